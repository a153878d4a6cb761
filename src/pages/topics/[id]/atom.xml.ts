/** /topics/<id>/atom.xml: what is published on one topic, as Atom. */
import { feedRoute } from '../../_feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/topics/', 'atom');
