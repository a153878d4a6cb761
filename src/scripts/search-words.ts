/** Which words are searched for, and to which of them does a found word answer? */
import { LETTER } from './search-record.ts';

/** Words of nearly every sentence; they are searched for where a query has no others. */
const FILLERS = new Set(
  'a an and are as at be by for from has in is it of on or that the this to was were with'.split(
    ' ',
  ),
);
/** A comma that parts thousands, as in `1,444`, which is one word with `1444`. */
const THOUSANDS = /(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu;
/** A word as it is typed, and what of it stands on both sides of a mark: `text-to-video`, `1.1`. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.’'-]*[\p{L}\p{M}\p{N}])?/gu;
const PARTS = new RegExp(`${LETTER.source}|[\\p{L}\\p{N}]+`, 'gu');

/** The words of a query, each once; what stands between quotation marks alone is one. */
export function wordsOf(query: string): string[] {
  const phrase = /^["“”](.+)["“”]$/u.exec(query)?.[1];
  if (phrase) return [phrase];
  const all = [...new Set(query.toLowerCase().replace(THOUSANDS, '').match(WORD))];
  const telling = all.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : all;
}

/** The words as Pagefind takes them: scripts without spaces letter by letter, and what is one word in its order. */
export function toTerm(words: readonly string[]): string {
  const term = words.join(' ').replace(LETTER, ' $& ').replace(/\s+/g, ' ').trim();
  return words.length === 1 && term.includes(' ') ? `"${term}"` : term;
}

/** Where the words stand that Pagefind found; of words in their order it tells the first place alone. */
export function placesOf(
  locations: readonly number[],
  all: readonly string[],
  words: readonly string[],
): number[] {
  if (!toTerm(words).startsWith('"')) return [...locations];
  const inOrder = locations.map((at) => bare(all[at]));
  return all.flatMap((_, start) =>
    inOrder.every((word, index) => bare(all[start + index]) === word)
      ? inOrder.map((_word, index) => start + index)
      : [],
  );
}

/**
 * The word to which a found one answers: in another form, or as a part of it. Pagefind also finds the
 * longest word with which an unknown one begins, such as `we` for `weigths`: that answers to none.
 */
export const answered = (found: string, words: readonly string[]): string | undefined =>
  words.find((word) =>
    partsOf(word).some((part) => {
      const half = part.slice(0, Math.ceil(part.length / 2));
      return partsOf(found).some((other) => other.startsWith(half));
    }),
  );

const bare = (text = ''): string => partsOf(text).join('');
const partsOf = (text: string): string[] =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(THOUSANDS, '').match(PARTS) ??
  [];
