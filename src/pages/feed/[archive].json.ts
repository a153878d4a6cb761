/** /feed/<n>.json: every piece and material correction, older items, as JSON Feed. */
import { archiveRoute } from '../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/', 'json');
