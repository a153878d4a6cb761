/** Does the check know every address of the built site? An old address of a piece must be none of them. */
import { pieceAddress } from '../src/model/addresses.ts';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { aliasAddress } from '../src/model/addresses.ts';
import { filesBelow, pieceFile, pieceSlugs } from '../src/reading/piece-files.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import { servedPaths } from '../src/reading/served-paths.ts';

const project = join(import.meta.dirname, '..');

test('every page and file of the site is known to the check, or belongs to a piece', () => {
  const isServed = servedPaths(project);
  const pieces = new Set(
    pieceSlugs(project).flatMap((slug) => [
      pieceAddress(slug),
      ...readPiece(pieceFile(project, slug)).piece.aliases.map(aliasAddress),
    ]),
  );
  const unknown = filesBelow(inject('site'))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
    // What pages and the search load under names that change with every build.
    .filter((path) => !/^\/(assets|pagefind)\//.test(path))
    .filter((path) => !isServed(path) && !pieces.has(path));
  expect(unknown).toEqual([]);
});
