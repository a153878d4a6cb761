/** /analysis/<slug>/citation.{bib,ris,json}: the piece as a reference, for reference managers. */
import type { APIRoute } from 'astro';
import { pieceAsCsl } from '../../../formats/csl-json.ts';
import {
  referenceEndings,
  referenceFormats,
  type ReferenceEnding,
} from '../../../formats/reference-files.ts';
import { buildDay } from '../../../model/date.ts';
import { masthead } from '../../../masthead.ts';
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
  const { piece, path, authors } = published;
  const { type, write } = referenceFormats[format];
  const item = pieceAsCsl({
    piece,
    url: `${masthead.url}${path}`,
    publicationName: masthead.name,
    authors,
  });
  return new Response(write([item]), { headers: { 'Content-Type': `${type}; charset=utf-8` } });
};
