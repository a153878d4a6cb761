/** At which addresses does the site serve the images beside the pieces? */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImageMetadata } from 'astro';
import { masthead } from '../masthead.ts';
import type { ImagesBySlug } from './feeds.ts';

const imageFiles = import.meta.glob<ImageMetadata>(
  '/content/analysis/*/*.{avif,gif,jpeg,jpg,png,webp}',
  { import: 'default' },
);

/** Images beside the pieces as the site serves them: slug → name of the file → image. */
export async function servedImages(slugs: readonly string[]): Promise<ImagesBySlug> {
  const images = new Map(slugs.map((slug) => [slug, new Map()]));
  for (const [path, load] of Object.entries(imageFiles)) {
    const ofPiece = images.get(path.split('/').at(-2) ?? '');
    if (!ofPiece) continue;
    const { src, format, width, height } = await load();
    ofPiece.set(basename(path), {
      url: new URL(src, `${masthead.url}/`).href,
      type: `image/${format === 'jpg' ? 'jpeg' : format}`,
      bytes: statSync(join(process.cwd(), path)).size,
      width,
      height,
    });
  }
  return images;
}
