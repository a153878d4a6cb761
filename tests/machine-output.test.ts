/** What does a machine get? References, Markdown, JSON-LD, ledgers and lists of pages, through readers written by others. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { JSDOM } from 'jsdom';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { dateModified } from '../src/model/piece-facts.ts';
import type { CslItem } from '../src/formats/csl-json.ts';
import { parseRis } from '../src/formats/ris.ts';
import { pieceFile, pieceSlugs } from '../src/reading/piece-files.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import { sourceAddress } from '../src/model/source.ts';
import { masthead } from '../src/masthead.ts';
import { buildDay } from '../src/model/date.ts';
import type { Manuscript } from '../src/model/manuscript.ts';
import { isPublished } from '../src/model/visibility.ts';
import { builtSite } from './built-site.ts';
import { FORMULA } from './fixtures/odd-pieces.ts';

const site = await builtSite('own');
const origin = masthead.url;
const root = join(site, '..');
const today = buildDay(process.env.SOURCE_DATE_EPOCH, new Date());
const pieces = pieceSlugs(root)
  .map((slug) => readPiece(pieceFile(root, slug)))
  .filter(({ piece }) => isPublished(piece, today));
const [example] = pieces;
if (!example) throw new Error('No piece is published');
const authors = parse(readFileSync(join(root, 'content/authors.yml'), 'utf8')) as Record<
  string,
  { name: string }
>;
const namesOf = ({ piece }: Manuscript) => piece.authors.map((id) => authors[id]?.name ?? '');
const dist = await builtSite('odd');
const read = (path: string, folder = site) => readFileSync(join(folder, path), 'utf8');
const pageOf = (path: string, folder = site) =>
  new JSDOM(read(path === '/' ? 'index.html' : `${path}index.html`, folder)).window.document;

/** True where an address of the site is served, and its anchor is there. */
function lands(address: string, folder = site): boolean {
  const { pathname, hash } = new URL(address);
  const path = decodeURI(pathname);
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file)) return false;
  if (hash === '') return true;
  const ids = readFileSync(file, 'utf8').matchAll(/\sid="([^"]*)"/g);
  return ids.some(([, id]) => id === decodeURIComponent(hash.slice(1)));
}

/** The reference to a piece that its page holds. */
function citationOf(path: string, format: string): string {
  const link = pageOf(path).querySelector(
    `.appendix > :has(#how-to-cite) a[download$=".${format}"]`,
  );
  const [, data = ''] = /^data:[^,]*,(.*)$/.exec(link?.getAttribute('href') ?? '') ?? [];
  return decodeURIComponent(data);
}

describe('references', () => {
  const readers: Record<string, (text: string) => CslItem[]> = {
    json: (text) => plugins.input.chain(text, { generateGraph: false }) as CslItem[],
    // The reader of citation-js escapes an escaped slash once more.
    bib: (text) =>
      (plugins.input.chain(text, { generateGraph: false }) as CslItem[]).map((item) => ({
        ...item,
        URL: item.URL?.replaceAll('%252F', '%2F') ?? '',
      })),
    ris: (text) => plugins.input.chain(text, { generateGraph: false }) as CslItem[],
  };

  /** What must survive, in one spelling: BibTeX marks capitals, and has no organisations among its authors. */
  const essence = ({ title, author = [], issued, URL: address }: CslItem) => ({
    title: title?.replace(/<[^>]*>/g, ''),
    authors: author.map(
      ({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' '),
    ),
    date: issued?.['date-parts'],
    address,
  });

  test.each(['json', 'bib', 'ris'])(
    'citation-js reads the sources of every piece from sources.%s with title, authors, date and address',
    (format) => {
      for (const { slug, piece } of pieces) {
        const items = readers[format]?.(read(`analysis/${slug}/sources.${format}`)) ?? [];
        expect(items.map(essence)).toEqual(
          piece.sources.map((source) => ({
            title: source.title,
            authors: (source.author ?? []).map(
              ({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' '),
            ),
            date: source.issued === 'unknown' ? undefined : [source.issued.split('-').map(Number)],
            address: sourceAddress(source),
          })),
        );
      }
    },
  );

  test.each(['json', 'bib', 'ris'])(
    'citation-js reads every piece from its page as %s with title, authors, date and address',
    (format) => {
      for (const manuscript of pieces) {
        const { slug, piece } = manuscript;
        const text = citationOf(`/analysis/${slug}/`, format);
        // Its tables for RIS know neither author nor day of a newspaper’s article; our reader completes them.
        const items = format === 'ris' ? parseRis(text).items : (readers[format]?.(text) ?? []);
        expect(items.map(essence)).toEqual([
          {
            title: piece.title,
            authors: namesOf(manuscript),
            date: [piece.datePublished.slice(0, 10).split('-').map(Number)],
            address: `${origin}/analysis/${slug}/`,
          },
        ]);
      }
    },
  );

  test('the page of a piece leads to its references, its sources as data, its Markdown and one of its sentences', () => {
    const path = `/analysis/${example.slug}/`;
    const page = pageOf(path);
    const links = [...page.querySelectorAll('main a')].map(
      (link) => link.getAttribute('href') ?? '',
    );
    const expected = ['json', 'bib', 'ris'].map((format) => `${path}sources.${format}`);
    expect(links).toEqual(expect.arrayContaining([...expected, `/analysis/${example.slug}.md`]));
    const sentence =
      page.querySelector('.appendix > :has(#how-to-cite) a[href^="#s-"]')?.textContent ?? '';
    expect(sentence).toMatch(/\/#s-[0-9a-f]{8}$/);
    expect(lands(sentence)).toBe(true);
  });
});

describe('Markdown', () => {
  const parser = unified().use(remarkParse).use(remarkGfm).freeze();
  const markdownOf = (slug: string, folder = site) => read(`analysis/${slug}.md`, folder);

  /** Words of a tree without what stands for citations. */
  function wordsOf(tree: Root): string {
    const bare = structuredClone(tree);
    visit(bare, 'linkReference', (node) => {
      node.children = [{ type: 'text', value: '\u0000' }];
    });
    const parts: string[] = [];
    visit(bare, ['paragraph', 'heading', 'tableRow'], (node) => {
      parts.push(
        'children' in node && node.type === 'tableRow'
          ? node.children.map((cell) => toString(cell)).join(' ')
          : toString(node),
      );
    });
    return parts
      .join(' ')
      .replace(/\s*\(\u0000[^)]*\)/g, '')
      .replace(/\s+/g, ' ');
  }

  test('every sentence, caveat, claim, reading and forecast of every piece stands in it', () => {
    for (const { slug, piece, prose } of pieces) {
      const words = wordsOf(parser.parse(markdownOf(slug)));
      const said = [
        piece.title,
        piece.description,
        ...prose.sentences.map(({ text }) => text.replaceAll(' · ', ' ')),
        ...piece.keyPoints.map(({ text }) => text),
        ...piece.caveats.map(({ text }) => text),
        ...piece.claims.map(({ text }) => text),
        ...piece.narratives.flatMap(({ thesis, strongest, holder }) => [thesis, strongest, holder]),
        ...piece.wouldChangeOurMind,
        ...piece.forecasts.flatMap(({ statement, criteria }) => [statement, criteria]),
        ...piece.sources.map(({ title }) => title),
      ].map((text) => text.replace(/\s+/g, ' '));
      expect(said.filter((text) => !words.includes(text))).toEqual([]);
    }
  });

  test('every citation leads to the address of its source, and nothing of MDX is left', () => {
    for (const { slug, piece, prose } of pieces) {
      const markdown = markdownOf(slug);
      const tree = parser.parse(markdown);
      const tags: string[] = [];
      visit(
        tree,
        ['html', 'thematicBreak'],
        (node) => void tags.push('value' in node ? node.value : '---'),
      );
      expect(tags.filter((tag) => /^---|<\/?[A-Z]/.test(tag))).toEqual([]);
      const addresses = new Map<string, string>();
      visit(tree, 'definition', ({ identifier, url }) => void addresses.set(identifier, url));
      const cited: (string | undefined)[] = [];
      visit(tree, 'linkReference', ({ identifier }) => void cited.push(addresses.get(identifier)));
      const sources = new Map(piece.sources.map((source) => [source.id, sourceAddress(source)]));
      expect(cited.slice(0, prose.citations.length)).toEqual(
        prose.citations.map(({ source }) => sources.get(source)),
      );
    }
  });

  test('the page of a piece names it as an alternate', () => {
    const link = pageOf(`/analysis/${example.slug}/`).querySelector('link[type="text/markdown"]');
    expect(link?.getAttribute('rel')).toBe('alternate');
    expect(link?.getAttribute('href')).toBe(`/analysis/${example.slug}.md`);
  });
});

describe('what stands in the head of a page', () => {
  const jsonLdOf = (path: string) =>
    JSON.parse(
      pageOf(path).querySelector('script[type="application/ld+json"]')?.textContent ?? '',
    ) as Record<string, unknown>;

  test('the front and the about page say who publishes, and every policy they name is there', () => {
    const [organization] = jsonLdOf('/') as unknown as Record<string, string>[];
    expect(organization).toEqual(jsonLdOf('/about/'));
    expect(organization?.['@type']).toBe('NewsMediaOrganization');
    const policies = Object.values(organization ?? {}).filter(
      (value) => value.startsWith(`${origin}/`) && !value.endsWith('/#publisher'),
    );
    expect(policies.length).toBeGreaterThan(4);
    expect(policies.filter((address) => !lands(address))).toEqual([]);
  });

  test('a piece names its backstory, its principles and each of its sources', () => {
    for (const { slug, piece } of pieces) {
      const article = jsonLdOf(`/analysis/${slug}/`);
      expect(article).toMatchObject({
        '@type': 'AnalysisNewsArticle',
        headline: piece.title,
        backstory: piece.framing,
        publishingPrinciples: `${origin}/standards/`,
        citation: piece.sources.map(({ title }) => ({ name: title })),
      });
      const { breadcrumb } = article.mainEntityOfPage as {
        breadcrumb: { itemListElement: { item: string }[] };
      };
      const steps = breadcrumb.itemListElement.map(({ item }) => item);
      expect(steps.filter((address) => !lands(address))).toEqual([]);
    }
  });

  test('Highwire tags say title, author, date, newspaper and address, and Zotero the type of the item', () => {
    const page = pageOf(`/analysis/${example.slug}/`);
    const content = (name: string) =>
      page.querySelector(`head > meta[name="${name}"]`)?.getAttribute('content');
    expect(content('citation_title')).toBe(example.piece.title);
    expect(content('citation_author')).toBe(namesOf(example)[0]);
    expect(content('citation_publication_date')).toMatch(/^\d{4}\/\d{2}\/\d{2}$/);
    expect(content('citation_journal_title')).toBeUndefined();
    expect(content('citation_fulltext_html_url')).toBe(`${origin}/analysis/${example.slug}/`);
    expect(content('dcterms.rights')).toBe(example.piece.license ?? masthead.license.name);
    expect(content('citation_language')).toBe(example.piece.lang ?? masthead.language);
    expect(content('z:itemType')).toBe('newspaperArticle');
  });
});

const ledgers = ['claims', 'caveats', 'forecasts', 'corrections', 'sources'];

interface LedgerFile {
  $schema: string;
  license: string;
  built: string;
  csv: string;
  rows: Record<string, unknown>[];
}
const ledgerFile = (name: string, folder = site) =>
  JSON.parse(read(`ledger/${name}.json`, folder)) as LedgerFile;

/** Faults of a built ledger by its built schema. */
function faultsOf(name: string, folder = site): unknown {
  const ajv = new Ajv({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(read(`ledger/${name}.schema.json`, folder)) as object);
  return validate(ledgerFile(name, folder)) ? [] : validate.errors;
}

/** Rows of a CSV by RFC 4180 alone; throws where it breaks the grammar. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = /(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^",\r\n]*))(?<end>,|\r\n)/uy;
    field.lastIndex = at;
    const { quoted, bare = '', end } = field.exec(text)?.groups ?? {};
    if (end === undefined) throw new Error(`No field at ${at}: ${text.slice(at, at + 40)}`);
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    at = field.lastIndex;
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** Rows of a ledger’s CSV as its JSON has them: the guard taken off, lists and numbers read. */
function rowsOfCsv(name: string, folder = site): Record<string, unknown>[] {
  const text = read(`ledger/${name}.csv`, folder);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [header = [], ...rows] = parseCsv(text.slice(1));
  const properties = columnsOf(name, folder);
  expect(header).toEqual(Object.keys(properties));
  return rows.map((row) => {
    expect(
      row.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && Number.isNaN(Number(cell))),
    ).toEqual([]);
    return Object.fromEntries(
      header.map((column, index) => [column, valueOf(row[index] ?? '', properties[column] ?? {})]),
    );
  });
}

/** What each column of a ledger holds. */
function columnsOf(name: string, folder = site): Record<string, Shape> {
  const schema = JSON.parse(read(`ledger/${name}.schema.json`, folder)) as {
    properties: { rows: { items: { properties: Record<string, Shape> } } };
  };
  return schema.properties.rows.items.properties;
}

interface Shape {
  type?: string;
  pattern?: string;
  items?: Shape;
  anyOf?: Shape[];
}

function valueOf(cell: string, shape: Shape): unknown {
  const { type, items } = shape.anyOf?.find((one) => one.type !== 'null') ?? shape;
  if (type === 'array') {
    if (cell === '') return shape.anyOf ? null : [];
    // Ids hold no white space, and stand with spaces between them.
    return items?.pattern ? cell.split(' ') : (JSON.parse(cell) as unknown);
  }
  if (cell === '') return null;
  if (type === 'number' || type === 'integer') return Number(cell);
  if (type === 'boolean') return cell === 'true';
  return cell.replace(/^'/, '');
}

describe('ledgers as data', () => {
  test.each(ledgers)(
    '%s.json keeps its schema and names its licence, its day and its schema',
    (name) => {
      const { $schema, license, built, csv } = ledgerFile(name);
      expect(faultsOf(name)).toEqual([]);
      expect($schema).toBe(`${origin}/ledger/${name}.schema.json`);
      expect(license).toBe('https://creativecommons.org/licenses/by/4.0/');
      expect(built).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(lands(csv)).toBe(true);
    },
  );

  test.each(ledgers)('%s.csv, read by the letter of RFC 4180, has the rows of the JSON', (name) => {
    const columns = columnsOf(name);
    // Where there may be no list, an empty cell stands for an empty one too.
    const told = (row: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => {
          const isEmpty = Array.isArray(value) && value.length === 0 && columns[column]?.anyOf;
          return [column, isEmpty ? null : value];
        }),
      );
    expect(rowsOfCsv(name)).toEqual(ledgerFile(name).rows.map(told));
  });

  test.each(ledgers)('no two rows of %s have one id', (name) => {
    const ids = ledgerFile(name).rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(ledgers)('/%s/ leads readers to its data', (name) => {
    const links = [...pageOf(`/${name}/`).querySelectorAll('main a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links).toEqual(
      expect.arrayContaining([
        `/ledger/${name}.json`,
        `/ledger/${name}.csv`,
        `/ledger/${name}.schema.json`,
      ]),
    );
  });

  test('every row leads to the place where it stands', () => {
    for (const name of ledgers) {
      const addresses = ledgerFile(name).rows.map(({ url }) => String(url));
      const anchors = Map.groupBy(addresses, (address) => address.split('#')[0] ?? '');
      for (const [page, ofPage] of anchors) {
        const path = decodeURI(new URL(page).pathname);
        const ids = new Set(
          read(`${path}index.html`)
            .matchAll(/\sid="([^"]*)"/g)
            .map(([, id]) => id),
        );
        const missing = ofPage.filter((address) => {
          const hash = decodeURIComponent(new URL(address).hash.slice(1));
          return hash !== '' && !ids.has(hash);
        });
        expect(missing).toEqual([]);
      }
    }
  });

  test('ids that point at rows of other ledgers find them', () => {
    const idsOf = (name: string) => new Set(ledgerFile(name).rows.map(({ id }) => id));
    const [claims, sources] = [idsOf('claims'), idsOf('sources')];
    for (const row of ledgerFile('claims').rows) {
      for (const id of [row.dependsOn, row.dependents].flat()) expect(claims).toContain(id);
      for (const id of [row.sources].flat()) expect(sources).toContain(id);
    }
    for (const row of ledgerFile('caveats').rows) {
      for (const id of [row.about].flat()) expect(claims).toContain(id);
      for (const id of [row.silent].flat()) expect(sources).toContain(id);
    }
  });
});

describe('lists of pages', () => {
  const xmlOf = (path: string, folder = site) =>
    new JSDOM(read(path, folder), { contentType: 'application/xml' }).window.document;
  const locations = (path: string, folder = site) =>
    [...xmlOf(path, folder).getElementsByTagName('loc')].map(({ textContent }) => textContent);

  test('the sitemap names pages that may be found, each under its own address', () => {
    const addresses = locations('sitemap-0.xml');
    expect(addresses).toContain(`${origin}/analysis/${example.slug}/`);
    const wrong = addresses.filter((address) => {
      const html = read(`${decodeURI(new URL(address).pathname)}index.html`);
      // The head says both.
      const page = new JSDOM(html.slice(0, html.indexOf('</head>'))).window.document;
      return (
        page.querySelector('meta[name="robots"][content*="noindex"]') !== null ||
        page.querySelector('link[rel="canonical"]')?.getAttribute('href') !== decodeURI(address)
      );
    });
    expect(wrong).toEqual([]);
  });

  test('the sitemap says when each piece last changed', () => {
    const entries = [...xmlOf('sitemap-0.xml').getElementsByTagName('url')].map((entry) => ({
      path: new URL(entry.getElementsByTagName('loc')[0]?.textContent ?? '').pathname,
      changed: entry.getElementsByTagName('lastmod')[0]?.textContent,
    }));
    for (const { slug, piece } of pieces) {
      const entry = entries.find(({ path }) => path === `/analysis/${slug}/`);
      expect(entry?.changed).toBe(new Date(dateModified(piece)).toISOString());
    }
  });

  test('robots.txt leads to both sitemaps', () => {
    const named = [...read('robots.txt').matchAll(/^Sitemap: (.+)$/gm)].map(
      ([, address]) => address,
    );
    expect(named).toEqual([`${origin}/sitemap-index.xml`, `${origin}/news-sitemap.xml`]);
    expect(named.filter((address) => !lands(address ?? ''))).toEqual([]);
  });

  test('llms.txt names every piece as Markdown, and every address in it is served', () => {
    const tree = unified().use(remarkParse).parse(read('llms.txt'));
    expect(tree.children.slice(0, 2).map(({ type }) => type)).toEqual(['heading', 'blockquote']);
    const addresses: string[] = [];
    visit(tree, 'link', ({ url }) => void addresses.push(url));
    for (const { slug } of pieces) expect(addresses).toContain(`${origin}/analysis/${slug}.md`);
    expect(addresses.filter((address) => !lands(address))).toEqual([]);
  });
});

describe('a piece that makes trouble', () => {
  test.each(ledgers)(
    '%s keeps its schema, and the CSV gives back every word and runs none',
    (name) => {
      expect(faultsOf(name, dist)).toEqual([]);
      const { rows } = ledgerFile(name, dist);
      expect(rowsOfCsv(name, dist)).toEqual(rows);
      expect(JSON.stringify(rows)).toContain(JSON.stringify(FORMULA).slice(1, -1));
    },
  );

  test('what rests on a corrected source or claim says so in the ledger of claims', () => {
    const rows = ledgerFile('claims', dist).rows;
    const causes = (id: string) =>
      (rows.find((row) => row.id === id)?.inQuestion as { cause: string; is: string }[]).map(
        ({ cause, is }) => `${cause} ${is}`,
      );
    expect(causes('画面#rank')).toEqual(['source corrected']);
    expect(causes('画面#rests')).toEqual(['source corrected', 'claim corrected']);
  });

  test('the Markdown holds the formula as text and the aside as a quotation', () => {
    const tree = unified().use(remarkParse).use(remarkGfm).parse(read('analysis/画面.md', dist));
    expect(toString(tree.children[0])).toBe(FORMULA);
    expect(read('analysis/older.md', dist)).toContain('> **A note**\n>\n> Aside it stands.');
  });

  test('news is what appeared within two days, and the sitemap knows no old address', () => {
    const news = new JSDOM(read('news-sitemap.xml', dist), { contentType: 'application/xml' });
    const { document } = news.window;
    expect(
      [...document.getElementsByTagName('news:title')].map(({ textContent }) => textContent),
    ).toEqual([FORMULA]);
    expect(document.getElementsByTagName('news:language')[0]?.textContent).toBe('zh-tw');
    const pages = decodeURI(read('sitemap-0.xml', dist));
    expect(pages).toContain('/analysis/画面/</loc><lastmod>2026-11-24T00:00:00.000Z');
    expect(pages).not.toContain('old-picture');
    expect(readdirSync(join(dist, 'analysis'))).toContain('old-picture');
  });
});
