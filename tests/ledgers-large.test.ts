/** Do the ledgers hold at 300 pieces? Every figure against the files, no page too heavy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { expectLedgers } from './expect-ledgers.ts';
import { MADE_DAY } from './made-site.ts';

const site = await builtSite('large');

test('every figure on every ledger page agrees with the files', () => {
  expect.hasAssertions();
  expectLedgers(join(site, '..'), MADE_DAY);
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
      const folder = join(site, room);
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.html'))
        .map((file) => join(folder, file));
    })
    .filter((file) => gzipSync(readFileSync(file)).length > 100 * 1024);
  expect(heavy).toEqual([]);
});
