/** /topics/<id>/atom/<n>.xml: what is published on one topic, older items, as Atom. */
import { archiveRoute } from '../../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/topics/', 'atom');
