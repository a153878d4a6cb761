/** What was read of a file before? A piece is read again only when its file, the reader or its parsers have changed. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Root } from 'mdast';
import { masthead } from '../masthead.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { sha256 } from '../model/text.ts';
import { keepTrees } from './prose-tree.ts';
import { digestOf, readPieceWithTree, type PieceFile } from './read-piece.ts';
import { rememberIn, type Store } from './remembering.ts';

/** Rooms whose code decides how a file is read. */
const ROOMS = ['model', 'reading', 'boards', 'record'];

/** Folder of what was read, from the project’s root; it can be removed at any time. */
export const KEPT = '.cache/readings';

interface Kept<Value> {
  key: string;
  value: Value;
}

/**
 * A reader of pieces under `root` that remembers, here and on the disk, what it has read, and the trees of their prose
 * (`proseTree`); pages of our own and boards are remembered there as well. Whatever lies on the disk in another form is read anew, and so is everything where nothing can be
 * written.
 */
export function keptReadings(root: string): (file: PieceFile) => Manuscript {
  const reader = readerDigest(root);
  const keyOf = (digest: string) => sha256(`${reader} ${digest}`);
  const folder = join(root, KEPT);
  const known = new Map<string, Kept<Manuscript>>();
  rememberIn(storeIn(folder, root, keyOf));
  keepTrees(({ slug, digest }) => {
    const kept = keptAt<Root>(join(folder, `${slug}.tree.json`));
    return kept?.key === keyOf(digest) ? kept.value : undefined;
  });
  return (file) => {
    const { slug } = file;
    const key = keyOf(digestOf(file));
    const before = known.get(slug) ?? keptAt<Manuscript>(join(folder, `${slug}.json`));
    if (before?.key === key) {
      known.set(slug, before);
      return before.value;
    }
    const { manuscript, tree } = readPieceWithTree(file);
    const kept = { key, value: manuscript };
    known.set(slug, kept);
    keepAt(folder, `${slug}.json`, JSON.stringify(kept));
    keepAt(folder, `${slug}.tree.json`, JSON.stringify({ key, value: tree }, withoutPlaces));
    return manuscript;
  };
}

/** What is read of other files below `root`, each in a file that is named for it. */
function storeIn(folder: string, root: string, keyOf: (key: string) => string): Store {
  const fileOf = (name: string) => `${relative(root, name).split(sep).join('+')}.read.json`;
  return {
    find(name, key) {
      const kept = keptAt<unknown>(join(folder, fileOf(name)));
      return kept?.key === keyOf(key) ? kept.value : undefined;
    },
    keep(name, key, value) {
      keepAt(folder, fileOf(name), JSON.stringify({ key: keyOf(key), value }));
    },
  };
}

/** Places of nodes are most of a tree, and whoever shows it needs none. */
const withoutPlaces = (name: string, value: unknown): unknown =>
  name === 'position' || name === 'loc' || name === 'range' ? undefined : value;

/** What is kept in a file; undefined where there is none, or none that can be read. */
export function keptAt<Value>(path: string): Kept<Value> | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept<Value>;
  } catch (error) {
    // Half written when a machine went down, or not ours: it is read anew.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Keeps a text in a file, where that can be written. */
export function keepAt(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true });
    // Whole or not at all, as another process may read it now.
    writeFileSync(`${path}.${process.pid}`, text);
    renameSync(`${path}.${process.pid}`, path);
  } catch (error) {
    // A folder that cannot be written, or a full disk: the next one reads the piece again.
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'].includes(code)) throw error;
  }
}

/** Digest of everything but the file that decides what is read: our code, the parser packages, the language. */
export function readerDigest(root: string, rooms: readonly string[] = ROOMS): string {
  const hash = createHash('sha256').update(masthead.language);
  const lock = join(root, 'package-lock.json');
  if (existsSync(lock)) hash.update(readFileSync(lock));
  for (const room of rooms) {
    const folder = join(import.meta.dirname, '..', room);
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) {
        hash.update(`${room}/${name}\0`).update(readFileSync(join(folder, name)));
      }
    }
  }
  return hash.digest('hex');
}
