/** /rss.xml: every piece and material correction, as RSS. */
import { feedRoute } from '../queries/feed-routes.ts';

export const { GET } = feedRoute('/', 'rss');
