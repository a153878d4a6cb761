/** Do the ledgers say what the pieces say? Every figure against a count made from the files. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { expectLedgers } from './expect-ledgers.ts';

const site = await builtSite('own');
const today = new Date(
  process.env.SOURCE_DATE_EPOCH ? Number(process.env.SOURCE_DATE_EPOCH) * 1000 : Date.now(),
)
  .toISOString()
  .slice(0, 10);

test('every figure on every ledger page of this site agrees with its files', () => {
  expect.hasAssertions();
  expectLedgers(join(site, '..'), today);
});
