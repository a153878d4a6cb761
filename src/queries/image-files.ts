/** How do the images beside the pieces reach their addresses? Through one route for each ending. */
import type { APIRoute } from 'astro';
import { publicationToday } from './published.ts';
import { filesOf, type ImageFile } from './served-images.ts';

/** Routes of the files of images whose names end as those of a route do: `/assets/[name].png`. */
export async function getStaticPaths({ routePattern }: { routePattern: string }) {
  const ending = routePattern.slice(routePattern.lastIndexOf('.'));
  const { pieces } = await publicationToday();
  const files = new Map<string, ImageFile>();
  for (const { manuscript } of pieces.values()) {
    for (const { name, digest } of manuscript.images) {
      const { original, shown } = await filesOf(manuscript, name, digest);
      for (const file of [original, shown]) files.set(file.path, file);
    }
  }
  return [...files.values()]
    .filter(({ path }) => path.endsWith(ending))
    .map((file) => {
      const name = decodeURIComponent(file.path.slice('/assets/'.length, -ending.length));
      // The name changes with the bytes.
      return { params: { name }, props: { file }, cacheKey: file.path };
    });
}

export const GET: APIRoute<{ file: ImageFile }> = ({ props: { file } }) =>
  new Response(file.content, { headers: { 'Content-Type': file.type } });
