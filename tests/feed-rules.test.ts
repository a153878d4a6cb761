/** Are the built feeds valid? By the rules of the W3C’s validator, a strict XML parser and a JSON Schema of JSON Feed 1.1. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { masthead } from '../src/masthead.ts';
import { builtSite } from './built-site.ts';
import { atomProblems, parseXml, rssProblems } from './feed-rules.ts';
import { feedSite, feedText } from './feed-site.ts';
import schema from './json-feed.schema.json' with { type: 'json' };
import { authorsAndTopics, soundPiece } from './scratch-project.ts';

const addressOf = (file: string) => `${masthead.url}/${file}`;

const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(schema);

describe.each([
  ['this publication', await builtSite('own')],
  ['a publication that has come to everything', await builtSite('whole')],
])('the feeds of %s', (_, site) => {
  const built = readdirSync(site, { recursive: true, encoding: 'utf8' });
  const contentOf = (file: string) => readFileSync(join(site, file), 'utf8');
  const rssFiles = built.filter((file) => /(^|\/)rss(\.xml|\/\d+\.xml)$/.test(file));
  const atomFiles = built.filter((file) => /(^|\/)atom(\.xml|\/\d+\.xml)$/.test(file));
  const jsonFiles = built.filter((file) => /(^|\/)feed(\.json|\/\d+\.json)$/.test(file));

  test('the main one, each topic and each author come in three formats, the ledgers as RSS', () => {
    const { authors, topics } = authorsAndTopics(join(site, '..'));
    const three = [
      '',
      ...topics.map((id) => `topics/${id}/`),
      ...authors.map((id) => `authors/${id}/`),
    ];
    expect(three.length).toBeGreaterThan(2);
    expect(rssFiles).toEqual(
      expect.arrayContaining([
        ...three.map((path) => `${path}rss.xml`),
        'corrections/rss.xml',
        'forecasts/rss.xml',
      ]),
    );
    expect(atomFiles).toEqual(expect.arrayContaining(three.map((path) => `${path}atom.xml`)));
    expect(jsonFiles).toEqual(expect.arrayContaining(three.map((path) => `${path}feed.json`)));
  });

  test.each(rssFiles)('%s keeps the rules of RSS 2.0', (file) => {
    expect(rssProblems(contentOf(file), addressOf(file))).toEqual([]);
  });

  test.each(atomFiles)('%s keeps the rules of Atom 1.0', (file) => {
    expect(atomProblems(contentOf(file), addressOf(file))).toEqual([]);
  });

  test.each(jsonFiles)('%s is JSON Feed 1.1', (file) => {
    const feed = JSON.parse(contentOf(file)) as { feed_url: string; items: { id: string }[] };
    expect(isJsonFeed(feed) ? [] : isJsonFeed.errors).toEqual([]);
    expect(feed.feed_url).toBe(addressOf(file));
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
  });
});

describe('the rules find what breaks them:', () => {
  const sound = feedSite({ one: soundPiece() });
  const rss = feedText(sound, 'rss');
  const atom = feedText(sound, 'atom');
  const rssAddress = addressOf('rss.xml');
  const breaks: [rule: string, was: RegExp | string, now: string][] = [
    ['InvalidRFC2822Date', /<pubDate>[^<]*/, '<pubDate>2026-11-22'],
    ['ImplausibleDate', /<pubDate>Sun, 22 Nov 2026/, '<pubDate>Mon, 22 Nov 2066'],
    ['IncorrectDOW', /<pubDate>Sun/, '<pubDate>Mon'],
    ['InvalidTAG', /<guid isPermaLink="false">/, '<guid isPermaLink="false"> '],
    ['InvalidPermalink', ' isPermaLink="false"', ''],
    ['InvalidFullLink', /<link>[^<]*analysis/, '<link>/analysis'],
    ['DuplicateValue', /(<item[^]*<\/item>)/, '$1$1'],
    ['DuplicateElement', /(<pubDate>[^<]*<\/pubDate>)/, '$1$1'],
    ['MissingSelf', 'rel="self"', 'rel="alternate"'],
    ['SelfDoesntMatchLocation', 'rss.xml', 'feed.xml'],
    ['UnregisteredAtomLinkRel', 'rel="license"', 'rel="licence"'],
    ['ContainsRelRef', 'href="https://example.org/report"', 'href="/report"'],
    ['SecurityRisk', '&#x3C;p>The model', '&#x3C;script>&#x3C;/script>&#x3C;p>The model'],
    ['SecurityRiskAttr', '&#x3C;p>The model', '&#x3C;p id="a">The model'],
    ['NotHtml', '&#x3C;p>The model', '&#x3C;p>&#x3C;p a a>The model'],
    ['BadCharacters', 'A sound piece', 'A sound piece\u0092'],
    ['MissingEncoding', ' encoding="utf-8"', ''],
    ['MissingElement', /<description>[^<]*<\/description>/, ''],
    ['MisplacedItem', '</channel>', '<ttl>1</ttl></channel>'],
    ['UndefinedElement', '</item>', '<body/></item>'],
    ['InvalidLanguage', '<language>en', '<language>English'],
    ['MissingCurrentInArchive', '<docs>', '<fh:archive/><docs>'],
  ];

  test.each(breaks)('%s', (rule, was, now) => {
    const broken = rss.replace(was, now);
    expect(broken).not.toBe(rss);
    expect(rssProblems(broken, rssAddress).map((one) => one.split(':')[0])).toContain(rule);
  });

  test.each([
    ['InvalidRFC3339Date', /<updated>[^<]*/, '<updated>2026-11-22'],
    ['MissingElement', /<author>.*?<\/author>/, ''],
    ['DuplicateEntries', /(<entry[^]*<\/entry>)/, '$1$1'],
    ['InvalidTextType', 'type="html"', 'type="text"'],
    ['MissingAttribute', ' term="ai-video"', ''],
  ] as [string, RegExp | string, string][])('%s in Atom', (rule, was, now) => {
    const broken = atom.replace(was, now);
    expect(broken).not.toBe(atom);
    expect(atomProblems(broken, addressOf('atom.xml')).map((one) => one.split(':')[0])).toContain(
      rule,
    );
  });

  test.each([
    ['an unknown entity', 'A sound piece', 'A sound&nbsp;piece'],
    ['a bare ampersand', 'A sound piece', 'A sound & piece'],
    ['an undeclared prefix', '<dc:creator>', '<ex:creator/><dc:creator>'],
    ['an open element', '</channel>', ''],
  ])('%s is refused', (_name, was, now) => {
    expect(() => parseXml(rss.replace(was, now))).toThrow();
  });

  test.each([
    ['a field that the format does not know', { published: 'today' }],
    ['an item without text', { content_html: undefined }],
    ['a date without a time', { date_published: '2026-11-22' }],
    ['an address without a host', { url: '/analysis/one/' }],
  ])('%s', (_name, change) => {
    const feed = JSON.parse(feedText(sound, 'json')) as { items: object[] };
    expect(isJsonFeed(feed)).toBe(true);
    const items = feed.items.map((item) => ({ ...item, ...change }));
    expect(isJsonFeed(JSON.parse(JSON.stringify({ ...feed, items })))).toBe(false);
  });
});
