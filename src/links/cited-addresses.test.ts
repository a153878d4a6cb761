import { expect, test } from 'vitest';
import type { Manuscript } from '../model/manuscript.ts';
import { parsePiece } from '../model/piece.ts';
import { citedAddresses, unarchivedSources } from './cited-addresses.ts';

const at = (line: number, column = 3) => ({ line, column });

function manuscript(
  slug: string,
  sources: Record<string, unknown>[],
  { prose = {}, places = {} }: { prose?: Partial<Manuscript['prose']>; places?: object } = {},
): Manuscript {
  const entry = {
    title: 'T',
    publisher: 'P',
    issued: '2026',
    accessed: '2026-11-22',
    role: 'primary',
  };
  const { piece } = parsePiece({
    title: 'A piece',
    description: 'A description that is long enough to stand on the front page of a site.',
    authors: ['staff'],
    datePublished: '2026-11-22',
    topics: ['video'],
    sources: sources.map((source) => ({ ...entry, ...source })),
    caveats: [],
  });
  const empty = { blocks: [], sentences: [], citations: [], links: [], images: [], elements: [] };
  return {
    file: `content/analysis/${slug}/index.mdx`,
    slug,
    text: '',
    piece,
    prose: { ...empty, words: 0, ...prose },
    places: { '': at(1, 1), ...places },
    files: [],
    images: [],
    digest: '',
    writtenIds: [],
    problems: [],
    marks: [],
  };
}

test('an address cited in many ways and places is one address', () => {
  const one = manuscript(
    'one',
    [
      { id: 'a', URL: 'https://Example.org/report#method' },
      { id: 'b', URL: 'https://example.org/other', archived: 'https://example.org/report' },
    ],
    {
      prose: {
        links: [{ url: 'https://example.org/report', place: at(30) }],
        images: [{ url: 'https://example.org:443/report', alt: 'A', place: at(31) }],
        elements: [
          { name: 'a', attributes: { href: 'https://example.org/report' }, place: at(32) },
        ],
      },
      places: { 'sources.0.URL': at(9), 'sources.1.archived': at(15) },
    },
  );
  const two = manuscript('two', [{ id: 'x', URL: 'https://example.org/report' }]);
  const cited = citedAddresses([one, two]);
  expect(cited.map(({ address }) => address)).toEqual([
    'https://example.org/report',
    'https://example.org/other',
  ]);
  expect(cited[0]?.citings.map(({ file, place, as }) => [file, place.line, as])).toEqual([
    ['content/analysis/one/index.mdx', 9, 'URL'],
    ['content/analysis/one/index.mdx', 15, 'archived'],
    ['content/analysis/one/index.mdx', 30, 'link'],
    ['content/analysis/one/index.mdx', 31, 'link'],
    ['content/analysis/one/index.mdx', 32, 'link'],
    ['content/analysis/two/index.mdx', 1, 'URL'],
  ]);
});

test('places on this site, mail addresses and what is no address are not asked', () => {
  const links = [
    '/about/',
    '#sources',
    'mailto:desk@example.org',
    'javascript:alert(1)',
    'https://',
  ];
  const piece = manuscript('one', [{ id: 'a', ISBN: '9780000000000' }], {
    prose: { links: links.map((url) => ({ url, place: at(30) })) },
  });
  expect(citedAddresses([piece])).toEqual([]);
});

test('a source with a DOI alone is found through its resolver', () => {
  const piece = manuscript('one', [{ id: 'a', DOI: '10.1000/182' }], {
    places: { 'sources.0.DOI': at(12) },
  });
  expect(citedAddresses([piece])[0]).toMatchObject({
    address: 'https://doi.org/10.1000/182',
    citings: [{ as: 'DOI', place: at(12) }],
  });
});

test('sources on the web without an archived copy are unarchived', () => {
  const piece = manuscript('one', [
    { id: 'a', URL: 'https://example.org/a#part' },
    { id: 'b', URL: 'https://example.org/b', archived: 'https://archive.example/b' },
    { id: 'c', DOI: '10.1000/182' },
    { id: 'd', ISBN: '9780000000000' },
    { id: 'e', URL: 'https://web.archive.org/web/20260623081500/https://example.org/e' },
  ]);
  expect(
    unarchivedSources([piece]).map(({ source, address, field }) => [source.id, address, field]),
  ).toEqual([
    ['a', 'https://example.org/a', 'URL'],
    ['c', 'https://doi.org/10.1000/182', 'DOI'],
  ]);
});

test('where a faulty source is left out, the place of another is never named in its stead', () => {
  const piece = manuscript('one', [{ id: 'b', URL: 'https://example.org/b' }], {
    places: {
      sources: at(8, 1),
      'sources.0': at(9),
      'sources.0.URL': at(10),
      'sources.1': at(15),
      'sources.1.URL': at(16),
    },
  });
  expect(citedAddresses([piece])[0]?.citings[0]?.place).toEqual(at(8, 1));
});
