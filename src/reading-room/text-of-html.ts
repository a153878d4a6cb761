/** What does a page say? Its main text by Readability, with every table, caption and description of an image beside it. */
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/** What a page says, and what it says of itself. */
export interface PageText {
  title: string;
  /** One paragraph each, white space collapsed; the cells of a table row are parted by ` | `. */
  paragraphs: string[];
  /** True where the page itself says that only those who pay see the rest. */
  isPaywalled: boolean;
  /** True where it asks for a password. */
  asksPassword: boolean;
  /** Addresses of the pages within it. */
  frames: string[];
  /** True where scripts would write what a reader sees. */
  hasScripts: boolean;
  /** Where it leads on by itself. */
  leadsTo: string | undefined;
}

/** Share of the words of a page from which on its main text is taken for all that it says. */
const MAIN_SHARE = 0.5;

/** As deep as browsers go: https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody */
const DEEPEST = 512;

/** Reads an HTML page; `address` is where it stands. Runs nothing of it. Throws a `RangeError` where it is nested absurdly. */
export function textOfHtml(html: string, address: string): PageText {
  if (depthOf(html) > DEEPEST) throw new RangeError('nested too deeply');
  const { window } = new JSDOM(html, { url: address, virtualConsole: new VirtualConsole() });
  try {
    const { document } = window;
    const scripts = [...document.querySelectorAll('script')];
    const data = scripts
      .filter(({ type }) => type === 'application/ld+json')
      .flatMap(({ textContent }) => statedIn(textContent));
    const page = {
      title: oneLine(document.title),
      asksPassword: document.querySelector('input[type="password"]') !== null,
      hasScripts: scripts.some(({ type }) => type === '' || /javascript|module/.test(type)),
      frames: [...document.querySelectorAll('frame[src], iframe[src]')].flatMap((frame) => {
        const at = URL.parse(frame.getAttribute('src') ?? '', address);
        return at && /^https?:$/.test(at.protocol) ? [at.href] : [];
      }),
      leadsTo: /url\s*=\s*["']?([^"']+)/i.exec(
        document.querySelector('meta[http-equiv="refresh" i]')?.getAttribute('content') ?? '',
      )?.[1],
    };
    const description = oneLine(
      document
        .querySelector('meta[name="description" i], meta[property="og:description" i]')
        ?.getAttribute('content') ?? '',
    );
    for (const element of document.querySelectorAll('script, style, noscript, template')) {
      element.remove();
    }
    const whole = paragraphsOf(document.body);
    const main = mainTextOf(document);
    const isArticle = wordsIn(main) >= MAIN_SHARE * wordsIn(whole);
    // What Readability takes out of an article may be the table that carries the figure.
    const body = isArticle ? [...main, ...exhibitsOf(document.body)] : whole;
    return {
      ...page,
      isPaywalled: data.some(({ isFree }) => isFree === false),
      paragraphs: eachOnce([
        page.title,
        description,
        ...body,
        ...data.flatMap(({ texts }) => texts),
      ]),
    };
  } finally {
    window.close();
  }
}

/** Elements within elements at the deepest place, as far as that matters. */
function depthOf(html: string): number {
  let depth = 0;
  let level: DefaultTreeAdapterTypes.Node[] = [parse(html)];
  while (level.length > 0 && depth <= DEEPEST) {
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
    depth += 1;
  }
  return depth;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const wordsIn = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((sum, text) => sum + text.split(/\s+/u).length, 0);

function mainTextOf(document: Document): string[] {
  const copy = document.cloneNode(true) as Document;
  const content = new Readability(copy).parse()?.content;
  return content ? paragraphsOf(JSDOM.fragment(content)) : [];
}

/** Tables, captions and images wherever they stand, without those that only lead through the site. */
const exhibitsOf = (body: Element): string[] =>
  [...body.querySelectorAll('table, figure, figcaption, img[alt], svg')]
    .filter((element) => !element.closest('nav, footer'))
    .flatMap((element) => paragraphsOf(element));

/** The paragraphs without those that others hold already. */
function eachOnce(paragraphs: readonly string[]): string[] {
  const kept: string[] = [];
  let all = '';
  for (const text of paragraphs) {
    if (text === '' || all.includes(text)) continue;
    kept.push(text);
    all += `\n${text}`;
  }
  return kept;
}

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/** Words of a description of an image from which on it is a paragraph of its own. */
const TELLING_ALT = 3;

function paragraphsOf(root: Node | null): string[] {
  const paragraphs: string[] = [];
  let line = '';
  const end = () => {
    for (const part of line.split(/\n\s*\n/)) {
      const text = oneLine(part);
      if (text !== '') paragraphs.push(text);
    }
    line = '';
  };
  const walkAll = (node: Node) => {
    for (const child of node.childNodes) walk(child);
  };
  const row = (element: Element) => {
    const cells = [...element.children].map((cell) => paragraphsOf(cell).join(' '));
    line = cells.filter((cell) => cell !== '').join(' | ');
    end();
  };
  const walk = (node: Node): void => {
    if (node.nodeType === node.TEXT_NODE) line += node.textContent ?? '';
    if (node.nodeType !== node.ELEMENT_NODE) return;
    const element = node as Element;
    const name = element.localName;
    if (name === 'br') line += '\n';
    else if (name === 'img') {
      const alt = oneLine(element.getAttribute('alt') ?? '');
      line += alt.split(' ').length < TELLING_ALT ? ` ${alt} ` : `\n\n${alt}\n\n`;
    } else if (name === 'sup') {
      // A raised digit is no digit of the number before it, and the mark of a note is none at all.
      if (!element.querySelector('a')) line += `^${element.textContent}`;
    } else if (name === 'tr' && !element.querySelector('table')) {
      end();
      row(element);
    } else if (name === 'text' || name === 'title' || name === 'td' || name === 'th') {
      line += ' ';
      walkAll(node);
      line += ' ';
    } else if (BLOCKS.has(name)) {
      end();
      walkAll(node);
      end();
    } else walkAll(node);
  };
  if (root) walk(root);
  if (root?.nodeType === root?.DOCUMENT_FRAGMENT_NODE && root) walkAll(root);
  end();
  return paragraphs;
}

/** Fields of schema.org whose values a reader of the page is meant to see: https://schema.org/Thing */
const STATED = new Set(
  'headline alternativeHeadline name description articleBody text transcript abstract datePublished dateModified price lowPrice highPrice priceCurrency ratingValue reviewCount value'.split(
    ' ',
  ),
);

/** What a block of JSON-LD states; nothing where it cannot be read. */
function statedIn(json: string): { texts: string[]; isFree: boolean | undefined }[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const stated: ReturnType<typeof statedIn> = [];
  const walk = (inner: unknown): void => {
    if (Array.isArray(inner)) inner.forEach(walk);
    else if (typeof inner === 'object' && inner !== null) {
      const entries = Object.entries(inner);
      const free = entries.find(([key]) => key === 'isAccessibleForFree')?.[1] as unknown;
      const short: string[] = [];
      const long: string[] = [];
      for (const [key, field] of entries) {
        if (!STATED.has(key) || (typeof field !== 'string' && typeof field !== 'number')) continue;
        const text = String(field);
        if (text.length > 80) long.push(...text.split(/\n+/).map(oneLine));
        else short.push(oneLine(text));
      }
      stated.push({
        texts: [short.join(' '), ...long],
        isFree: free === undefined ? undefined : !/^false$/i.test(String(free)),
      });
      for (const [, field] of entries) walk(field);
    }
  };
  walk(value);
  return stated;
}
