/** Which files are pieces? `content/analysis/<slug>/index.mdx`, each with what lies beside it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../model/text.ts';
import type { PieceFile } from './read-piece.ts';

/** Folder of the pieces, from the project's root. */
export const PIECES = 'content/analysis';

/** Names of the images that a piece can show. */
const IMAGE = /\.(?:avif|gif|jpe?g|png|webp)$/i;

/** Slugs of all pieces under `root`, in order. */
export function pieceSlugs(root: string): string[] {
  const folder = join(root, PIECES);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, 'index.mdx')))
    .sort();
}

/** The piece of a slug as it lies on the disk. Throws when it is not there. */
export function pieceFile(root: string, slug: string): PieceFile {
  const folder = join(root, PIECES, slug);
  const files = filesBelow(folder).filter((name) => name !== 'index.mdx');
  return {
    file: `${PIECES}/${slug}/index.mdx`,
    slug,
    bytes: readFileSync(join(folder, 'index.mdx')),
    files,
    images: files
      .filter((name) => IMAGE.test(name))
      .map((name) => ({ name, digest: sha256(readFileSync(join(folder, name))) })),
  };
}

/** Paths of the files below a folder, in order; none where there is no such folder. */
export function filesBelow(folder: string, prefix = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(join(folder, prefix))
    .sort()
    .flatMap((name) => {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
    });
}
