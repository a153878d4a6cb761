/** /authors/<id>/rss.xml: what one author publishes, as RSS. */
import { feedRoute } from '../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/authors/', 'rss');
