/** /corrections/rss/<n>.xml: every correction, older items, as RSS. */
import { archiveRoute } from '../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/corrections/', 'rss');
