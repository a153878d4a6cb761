/** /topics/<id>/atom.xml: what is published on one topic, as Atom. */
import { feedRoute } from '../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = feedRoute('/topics/', 'atom');
