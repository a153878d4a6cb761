/** /forecasts/rss.xml: forecasts made, due and resolved, as RSS. */
import { feedRoute } from '../_feed-routes.ts';

export const { GET } = feedRoute('/forecasts/', 'rss');
