/** /feed.json: every piece and material correction, as JSON Feed. */
import { feedRoute } from './_feed-routes.ts';

export const { GET } = feedRoute('/', 'json');
