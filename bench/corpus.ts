/** `node bench/corpus.ts <folder> <n>`: how does the project stand with n made pieces? A copy that builds, on record up to its newest piece. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import {
  authorId,
  authorName,
  authorsOf,
  madePiece,
  PICTURE,
  topicId,
  topicNouns,
  topicsOf,
  type MadePiece,
} from './made-piece.ts';

const project = join(import.meta.dirname, '..');
const COPIED = 'src public astro.config.mjs package.json package-lock.json tsconfig.json'.split(
  ' ',
);

/** The day on which the made pieces go on record, in seconds since 1970; it is past when anybody measures. */
export const RELEASED = String(Date.parse('2026-11-21') / 1000);

/** The pieces of a corpus, the oldest first. */
export const corpusOf = (count: number): MadePiece[] =>
  Array.from({ length: count }, (_, n) => madePiece(n, count));

/** The file of a piece. */
export const textOfPiece = ({ frontmatter, blocks }: MadePiece): string =>
  `---\n${frontmatter}\n---\n\n${blocks.join('\n\n')}\n`;

/** Writes `content/analysis/<slug>/` below `root`. */
export function writeMadePiece(root: string, piece: MadePiece): void {
  const folder = join(root, 'content/analysis', piece.slug);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.mdx'), textOfPiece(piece));
  if (piece.picture) writeFileSync(join(folder, PICTURE), piece.picture);
}

/**
 * Makes a project with `count` made pieces in a folder that is new or empty: source, configuration and masthead are
 * ours, packages are linked, boards and own pages stay. All but the newest piece
 * are on record, so that a change of that one needs no reason. Throws with what was said where the pieces cannot be released.
 */
export function makeCorpus(root: string, count: number): void {
  if (existsSync(root) && readdirSync(root).length > 0) {
    throw new Error(`Unexpected files in \`${root}\`, expected a folder that is new or empty`);
  }
  for (const name of COPIED) cpSync(join(project, name), join(root, name), { recursive: true });
  linkPackages(join(project, 'node_modules'), join(root, 'node_modules'));
  const newest = madePiece(count - 1, count);
  writeCorpus(root, count);
  rmSync(join(root, 'content/analysis', newest.slug), { recursive: true });
  release(root);
  writeMadePiece(root, newest);
}

/** Writes `count` made pieces, who writes them and of what, with our boards and own pages, below `root/content`. */
export function writeCorpus(root: string, count: number): void {
  const content = join(root, 'content');
  for (const name of ['pages', 'leaderboards']) {
    cpSync(join(project, 'content', name), join(content, name), { recursive: true });
  }
  writeNames(content, count);
  for (const piece of corpusOf(count)) writeMadePiece(root, piece);
}

/** Links each package by itself: `node_modules` holds what tools keep there, and no two projects may share that. */
export function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from)) {
    if (entry.startsWith('.') && entry !== '.bin') continue;
    if (entry.startsWith('@')) linkPackages(join(from, entry), join(to, entry));
    else symlinkSync(join(from, entry), join(to, entry), 'junction');
  }
}

function writeNames(content: string, count: number): void {
  const yaml = (entries: [string, object][]) =>
    entries.map(([id, entry]) => `${id}: ${JSON.stringify(entry)}\n`).join('');
  const topics = Array.from({ length: topicsOf(count) }, (_, at): [string, object] => {
    const [first, second, third] = topicNouns(at);
    const name = `The ${first} and the ${second}`;
    return [topicId(at), { name, description: `Of the ${first}, the ${second} and the ${third}.` }];
  });
  const authors = Array.from({ length: authorsOf(count) }, (_, at): [string, object] => [
    authorId(at),
    { name: authorName(at), interests: [] },
  ]);
  writeFileSync(join(content, 'topics.yml'), yaml(topics));
  writeFileSync(join(content, 'authors.yml'), yaml(authors));
}

/** Puts pieces of a corpus on record: those that are new, or one that says nothing of why it changed. */
export function release(root: string, ...words: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/release.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    env: { ...process.env, SOURCE_DATE_EPOCH: RELEASED },
  });
  if (status !== 0) throw new Error(`The made pieces cannot be released.\n${stderr.slice(-4000)}`);
}

if (import.meta.main) {
  const [folder, count] = process.argv.slice(2);
  if (folder === undefined || !/^[1-9]\d*$/.test(count ?? '')) {
    console.error(
      'Missing words, expected a new folder and a number of pieces: `node bench/corpus.ts /tmp/thousand 1000`',
    );
    process.exit(2);
  }
  const root = resolve(folder);
  try {
    makeCorpus(root, Number(count));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
  console.error(`✔ ${count} made pieces in ${root}: run \`npm run build\` there`);
}
