/** /authors/<id>/atom.xml: what one author publishes, as Atom. */
import { feedRoute } from '../../_feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/authors/', 'atom');
