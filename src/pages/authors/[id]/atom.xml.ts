/** /authors/<id>/atom.xml: what one author publishes, as Atom. */
import { feedRoute } from '../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/authors/', 'atom');
