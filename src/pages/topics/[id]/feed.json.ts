/** /topics/<id>/feed.json: what is published on one topic, as JSON Feed. */
import { feedRoute } from '../../_feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/topics/', 'json');
