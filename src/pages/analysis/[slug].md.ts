/** /analysis/<slug>.md: one piece with its evidence, as Markdown. */
import type { APIRoute } from 'astro';
import { formattedCitation } from '../../formats/formatted-citation.ts';
import { pieceAsCsl } from '../../formats/csl-json.ts';
import { servedImages } from '../../queries/served-images.ts';
import { markdownFiles } from '../../publication/file-routes.ts';
import { ownRoutesOf } from '../../queries/published.ts';
import { toPieceMarkdown } from '../../rendering/piece-markdown.ts';

export const getStaticPaths = ownRoutesOf(markdownFiles);

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props'];

export const GET: APIRoute<Props> = async ({ props: { view, publication } }) => {
  const markdown = toPieceMarkdown(view, publication, {
    reference: formattedCitation(pieceAsCsl(view)),
    images: await servedImages(view.manuscript),
  });
  return new Response(markdown, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
