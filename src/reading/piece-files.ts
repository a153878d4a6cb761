/** Which files are pieces? `content/analysis/<slug>/index.mdx`, each with what lies beside it. */
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { compare } from '../model/order.ts';
import { sha256 } from '../model/text.ts';
import type { PieceFile } from './read-piece.ts';

/** Folder of the pieces, from the project's root. */
export const PIECES = 'content/analysis';

/** Names of the images that a piece can show. */
const IMAGE = /\.(?:avif|gif|jpe?g|png|webp)$/i;

/** What the name of a piece’s file is, letter for letter. */
const INDEX = 'index.mdx';

/** Slugs of all pieces under `root`, in order. */
export const pieceSlugs = (root: string): string[] =>
  entriesIn(join(root, PIECES))
    .filter(({ name, kind }) => {
      if (kind !== 'folder') return false;
      // Where disks know no case, `INDEX.mdx` answers to this name as well.
      return entriesIn(join(root, PIECES, name)).some(
        (entry) => entry.name === INDEX && entry.kind === 'file',
      );
    })
    .map(({ name }) => name);

/** The piece of a slug as it lies on the disk. Throws when it is not there. */
export function pieceFile(root: string, slug: string): PieceFile {
  const folder = join(root, PIECES, slug);
  const files = filesBelow(folder).filter((name) => name !== INDEX);
  return {
    file: `${PIECES}/${slug}/${INDEX}`,
    slug,
    bytes: readFileSync(join(folder, INDEX)),
    files,
    images: files
      .filter((name) => IMAGE.test(name))
      .map((name) => ({ name, digest: sha256(readFileSync(join(folder, name))) })),
  };
}

/** What lies in a folder. */
export interface Entry {
  name: string;
  /** What it is, or what a link to it leads to; `nowhere` for a link that leads nowhere or in a circle. */
  kind: 'file' | 'folder' | 'nowhere' | 'device';
}

/** What lies in a folder, in order of names; nothing where there is no such folder. */
export function entriesIn(folder: string): Entry[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({
      name: entry.name,
      kind: kindOf(entry.isSymbolicLink() ? behind(join(folder, entry.name)) : entry),
    }))
    .sort((a, b) => compare(a.name, b.name));
}

const kindOf = (is: Pick<Stats, 'isFile' | 'isDirectory'> | undefined): Entry['kind'] =>
  is === undefined ? 'nowhere' : is.isFile() ? 'file' : is.isDirectory() ? 'folder' : 'device';

/** What a link leads to; a folder that holds the link itself would have no end. */
function behind(path: string): Stats | undefined {
  try {
    const stat = statSync(path);
    const real = `${realpathSync(path)}${sep}`;
    return stat.isDirectory() && `${realpathSync(dirname(path))}${sep}`.startsWith(real)
      ? undefined
      : stat;
  } catch {
    return undefined;
  }
}

/** Paths of everything below a folder but folders, in order. */
export function entriesBelow(folder: string, prefix = ''): Entry[] {
  return entriesIn(join(folder, prefix)).flatMap(({ name, kind }) => {
    const path = prefix === '' ? name : `${prefix}/${name}`;
    return kind === 'folder' ? entriesBelow(folder, path) : [{ name: path, kind }];
  });
}

/** Paths of the files below a folder, in order; none where there is no such folder. */
export const filesBelow = (folder: string): string[] =>
  entriesBelow(folder)
    .filter(({ kind }) => kind === 'file')
    .map(({ name }) => name);

/** The bytes of a file, or why they cannot be read; undefined where there is none. Throws nothing, and waits for nothing. */
export function readWhole(path: string): { bytes: Uint8Array } | { fault: string } | undefined {
  try {
    const is = lstatSync(path, { throwIfNoEntry: false });
    if (!is) return undefined;
    const kind = kindOf(is.isSymbolicLink() ? behind(path) : is);
    if (kind !== 'file') return { fault: `Unexpected ${KINDS[kind]}, expected a file` };
    return { bytes: readFileSync(path) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = code === 'EACCES' ? 'you may not read it' : 'the disk does not hand it out';
    return { fault: `Unreadable file: ${why} (${code}), expected one that can be read` };
  }
}

/** What else than a file something is. */
export const KINDS: Record<Exclude<Entry['kind'], 'file'>, string> = {
  folder: 'folder',
  nowhere: 'link that leads nowhere',
  device: 'pipe or device',
};
