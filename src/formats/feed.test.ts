import { describe, expect, test } from 'vitest';
import { toAtom } from './atom.ts';
import type { FeedDocument, FeedItem } from './feed.ts';
import { toJsonFeed } from './json-feed.ts';
import { toRss } from './rss.ts';

const item: FeedItem = {
  id: 'tag:example.org,2026:analysis/one',
  url: 'https://example.org/analysis/one/',
  title: 'One & <b>two</b>',
  summary: 'A & B',
  html: '<p>快马</p>',
  published: '2026-11-22T08:30:00.000Z',
  updated: '2026-11-23T00:00:00.000Z',
  authors: [
    { name: 'Ada', url: 'https://example.org/authors/ada/' },
    { name: 'Bo', url: 'https://example.org/authors/bo/' },
  ],
  categories: [{ id: 'ai-video', name: 'AI video' }],
  language: 'zh-Hans',
  license: 'https://example.org/licence',
  image: undefined,
};

const feed: FeedDocument = {
  id: 'tag:example.org,2026:feed',
  title: 'Example',
  description: 'An example.',
  url: 'https://example.org/',
  feedUrl: 'https://example.org/feed',
  updated: item.updated,
  language: 'en',
  publisher: 'Example',
  license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  icon: 'https://example.org/favicon.svg',
  largeIcon: 'https://example.org/icon-512.png',
  hubs: [],
  current: undefined,
  previousArchive: undefined,
  nextArchive: undefined,
  items: [item],
};

interface Json {
  hubs?: object[];
  items: {
    language: string;
    date_published: string;
    date_modified: string;
    authors: object[];
    _license: { url: string };
  }[];
}
const toJson = (document: FeedDocument) => JSON.parse(toJsonFeed(document)) as Json;

test('an item says its own language, beside that of the feed', () => {
  expect(toRss(feed)).toMatch(/<language>en<.*<item xml:lang="zh-Hans">/);
  expect(toAtom(feed)).toMatch(/<feed [^>]*xml:lang="en".*<entry xml:lang="zh-Hans">/);
  expect(toJson(feed).items[0]?.language).toBe('zh-Hans');
});

test('an item says its own licence, beside that of the feed', () => {
  expect(toRss(feed)).toMatch(/<item.*<creativeCommons:license>https:\/\/example\.org\/licence</);
  expect(toAtom(feed)).toMatch(
    /<entry.*<link rel="license" href="https:\/\/example\.org\/licence"/,
  );
  expect(toJson(feed).items[0]?._license.url).toBe('https://example.org/licence');
});

test('every author is named', () => {
  expect(toRss(feed)).toContain('<dc:creator>Ada</dc:creator><dc:creator>Bo</dc:creator>');
  expect(toAtom(feed)).toMatch(/<name>Ada<.*<name>Bo</);
  expect(toJson(feed).items[0]?.authors).toEqual(item.authors);
});

test('an instant is told to the second in UTC, as RFC 822 in RSS and as RFC 3339 elsewhere', () => {
  expect(toRss(feed)).toContain('<pubDate>Sun, 22 Nov 2026 08:30:00 GMT</pubDate>');
  expect(toAtom(feed)).toContain('<published>2026-11-22T08:30:00Z</published>');
  expect(toJson(feed).items[0]).toMatchObject({
    date_published: '2026-11-22T08:30:00Z',
    date_modified: '2026-11-23T00:00:00Z',
  });
});

test('entries of one day are updated at instants of their own in Atom, which other entries do not move', () => {
  const items = Array.from({ length: 40 }, (_, nth) => ({ ...item, id: `${item.id}/${nth}` }));
  const instants = (of: FeedItem[]) =>
    [...toAtom({ ...feed, items: of }).matchAll(/<updated>([^<]+)<\/updated>/g)].map(
      ([, at = '']) => at,
    );
  const [newest, ...each] = instants(items);
  expect(new Set(each).size).toBe(items.length);
  expect(each.every((at) => at.startsWith('2026-11-23T00:00:'))).toBe(true);
  expect(newest).toBe(each.toSorted().at(-1));
  expect(instants(items.slice(3, 4))[1]).toBe(each[3]);
});

test('a title is plain text, a description in RSS is HTML', () => {
  expect(toRss(feed)).toContain('<title>One &#x26; &#x3C;b>two&#x3C;/b></title>');
  expect(toRss(feed)).toContain('<description>A &#x26;amp; B</description>');
  expect(toAtom(feed)).toContain('<summary>A &#x26; B</summary>');
});

describe('a hub', () => {
  test('is named where one is configured', () => {
    const withHub = { ...feed, hubs: ['https://hub.example.org/', 'https://other.example/'] };
    for (const hub of withHub.hubs) {
      expect(toRss(withHub)).toContain(`<atom:link rel="hub" href="${hub}" />`);
      expect(toAtom(withHub)).toContain(`<link rel="hub" href="${hub}" />`);
      expect(toJson(withHub).hubs).toContainEqual({ type: 'WebSub', url: hub });
    }
  });

  test('is named nowhere else', () => {
    expect(toRss(feed) + toAtom(feed)).not.toContain('hub');
    expect(toJson(feed).hubs).toBeUndefined();
  });
});
