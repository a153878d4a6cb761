/** /analysis/<slug>/figures/<exhibit>.png: a chart of a piece, for where no SVG of ours can stand. */
import { exhibitsOf } from '../../../../exhibits/exhibit-of.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { exhibitImage } from '../../../../charts/exhibit-image.ts';
import type { Exhibit } from '../../../../exhibits/exhibit.ts';
import { publicationToday } from '../../../../queries/published.ts';

export async function getStaticPaths() {
  const { pieces, site } = await publicationToday();
  return [...pieces.values()].flatMap(({ manuscript: { slug, piece, prose } }) =>
    exhibitsOf(prose.elements, { boards: site.boards, piece })
      .filter(({ chart }) => chart)
      .map((exhibit) => ({ params: { slug, file: exhibit.id }, props: { exhibit } })),
  );
}

const require = createRequire(join(process.cwd(), 'package.json'));

/** Our data type, letters of Latin scripts. */
const fonts = (['latin', 'latin-ext'] as const).flatMap((letters) =>
  ([400, 600] as const).map((weight) => ({
    name: `Public Sans ${letters}`,
    weight,
    style: 'normal' as const,
    data: readFileSync(
      require.resolve(`@fontsource/public-sans/files/public-sans-${letters}-${weight}-normal.woff`),
    ),
  })),
);

export const GET: APIRoute<{ exhibit: Exhibit }> = async ({ props }) =>
  new Response((await exhibitImage(props.exhibit, fonts)) as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': 'image/png' },
  });
