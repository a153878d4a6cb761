/** At which addresses does the site serve the images beside the pieces? Each under a name that changes with its bytes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { masthead } from '../masthead.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { keepAt, keptAt } from '../reading/kept-readings.ts';
import { PIECES } from '../reading/piece-files.ts';

/** An image as the site serves it. */
export interface ServedImage {
  /** Of the image as it lies beside the piece: for feeds and Markdown. */
  url: string;
  /** Media type, such as `image/png`. */
  type: string;
  bytes: number;
  /** Pixels. */
  width: number;
  height: number;
  /** Of the image as pages show it: as WebP, where that is smaller. */
  path: string;
}

/** A file of an image, and what stands in it. */
export interface ImageFile {
  path: string;
  type: string;
  content: Uint8Array<ArrayBuffer>;
}

/** The images beside a piece, by the names of their files. */
export async function servedImages(
  manuscript: Manuscript,
): Promise<ReadonlyMap<string, ServedImage>> {
  const images = manuscript.images.map(async ({ name, digest }) => {
    const { original, shown, width, height } = await filesOf(manuscript, name, digest);
    const { type, content, path } = original;
    const url = new URL(`${masthead.url}${path}`).href;
    return [name, { url, type, bytes: content.length, width, height, path: shown.path }] as const;
  });
  return new Map(await Promise.all(images));
}

const made = new Map<string, Promise<ImageFiles>>();

interface ImageFiles {
  original: ImageFile;
  shown: ImageFile;
  width: number;
  height: number;
}

/** The files in which an image is served, made once: as it lies beside the piece, and as pages show it, which may be the same. */
export function filesOf({ slug }: Manuscript, name: string, digest: string): Promise<ImageFiles> {
  const key = `${digest} ${slug}/${name}`;
  const known = made.get(key) ?? makeFiles(slug, name, digest);
  made.set(key, known);
  return known;
}

async function makeFiles(slug: string, name: string, digest: string): Promise<ImageFiles> {
  const bytes = new Uint8Array(readFileSync(join(process.cwd(), PIECES, slug, name)));
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1).toLowerCase();
  const stem = `/assets/${encodeURIComponent(name.slice(0, dot).split('/').at(-1) ?? '')}.${digest.slice(0, 8)}`;
  const type = `image/${ending === 'jpg' ? 'jpeg' : ending}`;
  const original: ImageFile = { path: `${stem}.${ending}`, type, content: bytes };
  const { width, height, webp } = await encoded(bytes, digest, SMALL.includes(ending));
  const shown = webp
    ? { path: `${stem}.webp`, type: 'image/webp', content: new Uint8Array(webp) }
    : original;
  return { original, width, height, shown };
}

/** Endings of images that pages show as they are. */
const SMALL = ['webp', 'avif'];

/** Folder of images as they were encoded, from the project’s root; it can be removed at any time. */
const KEPT = '.cache/images';

interface Encoded {
  /** Pixels of the image, or of its first frame. */
  width: number;
  height: number;
  /** As WebP, where that is smaller. */
  webp: Buffer | undefined;
}

/** An image as it was encoded before, by its digest; else encoded now, and kept. */
async function encoded(bytes: Uint8Array, digest: string, isSmall: boolean): Promise<Encoded> {
  const folder = join(process.cwd(), KEPT);
  const key = JSON.stringify(sharp.versions);
  const kept = keptAt<Omit<Encoded, 'webp'> & { webp?: string }>(join(folder, `${digest}.json`));
  if (kept?.key === key) {
    const { webp, ...size } = kept.value;
    return { ...size, webp: webp === undefined ? undefined : Buffer.from(webp, 'base64') };
  }
  const image = sharp(bytes, { animated: true });
  const { width, height, pageHeight = height } = await image.metadata();
  const other = isSmall ? bytes : await image.webp().toBuffer();
  const webp = other instanceof Buffer && other.length < bytes.length ? other : undefined;
  const value = { width, height: pageHeight, webp: webp?.toString('base64') };
  keepAt(folder, `${digest}.json`, JSON.stringify({ key, value }));
  return { width, height: pageHeight, webp };
}
