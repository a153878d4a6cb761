import { describe, expect, test } from 'vitest';
import { pageMetadata } from './page-metadata.ts';

const url = 'https://example.org/a';
const json = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'T', ...data })}</script>`;
const meta = (...tags: [string, string][]) =>
  tags.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('');

describe('what stands where an author should and is none', () => {
  test.each([
    'By Reuters Staff',
    'Reuters Staff',
    'Staff writers',
    'Staff Writer',
    'AFP',
    'The Associated Press',
    'Xinhua News Agency',
    'Web Desk',
    'News Service',
    'admin',
    'news@example.org',
    'https://example.org/jane',
    '@jane',
    'function(){return a}',
    'var a = document.title;',
    '{{ author.name }}',
    '[object Object]',
    'undefined',
    'others',
  ])('%s', (name) => {
    expect(pageMetadata(json({ author: { '@type': 'Person', name } }), url).author).toBeUndefined();
    expect(pageMetadata(meta(['author', name]), url).author).toBeUndefined();
  });

  test.each([
    ['By Jane Doe', [{ literal: 'Jane Doe' }]],
    ['Jane Doe (jane@example.org)', [{ literal: 'Jane Doe' }]],
    ['Jane Staffer', [{ literal: 'Jane Staffer' }]],
    ['Byron Katie', [{ literal: 'Byron Katie' }]],
    ['Ann &amp;amp; Sons', [{ literal: 'Ann & Sons' }]],
    ['Editorial board', [{ literal: 'Editorial board' }]],
  ])('but %s is one', (name, author) => {
    expect(pageMetadata(meta(['author', name]), url).author).toEqual(author);
  });
});

test.each([
  ['<svg><title>Logo</title></svg><title>The page</title>'],
  ['<svg><symbol><title>Menu</title></symbol><title>x</title></svg><svg/><title>The page</title>'],
  ['<math><title>m</title></math><title>The page</title>'],
  ['<title>The page</title><svg><title>Logo</title></svg>'],
])('the title of a drawing is not the page’s: %s', (html) => {
  expect(pageMetadata(html, url).title).toBe('The page');
});

test('Dublin Core gives what a citation needs, in each of its spellings', () => {
  const html = meta(
    ...(
      [
        ['DC.title', 'On <i>ranks</i> &amp;amp; files'],
        ['DC.creator', 'Doe, Jane'],
        ['dcterms.creator', 'GTEx Consortium'],
        ['DCTERMS.issued', 'February 2020'],
        ['DC.publisher', 'A press'],
        ['DC.identifier', 'doi:10.1000/182'],
        ['dc.language', 'en'],
        ['prism.publicationName', 'Journal of Ranks'],
        ['prism.volume', '12'],
      ] as [string, string][]
    ).map(([name, content]) => [name, content.replace(/<|>/g, '')] as [string, string]),
  );
  expect(pageMetadata(html, url)).toEqual({
    title: 'On iranks/i & files',
    author: [{ family: 'Doe', given: 'Jane' }, { literal: 'GTEx Consortium' }],
    issued: { 'date-parts': [[2020, 2]] },
    publisher: 'A press',
    DOI: '10.1000/182',
    language: 'en',
    'container-title': 'Journal of Ranks',
    volume: '12',
  });
});

test.each([
  ['20th May 2020', [[2020, 5, 20]]],
  ['February 2020', [[2020, 2]]],
  ['2020-05', [[2020, 5]]],
  ['Published: Wednesday, May 20th, 2020', [[2020, 5, 20]]],
  ['2020-02-30', undefined],
])('the date %s of a page is no finer than it is written', (content, parts) => {
  for (const name of ['citation_date', 'DC.date', 'date']) {
    expect(pageMetadata(meta([name, content]), url).issued?.['date-parts']).toEqual(parts);
  }
});
