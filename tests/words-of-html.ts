/** Which words does a reader read? Text of HTML without tags and worded citations, spaces folded. */
import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const BLOCKS = new Set(
  'p li td th h1 h2 h3 h4 h5 h6 blockquote pre tr dt dd br figcaption'.split(' '),
);

/** Words of an HTML text in order, joined by single spaces; `[VentureBeat, 22 Jun 2026]` is left out. */
export const wordsOf = (html: string): string => wordsIn(parseFragment(html), () => false);

/** Words of the prose of a piece’s page, without its citations and notes, and what it draws, folds away or only speaks. */
export function proseWordsOf(page: string): string {
  const find = (node: Node): Node | undefined =>
    hasClass(node, 'prose')
      ? node
      : 'childNodes' in node
        ? node.childNodes.map(find).find(Boolean)
        : undefined;
  const prose = find(parse(page));
  if (!prose) throw new Error('The page holds no prose');
  return wordsIn(
    prose,
    (node) =>
      ['citation', 'notes', 'unseen'].some((name) => hasClass(node, name)) ||
      ['svg', 'summary'].includes(node.nodeName),
  );
}

const hasClass = (node: Node, name: string): boolean =>
  'attrs' in node &&
  node.attrs.some((one) => one.name === 'class' && one.value.split(/\s+/).includes(name));

function wordsIn(root: Node, isLeftOut: (node: Node) => boolean): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (isLeftOut(node)) return;
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    if ('childNodes' in node) node.childNodes.forEach(walk);
    if (BLOCKS.has(node.nodeName)) parts.push(' ');
  };
  walk(root);
  return parts
    .join('')
    .replace(/\s*\[[^\]]*\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
