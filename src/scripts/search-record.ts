/** What does the index tell the search page? The shapes that a build writes and the page’s script reads. */

/** By what results can be sorted out; also the names of the form’s fields and of the parameters in its address. */
export const filters = ['kind', 'topic', 'year', 'role'] as const;
export type Filter = (typeof filters)[number];

/** Where the groups of all records stand, and the words that occur in them. */
export const groupsPath = '/pagefind/groups.json';
export const wordsPath = '/pagefind/words.txt';

/** Records that are alike in every filter. */
export interface Group extends Record<Filter, readonly string[]> {
  /** Pagefind’s ids of the records, with spaces between. */
  ids: string;
}

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
