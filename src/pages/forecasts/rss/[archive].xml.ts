/** /forecasts/rss/<n>.xml: forecasts made, due and resolved, older items, as RSS. */
import { archiveRoute } from '../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/forecasts/', 'rss');
