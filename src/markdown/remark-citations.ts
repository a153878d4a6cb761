/** How does a citation in the tree become a component on the page? `<Citation marks="…">`, everything it shows in it. */
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { sourceLabel, sourceNumbers } from '../editorial/citations.ts';
import { parseCitationGroup } from '../model/citation.ts';
import { parsePiece } from '../model/piece.ts';
import type { Source } from '../model/source.ts';

/** One mark of a citation as the component receives it. */
export interface CitationMark {
  /** Id of the source. */
  source: string;
  /** Number of the source by first citation, from 1. */
  number: number;
  /** Which citation of this source it is, from 1. */
  nth: number;
  locator?: string;
  /** True for the first mention of the source in its section, which a wide margin explains. */
  isFirst: boolean;
  /** The source in a few words: `VentureBeat, 22 Jun 2026`. */
  label: string;
  role: Source['role'];
  read: Source['read'];
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

/** Remark plugin: citation groups become `<Citation>`; Astro lays the frontmatter at `file.data.astro`. */
export function remarkCitations() {
  return (tree: Root, file: VFile): void => {
    const { astro } = file.data as { astro?: { frontmatter?: unknown } };
    const { piece } = parsePiece(astro?.frontmatter);
    const groups: FoundGroup[] = [];
    let section = 0;
    visit(tree, ['heading', 'citationGroup'], (node) => {
      if (node.type === 'heading') section += 1;
      if (node.type === 'citationGroup') groups.push({ value: node.value, section });
    });
    const marks = marksOf(groups, piece.sources);
    let next = 0;
    visit(tree, 'citationGroup', (_node, index, parent) => {
      if (!parent || index === undefined) return;
      // The mark stands close to the word before it, so that no line begins with a number.
      const before = parent.children[index - 1];
      if (before?.type === 'text') before.value = before.value.trimEnd();
      parent.children[index] = {
        type: 'mdxJsxTextElement',
        name: 'Citation',
        attributes: [
          { type: 'mdxJsxAttribute', name: 'marks', value: JSON.stringify(marks[next] ?? []) },
        ],
        children: [],
      };
      next += 1;
    });
  };
}
