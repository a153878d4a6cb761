/** What is left of a page when only its article is wanted? The same words as bare HTML. */
import { html, parse, parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { findElement } from './page-text.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that hold the text together; of all others only the text stays. */
const KEPT = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table caption thead tbody tr th td blockquote pre code a strong b em i del ins sup sub br'.split(
    ' ',
  ),
);
const KEPT_ATTRIBUTES = new Set(['href', 'id', 'colspan', 'rowspan', 'start', 'value']);
/** What the article says a second time, or only to a machine. */
const DROPPED = new Set(['script', 'style', 'template', 'svg', 'img', 'nav']);
const DROPPED_ATTRIBUTES = new Set(['hidden', 'popover', 'aria-hidden']);

/**
 * The article of a page as a page of its own: its text, headings, links, lists and tables, without class,
 * style, script or font. Previews and margin notes go, for they repeat the list of sources; the number of a
 * citation, which is a button, is a superscript.
 *
 * Throws if the page has no article.
 */
export function barePage(page: string): string {
  const document = parse(page);
  const article = findElement(document, ({ tagName }) => tagName === 'article');
  if (!article) throw new Error('The page has no <article>');
  const title = findElement(document, ({ tagName }) => tagName === 'title');
  const bare = parseFragment('');
  bare.childNodes = article.childNodes.flatMap(bared);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title ? serialize(title) : ''}</title></head><body>${serialize(bare)}</body></html>\n`;
}

function bared(node: Node): Node[] {
  if (node.nodeName === '#text') return [node];
  if (!('tagName' in node) || isDropped(node)) return [];
  const childNodes = node.childNodes.flatMap(bared);
  const tagName = node.tagName === 'button' ? 'sup' : node.tagName;
  if (!KEPT.has(tagName)) return childNodes;
  const attrs = node.attrs.filter(({ name }) => KEPT_ATTRIBUTES.has(name));
  const namespaceURI = html.NS.HTML;
  return [{ ...node, nodeName: tagName, tagName, namespaceURI, attrs, childNodes }];
}

const isDropped = ({ tagName, attrs }: Element): boolean =>
  DROPPED.has(tagName) || attrs.some(({ name }) => DROPPED_ATTRIBUTES.has(name));
