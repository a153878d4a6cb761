/** Which words does a page hold? */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** What no reader reads: code, styles, and markup that is not on the page yet. */
const UNREAD = new Set(['script', 'style', 'template']);
/** Elements within a line of text; around all others a line ends. */
const PHRASING = new Set(
  'a abbr b bdi bdo button cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup text time tspan u var wbr'.split(
    ' ',
  ),
);

/**
 * Visible text of a page: the text of its body without scripts, styles and templates, runs of white space
 * as one space, a line for each block. What a page shows only on demand (a preview, folded details) counts;
 * attributes, and with them the names that only screen readers hear, do not.
 */
export function visibleText(html: string): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (UNREAD.has(node.nodeName)) return;
    if ('value' in node) parts.push(node.value.replace(/\s+/g, ' '));
    if (!('childNodes' in node)) return;
    const end = PHRASING.has(node.nodeName) ? '' : '\n';
    parts.push(end);
    node.childNodes.forEach(walk);
    parts.push(end);
  };
  const body = findElement(parse(html), ({ nodeName }) => nodeName === 'body');
  if (body) walk(body);
  return parts
    .join('')
    .replace(/ *\n[\n ]*/g, '\n')
    .trim();
}

/** The first element, in the order of the document, for which `isWanted` holds. */
export function findElement(
  node: Node,
  isWanted: (element: DefaultTreeAdapterTypes.Element) => boolean,
): DefaultTreeAdapterTypes.Element | undefined {
  if ('tagName' in node && isWanted(node)) return node;
  if (!('childNodes' in node)) return undefined;
  for (const child of node.childNodes) {
    const found = findElement(child, isWanted);
    if (found) return found;
  }
  return undefined;
}
