/** /corrections/rss.xml: every correction, as RSS. */
import { feedRoute } from '../../queries/feed-routes.ts';

export const { GET } = feedRoute('/corrections/', 'rss');
