/** How long does the check take over 1,000 pieces, beside remark-lint with its recommended preset over the same files? */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeCorpus } from './corpus.ts';

const PIECES = Number(process.argv[2] ?? 1000);
const RUNS = 3;
const project = join(import.meta.dirname, '..');
mkdirSync(join(project, '.cache'), { recursive: true });
const root = mkdtempSync(join(project, '.cache/bench-'));

/** Wall-clock seconds of a command, the least of several runs. */
function seconds(script: string, args: string[]): number {
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1024 ** 3,
    });
    if (status !== 0) throw new Error(stderr.slice(-2000));
    return (performance.now() - start) / 1000;
  });
  return Math.min(...runs);
}

try {
  cpSync(join(project, 'src/pages'), join(root, 'src/pages'), { recursive: true });
  writeCorpus(root, PIECES);
  const ours = seconds(join(project, 'src/cli/check.ts'), []);
  const lint = seconds(join(project, 'node_modules/remark-cli/cli.js'), [
    '--quiet',
    '--no-stdout',
    '--ext',
    'mdx',
    ...['remark-frontmatter', 'remark-gfm', 'remark-mdx', 'remark-preset-lint-recommended'].flatMap(
      (plugin) => ['--use', plugin],
    ),
    'content/analysis',
  ]);
  console.log(
    `check of ${PIECES} pieces: ${ours.toFixed(1)} s; remark-lint: ${lint.toFixed(1)} s; ratio ${(ours / lint).toFixed(2)}`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
