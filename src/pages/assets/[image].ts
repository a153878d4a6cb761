/** /assets/<name>: the images beside the pieces. */
import type { APIRoute } from 'astro';
import { publicationToday } from '../../queries/published.ts';
import { imageFiles } from '../../queries/served-images.ts';

export async function getStaticPaths() {
  const files = await imageFiles(await publicationToday());
  return files.map((file) => ({
    params: { image: decodeURIComponent(file.path.slice('/assets/'.length)) },
    props: file,
  }));
}

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props'];

export const GET: APIRoute<Props> = ({ props: { type, content } }) =>
  new Response(content, { headers: { 'Content-Type': type } });
