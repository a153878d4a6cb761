/** Which pages are there a piece? One a piece, handed its view and nothing that it could derive. */
import type { PieceView, Publication } from '../publication/publication.ts';
import { publicationToday } from './published.ts';

/** What a page of a piece is handed. */
export interface PieceRoute {
  view: PieceView;
  publication: Publication;
}

/** `getStaticPaths` of a route with the parameter `slug`. */
export async function pieceRoutes(): Promise<{ params: { slug: string }; props: PieceRoute }[]> {
  const publication = await publicationToday();
  return [...publication.pieces].map(([slug, view]) => ({
    params: { slug },
    props: { view, publication },
  }));
}
