/** What does a built page carry too much, and what too little? Styles of other pages, leave to run what it does not hold; spaces. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { closedPolicy, narrowPolicy } from '../formats/content-security-policy.ts';
import { ledgers } from '../model/addresses.ts';
import { sha256 } from '../model/text.ts';
import { basePath } from '../site-address.ts';
import { addressesBelow, styleBelow } from './site-path.ts';
import { usedStyles, type PageNames } from './used-styles.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A stretch of the page’s text, and what takes its place. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

/** Attributes that a script sets, or the browser when something is opened. */
const SET_LATER = ['data-theme', 'open', 'hidden'];

/** A page as it is served, and the style sheet that it shares with others, if it does. */
export interface LeanPage {
  html: string;
  /** Path below the site, such as `assets/ledgers.1a2b3c4d.css`. */
  sheet?: { path: string; css: string };
}

/** The page that stands at an address, made lean, for a site below the path `base`. */
export function leanPageAt(address: string, html: string, base = basePath): LeanPage {
  let sheet: LeanPage['sheet'];
  const toSheet = (css: string): string => {
    sheet = { path: `assets/ledgers.${sha256(css).slice(0, 8)}.css`, css };
    return `${base}/${sheet.path}`;
  };
  const lean = leanPage(html, {
    ...(sharesStyles(address) ? { toSheet } : {}),
    isClosed: isEmbedded(address),
    base,
  });
  return sheet ? { html: lean, sheet } : { html: lean };
}

/**
 * True for the pages of ledgers, which are many, small and read one after the other: they load one sheet, whole, which
 * the browser keeps. Any other page may be the first that a reader sees, and brings its own styles with it.
 */
const sharesStyles = (path: string): boolean =>
  ledgers.some(([address]) => path.startsWith(address)) && !isEmbedded(path);

/** True for what stands in the pages of others. */
const isEmbedded = (path: string): boolean => path.endsWith('/embed/');

/**
 * The page with the rules that can hold for something in it, and a policy that allows its own scripts and
 * styles alone. A page whose script writes more of it keeps all of its styles. The parts of a label are held
 * apart by a space, where no style sheet draws the point between them. With `toSheet`, which keeps a style sheet and
 * answers its address, the page loads all of its styles from there. One that is closed may load nothing at all. Below a
 * path, `base`, addresses from the root of the site are those of its host.
 */
export function leanPage(
  html: string,
  {
    toSheet,
    isClosed = false,
    base = '',
  }: { toSheet?: (css: string) => string; isClosed?: boolean; base?: string } = {},
): string {
  const elements = elementsOf(parse(html, { sourceCodeLocationInfo: true }));
  const scripts = elements.filter(
    (element) =>
      element.tagName === 'script' && attributeOf(element, 'type') !== 'application/ld+json',
  );
  const inline = scripts.filter((element) => attributeOf(element, 'src') === undefined);
  // Modules are the scripts that Astro bundles; those that write no elements stand in the page as they are.
  const writesMore = scripts.some((element) => attributeOf(element, 'type') === 'module');
  const names = namesOf(elements);
  const edits = [...spacesInLabels(elements), ...(base ? addressesBelow(base, elements) : [])];
  const styles: string[] = [];
  const sheets = elements.filter(({ tagName }) => tagName === 'style');
  if (toSheet) edits.push(...linkedStyles(sheets, html, (css) => toSheet(styleBelow(base, css))));
  for (const element of toSheet ? [] : sheets) {
    const place = insideOf(element);
    if (!place) continue;
    const written = html.slice(place.from, place.to);
    const others = sheets
      .filter((other) => other !== element)
      .map((other) => textOf(other, html))
      .join('');
    const text = styleBelow(base, writesMore ? written : usedStyles(written, names, others));
    styles.push(text);
    edits.push({ ...place, text });
  }
  const meta = elements.find(
    (element) =>
      element.tagName === 'meta' &&
      attributeOf(element, 'http-equiv')?.toLowerCase() === 'content-security-policy',
  );
  const place = meta?.sourceCodeLocation;
  if (meta && place) {
    const policy = isClosed
      ? closedPolicy(styles)
      : narrowPolicy(attributeOf(meta, 'content') ?? '', {
          scripts: inline.map((element) => textOf(element, html)),
          styles,
        });
    // It binds what comes after it alone: so it comes before all but the encoding of the page.
    const encoding = elements.find((element) => attributeOf(element, 'charset') !== undefined);
    const first = encoding?.sourceCodeLocation?.endOffset ?? place.startOffset;
    edits.push(
      { from: place.startOffset, to: place.endOffset, text: '' },
      {
        from: first,
        to: first,
        text: `<meta http-equiv="content-security-policy" content="${policy}">`,
      },
    );
  }
  return edited(html, edits);
}

/** A link to the styles of a page in place of the first of them, and nothing in place of the others. */
function linkedStyles(
  sheets: readonly Element[],
  html: string,
  toSheet: (css: string) => string,
): Edit[] {
  const css = sheets.map((element) => textOf(element, html)).join('');
  return sheets.flatMap(({ sourceCodeLocation: place }, at) =>
    place
      ? {
          from: place.startOffset,
          to: place.endOffset,
          text: at === 0 ? `<link rel="stylesheet" href="${toSheet(css)}">` : '',
        }
      : [],
  );
}

function spacesInLabels(elements: readonly Element[]): Edit[] {
  return elements
    .filter((element) => attributeOf(element, 'class')?.split(/\s+/).includes('label'))
    .flatMap(({ childNodes }) =>
      childNodes.filter((node, at) => isElement(node) && isElement(childNodes[at - 1])),
    )
    .flatMap(({ sourceCodeLocation: place }) =>
      place ? [{ from: place.startOffset, to: place.startOffset, text: ' ' }] : [],
    );
}

const isElement = (node: Node | undefined): node is Element =>
  node !== undefined && 'tagName' in node;

function namesOf(elements: readonly Element[]): PageNames {
  const valuesOf = (name: string) =>
    elements.flatMap((element) => attributeOf(element, name) ?? []);
  return {
    tags: new Set(elements.map(({ tagName }) => tagName)),
    classes: new Set(valuesOf('class').flatMap((value) => value.split(/\s+/))),
    ids: new Set(valuesOf('id')),
    attributes: new Set([
      ...elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)),
      ...SET_LATER,
    ]),
    languages: new Set(valuesOf('lang')),
    hasRightToLeft: valuesOf('dir').some((direction) => direction !== 'ltr'),
  };
}

function elementsOf(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return 'tagName' in node ? [node, ...children] : children;
}

const attributeOf = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attribute) => attribute.name === name)?.value;

/** Where the text of an element stands, between its tags. */
function insideOf({
  sourceCodeLocation: place,
}: Element): { from: number; to: number } | undefined {
  if (!place?.startTag || !place.endTag) return undefined;
  return { from: place.startTag.endOffset, to: place.endTag.startOffset };
}

function textOf(element: Element, html: string): string {
  const place = insideOf(element);
  return place ? html.slice(place.from, place.to) : '';
}

function edited(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    parts.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  return [...parts, text.slice(at)].join('');
}
