/** Who makes a site of the same words? Ours, and blogs as their makers set them up; each with its folder, its commands and its files. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { corpusOf, linkPackages, makeCorpus, release, writeMadePiece } from './corpus.ts';
import { PICTURE, type MadePiece } from './made-piece.ts';
import { installPeers, peerPackages } from './peers.ts';

export const contenderNames = ['ours', 'eleventy', 'astro', 'hugo'] as const;
export type ContenderName = (typeof contenderNames)[number];

export interface Contender {
  name: ContenderName;
  title: string;
  root: string;
  /** Folder of the built site, from `root`. */
  out: string;
  /** What a cold build does not find, from `root`; the built site too. */
  kept: readonly string[];
  build: readonly string[];
  dev: (port: number) => readonly string[];
  /** Checks the content without building it. */
  check?: readonly string[];
  /** Writes a piece, new or changed. */
  write: (piece: MadePiece) => void;
  /** Puts a piece on record where there is one, with the reason of a change. */
  release: (piece: MadePiece, reason?: string) => void;
  /** The style sheet that every page has. */
  style: string;
}

const node = (...words: string[]) => [process.execPath, ...words];
/** What `npm run` starts under a name, without the time that npm itself takes. */
const script = (name: 'build' | 'check'): string[] => {
  const { scripts } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
  ) as { scripts: Record<typeof name, string> };
  return node(...scripts[name].split(' ').slice(1));
};
const peers = join(import.meta.dirname, 'peers');

/** Hugo’s program, where the machine has it. */
const hugo = process.env.HUGO ?? 'hugo';

export const hasHugo = (): boolean => spawnSync(hugo, ['version']).status === 0;

/** Makes the project of a contender with `count` pieces in a new folder. */
export function makeContender(name: ContenderName, root: string, count: number): Contender {
  const contender = of[name](root);
  if (name === 'ours') makeCorpus(root, count);
  else {
    installPeers();
    cpSync(join(peers, `blog-${name}`), root, { recursive: true });
    cpSync(join(peers, 'eleventy/_includes/style.css'), join(root, contender.style));
    linkPackages(peerPackages, join(root, 'node_modules'));
    for (const piece of corpusOf(count)) contender.write(piece);
  }
  return contender;
}

const of: Record<ContenderName, (root: string) => Contender> = {
  ours: (root) => ({
    name: 'ours',
    title: 'ours',
    root,
    out: 'dist',
    kept: ['dist', '.cache', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    build: script('build'),
    dev: (port) => node('node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port)),
    check: script('check'),
    write: (piece) => writeMadePiece(root, piece),
    release: ({ slug }, reason) => {
      release(root, slug, ...(reason === undefined ? [] : ['--reason', reason]));
    },
    style: 'src/styles/base.css',
  }),
  eleventy: (root) => ({
    name: 'eleventy',
    title: 'Eleventy',
    root,
    out: 'dist',
    kept: ['dist', '.cache'],
    build: node('node_modules/@11ty/eleventy/cmd.cjs', '--quiet'),
    dev: (port) =>
      node('node_modules/@11ty/eleventy/cmd.cjs', '--quiet', '--serve', `--port=${port}`),
    write: (piece) =>
      writePost(join(root, 'content/analysis', piece.slug), 'index.md', piece, {
        layout: 'post.njk',
      }),
    release: nothing,
    style: '_includes/style.css',
  }),
  astro: (root) => ({
    name: 'astro',
    title: 'Astro blog',
    root,
    out: 'dist',
    kept: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    build: node('node_modules/astro/bin/astro.mjs', 'build'),
    dev: (port) => node('node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port)),
    write: (piece) => writePost(join(root, 'src/content/blog', piece.slug), 'index.mdx', piece, {}),
    release: nothing,
    style: 'src/style.css',
  }),
  hugo: (root) => ({
    name: 'hugo',
    title: 'Hugo',
    root,
    out: 'public',
    kept: ['public', 'resources', '.hugo_build.lock'],
    build: [hugo, '--quiet', '--cleanDestinationDir'],
    dev: (port) => [hugo, 'server', '--quiet', '--port', String(port)],
    write: (piece) => writePost(join(root, 'content/analysis', piece.slug), 'index.md', piece, {}),
    release: nothing,
    style: 'style.css',
  }),
};

function nothing(): void {
  // A blog has no record.
}

/** The words of a piece as a post: citations become links, and what no blog has is left out. JSON is YAML. */
function writePost(folder: string, file: string, piece: MadePiece, more: object): void {
  const { title, description, date, topics, sources, picture } = piece;
  const tags = file === 'index.md' && 'layout' in more ? [...topics, 'posts'] : topics;
  const front = JSON.stringify({ title, description, date, tags, ...more });
  const linked = (text: string) =>
    text.replace(
      /\[@s(\d)[^\]]*\]/g,
      (_, at: string) => `([${Number(at) + 1}](${sources[Number(at)]?.url ?? ''}))`,
    );
  const text = piece.blocks
    .filter((block) => !block.startsWith('<Timeline'))
    .map((block) =>
      block.startsWith('<Figure') ? block.replace(/<[^>]+>/g, '').trim() : linked(block),
    )
    .join('\n\n');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), `---\n${front}\n---\n\n${text}\n`);
  if (picture) writeFileSync(join(folder, PICTURE), picture);
}

/** Adds a rule that every page must carry afterwards. */
export function editStyle({ root, style }: Contender, mark: string): void {
  if (!existsSync(join(root, style))) throw new Error(`Missing \`${style}\` in ${root}`);
  appendFileSync(join(root, style), `\nbody { --${mark}: 1; }\n`);
}
