/** /topics/<id>/feed/<n>.json: what is published on one topic, older items, as JSON Feed. */
import { archiveRoute } from '../../../../queries/feed-routes.ts';

export const { getStaticPaths, GET } = archiveRoute('/topics/', 'json');
