/** /analysis/<slug>/sources.{bib,ris,json}: what the piece rests on, for reference managers. */
import type { PieceView } from '../../../publication/publication.ts';
import type { APIRoute } from 'astro';
import { toCslJson } from '../../../formats/csl-json.ts';
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
  return new Response(write(view.manuscript.piece.sources.map(toCslJson)), {
    headers: { 'Content-Type': `${type}; charset=utf-8` },
  });
};
