/** How does a citation in the tree become a component on the page? `<Citation marks="…">` in its sentence, `<Noted groups="…">` about the block. */
import type { Root, RootContent } from 'mdast';
import type { Processor } from 'unified';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { sentenceAnchors } from '../model/anchors.ts';
import { sourceLabel, sourceNumbers } from '../model/source-labels.ts';
import { parseCitationGroup } from '../model/citation.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Prose } from '../model/prose.ts';
import { parsePiece } from '../model/piece.ts';
import type { Source } from '../model/source.ts';
import { masthead } from '../masthead.ts';
import { proseOfTree } from '../reading/prose-of-tree.ts';

/** One mark of a citation as the component receives it. */
export interface CitationMark {
  /** Id of the source. */
  source: string;
  /** Number of the source by first citation, from 1. */
  number: number;
  /** Which citation of this source it is, from 1. */
  nth: number;
  prefix?: string;
  locator?: string;
  /** True for the first mention of the source in its section, which a wide margin explains. */
  isFirst: boolean;
  /** The source in a few words: `VentureBeat, 22 Jun 2026`. */
  label: string;
  role: Source['role'];
  read: Source['read'];
}

/** A citation of a block, as the notes beside the block receive it. */
export interface NotedGroup {
  marks: CitationMark[];
  /** Anchor of the sentence, at its first citation. */
  anchor?: string | undefined;
}

/** A group as it stands in the tree, and the number of the section (h2) it stands in. */
interface FoundGroup {
  value: string;
  section: number;
}

/** The marks of each group, in order; what cannot be read or names no source is left out. */
function marksOf(groups: readonly FoundGroup[], sources: readonly Source[]): CitationMark[][] {
  const listed = new Map(sources.map((source) => [source.id, source]));
  const read = groups.map(({ value }) => {
    const items = parseCitationGroup(value);
    return 'wrong' in items ? [] : items;
  });
  const numbers = sourceNumbers(sources, read.flat());
  const seen = new Map<string, number>();
  const explained = new Set<string>();
  return read.map((items, at) =>
    items.flatMap((item) => {
      const source = listed.get(item.source);
      if (!source) return [];
      const nth = (seen.get(item.source) ?? 0) + 1;
      seen.set(item.source, nth);
      const mention = `${groups[at]?.section ?? 0} ${item.source}`;
      const isFirst = !explained.has(mention);
      explained.add(mention);
      return [
        {
          source: item.source,
          number: numbers.get(item.source) ?? 0,
          nth,
          ...(item.prefix ? { prefix: item.prefix } : {}),
          ...(item.locator ? { locator: item.locator } : {}),
          isFirst,
          label: sourceLabel(source),
          role: source.role,
          read: source.read,
        },
      ];
    }),
  );
}

/**
 * The anchor of each group in order, for the first group of every sentence; undefined for the others.
 */
function anchorsOf(groups: readonly FoundGroup[], prose: Prose): (string | undefined)[] {
  const anchors = sentenceAnchors(prose);
  const byCitation = new Map(
    [...anchors].map(([sentence, anchor]) => [prose.sentences[sentence]?.citations[0], anchor]),
  );
  let citation = 0;
  return groups.map(({ value }) => {
    const items = parseCitationGroup(value);
    if ('wrong' in items) return undefined;
    const anchor = byCitation.get(citation);
    citation += items.length;
    return anchor;
  });
}

function holds(tree: Root, type: string): boolean {
  let isThere = false;
  visit(tree, type, () => {
    isThere = true;
    return EXIT;
  });
  return isThere;
}

/** Remark plugin: citation groups become `<Citation>`, blocks that hold some `<Noted>`. What was read lies at `file.data.manuscript`; Astro lays the frontmatter alone at `file.data.astro`. */
export function remarkCitations(this: Processor) {
  const parse = (file: VFile) => this.parse(file) as Root;
  return (tree: Root, file: VFile): void => {
    const { astro, manuscript } = file.data as {
      astro?: { frontmatter?: unknown };
      manuscript?: Manuscript;
    };
    const piece = manuscript?.piece ?? parsePiece(astro?.frontmatter).piece;
    const groups: FoundGroup[] = [];
    let section = 0;
    visit(tree, ['heading', 'citationGroup'], (node) => {
      if (node.type === 'heading') section += 1;
      if (node.type === 'citationGroup') groups.push({ value: node.value, section });
    });
    const marks = marksOf(groups, piece.sources);
    // MDX takes elements that stand alone in a paragraph out of it, and their sentences with them.
    const asWritten = () => (holds(tree, 'mdxJsxFlowElement') ? parse(file) : tree);
    const language = piece.lang ?? masthead.language;
    const prose = manuscript?.prose ?? proseOfTree(asWritten(), language).prose;
    const anchors = anchorsOf(groups, prose);
    let next = 0;
    for (const [at, block] of tree.children.entries()) {
      const notes: NotedGroup[] = [];
      visit(block, 'citationGroup', (_node, index, parent) => {
        if (!parent || index === undefined) return;
        // The mark brings the space before it, which no line breaks at, so that no line begins with a number.
        const before = parent.children[index - 1];
        if (before?.type === 'text') before.value = before.value.trimEnd();
        const group: NotedGroup = { marks: marks[next] ?? [], anchor: anchors[next] };
        notes.push(group);
        parent.children[index] = component('mdxJsxTextElement', 'Citation', {
          marks: JSON.stringify(group.marks),
          ...(group.anchor ? { anchor: group.anchor } : {}),
        });
        next += 1;
      });
      if (notes.length === 0 || block.type === 'heading') continue;
      tree.children[at] = component(
        'mdxJsxFlowElement',
        'Noted',
        { groups: JSON.stringify(notes) },
        [block],
      );
    }
  };
}

/** An element of the page as MDX has it; what it is given are texts. */
const component = <Type extends 'mdxJsxFlowElement' | 'mdxJsxTextElement'>(
  type: Type,
  name: string,
  properties: Record<string, string>,
  children: RootContent[] = [],
) => ({
  type,
  name,
  attributes: Object.entries(properties).map(([property, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: property,
    value,
  })),
  children: children as never[],
});
