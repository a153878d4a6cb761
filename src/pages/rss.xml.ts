/** /rss.xml: every piece and material correction, as RSS. */
import { feedRoute } from './_feed-routes.ts';

export const { GET } = feedRoute('/', 'rss');
