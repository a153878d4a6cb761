/** /atom.xml: every piece and material correction, as Atom. */
import { feedRoute } from '../queries/feed-routes.ts';

export const { GET } = feedRoute('/', 'atom');
