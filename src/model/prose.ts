/** What does prose hold? Sentences and the citations they carry, links, images and headings, each with its place. */
import type { Citation } from './citation.ts';
import type { Place } from './place.ts';

/** A sentence as a reader sees it, marks and citations left out. */
export interface Sentence {
  text: string;
  /** Where the runs of `text` stand in the file: offset in `text` → place. The first is the sentence's own. */
  lines: { offset: number; place: Place }[];
  /** Number of its paragraph, list item, table row or heading, from 0. */
  block: number;
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

export interface Heading {
  /** 1 to 6, as in HTML. */
  depth: number;
  text: string;
  /** The anchor it gets on the page. */
  id: string;
  place: Place;
}

/** A component or HTML element in the prose, with its literal attributes. */
export interface Element {
  name: string;
  attributes: Record<string, unknown>;
  place: Place;
}

/** A slip that a machine can mend: at the place of the fault, what is written and what is meant. */
export interface Repair {
  was: string;
  now: string;
  /** Set where the name of a frontmatter field is meant, and not its value. */
  isField?: true;
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
  /** In the order of the text. */
  sentences: Sentence[];
  citations: Citation[];
  links: Link[];
  images: Image[];
  headings: Heading[];
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
