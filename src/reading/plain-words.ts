/** Which characters of the source are read as words? Those of each block, with everything else blotted out. */
import type { Heading, Nodes, Paragraph, Parents, Root, TableCell } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Place } from '../model/place.ts';

/** What stands where a construct of Markdown was read, character by character. */
export const BLOT = { other: '\u0000', address: '\u0001', citation: '\u0002' } as const;

/** The source of a paragraph, heading or cell, escapes included. */
export interface PlainWords {
  node: Paragraph | Heading | TableCell;
  isQuoted: boolean;
  /** As long as the source; line ends stay. */
  words: string;
  /** Where it begins in the file. */
  offset: number;
}

/** The words of each block of a tree with places. `text` is the file it was made of. */
export function plainWords(tree: Root, text: string): PlainWords[] {
  const blocks: PlainWords[] = [];
  const walk = (node: Nodes, isQuoted: boolean): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const { start, end } = spanOf(node);
      const characters = text
        .slice(start, end)
        .replace(/[^\r\n]/g, BLOT.other)
        .split('');
      const put = (from: number, what: string) => {
        for (const [at, character] of what.split('').entries()) {
          characters[from - start + at] = character;
        }
      };
      visit(node, (inner) => {
        if ('children' in inner) fillGaps(inner, text, put);
        const span = spanOf(inner);
        const source = text.slice(span.start, span.end);
        if (inner.type === 'text') put(span.start, source);
        const blot = inner.type === 'citationGroup' ? BLOT.citation : BLOT.address;
        if (!inner.position) return undefined;
        const isWhole =
          inner.type === 'citationGroup' || (inner.type === 'link' && !/^[[<]/.test(source));
        if (isWhole) put(span.start, source.replace(/[^\r\n]/g, blot));
        return isWhole ? 'skip' : undefined;
      });
      blocks.push({ node, isQuoted, words: characters.join(''), offset: start });
      return;
    }
    if (!('children' in node)) return;
    for (const child of node.children) walk(child, isQuoted || node.type === 'blockquote');
  };
  walk(tree, false);
  return blocks;
}

/** Marks of emphasis, which stand between the ends of a node and its words. */
const EDGE: Partial<Record<Nodes['type'], number>> = { emphasis: 1, strong: 2, delete: 2 };
/** What GFM takes for an address. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<\]]+|[\w.+-]+@[\w-]+\.[\w.-]+/gi;

/** Text with an address that GFM found in the tree has lost its places: it stands between those that have one. */
function fillGaps(parent: Parents, text: string, put: (from: number, what: string) => void): void {
  const edge = EDGE[parent.type] ?? 0;
  const { start, end } = spanOf(parent);
  let from = start + edge;
  let isGap = false;
  const close = (to: number) => {
    if (isGap) {
      put(
        from,
        text.slice(from, to).replace(ADDRESS, (found) => BLOT.address.repeat(found.length)),
      );
    }
    isGap = false;
  };
  for (const child of parent.children) {
    if (!child.position) {
      isGap = true;
      continue;
    }
    const span = spanOf(child);
    close(span.start);
    from = span.end;
  }
  close(end - edge);
}

/** Offsets of a node in its file. */
export const spanOf = ({ position }: Pick<Nodes, 'position'>): { start: number; end: number } => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});

/** Answers the place of an offset in a text. */
export function placesIn(text: string): (offset: number) => Place {
  const lines = [
    0,
    ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length),
  ];
  return (offset) => {
    const line = Math.max(
      0,
      lines.findLastIndex((start) => start <= offset),
    );
    return { line: line + 1, column: offset - (lines[line] ?? 0) + 1 };
  };
}
