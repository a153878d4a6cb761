/** /analysis/<slug>.md: one piece with its evidence, as Markdown. */
import type { APIRoute } from 'astro';
import { formattedCitation } from '../../formats/formatted-citation.ts';
import { pieceAsCsl } from '../../formats/csl-json.ts';
import { servedImages } from '../../queries/feed-routes.ts';
import { pieceRoutes, type PieceRoute } from '../../queries/piece-routes.ts';
import { toPieceMarkdown } from '../../rendering/piece-markdown.ts';

export const getStaticPaths = pieceRoutes;

export const GET: APIRoute<PieceRoute> = async ({ props: { view, publication } }) => {
  const { slug } = view.manuscript;
  const markdown = toPieceMarkdown(view, publication, {
    reference: formattedCitation(pieceAsCsl(view)),
    images: (await servedImages([slug])).get(slug),
  });
  return new Response(markdown, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
