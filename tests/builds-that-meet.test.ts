/** What becomes of builds that meet in one folder, or are ended? One makes the site; nothing is left behind; the last site stays. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import {
  lendBundle,
  ownEnvironment,
  runCli,
  runLong,
  scratchProject,
  soundPiece,
} from './scratch-project.ts';

/** A build takes longer where others run. */
const LONG = 300_000;
const lender = join(await builtSite('sound'), '..');
const root = scratchProject({ sound: soundPiece() });
lendBundle(lender, root);
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

test(
  'a document that no strict reader could parse is not served: its file and place are said, and the last site stays',
  () => {
    const before = readdirSync(join(root, 'dist'));
    const page = join(root, 'src/pages/broken.xml.ts');
    writeFileSync(page, "export const GET = () => new Response('<a>if (x[y[0]]>1)</a>');\n");
    const { status, output } = runCli(root, 'build');
    rmSync(page);
    expect(output.trim().split('\n').at(-1)).toBe(
      'Unexpected text in `broken.xml`, expected XML that can be parsed: 1:15: the string "]]>" is disallowed in char data, after `<a>if (x[y[0]]>`. Nothing was built; the last site stays.',
    );
    expect(status).toBe(1);
    expect(readdirSync(join(root, 'dist'))).toEqual(before);
    expect(leftovers()).toEqual([]);
  },
  LONG,
);

test.each(['#', '?', '"'])('a project whose path holds %s is refused in a sentence', (sign) => {
  const odd = scratchProject({ sound: soundPiece() }, {}, `.cache/a${sign}b`);
  try {
    const { status, output } = runCli(odd, 'build');
    expect(output.trim().split('\n').at(-1)).toBe(
      `Unexpected \`${sign}\` in the path of the project, \`${odd}\`, expected a folder without it: what bundles the pages cannot read it. Nothing was built; the last site stays.`,
    );
    expect(status).toBe(1);
  } finally {
    rmSync(join(odd, '..'), { recursive: true, force: true });
  }
});

test(
  'a project is built in folders with signs of addresses, spaces and letters of any script in their names',
  () => {
    const odd = scratchProject({ sound: soundPiece() }, {}, '.cache/a%20b/ä ö/日本');
    try {
      expect(runCli(odd, 'build').output).toMatch(/✔ \d+ pages built in dist/);
    } finally {
      rmSync(join(odd, '../../..'), { recursive: true, force: true });
    }
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
