/** /analysis/<slug>/citation.{bib,ris,json}: the piece as a reference, for reference managers. */
import type { APIRoute } from 'astro';
import { toBibtex } from '../../../formats/bibtex.ts';
import { pieceAsCsl, type CslItem } from '../../../formats/csl-json.ts';
import { toRis } from '../../../formats/ris.ts';
import { buildDay } from '../../../model/date.ts';
import { publication } from '../../../publication.ts';
import { publishedPieces, type PublishedPiece } from '../../../queries.ts';

const formats: Record<string, { type: string; write: (items: CslItem[]) => string }> = {
  bib: { type: 'application/x-bibtex', write: toBibtex },
  ris: { type: 'application/x-research-info-systems', write: toRis },
  json: {
    type: 'application/vnd.citationstyles.csl+json',
    write: (items) => JSON.stringify(items, null, 2),
  },
};

export async function getStaticPaths() {
  const pieces = await publishedPieces(buildDay(process.env.SOURCE_DATE_EPOCH, new Date()));
  return pieces.flatMap((published) =>
    Object.keys(formats).map((format) => ({
      params: { slug: published.slug, format },
      props: { published },
    })),
  );
}

export const GET: APIRoute<{ published: PublishedPiece }> = ({ props, params }) => {
  const { piece, path, authors } = props.published;
  const format = formats[params.format ?? ''];
  if (!format) return new Response(null, { status: 404 });
  const item = pieceAsCsl({
    piece,
    url: `${publication.url}${path}`,
    publicationName: publication.name,
    authors,
  });
  return new Response(format.write([item]), {
    headers: { 'Content-Type': `${format.type}; charset=utf-8` },
  });
};
