/** /topics/<id>/feed.json: what is published on one topic, as JSON Feed. */
import { feedRoute } from '../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/topics/', 'json');
