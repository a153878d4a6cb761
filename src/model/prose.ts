/** What does prose hold? Blocks, their sentences and the citations these carry, links and images, each with its place. */
import type { Citation } from './citation.ts';
import type { Place } from './place.ts';

/** A sentence as a reader sees it, marks and citations left out. */
export interface Sentence {
  text: string;
  /** Where the runs of `text` stand in the file: offset in `text` → place. The first is the sentence's own. */
  lines: { offset: number; place: Place }[];
  /** Index into `Prose.blocks`. */
  block: number;
  /** Where it begins in the text of its block. */
  start: number;
  /** Indexes into `Prose.citations`. */
  citations: number[];
}

export interface Link {
  /** As written: absolute, or a path on this site, or `#anchor`. */
  url: string;
  place: Place;
}

export interface Image {
  url: string;
  alt: string;
  place: Place;
}

/** Part of a text, in UTF-16 units from its beginning. */
export interface Span {
  start: number;
  end: number;
}

interface AnyBlock {
  /** What a reader reads of it, marks and citations left out; ` · ` stands between the cells of a row. */
  text: string;
  place: Place;
  lastLine: number;
  /** Indexes into `Prose.citations`. */
  citations: number[];
  /** Footnotes it refers to. */
  notes: string[];
  /** True in a quotation: somebody else’s words. */
  isQuoted: boolean;
  /** The footnote it is part of. */
  footnote?: string;
}

/** `listItem` is a paragraph of a list item. */
export interface Paragraph extends AnyBlock {
  kind: 'paragraph' | 'listItem';
}

export interface Heading extends AnyBlock {
  kind: 'heading';
  /** 1 to 6, as in HTML. */
  depth: number;
  /** The anchor it gets on the page. */
  id: string;
}

export interface TableRow extends AnyBlock {
  kind: 'tableRow';
  isHeader: boolean;
  /** Parts of `text`; one whose cell holds no words is empty. */
  cells: Span[];
}

/** What stands on its own in the text: quotations and footnotes are made of blocks. */
export type Block = Paragraph | Heading | TableRow;

/** A component or HTML element in the prose, with its literal attributes. */
export interface Element {
  name: string;
  attributes: Record<string, unknown>;
  place: Place;
}

/** A slip that a machine can fix: at the place of the fault, what is written and what is meant. */
export interface Repair {
  was: string;
  now: string;
  /** Set where the name of a frontmatter field is meant, and not its value. */
  isField?: true;
  /** Set where `was` begins at the place of the fault itself. */
  isHere?: true;
  /** Set where `was` is the whole of a value in the frontmatter, as it is typed. */
  isSource?: true;
}

/** A fault in how the prose is written, found while reading it. */
export interface ProseProblem {
  place: Place;
  message: string;
  ruleId: string;
  fix?: string | undefined;
  repair?: Repair | undefined;
}

export interface Prose {
  /** In the order of the text, as are the sentences. */
  blocks: Block[];
  sentences: Sentence[];
  citations: Citation[];
  links: Link[];
  images: Image[];
  elements: Element[];
  /** Words a reader reads; citations do not count. */
  words: number;
}

/** Where the character at `offset` of a sentence stands in the file. */
export function placeInSentence(sentence: Sentence, offset = 0): Place {
  const line = sentence.lines.findLast((run) => run.offset <= offset) ?? sentence.lines[0];
  if (!line) return { line: 1, column: 1 };
  return { line: line.place.line, column: line.place.column + Math.max(0, offset - line.offset) };
}

export const headingsOf = ({ blocks }: Pick<Prose, 'blocks'>): Heading[] =>
  blocks.filter((block) => block.kind === 'heading');

/** Parts of a sentence of a table that stand in a cell each; undefined outside tables. */
export function cellsOf(
  { text, block, start }: Sentence,
  { blocks }: Pick<Prose, 'blocks'>,
): Span[] | undefined {
  const row = blocks[block];
  if (row?.kind !== 'tableRow') return undefined;
  return row.cells
    .map((cell) => ({
      start: Math.max(0, cell.start - start),
      end: Math.min(text.length, cell.end - start),
    }))
    .filter((cell) => cell.start < cell.end);
}
