/** /authors/<id>/rss/<n>.xml: what one author publishes, older items, as RSS. */
import { archiveRoute } from '../../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/authors/', 'rss');
