import { describe, expect, test } from 'vitest';
import { published } from '../../tests/made-publication.ts';
import { frontOf } from './front.ts';
import { archivePages, archiveTally, byYear } from './ledger-views.ts';
import { pagesOfSite } from './page-routes.ts';

/** A piece of a day, with what a test adds to its frontmatter. */
const piece = (date: string, more = '') => `---
title: A piece of ${date}
description: A piece of which a test asks where it stands on the front page and in the archive.
authors: [staff]
datePublished: ${date}
topics: [ai-video]
sources:
  - { id: vb, title: Report, publisher: A paper, URL: "https://example.org/vb", issued: 2020-06-22, accessed: ${date}, role: reporting }
caveats: []
${more}---

It is so [@vb].
`;

/** Pieces by their days, the newest first. */
const of = (days: readonly string[], more: Record<string, string> = {}, today?: string) =>
  published(
    Object.fromEntries([
      ...days.map((day, at) => [`p${String(at).padStart(3, '0')}`, piece(day)]),
      ...Object.entries(more),
    ]),
    today,
  );
const slugs = (views: readonly { manuscript: { slug: string } }[]) =>
  views.map(({ manuscript }) => manuscript.slug);
/** A day in each third day before the end of November 2026. */
const everyThirdDay = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(2026, 10, 30 - 3 * at)).toISOString().slice(0, 10),
  );

const many = of(everyThirdDay(300));

describe('the front page takes its shape from what there is', () => {
  test('one piece leads, and nothing else stands there', () => {
    const front = frontOf(of(['2026-11-20']));
    expect(front.lead?.manuscript.slug).toBe('p000');
    expect([front.fresh, front.others, front.due, front.ended, front.corrected]).toEqual(
      Array(5).fill([]),
    );
    expect([
      ...(pagesOfSite(of(['2026-11-20']))
        .find(({ path }) => path === '/')
        ?.anchors() ?? []),
    ]).toEqual(['corrected', 'topics']);
  });

  test('with nothing published it still stands', () => {
    expect(frontOf(of([]))).toMatchObject({ lead: undefined, pictured: undefined, fresh: [] });
  });

  test('of three pieces one leads and two are new', () => {
    const front = frontOf(of(everyThirdDay(3)));
    expect(slugs(front.fresh)).toEqual(['p001', 'p002']);
    expect(front.others).toEqual([]);
  });

  test('of ten pieces one leads, three are new and six follow', () => {
    const front = frontOf(of(everyThirdDay(10)));
    expect(slugs(front.fresh)).toEqual(['p001', 'p002', 'p003']);
    expect(slugs(front.others)).toEqual(['p004', 'p005', 'p006', 'p007', 'p008', 'p009']);
  });

  test('of three hundred pieces it shows sixteen', () => {
    const front = frontOf(many);
    expect([front.fresh.length, front.others.length, front.totals.pieces]).toEqual([3, 12, 300]);
  });

  test('a piece that is months old is listed, and not called new', () => {
    const front = frontOf(of(['2026-11-20', '2026-06-01', '2025-06-01']));
    expect(front.fresh).toEqual([]);
    expect(slugs(front.others)).toEqual(['p001', 'p002']);
  });
});

const forecast = (id: string, day: string, more = '') =>
  `  - { id: ${id}, statement: "It is so, says ${id}.", madeOn: 2026-01-02, resolvesOn: ${day}, criteria: A list shows it., resolutionSource: The list., ${more || 'probability: 0.8'} }\n`;
const ended = (day: string, outcome: string) =>
  `probability: 0.8, resolution: { date: ${day}, outcome: ${outcome}, source: vb }`;
const keepingScore = `forecasts:
${forecast('later', '2027-03-01')}${forecast('overdue', '2026-11-01')}${forecast('next', '2026-12-05')}${forecast('theirs', '2026-11-29', 'unscored: true, by: vb')}${forecast('missed', '2026-10-01', ended('2026-10-02', 'no'))}${forecast('held', '2026-11-02', ended('2026-11-02', 'yes'))}${forecast('void', '2026-06-01', ended('2026-06-01', 'annulled'))}${forecast('first', '2026-02-01', ended('2026-02-01', 'yes'))}`;

describe('the front page keeps score', () => {
  const front = frontOf(of([], { scored: piece('2026-01-02', keepingScore) }));

  test('what is overdue stands before what is due, and the nearest day before the next', () => {
    expect(front.due.map((row) => row.forecast.id)).toEqual(['overdue', 'theirs', 'next', 'later']);
    expect(front.nextDue).toBe('2026-11-01');
  });

  test('what ended last stands first, and what was neither yes nor no is not scored', () => {
    expect(front.ended.map((row) => row.forecast.id)).toEqual(['held', 'missed', 'void']);
    expect(front.score?.n).toBe(3);
    expect(front.score?.brier).toBeCloseTo((0.04 + 0.64 + 0.04) / 3);
  });

  test('without an outcome there is no score', () => {
    const open = `forecasts:\n${forecast('later', '2027-03-01')}`;
    const { score, nextDue } = frontOf(of([], { one: piece('2026-01-02', open) }));
    expect([score, nextDue]).toEqual([undefined, '2027-03-01']);
  });

  test('of the corrections of a day the graver stands first, and an old one is no news', () => {
    const correction = (id: string, date: string, severity: string) =>
      `  - { id: ${id}, date: ${date}, kind: correction, was: "So.", now: "Not so.", why: A slip., severity: ${severity} }\n`;
    const { corrected, totals } = frontOf(
      of([], {
        one: piece(
          '2026-01-02',
          `corrections:\n${correction('small', '2026-11-20', 'minor')}${correction('grave', '2026-11-20', 'material')}${correction('old', '2026-02-20', 'material')}`,
        ),
      }),
    );
    expect(corrected.map((row) => row.correction.id)).toEqual(['grave', 'small']);
    expect([totals.corrections, totals.materialCorrections]).toEqual([3, 2]);
  });
});

describe('the archive', () => {
  const pages = archivePages(many);

  test('has every piece once, the newest first, on pages of thirty', () => {
    const days = pages.flatMap(({ items }) => items.map(({ date }) => date));
    expect(pages.map(({ items }) => items.length)).toEqual(Array(10).fill(30));
    expect(new Set(pages.flatMap(({ items }) => items.map(({ slug }) => slug))).size).toBe(300);
    expect(days).toEqual(days.toSorted().reverse());
  });

  test('leads to each year on the page on which it begins, and the place is there', () => {
    const { years } = archiveTally(many, pages);
    expect(years.map(({ year, pieces }) => [year, pieces])).toEqual([
      ['2026', 112],
      ['2025', 121],
      ['2024', 67],
    ]);
    for (const { year, page } of years) {
      const path = page === 1 ? '/archive/' : `/archive/page/${page}/`;
      expect(many.addresses.get(path)?.anchors).toContain(`year-${year}`);
      expect(byYear(pages[page - 1]?.items ?? []).map(([on]) => on)).toContain(year);
      expect(
        pages.slice(0, page - 1).flatMap(({ items }) => items.map(({ date }) => date.slice(0, 4))),
      ).not.toContain(year);
    }
  });

  test('of a publication without pieces is one empty page', () => {
    expect(archivePages(of([]))).toEqual([{ number: 1, of: 1, items: [] }]);
  });
});
