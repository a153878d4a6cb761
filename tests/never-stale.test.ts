/** Is a site that was built by and by the same as one that is built from nothing? `npm run never-stale` asks it of sixty edits. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { editAndBuild } from './never-stale.ts';

test('after each change a site built by and by is byte for byte the one that is built from nothing', async () => {
  const names = [
    'a sentence of the prose',
    'the state of a source',
    'the name of a topic',
    'a style',
  ];
  const lender = join(await builtSite('sound'), '..');
  const results = await editAndBuild(names.length, 20261128, { names, pieces: 8, lender });
  expect(results).toEqual(names.map((edit) => ({ edit, differing: [] })));
}, 600_000);
