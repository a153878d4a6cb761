import { describe, expect, test } from 'vitest';
import { sourceIdentity, sourceSchema } from './source.ts';

const source = (fields: object) =>
  sourceSchema.parse({
    id: 'vb',
    title: 'A report',
    'container-title': 'A paper',
    URL: 'https://example.org/report',
    issued: '2026-06-22',
    accessed: '2026-11-22',
    role: 'reporting',
    ...fields,
  });

/** As Zotero’s “CSL JSON” export writes it, with the role a reader needs added. */
const fromZotero = {
  id: 'http://zotero.org/users/1234/items/ABCD2345',
  type: 'article-newspaper',
  abstract: 'What it says.',
  'container-title': 'VentureBeat',
  language: 'en',
  section: 'AI',
  source: 'venturebeat.com',
  title: 'A model rises',
  'title-short': 'A model',
  URL: 'https://venturebeat.com/ai/a-model-rises/',
  author: [{ family: 'Wu', given: 'Long' }],
  accessed: { 'date-parts': [['2026', 11, 22]] },
  issued: { 'date-parts': [['2026', 6, 22]] },
  role: 'reporting',
};

describe('an entry pasted from a reference manager', () => {
  test('is a source with its role added, and keeps all it has', () => {
    const pasted = sourceSchema.parse(fromZotero);
    expect(pasted).toMatchObject({
      id: fromZotero.id,
      issued: '2026-06-22',
      accessed: '2026-11-22',
      author: [{ family: 'Wu', given: 'Long' }],
      section: 'AI',
      'title-short': 'A model',
    });
  });

  test('is refused for its missing role alone', () => {
    const { error } = sourceSchema.safeParse({ ...fromZotero, role: undefined });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['role']);
  });
});

test('what is left unsaid has one meaning: read in full, live, a web page', () => {
  expect(source({})).toMatchObject({ read: 'full', state: { is: 'live' }, type: 'webpage' });
});

test('a source needs a way to find it and a place where it appeared', () => {
  const { error } = sourceSchema.safeParse({
    id: 'vb',
    title: 'A report',
    issued: 'unknown',
    accessed: '2026-11-22',
    role: 'reporting',
  });
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['URL', 'container-title']);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://example.org/',
  'example.org',
  '//example.org',
])('the address of a source is never %s', (URL) => {
  expect(() => source({ URL })).toThrow();
});

describe('two entries are one source', () => {
  test.each([
    ['http://www.example.org/report/', 'with another scheme, www and a slash'],
    ['https://example.org/report#part', 'with a fragment'],
    ['https://example.org/report?utm_source=x&fbclid=1', 'with tracking parameters'],
    ['https://EXAMPLE.org/report', 'with another spelling of the host'],
  ])('when one is written %s (%s)', (URL) => {
    expect(sourceIdentity(source({ URL }))).toBe(sourceIdentity(source({})));
  });

  test('when they share a DOI in any case, whatever their URLs', () => {
    expect(sourceIdentity(source({ DOI: '10.1000/ABC', URL: 'https://a.example/' }))).toBe(
      sourceIdentity(source({ DOI: '10.1000/abc', URL: 'https://b.example/' })),
    );
  });

  test('and not when the query tells them apart', () => {
    expect(sourceIdentity(source({ URL: 'https://example.org/report?id=2' }))).not.toBe(
      sourceIdentity(source({})),
    );
  });
});
