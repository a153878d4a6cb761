/** What becomes of builds that meet in one folder, or are ended? One makes the site; nothing is left behind; the last site stays. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { ownEnvironment, runCli, runLong, scratchProject, soundPiece } from './scratch-project.ts';

/** A build takes longer where others run. */
const LONG = 300_000;
const root = scratchProject({ sound: soundPiece() });
const cache = join(root, '.cache');
const leftovers = () => readdirSync(cache).filter((name) => name.startsWith('build'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Begins a build and ends it by a signal while it makes the site. */
async function endedBuild(signal: NodeJS.Signals) {
  const child = spawn(process.execPath, [join(root, 'src/cli/build.ts')], {
    cwd: root,
    // With all that it starts, as a machine does that goes down.
    detached: signal === 'SIGKILL',
    stdio: 'ignore',
    env: ownEnvironment(),
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('close', (_code, by) => resolve(by));
  });
  while (!existsSync(cache) || !leftovers().some((name) => existsSync(join(cache, name, 'next')))) {
    if (child.exitCode !== null) throw new Error('The build ended by itself');
    await setTimeout(20);
  }
  process.kill(signal === 'SIGKILL' ? -(child.pid ?? 0) : (child.pid ?? 0), signal);
  return ended;
}

test(
  'a build that is asked to end leaves nothing behind',
  async () => {
    expect(await endedBuild('SIGTERM')).toBe('SIGTERM');
    expect(leftovers()).toEqual([]);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  },
  LONG,
);

test(
  'after a build that was killed, of two at once one makes the site and the other says who does',
  async () => {
    await endedBuild('SIGKILL');
    expect(leftovers().sort()).toEqual([expect.stringMatching(/^build-/), 'build.lock']);
    const runs = await Promise.all([runLong(root, 'build'), runLong(root, 'build')]);
    const [made, refused] = runs.toSorted((a, b) => (a.status ?? 9) - (b.status ?? 9));
    expect(made?.status).toBe(0);
    expect(made?.output).toMatch(/✔ \d\d+ pages built in dist\//);
    expect(refused?.status).toBe(1);
    expect(refused?.output.trim()).toMatch(
      /^(Process \d+ on `.+` has been building in this folder since|Another build has just begun in this folder).+ Nothing was built; the last site stays\.$/,
    );
    expect(existsSync(join(root, 'dist/index.html'))).toBe(true);
    expect(leftovers()).toEqual([]);
  },
  LONG,
);

test('a build that cannot write says so in a sentence', () => {
  rmSync(cache, { recursive: true });
  writeFileSync(cache, 'a file in the place of the folder');
  const { status, output } = runCli(root, 'build');
  expect(output.trim()).toMatch(/^Cannot mkdir `\.cache`: [^\n]+ the last site stays\.$/);
  expect(status).toBe(1);
  expect(existsSync(join(root, 'dist/index.html'))).toBe(true);
});
