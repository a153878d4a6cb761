/** /rss/<n>.xml: every piece and material correction, older items, as RSS. */
import { archiveRoute } from '../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/', 'rss');
