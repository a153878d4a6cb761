import { describe, expect, test } from 'vitest';
import { sourceSchema } from '../model/source.ts';
import { blanksOf, entryOfItem, entryOfSource, freeId, plainLine } from './source-entry.ts';

const options = { today: '2026-11-22', role: undefined, read: undefined };
const entryOf = (item: Parameters<typeof entryOfItem>[0], taken: string[] = []) =>
  entryOfItem(item, options, new Set(taken));

describe('the entry of a work', () => {
  test('has its fields in our order, and what only the writer knows blank', () => {
    const entry = entryOf({
      type: 'article-newspaper',
      issued: { 'date-parts': [[2026, 6, 22]] },
      author: [{ literal: 'Jane Doe' }],
      'container-title': 'VentureBeat',
      title: 'A report',
      language: 'en',
      URL: 'https://venturebeat.com/a',
    });
    expect(Object.entries(entry)).toEqual([
      ['id', 'venturebeat-2026'],
      ['type', 'article-newspaper'],
      ['title', 'A report'],
      ['container-title', 'VentureBeat'],
      ['URL', 'https://venturebeat.com/a'],
      ['author', [{ literal: 'Jane Doe' }]],
      ['issued', '2026-06-22'],
      ['accessed', '2026-11-22'],
      ['role', null],
      ['language', 'en'],
    ]);
    expect(sourceSchema.safeParse({ ...entry, role: 'reporting' }).success).toBe(true);
  });

  test('names what is missing', () => {
    expect(blanksOf(entryOf({ URL: 'https://example.org/' }))).toEqual([
      'title',
      'container-title',
      'issued',
      'role',
    ]);
    expect(blanksOf(entryOf({ type: 'book', title: 'A book' }))).toEqual([
      'publisher',
      'URL',
      'issued',
      'role',
    ]);
  });

  test('leaves out what the model does not take and what other software keeps for itself', () => {
    const entry = entryOf({
      title: 'T',
      URL: 'javascript:alert(1)',
      DOI: 'https://doi.org/10.1000/182',
      issued: { literal: 'last summer' },
      abstract: '<p>Long.</p>',
      custom: { a: 1 },
      'is-referenced-by-count': 7,
      volume: 12,
      role: 'primary',
      archived: 'https://example.org/',
    });
    expect(entry).toEqual({
      id: 'source',
      title: 'T',
      'container-title': null,
      DOI: '10.1000/182',
      issued: null,
      accessed: '2026-11-22',
      role: null,
      volume: 12,
    });
  });

  test('drops the resolver’s address beside a DOI, and passwords from any', () => {
    const { URL: url, DOI: doi } = entryOf({
      DOI: '10.1000/182',
      URL: 'http://dx.doi.org/10.1000/182',
    });
    expect([url, doi]).toEqual([undefined, '10.1000/182']);
    expect(entryOf({ URL: 'https://me:secret@example.org/a' }).URL).toBe('https://example.org/a');
  });

  test('drops what tells where a reader came from, and nothing else of an address', () => {
    const url = 'https://example.org/a?id=1&utm_source=feed&fbclid=x&q=a%20b#part';
    expect(entryOf({ URL: url }).URL).toBe('https://example.org/a?id=1&q=a+b#part');
    expect(entryOf({ URL: 'https://example.org/a?q=a%20b' }).URL).toBe(
      'https://example.org/a?q=a%20b',
    );
  });

  test('keeps the day of access that a reference manager states in full', () => {
    expect(entryOf({ accessed: { 'date-parts': [[2026, 3, 1]] } }).accessed).toBe('2026-03-01');
    expect(entryOf({ accessed: { 'date-parts': [[2026, 3]] } }).accessed).toBe('2026-11-22');
  });

  test('holds at most fifty of its authors', () => {
    const author = Array.from({ length: 3000 }, (_, index) => ({
      family: `N${index}`,
      given: 'A.',
    }));
    expect(entryOf({ author }).author).toHaveLength(50);
  });
});

describe('the id of a new source', () => {
  const year = { issued: { 'date-parts': [[2026]] } };
  test.each([
    ['container and year', { 'container-title': 'The Verge', ...year }, 'the-verge-2026'],
    ['publisher, without a date', { publisher: 'Müller & Söhne' }, 'muller-sohne'],
    [
      'first author of a scholarly work',
      {
        type: 'article-journal',
        'container-title': 'J',
        author: [{ family: 'Vaswani', given: 'A.' }],
        ...year,
      },
      'vaswani-2026',
    ],
    ['the host', { URL: 'https://www.venturebeat.com/a' }, 'venturebeat'],
    ['the host below a shared ending', { URL: 'https://news.example.co.uk/a' }, 'example'],
    ['Chinese characters', { 'container-title': '机器之心', ...year }, '机器之心-2026'],
    [
      'nothing that could be a name',
      { 'container-title': '…', URL: 'http://192.0.2.1/' },
      'source',
    ],
    [
      'the first words of a long name',
      { publisher: 'International Organization for Standardization' },
      'international-organization-for',
    ],
  ])('is made from %s', (_what, item, id) => {
    expect(entryOf(item).id).toBe(id);
  });

  test('is none that the piece has', () => {
    expect(freeId('vb', new Set(['vb', 'vb-b']))).toBe('vb-c');
    const taken = new Set([
      'vb',
      ...[...'bcdefghijklmnopqrstuvwxyz'].map((letter) => `vb-${letter}`),
    ]);
    expect(freeId('vb', taken)).toBe('vb-aa');
  });
});

test('the entry of a source says what goes without saying no second time', () => {
  const source = sourceSchema.parse({
    id: 'vb',
    title: 'A report',
    publisher: 'VB',
    URL: 'https://example.org/a',
    issued: '2026~',
    accessed: '2026-11-22',
    role: 'reporting',
    state: 'paywalled',
  });
  expect(entryOfSource(source)).toEqual({
    id: 'vb',
    title: 'A report',
    publisher: 'VB',
    URL: 'https://example.org/a',
    issued: '2026~',
    accessed: '2026-11-22',
    role: 'reporting',
    state: 'paywalled',
  });
  expect(sourceSchema.parse(entryOfSource(source))).toEqual(source);
});

describe('text from outside on one line', () => {
  test.each([
    ['a\n---\r\nb\u2028c\u0085d', 'a --- b c d'],
    ['\u202Eabc\u2066\u200B\uFEFF', 'abc'],
    ['a\u0000\u0007\u001B[31mb', 'a [31mb'],
    ['\ud800a\udc00', 'a'],
    ['  a\t \u00A0b ', 'a b'],
    ['👩‍🚀 नमस्ते', '👩‍🚀 नमस्ते'],
  ])('%j', (text, line) => {
    expect(plainLine(text, 300)).toBe(line);
  });

  test('is cut at whole characters', () => {
    expect(plainLine('🙂'.repeat(500_000), 4)).toBe('🙂🙂🙂…');
    expect(plainLine('abcd', 4)).toBe('abcd');
  });
});
