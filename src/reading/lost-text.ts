/** What does Markdown leave out of the page without a word? Cells, notes and lines that nothing shows. */
import type { Definition, FootnoteDefinition, Root, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ProseProblem } from '../model/prose.ts';
import { placesIn, plainWords, spanOf } from './plain-words.ts';

/** Text of the file that readers would not see, or that is not the table it was meant to be. */
export function lostText(tree: Root, text: string): ProseProblem[] {
  const problems: ProseProblem[] = [];
  const placeAt = placesIn(text);
  const report = (offset: number, message: string) => {
    problems.push({ place: placeAt(offset), message, ruleId: 'prose-parses' });
  };
  const referred = new Set<string>();
  visit(tree, ['linkReference', 'imageReference', 'footnoteReference'], (node) => {
    if ('identifier' in node) referred.add(keyOf(node));
  });
  const defined = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'table') cellsLost(node, text, report);
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return;
    const key = keyOf(node);
    const { start } = spanOf(node);
    if (defined.has(key)) report(start, second(node));
    else if (!referred.has(key)) report(start, unused(node));
    defined.add(key);
  });
  for (const { node, words, offset } of plainWords(tree, text)) {
    const isTable =
      node.type === 'paragraph' && /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*$/m.test(words);
    if (!isTable) continue;
    report(
      offset,
      'Unexpected `|` in lines that make no table, expected as many columns in the line `|---|` as in the header above it',
    );
  }
  return problems;
}

/** One list of names for addresses, another for notes. */
const keyOf = ({ type, identifier }: { type: string; identifier: string }) =>
  `${type.startsWith('footnote') ? '^' : ''}${identifier}`;

const written = (node: Definition | FootnoteDefinition) =>
  `[${node.type === 'definition' ? '' : '^'}${node.label ?? node.identifier}]:`;

const second = (node: Definition | FootnoteDefinition) =>
  `Unexpected second \`${written(node)}\`, expected another name: readers see the first alone`;

function unused(node: Definition | FootnoteDefinition): string {
  const name = node.label ?? node.identifier;
  if (node.type === 'footnoteDefinition') {
    return `Unexpected note \`${written(node)}\` that nothing points at, which hides it from readers, expected \`[^${name}]\` in the text`;
  }
  const cure = name.startsWith('@')
    ? 'words before it'
    : `\`\\${written(node)}\` where it is text, or a link \`[words][${name}]\``;
  return `Unexpected \`${written(node)}\` at the beginning of a line, which hides it from readers as the address of a link that nothing names, expected ${cure}`;
}

function cellsLost(
  table: Table,
  text: string,
  report: (offset: number, message: string) => void,
): void {
  const columns = table.children[0]?.children.length ?? 0;
  for (const row of table.children) {
    const lost = row.children[columns];
    const half = row.children.find((cell) => isHalfCode(cell, text));
    const at = half ?? lost;
    if (!at) continue;
    const cure =
      half || row.children.some((cell) => /`/.test(sourceOf(cell, text)))
        ? 'expected `\\|` where the sign itself is meant, in code too'
        : `expected ${columns} as in its header, and \`\\|\` where the sign itself is meant`;
    report(
      spanOf(at).start,
      lost
        ? `Unexpected cell ${columns + 1} in a row, which readers would not see, ${cure}`
        : `Unexpected \`|\` that cuts code in two cells, ${cure}`,
    );
  }
}

type Cell = Table['children'][number]['children'][number];
const sourceOf = (cell: Cell, text: string) => {
  const { start, end } = spanOf(cell);
  return text.slice(start, end);
};

/** True for a cell in which code begins and does not end. */
const isHalfCode = (cell: Cell, text: string): boolean =>
  cell.children.some(
    (child) =>
      child.type === 'text' && /(?<!\\)`/.test(text.slice(spanOf(child).start, spanOf(child).end)),
  );
