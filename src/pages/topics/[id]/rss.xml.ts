/** /topics/<id>/rss.xml: what is published on one topic, as RSS. */
import { feedRoute } from '../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/topics/', 'rss');
