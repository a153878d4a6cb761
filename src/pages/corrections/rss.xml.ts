/** /corrections/rss.xml: every correction, as RSS. */
import { feedRoute } from '../_feed-routes.ts';

export const { GET } = feedRoute('/corrections/', 'rss');
