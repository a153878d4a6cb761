/** /forecasts/rss.xml: forecasts made, due and resolved, as RSS. */
import { feedRoute } from '../../queries/feed-routes.ts';

export const { GET } = feedRoute('/forecasts/', 'rss');
