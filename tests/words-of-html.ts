/** Which words does a reader read? Text of HTML without tags and worded citations, spaces folded. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const BLOCKS = new Set('p li td th h1 h2 h3 h4 h5 h6 blockquote pre tr dt dd br'.split(' '));

/** Words of an HTML text in order, joined by single spaces; `[VentureBeat, 22 Jun 2026]` is left out. */
export function wordsOf(html: string): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    if ('childNodes' in node) node.childNodes.forEach(walk);
    if (BLOCKS.has(node.nodeName)) parts.push(' ');
  };
  walk(parseFragment(html));
  return parts
    .join('')
    .replace(/\s*\[[^\]]*\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
