/** A copy of the project in a folder of its own, whose content a test may change and whose site it may build. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';

const project = join(import.meta.dirname, '..');
const COPIED = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** Content of a publication that is not ours: path below `content/` → file. */
export type Files = Record<string, string | Uint8Array>;

/** Who writes and of what, where a test does not say otherwise. */
const AUTHORS_AND_TOPICS: Files = {
  'authors.yml': 'staff: { name: The staff, kind: organization, interests: [] }\n',
  'topics.yml': 'ai-video: { name: AI video, description: Models that make moving pictures. }\n',
};

/**
 * Copies the project below `.cache/`, where Node still finds its packages. With `pieces` (slug → file) and `files`
 * those are its whole content; without, it is what this publication has. The caller removes the folder.
 */
export function scratchProject(pieces?: Files, files: Files = {}, below = '.cache'): string {
  mkdirSync(join(project, below), { recursive: true });
  const root = mkdtempSync(join(project, below, 'scratch-'));
  for (const name of COPIED) cpSync(join(project, name), join(root, name), { recursive: true });
  if (pieces) {
    // What a publication says of itself is no matter of its pieces.
    cpSync(join(project, 'content/pages'), join(root, 'content/pages'), { recursive: true });
    writeContent(root, pieces, files);
  } else cpSync(join(project, 'content'), join(root, 'content'), { recursive: true });
  return root;
}

/** A folder with that content alone: enough for the check and for a release. The caller removes it. */
export function scratchContent(pieces: Files = {}, files: Files = {}): string {
  mkdirSync(join(project, '.cache'), { recursive: true });
  const root = mkdtempSync(join(project, '.cache/content-'));
  writeContent(root, pieces, files);
  return root;
}

function writeContent(root: string, pieces: Files, files: Files): void {
  for (const [path, file] of Object.entries({ ...AUTHORS_AND_TOPICS, ...files })) {
    write(join(root, 'content', path), file);
  }
  mkdirSync(join(root, 'content/analysis'), { recursive: true });
  for (const [slug, file] of Object.entries(pieces)) writePiece(root, slug, file);
}

/** Writes `content/analysis/<slug>/index.mdx`. */
export function writePiece(root: string, slug: string, file: string | Uint8Array): void {
  write(join(root, 'content/analysis', slug, 'index.mdx'), file);
}

function write(path: string, file: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file);
}

/** Ids of all who write and of all that is written about in a project. */
export function authorsAndTopics(root: string): { authors: string[]; topics: string[] } {
  const idsIn = (file: string) =>
    Object.keys(parse(readFileSync(join(root, 'content', file), 'utf8')) as object);
  return { authors: idsIn('authors.yml'), topics: idsIn('topics.yml') };
}

export interface Run {
  status: number | null;
  /** All it printed. */
  output: string;
}

/** Runs one of our commands in a project, as `npm run` does. */
export function runCli(
  root: string,
  command: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, commandLine(root, command, args), {
    cwd: root,
    encoding: 'utf8',
    env: { ...ownEnvironment(), NO_COLOR: '1', ...env },
  });
  return { status, output: `${stdout}${stderr}` };
}

/** The same for a command that takes long, while others may work. */
export const runLong = (
  root: string,
  command: string,
  env: Record<string, string> = {},
): Promise<Run> => runNode(root, commandLine(root, command, []), env);

/** Runs Astro itself, without our commands. */
export const runAstro = (root: string, ...args: string[]): Promise<Run> =>
  runNode(root, [join(project, 'node_modules/astro/bin/astro.mjs'), ...args], {
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  });

/** Runs some files of tests of one kind in a project of its own. */
export const runVitest = (
  root: string,
  kind: 'units' | 'site',
  files: readonly string[],
): Promise<Run> => {
  const vitest = join(project, 'node_modules/vitest/vitest.mjs');
  return runNode(root, [vitest, 'run', '--project', kind, ...files]);
};

async function runNode(
  root: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Run> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ownEnvironment(), NO_COLOR: '1', ...env },
  });
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { status, output: `${stdout}${stderr}` };
}

const commandLine = (root: string, command: string, args: string[]) => [
  join(root, 'src/cli', `${command}.ts`),
  ...args,
];

/** The environment without the test runner’s own words, by which Astro and Vite would act otherwise. */
export function ownEnvironment(): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|VITE_|NODE_ENV$|TEST$|DEV$|PROD$|MODE$|SSR$)/.test(name),
  );
  // What Node has compiled of the packages serves every copy of the project.
  return { NODE_COMPILE_CACHE: join(project, '.cache/compiled'), ...Object.fromEntries(own) };
}

/**
 * Hands a project the bundle that another made of the same code, as each takes fourteen seconds to make. Where the
 * code of the two differs, a build makes its own.
 */
export function lendBundle(from: string, to: string): void {
  cpSync(join(from, '.cache/bundle'), join(to, '.cache/bundle'), { recursive: true });
}

/** A sound piece: the smallest that may be published, with `frontmatter` lines added and `prose` in its text. */
export function soundPiece({
  title = 'A sound piece',
  frontmatter = '',
  prose = 'The model ranks second [@report].',
} = {}): string {
  return `---
title: ${JSON.stringify(title)}
description: "A piece that keeps every promise, so that a test can break just one of them."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: report, title: "A report", container-title: A paper, URL: "https://example.org/report", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
${frontmatter}---

${prose}
`;
}
