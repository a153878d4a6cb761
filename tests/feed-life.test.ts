/** What does a subscriber see of the life of a piece? Five builds, released between them as an editor would. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedFormats, type FeedFormat } from '../src/publication/feed-channels.ts';
import { parsers } from './feed-parsers.ts';
import { atomProblems, parseXml, rssProblems } from './feed-rules.ts';
import { runCli, scratchProject, soundPiece, writePiece } from './scratch-project.ts';

const FORMATS: readonly FeedFormat[] = ['rss', 'atom', 'json'];
const FEEDS = ['', 'topics/ai-video/', 'authors/staff/'];
const TAG = 'tag:movingfrontier.example,2026:analysis/one';
/** One red pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';

const piece = ({ prose = 'The model ranks secnd', frontmatter = '' } = {}) =>
  soundPiece({
    title: 'One piece',
    frontmatter: `image: { src: ./board.png, alt: A board }\n${frontmatter}`,
    prose: `${prose} [@report].\n\n![A board on one day](./board.png)`,
  });
const correction = (id: string, date: string, kind: string) =>
  `  - { id: ${id}, date: ${date}, kind: ${kind}, was: Second., now: Third., why: We misread it., severity: material }\n`;
const corrected = `corrections:\n${correction('rank', '2026-11-24', 'correction')}`;
const retracted = `${corrected}${correction('all', '2026-11-25', 'retraction')}`;

/** Each day of the piece: what the editor does to it, and with which words it is released. */
const life: { day: string; edit: (root: string) => void; release: string[] }[] = [
  {
    day: '2026-11-22',
    edit: (root) => {
      writePiece(root, 'one', piece());
      writeFileSync(join(root, 'content/analysis/one/board.png'), Buffer.from(PNG, 'base64'));
    },
    release: [],
  },
  {
    day: '2026-11-23',
    edit: (root) => {
      writePiece(root, 'one', piece({ prose: 'The model ranks second' }));
    },
    release: ['one', '--reason', 'A slip of the pen'],
  },
  {
    day: '2026-11-24',
    edit: (root) => {
      writePiece(root, 'one', piece({ prose: 'The model ranks third', frontmatter: corrected }));
    },
    release: [],
  },
  {
    day: '2026-11-25',
    edit: (root) => {
      writePiece(root, 'one', piece({ prose: 'The model ranks third', frontmatter: retracted }));
    },
    release: [],
  },
  {
    day: '2026-11-26',
    edit: (root) => {
      renameSync(join(root, 'content/analysis/one'), join(root, 'content/analysis/two'));
      const frontmatter = `aliases: [/analysis/one/, /old/address]\n${retracted}`;
      writePiece(root, 'two', piece({ prose: 'The model ranks third', frontmatter }));
    },
    release: [],
  },
];

let root: string;
/** The feeds of each day: address → text. */
const days: Map<string, string>[] = [];
const addresses = FEEDS.flatMap((path) =>
  FORMATS.map((format) => ({ format, address: `${path}${feedFormats[format].current}` })),
);
const built = (path: string) => readFileSync(join(root, 'dist', path), 'utf8');

beforeAll(() => {
  root = scratchProject({});
  for (const { day, edit, release } of life) {
    edit(root);
    const env = { SOURCE_DATE_EPOCH: String(Date.parse(`${day}T12:00:00Z`) / 1000) };
    const released = runCli(root, 'release', release, env);
    if (released.status !== 0) throw new Error(released.output);
    const { status, output } = runCli(root, 'build', [], env);
    if (status !== 0) throw new Error(output);
    days.push(new Map(addresses.map(({ address }) => [address, built(address)])));
  }
}, 600_000);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

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
    const entries = parseXml(feeds.get('atom.xml') ?? '').children;
    const entry = entries.find(
      ({ name, children }) => name === 'atom:entry' && children.some(({ text }) => text === TAG),
    );
    return entry?.children.find(({ name }) => name === 'atom:updated')?.text.slice(0, 10);
  });
  expect(changes).toEqual(['2026-11-22', '2026-11-22', '2026-11-24', '2026-11-25', '2026-11-25']);
});

test('a correction says what was, what is now and why, and leads to its place on the page', async () => {
  const [news] = await itemsOf(days[2]?.get('rss.xml'));
  expect(news?.published).toBe(Date.parse('2026-11-24T00:00:00Z'));
  expect(news?.html).toMatch(/<del>Second\.<\/del>.*<ins>Third\.<\/ins>.*We misread it\./s);
  expect(news?.html).toContain('href="https://movingfrontier.example/analysis/one/"');
  expect(news?.url).toBe('https://movingfrontier.example/analysis/one/#correction-rank');
  expect(built('analysis/two/index.html')).toContain('id="correction-rank"');
});

test('whoever finds the piece later is told first that it was retracted', async () => {
  const items = await itemsOf(days[3]?.get('feed.json'));
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
      expect(url).toMatch(/^https:\/\/movingfrontier\.example\/analysis\/two\//);
    }
  }
});

test('the feeds of every day keep the rules', () => {
  const address = (file: string) => `https://movingfrontier.example/${file}`;
  days.forEach((feeds, at) => {
    const now = Date.parse(life[at]?.day ?? '');
    expect(rssProblems(feeds.get('rss.xml') ?? '', address('rss.xml'), now)).toEqual([]);
    expect(atomProblems(feeds.get('atom.xml') ?? '', address('atom.xml'), now)).toEqual([]);
  });
});

describe('an old address', () => {
  test.each(['analysis/one', 'old/address'])('%s leads to the new one without a script', (old) => {
    const html = built(`${old}/index.html`);
    expect(html).toContain('<meta http-equiv="refresh" content="0;url=/analysis/two/">');
    expect(html).toMatch(
      /<link rel="canonical" href="https:\/\/movingfrontier\.example\/analysis\/two\/">/,
    );
    expect(html).toMatch(/<a href="\/analysis\/two\/">\s*One piece\s*<\/a>/);
  });

  test('stands in no sitemap', () => {
    expect(built('sitemap-0.xml')).toContain('/analysis/two/');
    expect(built('sitemap-0.xml')).not.toMatch(/\/analysis\/one\/|\/old\//);
  });
});

describe('the image of a piece', () => {
  const item = (name: string) => {
    const [channel] = parseXml(days[0]?.get('rss.xml') ?? '').children;
    const [first] = channel?.children.filter((one) => one.name === 'item') ?? [];
    return first?.children.find((one) => one.name === name);
  };
  const fileOf = (url = '') =>
    join(root, 'dist', url.replace('https://movingfrontier.example/', ''));

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
    const feed = JSON.parse(days[0]?.get('feed.json') ?? '') as { items: { image?: string }[] };
    const src = /<img src="([^"]+)" alt="A board on one day"/.exec(
      item('content:encoded')?.text ?? '',
    );
    expect(feed.items[0]?.image).toBe(src?.[1]);
    expect(existsSync(fileOf(src?.[1]))).toBe(true);
  });
});
