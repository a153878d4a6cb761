/** What does a page call itself? Its title and its first heading. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { decodeHtml } from '../formats/html-encoding.ts';

/** Longer ones are cut, in UTF-16 units. */
const LONGEST = 200;

/**
 * Title and first `h1` of an HTML page of which `body` may be only the beginning; empty ones are left
 * out. `contentType` is the header of that name.
 */
export function pageHeadings(body: Uint8Array, contentType = ''): string[] {
  const found: Partial<Record<string, string>> = {};
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && (node.tagName === 'title' || node.tagName === 'h1')) {
      found[node.tagName] ??= textOf(node).replace(/\s+/g, ' ').trim().slice(0, LONGEST);
    }
    // Titles inside a drawing are not the page’s.
    if ('childNodes' in node && node.nodeName !== 'svg') node.childNodes.forEach(visit);
  };
  visit(parse(decodeHtml(body, contentType)));
  return [found.title ?? '', found.h1 ?? ''].filter((text) => text !== '');
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
