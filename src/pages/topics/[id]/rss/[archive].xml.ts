/** /topics/<id>/rss/<n>.xml: what is published on one topic, older items, as RSS. */
import { archiveRoute } from '../../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/topics/', 'rss');
