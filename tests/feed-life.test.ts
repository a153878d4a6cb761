/** What does a subscriber see of the life of a piece? Its feeds on five days, released between them as an editor would. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { feedFormats, type FeedFormat } from '../src/publication/feed-channels.ts';
import { masthead } from '../src/masthead.ts';
import { builtSite } from './built-site.ts';
import { parsers, type ReadItem } from './feed-parsers.ts';
import { atomProblems, parseXml, rssProblems } from './feed-rules.ts';
import { feedSiteOf, feedText } from './feed-site.ts';
import { life, liveThrough } from './fixtures/life-of-a-piece.ts';
import { scratchContent } from './scratch-project.ts';

const FORMATS: readonly FeedFormat[] = ['rss', 'atom', 'json'];
const FEEDS = ['/', '/topics/ai-video/', '/authors/staff/'];
const TAG = `tag:${masthead.tagAuthority},2026:analysis/one`;

const addresses = FEEDS.flatMap((path) =>
  FORMATS.map((format) => ({ path, format, address: path + feedFormats[format].current })),
);

/** The feeds of each day: address → text. */
const days: Map<string, string>[] = [];
const root = scratchContent();
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
liveThrough(root, (day) => {
  const site = feedSiteOf(root, day);
  days.push(
    new Map(
      addresses.map(({ path, format, address }) => [address, feedText(site, format, { path })]),
    ),
  );
});

/** The site of the last day as it is built, before any other piece in it is edited. */
const lastDay = join(await builtSite('edited'), '../before');
const built = (path: string) => readFileSync(join(lastDay, path), 'utf8');

const [feedsmith] = parsers.filter(({ name }) => name === 'feedsmith');
const itemsOf = async (text = '') => (await feedsmith?.read(text)) ?? [];

test.each(addresses)(
  'a subscriber who remembers ids and dates sees in $address: the piece, nothing, a correction, a retraction, nothing',
  async ({ address }) => {
    const known = new Set<string>();
    const seen: string[][] = [];
    for (const feeds of days) {
      const items = await itemsOf(feeds.get(address));
      const news = items.filter(({ id, published }) => !known.has(`${id} ${published}`));
      news.forEach(({ id, published }) => known.add(`${id} ${published}`));
      seen.push(news.map(({ id, title }) => `${id} ${title}`));
    }
    expect(seen).toEqual([
      [`${TAG} One piece`],
      [],
      [`${TAG}/corrections/rank Correction: One piece`],
      [`${TAG}/corrections/all Retraction: One piece`],
      [],
    ]);
  },
);

test('Atom dates the change of the piece by its material corrections alone', () => {
  const changes = days.map((feeds) => {
    const entries = parseXml(feeds.get('/atom.xml') ?? '').children;
    const entry = entries.find(
      ({ name, children }) => name === 'atom:entry' && children.some(({ text }) => text === TAG),
    );
    return entry?.children.find(({ name }) => name === 'atom:updated')?.text.slice(0, 10);
  });
  expect(changes).toEqual(['2026-11-22', '2026-11-22', '2026-11-24', '2026-11-25', '2026-11-25']);
});

test('a correction says what was, what is now and why, and leads to its place on the page', async () => {
  const [news] = await itemsOf(days[2]?.get('/rss.xml'));
  expect(news?.published).toBe(Date.parse('2026-11-24T00:00:00Z'));
  expect(news?.html).toMatch(/<del>Second\.<\/del>.*<ins>Third\.<\/ins>.*We misread it\./s);
  expect(news?.html).toContain(`href="${masthead.url}/analysis/one/"`);
  expect(news?.url).toBe(`${masthead.url}/analysis/one/#correction-rank`);
  expect(built('analysis/two/index.html')).toContain('id="correction-rank"');
});

test('whoever finds the piece later is told first that it was retracted', async () => {
  const items = await itemsOf(days[3]?.get('/feed.json'));
  const html = items.find(({ id }) => id === TAG)?.html ?? '';
  expect(html.startsWith('<h2>Retracted</h2>')).toBe(true);
});

test('the feed of corrections lists both', async () => {
  const items = await itemsOf(built('corrections/rss.xml'));
  expect(items.map(({ title }) => title)).toEqual([
    'Retraction: One piece',
    'Correction: One piece',
  ]);
});

test('after the move every item leads to the new address', async () => {
  for (const { address } of addresses) {
    for (const { url } of await itemsOf(days[4]?.get(address))) {
      expect(url.startsWith(`${masthead.url}/analysis/two/`)).toBe(true);
    }
  }
});

test('the feeds of every day keep the rules', () => {
  const address = (file: string) => `${masthead.url}/${file}`;
  days.forEach((feeds, at) => {
    const now = Date.parse(life[at]?.day ?? '');
    expect(rssProblems(feeds.get('/rss.xml') ?? '', address('rss.xml'), now)).toEqual([]);
    expect(atomProblems(feeds.get('/atom.xml') ?? '', address('atom.xml'), now)).toEqual([]);
  });
});

describe('an old address', () => {
  test.each(['analysis/one', 'old/address'])('%s leads to the new one without a script', (old) => {
    const html = built(`${old}/index.html`);
    expect(html).toContain('<meta http-equiv="refresh" content="0; url=/analysis/two/">');
    expect(html).toContain(`<link rel="canonical" href="${masthead.url}/analysis/two/">`);
    expect(html).toMatch(/<a href="\/analysis\/two\/">\s*One piece\s*<\/a>/);
  });

  test('stands in no sitemap', () => {
    expect(built('sitemap-0.xml')).toContain('/analysis/two/');
    expect(built('sitemap-0.xml')).not.toMatch(/\/analysis\/one\/|\/old\//);
  });
});

/** The piece itself among the items of the built feed. */
const itemOf = (feed: string) =>
  parseXml(feed)
    .children[0]?.children.filter(({ name }) => name === 'item')
    .find(({ children }) => children.some(({ name, text }) => name === 'guid' && text === TAG));

test.each(addresses)(
  'the built feed at $address says of the piece what it said before it was built',
  async ({ address }) => {
    const ofPiece = (items: ReadItem[]) =>
      items
        .filter(({ id }) => id.startsWith(TAG))
        // Its image has an address only once it is built.
        .map(({ html, ...item }) => ({
          ...item,
          html: html.replace(/<p><img[^>]*><\/p>\n?|<img[^>]*>/g, ''),
        }));
    const [own, said] = [
      ofPiece(await itemsOf(built(address))),
      ofPiece(await itemsOf(days.at(-1)?.get(address))),
    ];
    expect(own.length).toBe(3);
    expect(own).toEqual(said);
  },
);

describe('the image of a piece', () => {
  const item = (name: string) =>
    itemOf(built('rss.xml'))?.children.find((one) => one.name === name);
  const fileOf = (url = '') => join(lastDay, url.replace(`${masthead.url}/`, ''));

  test('comes with its size and type, and is there', () => {
    const { attributes, children } = item('media:content') ?? {};
    expect(attributes).toMatchObject({
      type: 'image/png',
      medium: 'image',
      width: '1',
      height: '1',
    });
    expect(children?.[0]?.text).toBe('A board');
    expect(existsSync(fileOf(attributes?.url))).toBe(true);
    expect(readFileSync(fileOf(attributes?.url))).toHaveLength(Number(attributes?.fileSize));
  });

  test('stands in JSON Feed and, where the prose shows it, in the text', () => {
    const feed = JSON.parse(built('feed.json')) as { items: { id: string; image?: string }[] };
    const src = /<img src="([^"]+)" alt="A board on one day"/.exec(
      item('content:encoded')?.text ?? '',
    );
    expect(feed.items.find(({ id }) => id === TAG)?.image).toBe(src?.[1]);
    expect(existsSync(fileOf(src?.[1]))).toBe(true);
  });
});
