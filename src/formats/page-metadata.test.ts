import { describe, expect, test } from 'vitest';
import { pageMetadata } from './page-metadata.ts';

const url = 'https://www.venturebeat.com/ai/rises-to-no-2/?utm_source=x';
const jsonLd = (...values: unknown[]) =>
  values
    .map((value) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`)
    .join('');

describe('JSON-LD', () => {
  test('of a newspaper gives title, container, authors, date and language', () => {
    const html = jsonLd({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Model rises to No. 2: what AT&amp;T’s rivals say',
      author: [
        { '@type': 'Person', givenName: 'Jane', familyName: 'Doe' },
        { '@type': 'Person', name: 'Wu Long' },
        'Editorial board',
      ],
      publisher: { '@type': 'Organization', name: 'VentureBeat' },
      datePublished: '2026-06-22T23:30:00-07:00',
      inLanguage: 'en_US',
    });
    expect(pageMetadata(html, url)).toEqual({
      type: 'article-newspaper',
      title: 'Model rises to No. 2: what AT&T’s rivals say',
      'container-title': 'VentureBeat',
      author: [
        { family: 'Doe', given: 'Jane' },
        { literal: 'Wu Long' },
        { literal: 'Editorial board' },
      ],
      issued: { 'date-parts': [[2026, 6, 22]] },
      language: 'en-US',
    });
  });

  test('follows references within its graph', () => {
    const html = jsonLd({
      '@graph': [
        { '@type': 'WebPage', '@id': '#page', name: 'A | Site', isPartOf: { '@id': '#site' } },
        { '@type': 'WebSite', '@id': '#site', name: 'Site' },
        {
          '@type': ['Article', 'BlogPosting'],
          headline: 'A',
          author: { '@id': '#jane' },
          isPartOf: { '@id': '#page' },
          publisher: { '@id': '#org' },
        },
        { '@type': 'Person', '@id': '#jane', name: 'Jane Doe' },
        { '@type': 'Organization', '@id': '#org', name: 'Owner Holding' },
      ],
    });
    expect(pageMetadata(html, url)).toEqual({
      type: 'post-weblog',
      title: 'A',
      author: [{ literal: 'Jane Doe' }],
      'container-title': 'Site',
    });
  });

  test('tells the article of the page from others it lists', () => {
    const article = (headline: string, address: string) => ({
      '@type': 'NewsArticle',
      headline,
      mainEntityOfPage: { '@id': address },
    });
    const others = [
      article('Other', 'https://venturebeat.com/b'),
      article('Third', 'https://venturebeat.com/c'),
    ];
    const own = article('Own', 'https://venturebeat.com/ai/rises-to-no-2');
    expect(pageMetadata(jsonLd(others, own), url).title).toBe('Own');
    expect(pageMetadata(`${jsonLd(others)}<title>Front page</title>`, url).title).toBe(
      'Front page',
    );
  });

  test('that is broken leaves the word to the next', () => {
    const html =
      '<script type="application/ld+json">{"@type": "NewsArticle", </script><title>T</title>';
    expect(pageMetadata(html, url)).toEqual({ title: 'T' });
  });
});

test('Highwire tags of a journal give what a citation needs', () => {
  const html = `
    <meta name="citation_title" content="On rank &amp; file">
    <meta name="citation_author" content="Doe, Jane">
    <meta name="citation_author" content="Wu Long">
    <meta name="citation_journal_title" content="Journal of Ranks">
    <meta name="citation_publisher" content="A press">
    <meta name="citation_publication_date" content="2017/6/2">
    <meta name="citation_doi" content="doi:10.1000/182">
    <meta name="citation_volume" content="12"><meta name="citation_issue" content="3">
    <meta name="citation_firstpage" content="5"><meta name="citation_lastpage" content="9">
    <meta property="og:title" content="On rank | Journal of Ranks">`;
  expect(pageMetadata(html, url)).toEqual({
    type: 'article-journal',
    title: 'On rank & file',
    author: [{ family: 'Doe', given: 'Jane' }, { literal: 'Wu Long' }],
    'container-title': 'Journal of Ranks',
    publisher: 'A press',
    issued: { 'date-parts': [[2017, 6, 2]] },
    DOI: '10.1000/182',
    volume: '12',
    issue: '3',
    page: '5-9',
  });
});

test('Open Graph gives title, site, date and language, and no profile address for an author', () => {
  const html = `<html lang="en"><meta property="og:title" content="Model rises">
    <meta property="og:site_name" content="VentureBeat">
    <meta property="article:author" content="https://www.facebook.com/someone">
    <meta property="article:published_time" content="2026-06-22T01:00:00Z">
    <meta property="og:locale" content="en_GB"><title>Model rises | VentureBeat</title>`;
  expect(pageMetadata(html, url)).toEqual({
    title: 'Model rises',
    'container-title': 'VentureBeat',
    issued: { 'date-parts': [[2026, 6, 22]] },
    language: 'en-GB',
  });
});

test('a page with a title alone gives that, on one line', () => {
  expect(
    pageMetadata('<!doctype html><title>\n  Tom &amp; \n Jerry</title><svg><title>Icon', url),
  ).toEqual({
    title: 'Tom & Jerry',
  });
});

describe('dates as pages write them', () => {
  test.each([
    ['2026-06-22', [2026, 6, 22]],
    ['2026/6/2', [2026, 6, 2]],
    ['20260622', [2026, 6, 22]],
    ['2026-06', [2026, 6]],
    ['2026', [2026]],
    ['June 22, 2026', [2026, 6, 22]],
    ['Mon, 22 Jun 2026 08:00:00 GMT', [2026, 6, 22]],
    ['22. Juni 2026', [2026, 6, 22]],
  ])('%s', (written, parts) => {
    const html = `<meta name="citation_date" content="${written}">`;
    expect(pageMetadata(html, url).issued).toEqual({ 'date-parts': [parts] });
  });

  test.each(['yesterday', '06/07/2026', 'Foo 22, 2026', '1750000000000'])(
    '%s is none',
    (written) => {
      expect(pageMetadata(`<meta name="citation_date" content="${written}">`, url)).toEqual({});
    },
  );
});

describe('a page that means harm', () => {
  test('names elements and properties after what every object has', () => {
    const html = `<constructor><meta name="__proto__" content="x"><meta name="constructor" content="y">
      ${jsonLd({ '@type': 'toString', __proto__: { headline: 'x' } })}<title>T</title>`;
    expect(pageMetadata(html, url)).toEqual({ title: 'T' });
  });

  test('is read in time that grows with its length', () => {
    const pages = [
      Array.from({ length: 100_000 }, (_, index) => `<b a=${index}><p>`).join(''),
      '<meta name=author content=x>'.repeat(70_000),
      `<title>${' '.repeat(2_000_000)}x</title>`,
      `<script type="application/ld+json">${'['.repeat(1_000_000)}</script>`,
      jsonLd({
        '@type': 'NewsArticle',
        url: `${'/'.repeat(1_000_000)}x`,
        headline: '&'.repeat(500_000),
      }),
      jsonLd(Array.from({ length: 90_000 }, () => ({ '@type': 'WebPage' }))),
    ];
    for (const page of pages) expect(() => pageMetadata(page, url)).not.toThrow();
  });
});
