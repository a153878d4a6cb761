/** /authors/<id>/atom/<n>.xml: what one author publishes, older items, as Atom. */
import { archiveRoute } from '../../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/authors/', 'atom');
