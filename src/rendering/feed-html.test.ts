import { published, viewIn } from '../../tests/made-publication.ts';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { proseComponents } from '../model/components.ts';
import { feedVariants, toFeedHtml } from './feed-html.ts';
import type { Leaderboard } from '../model/leaderboard.ts';

const URL_OF_PIECE = 'https://example.org/analysis/one/';

/** A board with five models on each of some days, as the examples of components name them. */
const boardOf = (id: string, days: string[]): Leaderboard => ({
  id,
  name: id,
  operator: 'An operator',
  url: 'https://board.example/',
  track: 'text-to-video',
  metric: { name: 'Score', unit: 'points' },
  method: 'Votes.',
  called: [],
  names: {},
  sources: [],
  snapshots: days.map((date) => ({
    date,
    updated: undefined,
    listed: 5,
    note: undefined,
    rows: ['first-model', 'happyhorse-1.0', 'third-model', 'fourth-model', 'fifth-model'].map(
      (model, at) => ({
        rank: at + 1,
        model,
        developer: undefined,
        score: 1460 - at * 16,
        interval: 10,
        votes: 2000,
        source: 'copy',
      }),
    ),
  })),
});
const boards = [
  boardOf('arena-text-to-video', ['2026-04-17', '2026-05-06', '2026-08-21']),
  boardOf('artificial-analysis-text-to-video', ['2026-04-08']),
];

/** Sources that the examples of components name. */
const named = ['aiblogs-0611', 'ikaijua-seedance25', 'useapi-seedance25'].map(
  (id) =>
    `  - { id: ${id}, title: A page, publisher: A site, URL: "https://example.org/${id}", issued: 2026-06-11, accessed: 2026-11-22, role: analysis }\n`,
);

const pieceText = (prose: string, frontmatter = '') => `---
title: A piece
description: A piece that is read as a feed shows it, so that a test can look at it.
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: vb, title: A report, container-title: VentureBeat, URL: "https://example.org/a?b=1&c=2", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
  - { id: book, title: A book, publisher: A house, ISBN: "9783161484100", issued: 2020, accessed: 2026-11-22, role: analysis }
${named.join('')}caveats: []
${frontmatter}---

${prose}
`;

function feedHtml(prose: string, frontmatter = '', images = {}) {
  const publication = published({ one: pieceText(prose, frontmatter) }, '2026-11-30', { boards });
  return toFeedHtml(viewIn(publication, 'one'), publication, {
    url: URL_OF_PIECE,
    images: new Map(Object.entries(images)),
  });
}

test('every component of the prose says how it looks in a feed', () => {
  expect(Object.keys(proseComponents).filter((name) => !feedVariants[name])).toEqual([]);
});

test.each(Object.entries(proseComponents))(
  'the example of <%s> survives a feed reader’s sanitizer with something to read',
  (_name, { example }) => {
    const html = feedHtml(`Before.\n\n${example}\n\nAfter.`);
    const shown = html.slice(html.indexOf('Before.'), html.indexOf('After.'));
    expect(shown).toMatch(/>[^<]*\w/);
    expect(html).not.toMatch(/<(script|style|svg|details|button)\b|\s(id|class|style|on\w+)=/);
  },
);

test('a chart is an image that says what it shows, and a table with the same figures', () => {
  const html = feedHtml('<Leaderboard board="arena-text-to-video" on="2026-08-21" />');
  expect(html).toMatch(
    /<img src="https:\/\/example\.org\/analysis\/one\/figures\/[^"]+\.png" alt="[^"]*first-model[^"]*">/i,
  );
  expect(html).toMatch(/<tr><td align="right">1st<\/td>.*<td align="right">1,460 ± 10<\/td>/);
});

test('a citation is a worded link, with its place; a book without an address is its words', () => {
  expect(feedHtml('It ranks second [@vb, para. 3; @book].')).toContain(
    'second [<a href="https://example.org/a?b=1&#x26;c=2">VentureBeat, 22 Jun 2026</a>, para. 3; A house, 2020].',
  );
});

test('an address within the site or the page becomes absolute, and what is no address is no link', () => {
  const html = feedHtml('[a](/about/) [b](#sources) [c](../two/) [d](https://[) [e](javascript:x)');
  expect([...html.matchAll(/<a(?: href="([^"]*)")?>[a-e]</g)].map(([, href]) => href)).toEqual([
    'https://example.org/about/',
    `${URL_OF_PIECE}#sources`,
    'https://example.org/analysis/two/',
    undefined,
    undefined,
  ]);
});

test('an image beside the piece is shown from where the site serves it, with its size', () => {
  const served = { url: 'https://example.org/assets/b.1a.png', width: 640, height: 320 };
  expect(feedHtml('![A board](./a%20board.png)', '', { 'a board.png': served })).toContain(
    '<img src="https://example.org/assets/b.1a.png" alt="A board" width="640" height="320">',
  );
});

test('a table keeps the alignment of its columns', () => {
  expect(feedHtml('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<td align="right">2</td>');
});

test('an element keeps what it may carry', () => {
  expect(feedHtml('On <time datetime="2026-11-22" lang="en">that day</time>.')).toContain(
    '<time datetime="2026-11-22" lang="en">that day</time>',
  );
});

test('a footnote leads to its place on the page', () => {
  const html = feedHtml('A text[^1].\n\n[^1]: A note.');
  expect(html).toContain(`<a href="${URL_OF_PIECE}#user-content-fn-1">1</a>`);
  expect(html).toContain('A note.');
});

describe('a reader is told first', () => {
  const correction = (kind: string, severity: string) =>
    `corrections: [{ id: c1, date: 2026-11-23, kind: ${kind}, was: Old words., now: New words., why: A slip., severity: ${severity} }]\n`;
  const startOf = (html: string) =>
    (parseFragment(html).childNodes as DefaultTreeAdapterTypes.Element[])[0];

  test.each([
    ['correction', 'material', 'Corrected since publication'],
    ['retraction', 'material', 'Retracted'],
    ['retraction', 'minor', 'Retracted'],
  ])('of a %s that is %s', (kind, severity, heading) => {
    const html = feedHtml('The text.', correction(kind, severity));
    expect(startOf(html)?.tagName).toBe('h2');
    expect(html.startsWith(`<h2>${heading}</h2>`)).toBe(true);
    expect(html.indexOf('New words.')).toBeLessThan(html.indexOf('The text.'));
  });

  test('and not of a minor one', () => {
    const html = feedHtml('The text.', correction('correction', 'minor'));
    expect(html.startsWith('<p>The text.')).toBe(true);
  });
});
