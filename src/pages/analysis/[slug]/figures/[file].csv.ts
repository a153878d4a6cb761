/** /analysis/<slug>/figures/<exhibit>.csv: the data behind a chart of a piece. */
import { exhibitsOf } from '../../../../exhibits/exhibit-of.ts';
import type { APIRoute } from 'astro';
import type { Exhibit } from '../../../../exhibits/exhibit.ts';
import { toCsv } from '../../../../formats/csv.ts';
import { publicationToday } from '../../../../queries/published.ts';

export async function getStaticPaths() {
  const { pieces, site } = await publicationToday();
  return [...pieces.values()].flatMap(({ manuscript: { slug, piece, prose } }) =>
    exhibitsOf(prose.elements, { boards: site.boards, piece }).map((exhibit) => ({
      params: { slug, file: exhibit.id },
      props: { exhibit },
    })),
  );
}

export const GET: APIRoute<{ exhibit: Exhibit }> = ({ props }) => {
  const { header, rows } = props.exhibit.data;
  return new Response(toCsv(header, rows), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present' },
  });
};
