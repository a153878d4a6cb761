/** Which characters of the source are read as words? Those of each block, with everything else blotted out. */
import type { Heading, Nodes, Paragraph, Root, TableCell } from 'mdast';
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
        const span = spanOf(inner);
        const source = text.slice(span.start, span.end);
        if (inner.type === 'text') put(span.start, source);
        const blot = inner.type === 'citationGroup' ? BLOT.citation : BLOT.address;
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
