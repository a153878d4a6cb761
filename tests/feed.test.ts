/** What does a subscriber get? The built feeds over HTTP, through parsers written by others. */
import { isPublished } from '../src/model/visibility.ts';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedFormats, type FeedFormat } from '../src/publication/feed-channels.ts';
import { pieceFile, pieceSlugs } from '../src/reading/piece-files.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import { buildDay } from '../src/model/date.ts';
import { masthead } from '../src/masthead.ts';
import { serveFolder } from './browser.ts';
import { builtSite } from './built-site.ts';
import { parsers } from './feed-parsers.ts';
import { FLAGSHIP } from './fixtures/whole-site.ts';
import { authorsAndTopics } from './scratch-project.ts';
import { proseWordsOf, wordsOf } from './words-of-html.ts';

const readings = parsers.flatMap((parser) => parser.formats.map((format) => ({ parser, format })));

describe.each([
  ['this publication', await builtSite('own')],
  ['a publication that has come to everything', await builtSite('whole')],
])('%s', (_, site) => {
  const root = join(site, '..');
  const pieces = pieceSlugs(root)
    .map((slug) => readPiece(pieceFile(root, slug)))
    .filter(({ piece }) => isPublished(piece, buildDay(undefined, new Date())));

  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    server = await serveFolder(site);
  });
  afterAll(() => server.stop());

  const fetched = async (path: string) => (await fetch(`${server.url}${path}`)).text();
  const page = (slug: string) => readFileSync(join(site, 'analysis', slug, 'index.html'), 'utf8');

  describe.each(readings)('$parser.name on $format', ({ parser, format }) => {
    const address = `/${feedFormats[format].current}`;

    test('finds every piece, its text word for word as on its page', async () => {
      const items = await parser.read(await fetched(address));
      for (const { slug, piece } of pieces) {
        const item = items.find(({ title }) => title === piece.title);
        expect(wordsOf(item?.html ?? ''), slug).toContain(proseWordsOf(page(slug)));
        expect(item?.url).toBe(`${masthead.url}/analysis/${slug}/`);
      }
    });

    test('finds the evidence of every piece after its text', async () => {
      const items = await parser.read(await fetched(address));
      for (const { slug, piece } of pieces) {
        const words = wordsOf(items.find(({ title }) => title === piece.title)?.html ?? '');
        const evidence = [
          ...piece.keyPoints.map(({ text }) => text),
          ...piece.caveats.map(({ text }) => text),
          ...piece.narratives.flatMap(({ thesis, strongest }) => [thesis, strongest]),
          ...piece.forecasts.map(({ statement }) => statement),
          ...piece.sources.map(({ title }) => title),
        ];
        if (slug === FLAGSHIP) expect(evidence.length).toBeGreaterThan(20);
        for (const text of evidence) expect(words, slug).toContain(wordsOf(text));
      }
    });

    test('finds the fixed id and the fixed day of every piece', async () => {
      const items = await parser.read(await fetched(address));
      for (const { slug, piece } of pieces) {
        const item = items.find(({ title }) => title === piece.title);
        const year = piece.datePublished.slice(0, 4);
        expect(item?.id).toBe(`tag:${masthead.tagAuthority},${year}:analysis/${slug}`);
        expect(item?.published).toBe(Date.parse(piece.datePublished));
      }
    });
  });

  test('the three formats carry the same items in the same order', async () => {
    const feedsmith = parsers.find(({ name }) => name === 'feedsmith');
    const read = async (format: FeedFormat) =>
      feedsmith?.read(await fetched(`/${feedFormats[format].current}`));
    const rss = await read('rss');
    expect(rss?.length).toBeGreaterThan(0);
    expect(await read('atom')).toEqual(rss);
    expect(await read('json')).toEqual(rss);
  });

  test('a topic and an author have feeds of their own, with what concerns them', async () => {
    const feedsmith = parsers.find(({ name }) => name === 'feedsmith');
    const { authors, topics } = authorsAndTopics(root);
    for (const path of [
      ...topics.map((id) => `/topics/${id}/`),
      ...authors.map((id) => `/authors/${id}/`),
    ]) {
      for (const format of ['rss', 'atom', 'json'] as const) {
        const items = await feedsmith?.read(await fetched(path + feedFormats[format].current));
        const isMeant = ({ piece }: (typeof pieces)[number]) =>
          [...piece.topics, ...piece.authors].includes(path.split('/')[2] ?? '');
        expect(items?.map(({ title }) => title)).toEqual(
          expect.arrayContaining(pieces.filter(isMeant).map(({ piece }) => piece.title)),
        );
      }
    }
  });

  test('the feed of forecasts tells of each forecast once as it is made', async () => {
    const feedsmith = parsers.find(({ name }) => name === 'feedsmith');
    const documents = [
      '/forecasts/rss.xml',
      ...readdirSync(join(site, 'forecasts'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.startsWith('rss/'))
        .map((file) => `/forecasts/${file}`),
    ];
    const items = await Promise.all(
      documents.map(async (path) => (await feedsmith?.read(await fetched(path))) ?? []),
    );
    const made = new Set(
      items
        .flat()
        .map(({ id }) => id)
        .filter((id) => id.endsWith('/made')),
    );
    const forecasts = pieces.flatMap(({ slug, piece }) =>
      piece.forecasts.map(
        ({ id }) =>
          `tag:${masthead.tagAuthority},${piece.datePublished.slice(0, 4)}:analysis/${slug}/forecasts/${id}/made`,
      ),
    );
    expect([...made].sort()).toEqual(forecasts.sort());
  });

  test('every page names the main feed in each format, and a piece before it those of its topics and authors', () => {
    const links = (path: string) =>
      [
        ...readFileSync(join(site, path), 'utf8').matchAll(
          /<link rel="alternate" type="(?:application\/(?:rss|atom)\+xml|application\/feed\+json)"[^>]+href="([^"]+)"/g,
        ),
      ].map(([, href]) => href);
    const main = ['/rss.xml', '/atom.xml', '/feed.json'];
    expect(links('index.html')).toEqual(expect.arrayContaining(main));
    expect(links('about/index.html')).toEqual(expect.arrayContaining(main));
    for (const { slug, piece } of pieces) {
      expect(links(`analysis/${slug}/index.html`)).toEqual([
        ...piece.topics.map((id) => `/topics/${id}/rss.xml`),
        ...piece.authors.map((id) => `/authors/${id}/rss.xml`),
        ...main,
      ]);
    }
    expect(links('subscribe/index.html').slice(0, 3)).toEqual(main);
    expect(links('corrections/index.html')).toEqual(['/corrections/rss.xml', ...main]);
    for (const path of ['feed/', 'rss/', 'atom/']) expect(links(`${path}index.html`)).toEqual(main);
    for (const href of links('subscribe/index.html'))
      expect(existsSync(join(site, href ?? ''))).toBe(true);
  });

  test('the address that is guessed first has the main feed, and its document names its own', async () => {
    expect(await fetched('/feed.xml')).toEqual(await fetched('/rss.xml'));
  });

  describe('/subscribe/', () => {
    const html = readFileSync(join(site, 'subscribe/index.html'), 'utf8');
    const hrefs = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);

    test('names every feed there is but those of single forecasts, which stand with these, and every one it names is there', () => {
      const named = hrefs.filter(
        (href) => /(rss|atom)\.xml$|feed\.json$/.test(href) && href.startsWith('/'),
      );
      const built = readdirSync(site, { recursive: true, encoding: 'utf8' })
        .filter((file) => /(^|\/)(rss\.xml|atom\.xml|feed\.json)$/.test(file))
        .map((file) => `/${file}`)
        .filter((file) => !file.startsWith('/forecasts/feed/'));
      expect([...new Set(named)].sort()).toEqual(built.sort());
    });

    test('every open forecast leads to its feed from its piece, and to no other', () => {
      const linked = globSync('analysis/*/index.html', { cwd: site }).flatMap((file) =>
        [
          ...readFileSync(join(site, file), 'utf8').matchAll(/href="(\/forecasts\/feed\/[^"]+)"/g),
        ].map(([, href = '']) => href),
      );
      expect(linked.length).toBeGreaterThan(0);
      expect(new Set(linked).size).toBe(linked.length);
      expect(linked.filter((href) => !existsSync(join(site, decodeURI(href))))).toEqual([]);
    });

    test('hands the whole address to each reader on the web, encoded', () => {
      const readers = hrefs.filter((href) =>
        /feedly|inoreader|newsblur|theoldreader|feedbin/.test(href),
      );
      expect(readers).toHaveLength(5);
      for (const href of readers) {
        expect(decodeURIComponent(href)).toContain(`${masthead.url}/rss.xml`);
        expect(href).toContain(encodeURIComponent(`${masthead.url}/rss.xml`));
      }
      expect(hrefs).toContain(`feed:${masthead.url}/rss.xml`);
    });

    test('asks nothing of another host by itself', () => {
      expect(html).not.toMatch(/(src|action)="https?:|<(iframe|form|object)/);
    });
  });
});
