import { describe, expect, test } from 'vitest';
import { pieceOf, published } from '../../tests/made-publication.ts';
import { soundPiece } from '../../tests/scratch-project.ts';
import { editionOf, recordWith } from '../record/record.ts';
import type { PieceRecord } from '../model/record.ts';
import { sitemapsOf } from './addresses.ts';
import { redirectRoutes } from './page-routes.ts';

const pieces = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `piece-${at + 1}`,
      soundPiece({
        title: `Piece ${at + 1}`,
        frontmatter: 'claims: [{ id: a, text: One. }, { id: b, text: Two. }]\n',
      }),
    ]),
  );

describe('the map of addresses', () => {
  const { addresses } = published(pieces(45));

  test('has as many pages of a list as its rows fill', () => {
    // 45 pieces of two claims and a heading each: 33 on the first page.
    expect(addresses.has('/claims/page/2/')).toBe(true);
    expect(addresses.has('/claims/page/3/')).toBe(false);
    expect(addresses.has('/topics/ai-video/page/2/')).toBe(true);
    expect(addresses.has('/topics/ai-video/page/3/')).toBe(false);
  });

  test('has an archive of the main feed once it is full, in every format, and of no feed that repeats it', () => {
    const archives = [...addresses.keys()].filter((path) => /\/(atom|feed|rss)\/\d/.test(path));
    expect(archives.sort()).toEqual([
      '/atom/1.xml',
      '/atom/2.xml',
      '/feed/1.json',
      '/feed/2.json',
      '/rss/1.xml',
      '/rss/2.xml',
    ]);
  });

  test('grows by eight addresses a piece at most, its share of lists and archives among them', () => {
    const more = published(pieces(85)).addresses.size - addresses.size;
    expect(more / 40).toBeGreaterThan(6);
    expect(more / 40).toBeLessThanOrEqual(8);
  });

  test('is made once for a publication', () => {
    const publication = published(pieces(1));
    expect(publication.addresses).toBe(publication.addresses);
  });
});

test('a piece that readers do not see has no address, and neither has anything about it', () => {
  const { addresses } = published({
    hidden: soundPiece({ frontmatter: 'draft: true\naliases: [/old/]\n' }),
  });
  expect([...addresses.keys()].filter((path) => /hidden|old/.test(path))).toEqual([]);
});

test('an old address leads to its piece, and is told to no search engine', () => {
  const { addresses } = published({ moved: soundPiece({ frontmatter: 'aliases: [/old]\n' }) });
  expect(addresses.get('/old/')).toMatchObject({
    kind: 'redirect',
    to: '/analysis/moved/',
    isListed: false,
  });
});

test('an address at which something stood leads to where it stands now, unless something stands there', () => {
  const piece = soundPiece();
  const place = { line: 1, column: 1 };
  const moved = [
    { from: '/sources/a-paper-a-report/', to: '/analysis/one/#source-report', place },
    { from: '/sources/of-nobody/', to: '/analysis/nobody/#source-report', place },
  ];
  const alone = published({ one: piece }, '2026-11-30', { moved }).addresses;
  expect(alone.get('/sources/a-paper-a-report/')).toMatchObject({
    kind: 'redirect',
    to: '/analysis/one/#source-report',
  });
  expect(alone.has('/sources/of-nobody/')).toBe(false);
  const shared = published({ one: piece, two: piece }, '2026-11-30', { moved });
  expect(shared.addresses.get('/sources/a-paper-a-report/')?.kind).toBe('page');
  expect(redirectRoutes(shared)).toEqual([]);
});

test('the editions of a piece have a page once there are two', () => {
  const texts = ['It ranks second [@report].', 'It ranks third [@report].'].map((prose) =>
    soundPiece({ prose }),
  );
  let record: PieceRecord | undefined;
  const found = texts.map((text) => {
    const manuscript = pieceOf('one', text);
    const edition = editionOf(manuscript, record, { date: '2026-11-23' });
    if (!edition) throw new Error('Nothing to release');
    record = recordWith(manuscript, record, edition);
    return published({ one: text }, '2026-11-30', {
      records: new Map([['one', record]]),
    }).addresses.has('/corrections/one/');
  });
  expect(found).toEqual([false, true]);
});

test('sitemaps list pages in the order of their addresses, numbers by their size', () => {
  const { addresses } = published(pieces(12));
  const [sitemap, ...others] = sitemapsOf(addresses);
  expect(others).toEqual([]);
  expect(sitemap?.path).toBe('/sitemap-0.xml');
  const listed = sitemap?.pages.map(([path]) => path) ?? [];
  expect(listed.filter((path) => path.startsWith('/analysis/')).at(-1)).toBe('/analysis/piece-12/');
  expect(listed).not.toContain('/search/');
  expect(listed).not.toContain('/404.html');
  expect(addresses.get('/analysis/piece-1/')?.lastModified).toBe('2026-11-22T00:00:00.000Z');
  expect(addresses.get('/analysis/piece-1.md')?.lastModified).toBeUndefined();
});

test.each(['Con', 'AUX', 'lpt1'])(
  'the page of a work lies in a folder that every system can have: %s',
  (container) => {
    const piece = soundPiece({ title: 'A piece' })
      .replace('container-title: A paper', `container-title: ${container}`)
      .replace('title: "A report"', 'title: "…"');
    const works = [...published({ one: piece, two: piece }).addresses.keys()].filter((path) =>
      /^\/sources\/(?!page|role)[^/]+\/$/.test(path),
    );
    expect(works).toEqual([
      expect.stringMatching(RegExp(`^/sources/${container}-[0-9a-f]{6}/$`, 'i')),
    ]);
  },
);
