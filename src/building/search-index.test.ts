/** Is only that part of the search index made anew whose words have changed? */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { published } from '../../tests/made-publication.ts';
import type { Publication } from '../publication/publication.ts';
import { filesBelow } from '../reading/piece-files.ts';
import { keepSite, lastSite } from './last-site.ts';
import { writeSearchIndex } from './search-index.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'search-'));
  mkdirSync(join(root, '.cache'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const SHARED =
  '{ id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }';
const piece = (n: number, word: string) => `---
title: Piece ${n} of many
description: One of many pieces that are made to see how the words of them are found again.
authors: [staff]
datePublished: 2026-${n === 159 ? '11' : '10'}-15
type: analysis
topics: [ai-video]
caveats: []
sources:
  - ${SHARED}
---

The list has ${word} [@report].
`;

/** 160 pieces, of which the newest holds a word. */
const publicationWith = (word: string): Publication =>
  published(
    Object.fromEntries(
      Array.from({ length: 160 }, (_, n) => [
        `piece-${n}`,
        piece(n, n === 159 ? word : 'nothing new'),
      ]),
    ),
  );

async function indexed(publication: Publication, name: string): Promise<string> {
  const [from, to] = [join(root, 'dist'), join(root, name)];
  const last = lastSite(root);
  const signal = new AbortController().signal;
  const search = await writeSearchIndex(publication, 'en', { root, from, to, last, signal });
  keepSite(root, to, { whole: '', bundle: '', search, pages: 0, made: {} });
  return to;
}

/** Folders of the parts, below `pagefind/`. */
const partsOf = (site: string): string[] =>
  (JSON.parse(readFileSync(join(site, 'pagefind/parts.json'), 'utf8')) as string[]).map((part) =>
    part.slice('/pagefind/'.length),
  );

it('holds the parts that have the words they had, and makes the others anew under another name', async () => {
  const first = await indexed(publicationWith('a heron'), 'dist');
  const [old = '', changed = ''] = partsOf(first);
  const inodes = new Map(
    filesBelow(join(first, 'pagefind')).map((file) => [
      file,
      statSync(join(first, 'pagefind', file)).ino,
    ]),
  );
  const second = await indexed(publicationWith('a pelican'), 'next');
  const kept = filesBelow(join(second, 'pagefind')).filter(
    (file) => inodes.get(file) === statSync(join(second, 'pagefind', file)).ino,
  );
  expect(kept.some((file) => file.startsWith(old))).toBe(true);
  expect(kept.filter((file) => !file.startsWith(old))).toEqual([]);
  const [same, other = ''] = partsOf(second);
  expect(same).toBe(old);
  expect(other).not.toBe(changed);
  expect(filesBelow(join(second, 'pagefind')).some((file) => file.startsWith(changed))).toBe(false);
  expect(readFileSync(join(second, 'pagefind', other, 'words.txt'), 'utf8')).toContain('pelican');
});
