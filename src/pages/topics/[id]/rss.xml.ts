/** /topics/<id>/rss.xml: what is published on one topic, as RSS. */
import { feedRoute } from '../../_feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/topics/', 'rss');
