/** What does a subscriber get? The built feed, through parsers written by others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from '@rowanmanning/feed-parser';
import RssParser from 'rss-parser';
import { expect, inject, test } from 'vitest';
import { readPiece } from '../src/markdown/read-piece.ts';
import { pieceFile } from '../src/markdown/piece-files.ts';
import { wordsOf } from './words-of-html.ts';

const site = inject('site');
const xml = readFileSync(join(site, 'rss.xml'), 'utf8');
const flagship = readPiece(pieceFile(join(site, '..'), 'happyhorse-1-1'));

test('rss-parser finds the whole text of the flagship, its sources and its caveats', async () => {
  const feed = await new RssParser().parseString(xml);
  const item = feed.items.find(({ title }) => title === flagship.piece.title);
  const words = wordsOf(String(item?.['content:encoded']));
  for (const { text } of flagship.prose.sentences) {
    expect(words).toContain(wordsOf(text.replaceAll(' · ', ' ')));
  }
  for (const { text } of flagship.piece.caveats) expect(words).toContain(wordsOf(text));
  for (const { title } of flagship.piece.sources) expect(words).toContain(wordsOf(title));
});

test('feed-parser finds the title, the fixed id, the author and the day', () => {
  const feed = parseFeed(xml);
  const item = feed.items.find(({ title }) => title === flagship.piece.title);
  expect(item?.id).toBe('tag:movingfrontier.example,2026:analysis/happyhorse-1-1');
  expect(item?.authors.map(({ name }) => name)).toEqual(['Moving Frontier staff']);
  expect(item?.published?.toISOString()).toBe('2026-11-23T00:00:00.000Z');
  expect(item?.categories.map(({ label }) => label)).toEqual(['AI video']);
});

test('nothing in the feed is left to a sanitizer: no ids, styles, scripts, buttons or relative addresses', async () => {
  const feed = await new RssParser().parseString(xml);
  for (const item of feed.items) {
    const html = String(item['content:encoded']);
    expect(html).not.toMatch(/<(script|style|svg|details|button)\b|\s(id|class|style|on\w+)=/);
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      expect(address).toMatch(/^(https?:|mailto:)/);
    }
  }
});

test('every page tells a feed reader where the feed is', () => {
  for (const path of ['index.html', 'about/index.html', 'analysis/happyhorse-1-1/index.html']) {
    expect(readFileSync(join(site, path), 'utf8')).toMatch(
      /<link rel="alternate" type="application\/rss\+xml"[^>]+href="\/rss.xml"/,
    );
  }
});
