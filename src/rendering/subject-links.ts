/** Where does prose lead to its subjects? At the first mention in each section, in words of the writer’s own. */
import type { Nodes, Parent, PhrasingContent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { MARKED } from '../evidence/quotations.ts';
import { subjectAddress } from '../model/addresses.ts';
import type { Subject } from '../model/subject.ts';
import { proseTree } from '../reading/prose-tree.ts';
import { subjectsIn } from '../statements/subjects-named.ts';
import type { Telling } from './piece-parts.ts';

/** What begins a section. */
const SECTION = 2;

/** In these a name stays as it is: headings and what serves as one, links, other people’s words, code, tables, components. */
const CLOSED: readonly Nodes['type'][] = [
  'heading',
  'strong',
  'link',
  'linkReference',
  'blockquote',
  'table',
  'footnoteDefinition',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
];

/** The prose of a piece, each subject at its first mention in a section a link to its page, as an absolute address. */
export const linkedProse = ({
  view: { manuscript, subjects, mentions },
  site,
}: Pick<Telling, 'view' | 'site'>): Root =>
  linkSubjects(
    proseTree(manuscript),
    [...subjects, ...mentions],
    (id) => `${site}${subjectAddress(id)}`,
  );

/** Changes `tree` so that first mentions of `subjects` are links to what `addressOf` answers for their ids. */
export function linkSubjects(
  tree: Root,
  subjects: readonly Subject[],
  addressOf: (id: string) => string,
): Root {
  if (subjects.length === 0) return tree;
  const linked = new Set<Subject>();
  for (const block of tree.children) {
    if (block.type === 'heading' && block.depth <= SECTION) linked.clear();
    for (const paragraph of paragraphsIn(block)) {
      linkIn(paragraph, subjects, linked, addressOf);
    }
  }
  return tree;
}

/** The paragraphs of a block in which a name may lead on. */
function paragraphsIn(block: Nodes): Parent[] {
  if (CLOSED.includes(block.type)) return [];
  if (block.type === 'paragraph') return [block];
  return 'children' in block ? (block.children as Nodes[]).flatMap(paragraphsIn) : [];
}

function linkIn(
  paragraph: Parent,
  subjects: readonly Subject[],
  linked: Set<Subject>,
  addressOf: (id: string) => string,
): void {
  // Words in quotation marks may begin in one node and end in another.
  let text = '';
  const open: { node: Text; parent: Parent; start: number }[] = [];
  visit(paragraph, (node, _index, parent) => {
    const isClosed = CLOSED.includes(node.type as Nodes['type']);
    if (isClosed || (node.type === 'text' && parent)) {
      if (node.type === 'text') {
        open.push({ node: node as Text, parent: parent as Parent, start: text.length });
        text += (node as Text).value;
      }
      return isClosed ? 'skip' : undefined;
    }
    return undefined;
  });
  const quoted = [...text.matchAll(MARKED)].map((match) => [match.index, match[0].length] as const);
  const isQuoted = (at: number) => quoted.some(([from, length]) => at > from && at < from + length);
  for (const { node, parent, start } of open) {
    const named = subjectsIn(node.value, subjects).filter(({ subject, start: at }) => {
      if (linked.has(subject) || isQuoted(start + at)) return false;
      linked.add(subject);
      return true;
    });
    if (named.length === 0) continue;
    const parts: PhrasingContent[] = [];
    let from = 0;
    for (const { subject, start: at, end } of named) {
      if (at > from) parts.push({ type: 'text', value: node.value.slice(from, at) });
      const words: Text = { type: 'text', value: node.value.slice(at, end) };
      parts.push({ type: 'link', url: addressOf(subject.id), children: [words] });
      from = end;
    }
    if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) });
    parent.children.splice(parent.children.indexOf(node), 1, ...parts);
  }
}
