/** Do our heaviest pieces keep their budgets, those beyond that of every piece? Bytes as they travel, compressed with gzip. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { kinds } from '../budgets.ts';
import { builtPages } from '../built-pages.ts';
import { builtSite } from '../built-site.ts';

const site = await builtSite('own');
const KB = 1024;
/** The heaviest thing we ask of a reader. */
const flagship = { path: '/analysis/happyhorse-1-1/', bytes: 43 * KB };

test('the flagship keeps its budget', () => {
  const html = readFileSync(join(site, flagship.path, 'index.html'));
  expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(flagship.bytes);
});

test('this publication has more pages than there are kinds', () => {
  expect(builtPages(site).length).toBeGreaterThan(kinds.length);
});
