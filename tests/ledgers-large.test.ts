/** Do the ledgers hold at 300 pieces? Every figure against the files, no page too heavy. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectLedgers } from './expect-ledgers.ts';
import { MADE_DAY, MADE_EPOCH, madeSite } from './made-site.ts';
import { runCli, scratchProject } from './scratch-project.ts';

let root: string;

beforeAll(() => {
  root = scratchProject(madeSite(300, 500));
  writeFileSync(
    join(root, 'content/topics.yml'),
    ['ai-video', 'compute', 'unwritten']
      .map((id) => `${id}:\n  name: ${id}\n  description: What is written about ${id}.\n`)
      .join(''),
  );
  // Images for 300 pieces take longer than all their pages, and no ledger shows one.
  rmSync(join(root, 'src/pages/analysis/[slug]/share.png.ts'), { force: true });
  const { status, output } = runCli(root, 'build', [], { SOURCE_DATE_EPOCH: MADE_EPOCH });
  if (status !== 0) throw new Error(output);
}, 600_000);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('every figure on every ledger page agrees with the files', { timeout: 300_000 }, () => {
  expect.hasAssertions();
  expectLedgers(root, MADE_DAY);
});

test('no ledger page weighs more than 100 KB', () => {
  const heavy = [
    'ledger',
    'claims',
    'sources',
    'caveats',
    'forecasts',
    'corrections',
    'topics',
    'authors',
  ]
    .flatMap((room) => {
      const folder = join(root, 'dist', room);
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.html'))
        .map((file) => join(folder, file));
    })
    .filter((file) => gzipSync(readFileSync(file)).length > 100 * 1024);
  expect(heavy).toEqual([]);
});
