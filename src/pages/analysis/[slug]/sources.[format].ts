/** /analysis/<slug>/sources.{bib,ris,json}: what the piece rests on, for reference managers. */
import type { APIRoute } from 'astro';
import { toCslJson } from '../../../formats/csl-json.ts';
import {
  referenceEndings,
  referenceFormats,
  type ReferenceEnding,
} from '../../../formats/reference-files.ts';
import { buildDay } from '../../../model/date.ts';
import { publishedPieces, type PublishedPiece } from '../../../queries/published.ts';

interface Props {
  published: PublishedPiece;
  format: ReferenceEnding;
}

export async function getStaticPaths() {
  const pieces = await publishedPieces(buildDay(process.env.SOURCE_DATE_EPOCH, new Date()));
  return pieces.flatMap((published) =>
    referenceEndings.map((format) => ({
      params: { slug: published.slug, format },
      props: { published, format },
    })),
  );
}

export const GET: APIRoute<Props> = ({ props: { published, format } }) => {
  const { type, write } = referenceFormats[format];
  return new Response(write(published.piece.sources.map(toCslJson)), {
    headers: { 'Content-Type': `${type}; charset=utf-8` },
  });
};
