/** Can a subscriber reach everything that was ever in a feed? The documents of a publication of 45 pieces. */
import { describe, expect, test } from 'vitest';
import { feedFormats, type FeedFormat } from '../src/publication/feed-channels.ts';
import { masthead } from '../src/masthead.ts';
import { parsers, type ReadItem } from './feed-parsers.ts';
import { atomProblems, parseXml, rssProblems } from './feed-rules.ts';
import { feedSite, feedText } from './feed-site.ts';
import { soundPiece } from './scratch-project.ts';

const day = (n: number) => new Date(Date.UTC(2026, 8, n)).toISOString().slice(0, 10);

/** Piece number n, published on the nth day. */
const piece = (n: number, frontmatter = '', date = day(n)): [string, string] => [
  `piece-${n}`,
  soundPiece({ title: `Piece ${n}`, frontmatter, prose: `Text ${n} [@report].` }).replace(
    'datePublished: 2026-11-22',
    `datePublished: ${date}`,
  ),
];
const pieces = (count: number) => Array.from({ length: count }, (_, at) => piece(at + 1));

const address = (path: string) => `${masthead.url}${path}`;
const [feedsmith] = parsers.filter(({ name }) => name === 'feedsmith');
const itemsOf = async (text: string): Promise<ReadItem[]> => (await feedsmith?.read(text)) ?? [];

/** What a document says of its neighbours. */
function links(text: string, format: FeedFormat): Record<string, string | undefined> {
  if (format === 'json') {
    return { 'prev-archive': (JSON.parse(text) as { next_url?: string }).next_url };
  }
  const root = parseXml(text);
  const [head] = format === 'rss' ? root.children : [root];
  return Object.fromEntries(
    (head?.children ?? [])
      .filter(({ name }) => name === 'atom:link')
      .map(({ attributes }) => [attributes.rel ?? '', attributes.href]),
  );
}

describe.each(['rss', 'atom', 'json'] as const)('as %s', (format) => {
  const site = feedSite(Object.fromEntries(pieces(45)));
  const document = (archive?: number) =>
    feedText(site, format, archive === undefined ? {} : { archive });

  test('the current document holds the latest 20, the newest first', async () => {
    const titles = (await itemsOf(document())).map(({ title }) => title);
    expect(titles).toEqual(Array.from({ length: 20 }, (_, at) => `Piece ${45 - at}`));
  });

  test('walking back from the current document finds every piece, each whole', async () => {
    const found = new Map<string, ReadItem>();
    let text: string | undefined = document();
    while (text !== undefined) {
      for (const item of await itemsOf(text)) found.set(item.id, item);
      const previous: string | undefined = links(text, format)['prev-archive'];
      const number: string | undefined = /\/(\d+)\.\w+$/.exec(previous ?? '')?.[1];
      text = number === undefined ? undefined : document(Number(number));
    }
    expect(found.size).toBe(45);
    for (const { title, html } of found.values())
      expect(html).toContain(title.replace('Piece', 'Text'));
  });

  test('a new piece leaves the items of every archive as they were', async () => {
    const later = feedSite(Object.fromEntries(pieces(46)));
    for (const archive of [1, 2]) {
      expect(await itemsOf(feedText(later, format, { archive }))).toEqual(
        await itemsOf(document(archive)),
      );
    }
  });
});

describe('an archive', () => {
  const site = feedSite(Object.fromEntries(pieces(45)));

  test.each(['rss', 'atom'] as const)(
    'says in %s that it is one, and where its neighbours are',
    (format) => {
      const path = (archive: number) => address(`/${feedFormats[format].archive(archive)}`);
      const current = address(`/${feedFormats[format].current}`);
      const first = feedText(site, format, { archive: 1 });
      expect(links(first, format)).toMatchObject({
        self: path(1),
        current,
        'next-archive': path(2),
      });
      expect(links(first, format)['prev-archive']).toBeUndefined();
      const second = feedText(site, format, { archive: 2 });
      expect(links(second, format)).toMatchObject({ self: path(2), 'prev-archive': path(1) });
      expect(links(second, format)['next-archive']).toBeUndefined();
      expect(second).toContain('<fh:archive />');
      expect(feedText(site, format)).not.toContain('<fh:archive');
    },
  );

  test('keeps the rules of its format', () => {
    expect(rssProblems(feedText(site, 'rss', { archive: 1 }), address('/rss/1.xml'))).toEqual([]);
    expect(atomProblems(feedText(site, 'atom', { archive: 2 }), address('/atom/2.xml'))).toEqual(
      [],
    );
  });

  test('bears the id of its feed, as every document of it does', () => {
    const id = /<id>[^<]*/;
    expect(id.exec(feedText(site, 'atom', { archive: 1 }))?.[0]).toBe(
      id.exec(feedText(site, 'atom'))?.[0],
    );
  });

  test.each(['/topics/ai-video/', '/authors/staff/'])(
    'is not there for %s, whose texts are all in those of the main feed',
    async (path) => {
      const latest = feedText(site, 'rss', { path });
      expect((await itemsOf(latest)).map(({ title }) => title)).toEqual(
        Array.from({ length: 20 }, (_, at) => `Piece ${45 - at}`),
      );
      expect(links(latest, 'rss')).not.toHaveProperty('prev-archive');
      expect(() => feedText(site, 'rss', { path, archive: 1 })).toThrow('No archive 1');
    },
  );

  test('keeps its items, their days and their dates of change when an old piece is corrected', async () => {
    const correction =
      'corrections: [{ id: c1, date: 2026-11-20, kind: correction, was: Old., now: New., why: A slip., severity: material }]\n';
    const corrected = feedSite(Object.fromEntries([piece(1, correction), ...pieces(45).slice(1)]));
    const bare = (text: string) =>
      parseXml(text)
        .children.filter(({ name }) => name === 'atom:entry')
        .map(({ children }) =>
          children
            .filter(({ name }) => /id|title|published|updated/.test(name))
            .map(({ text: value }) => value),
        );
    expect(bare(feedText(corrected, 'atom', { archive: 1 }))).toEqual(
      bare(feedText(site, 'atom', { archive: 1 })),
    );
    const [news] = await itemsOf(feedText(corrected, 'atom'));
    expect(news?.title).toBe('Correction: Piece 1');
  });
});
