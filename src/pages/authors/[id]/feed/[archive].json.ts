/** /authors/<id>/feed/<n>.json: what one author publishes, older items, as JSON Feed. */
import { archiveRoute } from '../../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/authors/', 'json');
