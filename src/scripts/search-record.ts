/** What does the index tell the search page? The shapes that a build writes and the page’s script reads. */

/** By what results can be sorted out; also the names of the form’s fields and of the parameters in its address. */
export const filters = ['kind', 'topic', 'subject', 'year', 'role'] as const;
export type Filter = (typeof filters)[number];

/**
 * Folders of the parts of the index, as a JSON array: the part of the oldest pieces first, which brings Pagefind along.
 * The name of a folder changes with what stands in it, so that nothing of an older index can be taken for a part of this.
 */
export const partsPath = '/pagefind/parts.json';

/** How that list is asked for, since its own name stays: a copy that was kept is compared with that of the site. */
export const FRESH: RequestInit = { cache: 'no-cache' };

/** What stands in the folder of a part besides Pagefind’s files: its directory, and its words with how often each occurs. */
export const DIRECTORY = 'groups.json';
export const WORDS = 'words.txt';

/** Records that are alike in every filter. */
export interface Group extends Record<Filter, readonly string[]> {
  /** Pagefind’s ids of the records, with spaces between. */
  ids: string;
}

/** All records of a part, and where those that are short stand together. */
export interface Directory {
  groups: Group[];
  /** Addresses of the packs, each of `PACK` records, in the order of `packedIds`. */
  packs: string[];
}

/** A record as it is handed out: https://pagefind.app/docs/api/#loading-a-result */
export interface Fragment {
  url: string;
  content: string;
  /** Where its passages begin, counted in words of `content`. */
  anchors: { id: string; location: number }[];
}

/** Records of one pack, by their ids. */
export type Pack = Record<string, Fragment>;

/** Records in a pack. */
export const PACK = 50;

/** Ids of claims and sources, which are a line or two each; a piece is a file of its own. */
export const packedIds = (groups: readonly Group[]): string[] =>
  groups.flatMap(({ kind, ids }) => (kind.includes('piece') ? [] : ids.split(' ')));

/**
 * What is known of a passage and is not to be searched. A record begins with its title, whose place says
 * what the record is, of which day, and where it stands; the other passages name their part of the page.
 */
export interface Passage {
  place: string;
  /** Anchor of the passage, or of the part it stands in; absent for what has no place of its own. */
  anchor?: string | undefined;
  /** BCP 47, where it is not that of the site. */
  lang?: string | undefined;
}

/** A passage as the id of an element before its words: Pagefind searches all that is in `meta`, and no ids. */
export const toId = (passage: Passage): string => encodeURIComponent(JSON.stringify(passage));
export const parseId = (id: string): Passage => JSON.parse(decodeURIComponent(id)) as Passage;

/** A letter of a script without spaces between its words. There every letter counts as a word. */
export const LETTER =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*/gu;

/** Ends a word after which the text has no space: U+2060, which Pagefind keeps and does not search. */
export const JOINER = '\u2060';
