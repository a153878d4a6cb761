import { masthead } from '../masthead.ts';
import { published, viewIn } from '../../tests/made-publication.ts';
import { describe, expect, test } from 'vitest';
import { sourceSchema, type Source } from '../model/source.ts';
import { cslItems, parseCslJson, pieceAsCsl, toCslDate, toCslJson } from './csl-json.ts';

const source = (fields: Record<string, unknown> = {}): Source =>
  sourceSchema.parse({
    id: 'vb',
    title: 'A report',
    'container-title': 'VentureBeat',
    URL: 'https://example.org/a',
    issued: '2026-06-22',
    accessed: '2026-11-22',
    role: 'reporting',
    ...fields,
  });

/** What the schema of CSL-JSON 1.0.2 allows besides dates, names and the variables of the specification. */
const NAME_PARTS =
  /^(family|given|literal|suffix|comma-suffix|static-ordering|parse-names|(non-)?dropping-particle)$/;
const DATE_PARTS = /^(date-parts|season|circa|literal|raw)$/;

describe('a source as a CSL-JSON item', () => {
  test('keeps the variables of the standard and moves what only we say into custom', () => {
    const item = toCslJson(
      source({
        author: [{ family: 'Wu', given: 'Long', orcid: '0000' }, 'Editorial board'],
        note: 'Read the opening.',
        origin: 'ap',
        interest: 'sells it',
        read: 'excerpt',
        archived: 'https://web.archive.org/web/1/https://example.org/a',
        state: { is: 'dead', date: '2026-11-20' },
      }),
    );
    expect(item).toEqual({
      id: 'vb',
      type: 'webpage',
      title: 'A report',
      'container-title': 'VentureBeat',
      URL: 'https://example.org/a',
      author: [{ family: 'Wu', given: 'Long' }, { literal: 'Editorial board' }],
      issued: { 'date-parts': [[2026, 6, 22]] },
      accessed: { 'date-parts': [[2026, 11, 22]] },
      note: 'Read the opening.',
      custom: {
        role: 'reporting',
        read: 'excerpt',
        origin: 'ap',
        interest: 'sells it',
        archived: 'https://web.archive.org/web/1/https://example.org/a',
        state: { is: 'dead', date: '2026-11-20' },
      },
    });
  });

  test('has no field, name part or date part that the schema of CSL-JSON refuses', () => {
    const item = toCslJson(
      source({
        type: 'podcast-of-sorts',
        issued: 'unknown',
        editor: [{ literal: 'An editor', role: 'x' }],
        'original-date': '1999~',
        'supplement-number': 3,
        volume: 12,
        categories: ['a'],
      }),
    );
    expect(item.type).toBe('document');
    expect(item).not.toHaveProperty('issued');
    expect(item).not.toHaveProperty('supplement-number');
    expect(item.categories).toEqual(['a']);
    expect(
      Object.keys((item.editor as object[])[0] ?? {}).every((part) => NAME_PARTS.test(part)),
    ).toBe(true);
    expect(
      Object.keys(item['original-date'] as object).every((part) => DATE_PARTS.test(part)),
    ).toBe(true);
    expect(Object.values(item)).not.toContain(undefined);
  });

  test('is a source again when it is pasted into a piece', () => {
    const written = source({ issued: '2026-06~', author: ['A body'] });
    const pasted: Record<string, unknown> = { ...toCslJson(written), role: 'reporting' };
    delete pasted.custom;
    expect(sourceSchema.parse(pasted)).toEqual(written);
  });
});

describe('an EDTF date in CSL', () => {
  test.each([
    ['2026-06-22', { 'date-parts': [[2026, 6, 22]] }],
    ['2026-06', { 'date-parts': [[2026, 6]] }],
    ['2026', { 'date-parts': [[2026]] }],
    ['2026-06~', { 'date-parts': [[2026, 6]], circa: true }],
    ['2026?-06', { 'date-parts': [[2026, 6]], circa: true }],
    [
      '2026-06/2026-08',
      {
        'date-parts': [
          [2026, 6],
          [2026, 8],
        ],
      },
    ],
    ['2026-06-XX', { 'date-parts': [[2026, 6]] }],
    ['201X', { 'date-parts': [[2010], [2019]], circa: true }],
    ['2026-22', { 'date-parts': [[2026]], season: 2 }],
    ['2026-06/..', { literal: '2026-06/..' }],
    ['2026-35', { literal: '2026-35' }],
    ['2026-21/2026-22', { literal: '2026-21/2026-22' }],
    ['XXXX-06-22', { literal: 'XXXX-06-22' }],
    ['-0044-03-15', { 'date-parts': [[-45, 3, 15]] }],
    ['0800', { 'date-parts': [[800]] }],
  ])('%s', (date, expected) => {
    expect(toCslDate(date)).toEqual(expected);
  });

  test('is left out where it is unknown', () => {
    expect(toCslDate('unknown')).toBeUndefined();
  });
});

test('a piece is cited as an article of a newspaper, its authors by their whole names', () => {
  const publication = published({
    'rank-2': `---
title: "The No. 2 that no board confirms: a note"
datePublished: 2026-11-22T23:30:00-05:00
authors: [staff]
---
`,
  });
  const item = pieceAsCsl(viewIn(publication, 'rank-2'));
  expect(item).toEqual({
    id: 'rank-2',
    type: 'article-newspaper',
    title: 'The No. 2 that no board confirms: a note',
    'container-title': masthead.name,
    author: [{ literal: 'Staff' }],
    issued: { 'date-parts': [[2026, 11, 23]] },
    URL: `${masthead.url}/analysis/rank-2/`,
  });
});

describe('reading CSL-JSON', () => {
  test('takes Crossref’s spelling: lists of titles, its own types, fields of no standard', () => {
    const { items, problems } = parseCslJson(
      JSON.stringify({
        type: 'journal-article',
        title: ['On <i>E. coli</i> &amp; CO<sub>2</sub>'],
        'container-title': ['Nature'],
        'is-referenced-by-count': 7,
        issued: { 'date-parts': [['2017', 6]] },
        DOI: '10.1000/1',
      }),
    );
    expect(problems).toEqual([]);
    expect(items).toEqual([
      {
        id: '',
        type: 'article-journal',
        title: 'On E. coli & CO2',
        'container-title': 'Nature',
        issued: { 'date-parts': [[2017, 6]] },
        DOI: '10.1000/1',
      },
    ]);
  });

  test.each<[string, unknown, number[]]>([
    ['a year', 2026, [2026]],
    ['a year as text', '2026', [2026]],
    ['parts without a list around them', { 'date-parts': [2026, 6, 22] }, [2026, 6, 22]],
    ['a list of parts', [2026, 6], [2026, 6]],
    ['a list of lists', [[2026, '06', '22']], [2026, 6, 22]],
    ['parts by their names', { year: 2026, month: 6 }, [2026, 6]],
    ['digits', 20260622, [2026, 6, 22]],
  ])('takes a date that is %s', (_is, issued, parts) => {
    const { items, problems } = parseCslJson(JSON.stringify([{ title: 'A', issued }]));
    expect(items[0]?.issued).toEqual({ 'date-parts': [parts] });
    expect(problems).toEqual([]);
  });

  test.each([
    ['true', true],
    ['2026/2026-5-6', { 'date-parts': [2026, [2026, 5, 6]] }],
    ['5', { raw: 5 }],
    ['2026-13', { 'date-parts': [[2026, 13]] }],
  ])('says that “%s” is no date', (written, issued) => {
    const { items, problems } = parseCslJson(JSON.stringify([{ title: 'A', issued }]));
    expect(items[0]?.issued).toBeUndefined();
    expect(problems).toEqual([`item 1: left out, as it cannot be right: \`issued\` “${written}”`]);
  });

  test('says which items are none and keeps the others', () => {
    const { items, problems } = cslItems([{ title: 'A' }, 'text', { volume: 1 }]);
    expect(items.map((item) => item.title)).toEqual(['A']);
    expect(problems).toEqual([
      'Unexpected item 2, expected a reference with a title or an address',
      'Unexpected item 3, expected a reference with a title or an address',
    ]);
  });

  test('says that JSON is broken instead of throwing', () => {
    expect(parseCslJson('[{').problems[0]).toMatch(/^JSON that cannot be read: /);
  });
});
