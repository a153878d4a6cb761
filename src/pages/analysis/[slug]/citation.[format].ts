/** /analysis/<slug>/citation.{bib,ris,json}: the piece as a reference, for reference managers. */
import type { PieceView } from '../../../publication/publication.ts';
import type { APIRoute } from 'astro';
import { pieceAsCsl } from '../../../formats/csl-json.ts';
import {
  referenceEndings,
  referenceFormats,
  type ReferenceEnding,
} from '../../../formats/reference-files.ts';
import { publicationToday } from '../../../queries/published.ts';

interface Props {
  view: PieceView;
  format: ReferenceEnding;
}

export async function getStaticPaths() {
  const { pieces } = await publicationToday();
  return [...pieces.values()].flatMap((view) =>
    referenceEndings.map((format) => ({
      params: { slug: view.manuscript.slug, format },
      props: { view, format },
    })),
  );
}

export const GET: APIRoute<Props> = ({ props: { view, format } }) => {
  const { type, write } = referenceFormats[format];
  return new Response(write([pieceAsCsl(view)]), {
    headers: { 'Content-Type': `${type}; charset=utf-8` },
  });
};
