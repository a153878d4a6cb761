/** /feed.json: every piece and material correction, as JSON Feed. */
import { feedRoute } from '../queries/feed-routes.ts';

export const { GET } = feedRoute('/', 'json');
