/** How do other generators make the same article into a page? Installed on demand, built out of the way. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const home = join(import.meta.dirname, 'peers');
export const peerPackages = join(home, 'node_modules');

/** Installs what `peers/package-lock.json` names, unless it is there. */
export function installPeers(): void {
  // npm writes this file when an install is whole.
  if (existsSync(join(peerPackages, '.package-lock.json'))) return;
  console.error('Installing the peers in bench/peers/ …');
  run('npm', ['ci'], home, 'inherit');
}

/** An article in Markdown: its first line is the title. */
export interface Article {
  title: string;
  description: string;
  text: string;
}

/**
 * Title, first paragraph and text of a piece as our site gives it in Markdown.
 *
 * Throws if the first line is no heading.
 */
export function parseArticle(markdown: string): Article {
  const [, title, text = ''] = /^# (.+)\n([\s\S]*)$/.exec(markdown) ?? [];
  if (title === undefined) throw new Error('The Markdown does not begin with its title');
  return { title, description: text.trim().split('\n', 1)[0] ?? '', text };
}

/** Builds the article with Eleventy into `out`, at `/article/`. */
export function buildWithEleventy(article: Article, out: string): void {
  inWorkshop('eleventy', (root) => {
    writePost(join(root, 'article.md'), { ...article, layout: 'post.njk' });
    run(process.execPath, [bin('@11ty/eleventy/cmd.cjs'), '--quiet', `--output=${out}`], root);
  });
}

/** Builds the article with Starlight into `out`, at `/article/`. */
export function buildWithStarlight(article: Article, out: string): void {
  inWorkshop('starlight', (root) => {
    writePost(join(root, 'src/content/docs/article.md'), article);
    run(process.execPath, [bin('astro/bin/astro.mjs'), 'build', '--outDir', out], root);
  });
}

const bin = (path: string) => join(peerPackages, path);

/** Calls `work` with a copy of the peer’s project that finds the peers’ packages, and removes it. */
function inWorkshop(peer: string, work: (root: string) => void): void {
  mkdirSync(join(home, '.cache'), { recursive: true });
  const root = mkdtempSync(join(home, '.cache', `${peer}-`));
  try {
    cpSync(join(home, peer), root, { recursive: true });
    work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** JSON is YAML, and escapes by itself. */
function writePost(file: string, { text, ...fields }: Article & { layout?: string }): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `---\n${JSON.stringify(fields)}\n---\n\n${text}`);
}

function run(
  command: string,
  args: string[],
  cwd: string,
  output: 'inherit' | 'pipe' = 'pipe',
): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', output, output],
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')}\n${error?.message ?? `${stdout}${stderr}`}`);
  }
}
