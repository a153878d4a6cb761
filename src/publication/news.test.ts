import { masthead } from '../masthead.ts';
import { publicationOf } from './publication-of.ts';
import { siteOf } from '../../tests/made-publication.ts';
import { expect, test } from 'vitest';
import { readPiece } from '../reading/read-piece.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { PieceRecord } from '../model/record.ts';
import { correctionNews, forecastNews, newsOf, questionNews } from './news.ts';
import { feedNews, questionFeed } from './feed-channels.ts';
import { editionOf, recordWith } from '../record/record.ts';

const pieceOf = (slug: string, frontmatter = '', { date = '2026-11-01', draft = false } = {}) =>
  readPiece({
    file: `${slug}.mdx`,
    slug,
    files: [],
    bytes: Buffer.from(`---
title: Piece ${slug}
description: A piece about which subscribers are told, so that a test can look at what and when.
authors: [staff]
datePublished: ${date}
draft: ${draft}
topics: [ai-video]
sources:
  - { id: vb, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-01, role: reporting }
caveats: []
${frontmatter}---

The model ranks second [@vb].
`),
  });

const correction = (id: string, date: string, kind = 'correction', severity = 'material') =>
  `  - { id: ${id}, date: ${date}, kind: ${kind}, was: Old., now: New., why: A slip., severity: ${severity} }\n`;
const forecast = (resolution = '') =>
  `forecasts:\n  - { id: next, statement: It comes., madeOn: 2026-11-01, resolvesOn: 2026-12-31, criteria: A list., resolutionSource: The list., probability: 0.6${resolution} }\n`;

const site = (manuscripts: Manuscript[], today: string, records = new Map<string, PieceRecord>()) =>
  publicationOf(siteOf(manuscripts, { records }), today);

const TAG = `tag:${masthead.tagAuthority},2026:analysis`;
const told = (news: { id: string; published: string }[]) =>
  news.map(({ id, published }) => `${published.slice(0, 10)} ${id.replace(`${TAG}/`, '')}`);

test('a piece is told once, on its day; a draft or a scheduled piece is not', () => {
  const pieces = [
    pieceOf('one'),
    pieceOf('two', '', { draft: true }),
    pieceOf('three', '', { date: '2026-12-01' }),
  ];
  expect(told(newsOf(site(pieces, '2026-11-20')))).toEqual(['2026-11-01 one']);
  expect(told(newsOf(site(pieces, '2026-12-01')))).toContain('2026-12-01 three');
});

test('a preview shows a draft and a scheduled piece, and tells of them in no feed', () => {
  const pieces = [
    pieceOf('one'),
    pieceOf('two', forecast(), { draft: true }),
    pieceOf('three', '', { date: '2026-12-01' }),
  ];
  const preview = publicationOf(siteOf(pieces), '2026-11-20', { including: 'everything' });
  expect([...preview.pieces.keys()].sort()).toEqual(['one', 'three', 'two']);
  const all = feedNews(preview).flatMap(({ news }) => news);
  expect(new Set(told(all))).toEqual(new Set(['2026-11-01 one']));
  expect([...preview.published.addresses.keys()].join()).not.toMatch(/two|three/);
});

test('a material correction and any retraction are told on their own, a minor correction among corrections', () => {
  const one = pieceOf(
    'one',
    `corrections:\n${correction('c1', '2026-11-03')}${correction('c2', '2026-11-04', 'update', 'minor')}${correction('c3', '2026-11-05', 'retraction', 'minor')}`,
  );
  expect(told(newsOf(site([one], '2026-11-20')))).toEqual([
    '2026-11-01 one',
    '2026-11-03 one/corrections/c1',
    '2026-11-05 one/corrections/c3',
  ]);
  expect(told(correctionNews(site([one], '2026-11-20')))).toEqual([
    '2026-11-03 one/corrections/c1',
    '2026-11-04 one/corrections/c2',
    '2026-11-05 one/corrections/c3',
  ]);
});

test('a correction of a day to come is not told yet', () => {
  const one = pieceOf('one', `corrections:\n${correction('c1', '2026-11-10')}`);
  expect(told(newsOf(site([one], '2026-11-09')))).toEqual(['2026-11-01 one']);
});

test('the date of change moves with each material correction, two of one day included, and with no other', () => {
  const updatedOf = (list: string, date?: string) =>
    newsOf(
      site([pieceOf('one', list && `corrections:\n${list}`, date ? { date } : {})], '2026-11-20'),
    ).find(({ what }) => what.kind === 'piece')?.updated;
  const minor = correction('c0', '2026-11-02', 'correction', 'minor');
  const first = correction('c1', '2026-11-03');
  expect(updatedOf('')).toBe('2026-11-01T00:00:00.000Z');
  expect(updatedOf(minor)).toBe('2026-11-01T00:00:00.000Z');
  expect(updatedOf(minor + first)).toBe('2026-11-03T00:00:00.000Z');
  expect(updatedOf(first + correction('c2', '2026-11-03'))).toBe('2026-11-03T00:00:01.000Z');
  expect(updatedOf(first, '2026-11-03T10:00:00+02:00')).toBe('2026-11-03T08:00:01.000Z');
});

test('ids come from the record, so that a moved piece and its corrections keep theirs', () => {
  const before = pieceOf('old');
  const edition = editionOf(before, undefined, { date: '2026-11-02' });
  if (!edition) throw new Error('Nothing to release');
  const records = new Map([['old', recordWith(before, undefined, edition)]]);
  const after = pieceOf(
    'new',
    `aliases: [/analysis/old/]\ncorrections:\n${correction('c1', '2026-11-03')}`,
  );
  expect(told(newsOf(site([after], '2026-11-20', records)))).toEqual([
    '2026-11-01 old',
    '2026-11-03 old/corrections/c1',
  ]);
});

test('what is dated back comes after what readers have already seen', () => {
  const release = (manuscript: Manuscript, date: string): [string, PieceRecord] => {
    const edition = editionOf(manuscript, undefined, { date });
    if (!edition) throw new Error('Nothing to release');
    return [manuscript.slug, recordWith(manuscript, undefined, edition)];
  };
  const early = pieceOf('early', '', { date: '2026-11-10' });
  const late = pieceOf('late', '', { date: '2026-11-05' });
  const records = new Map([release(early, '2026-11-10'), release(late, '2026-11-12')]);
  expect(told(newsOf(site([late, early], '2026-11-20', records)))).toEqual([
    '2026-11-10 early',
    '2026-11-05 late',
  ]);
});

test('a forecast is told as it is made, two weeks before it is due, and as it is resolved', () => {
  const open = pieceOf('one', forecast());
  expect(told(forecastNews(site([open], '2026-12-16')))).toEqual([
    '2026-11-01 one/forecasts/next/made',
  ]);
  expect(told(forecastNews(site([open], '2026-12-17')))).toEqual([
    '2026-11-01 one/forecasts/next/made',
    '2026-12-17 one/forecasts/next/due',
  ]);
  const resolved = pieceOf(
    'one',
    forecast(', resolution: { date: 2027-01-02, outcome: yes, source: vb }'),
  );
  expect(told(forecastNews(site([resolved], '2027-01-03')))).toEqual([
    '2026-11-01 one/forecasts/next/made',
    '2026-12-17 one/forecasts/next/due',
    '2027-01-02 one/forecasts/next/resolved',
  ]);
});

test('who follows one forecast is told each new estimate too, with why; who follows all is not', () => {
  const updates =
    ', updates: [{ date: 2026-11-10, probability: 0.7, why: A sign. }, { date: 2026-12-20, probability: 0.9, why: Another. }]';
  const publication = site([pieceOf('one', forecast(updates))], '2026-12-21');
  const [row] = publication.forecasts;
  if (!row) throw new Error('No forecast');
  const news = questionNews(row, publication);
  expect(told(news)).toEqual([
    '2026-11-01 one/forecasts/next/made',
    '2026-11-10 one/forecasts/next/moved/1',
    '2026-12-17 one/forecasts/next/due',
    '2026-12-20 one/forecasts/next/moved/2',
  ]);
  expect(news.map(({ what }) => [what.estimate, what.why])).toEqual([
    [0.6, undefined],
    [0.7, 'A sign.'],
    [0.7, undefined],
    [0.9, 'Another.'],
  ]);
  expect(told(forecastNews(publication))).toEqual([
    '2026-11-01 one/forecasts/next/made',
    '2026-12-17 one/forecasts/next/due',
  ]);
});

test('the feed of one forecast stays at its address and leads to the forecast', () => {
  const publication = site([pieceOf('one', forecast()), pieceOf('two', forecast())], '2026-12-21');
  const feeds = feedNews(publication).filter(({ channel }) => channel.about);
  expect(feeds.map(({ channel, news }) => [channel.path, channel.about, news.length])).toEqual([
    ['/forecasts/feed/one/next/', '/analysis/one/#forecast-next', 2],
    ['/forecasts/feed/two/next/', '/analysis/two/#forecast-next', 2],
  ]);
  expect(publication.forecasts.map((row) => questionFeed(row).path)).toEqual(
    feeds.map(({ channel }) => channel.path),
  );
});

test('a forecast that is resolved early needs no reminder', () => {
  const one = pieceOf(
    'one',
    forecast(', resolution: { date: 2026-12-01, outcome: yes, source: vb }'),
  );
  expect(told(forecastNews(site([one], '2026-12-31')))).toEqual([
    '2026-11-01 one/forecasts/next/made',
    '2026-12-01 one/forecasts/next/resolved',
  ]);
});

test('a forecast that another piece resolves is resolved when that piece appears', () => {
  const one = pieceOf('one', forecast());
  const two = pieceOf(
    'two',
    'resolves: [{ forecast: "one#next", date: 2027-01-01, outcome: no, source: vb }]\n',
    { date: '2027-01-05' },
  );
  expect(told(forecastNews(site([one, two], '2027-01-04'))).at(-1)).toContain('/due');
  const last = forecastNews(site([one, two], '2027-01-06')).at(-1);
  expect(last && told([last])).toEqual(['2027-01-05 one/forecasts/next/resolved']);
  expect(last?.what.row.resolution?.outcome).toBe('no');
  expect(last?.what.resolvedBy?.manuscript.slug).toBe('two');
});
