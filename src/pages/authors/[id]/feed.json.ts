/** /authors/<id>/feed.json: what one author publishes, as JSON Feed. */
import { feedRoute } from '../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/authors/', 'json');
