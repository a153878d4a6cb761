/** `npm run build`: does the content hold? Then the site is made whole beside the old one, and takes its place. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { masthead } from '../masthead.ts';
import { BuildIsHeld } from '../building/build-lock.ts';
import { inBuildFolder, type BuildFolder } from '../building/in-build-folder.ts';
import { leanPages } from '../building/lean-pages.ts';
import { countPages, UnfitSite } from '../building/put-in-place.ts';
import { writeSearchIndex } from '../building/search-index.ts';
import { settleDay } from '../today.ts';
import { command, Failure, main, sentenceOf, type World } from './command.ts';

/** The site is made, and takes its place. False where the content does not hold, or what we ran has said why not. */
async function build({ root, err }: World, { next, signal, putInPlace }: BuildFolder) {
  const run = (script: string, args: string[], output: 'inherit' | 'pipe') =>
    runNode(root, [script, ...args], output, signal);
  if (!(await run(join(import.meta.dirname, 'check.ts'), [], 'inherit'))) return false;
  const astro = join(fileURLToPath(import.meta.resolve('astro/package.json')), '../bin/astro.mjs');
  if (!(await run(astro, ['build', '--outDir', next], 'pipe'))) return false;
  leanPages(next);
  await writeSearchIndex(next, masthead.language);
  const pages = countPages(next);
  if (signal.aborted) return false;
  putInPlace();
  err(`✔ ${pages} pages built in dist/`);
  return true;
}

/**
 * Runs a program of ours with this Node; its output is shown at once, or only when it fails. Throws a `Failure` where
 * it could not write.
 */
async function runNode(
  root: string,
  args: string[],
  output: 'inherit' | 'pipe',
  signal: AbortSignal,
): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', output, output],
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  signal.addEventListener('abort', () => child.kill());
  const [stdout, stderr, status] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    }),
  ]);
  if (status === 0) return true;
  if (signal.aborted) return false;
  const said = `${stdout}${stderr}`;
  const reason = unwritable(said, root);
  if (reason !== undefined) throw new Failure(reason);
  process.stderr.write(said);
  return false;
}

/** Why a program could not write, from what it said: in the words of Node, or of the system. */
function unwritable(said: string, root: string): string | undefined {
  const [, reason] =
    /\b(no space left on device|disk quota exceeded|read-only file system)\b/i.exec(said) ?? [];
  if (reason !== undefined) return `Cannot write the site: ${reason.toLowerCase()}`;
  const [message, code, syscall, path] =
    /\b(EACCES|EPERM): [^,\n]+, (\w+)(?: '([^'\n]+)')?/.exec(said) ?? [];
  if (message === undefined) return undefined;
  return sentenceOf(Object.assign(new Error(message), { code, syscall, path }), root);
}

export const buildCommand = command({
  name: 'build',
  about:
    'Checks the content and builds the site into `dist/`, where the last good one stays until then.',
  options: {},
  run: async (_call, world) => {
    settleDay();
    try {
      return (await inBuildFolder(world.root, (folder) => build(world, folder))) ? 0 : 1;
    } catch (error) {
      const isTold = error instanceof BuildIsHeld || error instanceof UnfitSite;
      const sentence = isTold
        ? error.message
        : (sentenceOf(error, world.root) ?? unwritable(String(error), world.root));
      if (sentence === undefined) throw error;
      throw new Failure(`${sentence}. Nothing was built; the last site stays.`);
    }
  },
});

if (import.meta.main) await main(buildCommand);
