/** /atom/<n>.xml: every piece and material correction, older items, as Atom. */
import { archiveRoute } from '../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/', 'atom');
