/** Is a quotation in a text, word for word? White space, quotation marks, dashes and omissions aside. */
import { type Answer } from './find-figure.ts';
import { type EvidenceText, passageAt, type Word, wordsOf } from './evidence-text.ts';
import { cleanText, flatText } from './flat.ts';

export interface Quotation {
  /** The words between the marks. */
  words: string;
  /** UTF-16 units from the beginning of the sentence to the opening mark. */
  start: number;
  end: number;
}

/** Fewer words in marks are a name, a term or a word held at arm’s length. */
const FEWEST_WORDS = 4;
/** Fewer characters of Chinese or Japanese in marks, likewise. */
const FEWEST_CHARACTERS = 8;

/** What stands in quotation marks, with them. */
export const MARKED =
  /“(?<a>[^“”]+)”|„(?<b>[^„“”]+)[“”]|«\s?(?<c>[^«»]+?)\s?»|»(?<d>[^«»]+)«|「(?<e>[^「」]+)」|『(?<f>[^『』]+)』|"(?<g>[^"]+)"|(?<![\p{L}\p{N}])‘(?<h>[^‘]+?)’(?![\p{L}\p{N}])/gu;

const isCjk = (word: string) =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);

/**
 * Quotations of a sentence: what stands in quotation marks and has at least four words, or eight characters of Chinese
 * or Japanese. Less is a title, a term or a word held at arm’s length, which a source need not have.
 */
export function quotationsIn(sentence: string): Quotation[] {
  return [...sentence.matchAll(MARKED)].flatMap((match) => {
    const words = Object.values(match.groups ?? {}).find((group) => group !== undefined) ?? '';
    const parts = wordsOf(flatText(cleanText(words)));
    const characters = parts.filter(({ word }) => isCjk(word)).length;
    const isQuotation =
      characters > 0 ? characters >= FEWEST_CHARACTERS : parts.length >= FEWEST_WORDS;
    return isQuotation
      ? [{ words: words.trim(), start: match.index, end: match.index + match[0].length }]
      : [];
  });
}

/** An omission, or words put in by the one who quotes: `…`, `...`, `[...]`, `[the model]`. */
const OMISSION = /\s*(?:\[[^\]]*\]|\(\s?(?:…|\.{3})\s?\)|…+|\.{3,})\s*/u;

/** Words that an omission may stand for. */
const LONGEST_OMISSION = 120;

interface Part {
  flat: string;
  words: Word[];
}

/** The words of a quotation between its omissions. */
const partsOf = (quotation: string): Part[] =>
  cleanText(quotation)
    .split(OMISSION)
    .map((part) => ({ flat: flatText(part), words: wordsOf(flatText(part)) }))
    .filter(({ words }) => words.length > 0);

/**
 * Finds a quotation word for word. Case counts for nothing in its first word, and in a word that begins a sentence;
 * otherwise a name in other letters is another name. `nearest` is the place that shares most of its words.
 */
export function findQuotation(words: string, text: EvidenceText): Answer {
  const parts = partsOf(words);
  const [first, ...rest] = parts;
  if (!first) return {};
  for (const start of placesOf(first, text)) {
    let end = start + first.words.length;
    const follow = rest.every((part) => {
      const next = placesOf(part, text).find(
        (place) => place >= end && place - end <= LONGEST_OMISSION,
      );
      if (next === undefined) return false;
      end = next + part.words.length;
      return true;
    });
    if (follow) {
      return { found: passageOfWords(text, start, end) };
    }
  }
  return {
    get nearest() {
      const nearest = mostShared(
        parts.flatMap((part) => part.words),
        text,
      );
      return nearest && passageOfWords(text, nearest.from, nearest.to);
    },
  };
}

const passageOfWords = (text: EvidenceText, from: number, to: number) => {
  const words = text.words();
  return passageAt(text, words[from]?.start ?? 0, words[to - 1]?.end ?? 0);
};

/** Indexes at which the words of a part follow one another in a text, sought from the rarest of them. */
function placesOf(part: Part, text: EvidenceText): number[] {
  const words = text.words();
  let rarest: readonly number[] | undefined;
  let offset = 0;
  for (const [index, { word }] of part.words.entries()) {
    const places = text.wordIndex().get(word) ?? [];
    if (places.length === 0) return [];
    if (rarest === undefined || places.length < rarest.length) [rarest, offset] = [places, index];
  }
  return (rarest ?? [])
    .map((place) => place - offset)
    .filter((start) =>
      part.words.every((word, index) => isSame(word, index, part, text, words[start + index])),
    );
}

/** One word as both have it; the case of the first counts for nothing, nor of one that begins a sentence. */
function isSame(
  ours: Word,
  index: number,
  part: Part,
  { flat }: EvidenceText,
  theirs?: Word,
): boolean {
  if (theirs?.word !== ours.word) return false;
  if (index === 0) return true;
  return (
    part.flat.slice(ours.start, ours.end) === flat.slice(theirs.start, theirs.end) ||
    /[.!?:"(]\s*"?$/.test(flat.slice(Math.max(0, theirs.start - 4), theirs.start))
  );
}

/** The stretch of a text that shares most different words with a quotation; at least half of them. */
function mostShared(
  quoted: readonly Word[],
  text: EvidenceText,
): { from: number; to: number } | undefined {
  const wanted = new Set(quoted.map(({ word }) => word));
  const places = [...wanted]
    .flatMap((word) => text.wordIndex().get(word) ?? [])
    .toSorted((a, b) => a - b);
  const words = text.words();
  const counts = new Map<string, number>();
  let best: { from: number; to: number } | undefined;
  let most = Math.max(1, Math.ceil(wanted.size / 2) - 1);
  let low = 0;
  for (const place of places) {
    const word = words[place]?.word ?? '';
    counts.set(word, (counts.get(word) ?? 0) + 1);
    while ((places[low] ?? 0) < place - quoted.length * 1.5) {
      const gone = words[places[low] ?? 0]?.word ?? '';
      const left = (counts.get(gone) ?? 1) - 1;
      if (left > 0) counts.set(gone, left);
      else counts.delete(gone);
      low += 1;
    }
    if (counts.size > most) {
      most = counts.size;
      best = { from: places[low] ?? place, to: place + 1 };
    }
  }
  return best;
}
