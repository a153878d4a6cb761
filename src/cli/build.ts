/** `npm run build`: does the content hold? Then the site is made whole beside the old one, and takes its place. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { masthead } from '../masthead.ts';
import { leanPages } from '../building/lean-pages.ts';
import { writeSearchIndex } from '../building/search-index.ts';
import { settleDay } from '../today.ts';
import { command, main } from './command.ts';

const root = process.cwd();
const next = join(root, '.cache/next');
const dist = join(root, 'dist');
const old = join(root, '.cache/old');

/** Runs a program of ours with this Node; its output is shown at once, or only when it fails. */
function run(script: string, args: string[], output: 'inherit' | 'pipe'): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', output, output],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0 && output === 'pipe') process.stderr.write(`${stdout}${stderr}`);
  return status === 0;
}

async function build(): Promise<boolean> {
  if (!run(join(import.meta.dirname, 'check.ts'), [], 'inherit')) return false;
  rmSync(next, { recursive: true, force: true });
  const astro = join(fileURLToPath(import.meta.resolve('astro/package.json')), '../bin/astro.mjs');
  if (!run(astro, ['build', '--outDir', next], 'pipe')) return false;
  leanPages(next);
  await writeSearchIndex(next, masthead.language);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(next, dist);
  rmSync(old, { recursive: true, force: true });
  const pages = readdirSync(dist, { recursive: true }).filter((file) =>
    String(file).endsWith('.html'),
  );
  console.error(`✔ ${pages.length} pages built in dist/`);
  return true;
}

export const buildCommand = command({
  name: 'build',
  about:
    'Checks the content and builds the site into `dist/`, where the last good one stays until then.',
  options: {},
  run: async () => {
    settleDay();
    return (await build()) ? 0 : 1;
  },
});

if (import.meta.main) await main(buildCommand);
