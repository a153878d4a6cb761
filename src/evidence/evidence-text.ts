/** What was read, prepared once: paragraphs, figures and words, so that many questions to one text are cheap. */
import { currenciesOf } from '../model/currency.ts';
import { type Mention } from './figure.ts';
import { cleanText, flatText, knownLanguage, languageOf, type Lang } from './flat.ts';
import { leaders, listedRanks } from './ranks.ts';
import { scan } from './scan.ts';
import { scaleOf } from './units.ts';
import { clean } from './amounts.ts';

/** A place in a text, with the words that stand there. */
export interface Passage {
  /** At most about 240 characters, cut at word borders, white space as single spaces. */
  text: string;
  /** UTF-16 units from the beginning of `EvidenceText.text` to what was found. */
  start: number;
  /** From 1; paragraphs are parted by an empty line, or are lines where there is none. */
  paragraph: number;
}

export interface Word {
  /** In lower case; one character of Chinese or Japanese is a word. */
  word: string;
  start: number;
  end: number;
}

export interface EvidenceText {
  /** The text that offsets count in: letters composed, invisible characters gone. */
  text: string;
  /** The same in plain spelling, character for character. */
  flat: string;
  lang: Lang;
  /** Offsets at which paragraphs begin. */
  paragraphs: number[];
  /** Figures by kind and value (`keysOf`). */
  figures: Map<string, Mention[]>;
  /** Its words, made when first asked for. */
  words: () => Word[];
  /** Indexes into `words()` by word. */
  wordIndex: () => Map<string, number[]>;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}]|[.,'](?=\p{N})(?<=\p{N}.)|'(?=\p{L})(?<=\p{L}.))*/gu;

/** Words of a flat text. */
export const wordsOf = (flat: string): Word[] =>
  [...flat.matchAll(WORD)].map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

function indexed(words: Word[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  words.forEach(({ word }, position) => {
    const positions = index.get(word);
    if (positions) positions.push(position);
    else index.set(word, [position]);
  });
  return index;
}

const paragraphsOf = (flat: string): number[] => {
  const border = /\n[ \t\r]*\n\s*/.test(flat) ? /\n[ \t\r]*\n\s*/g : /\n+/g;
  return [0, ...[...flat.matchAll(border)].map((match) => match.index + match[0].length)];
};

/**
 * A text, prepared for questions. `lang` (BCP 47) decides how ambiguous spellings are read; without it the language is
 * taken from the text. Every figure is found under each value that its spelling allows.
 */
export function evidenceText(text: string, lang?: string): EvidenceText {
  const cleaned = cleanText(text);
  const flat = flatText(cleaned);
  const language = lang === undefined ? languageOf(flat) : knownLanguage(lang);
  const words = once(() => wordsOf(flat));
  return {
    text: cleaned,
    flat,
    lang: language,
    paragraphs: paragraphsOf(flat),
    figures: figuresByKey(flat, language),
    words,
    wordIndex: once(() => indexed(words())),
  };
}

/** Under which keys is a figure found? Its kind and value; a date under each part that it gives. */
export function keysOf(mention: Mention): string[] {
  const { date } = mention;
  if (date) {
    return [
      ...(date.month && date.day ? [`day ${date.month}-${date.day}`] : []),
      ...(date.month ? [`month ${date.month}`] : []),
      ...(date.year ? [date.isDecade ? `decade ${date.year}` : `year ${date.year}`] : []),
      ...(date.quarter ? [`quarter ${date.year}-${date.quarter}`] : []),
    ];
  }
  const { kind } = mention;
  return [
    ...[mention.value, ...(mention.otherValues ?? [])].map((value) => `${kind} ${Math.abs(value)}`),
    ...(mention.isYearOrNumber ? [`year ${mention.value}`] : []),
  ];
}

function figuresByKey(flat: string, lang: Lang): Map<string, Mention[]> {
  const figures = new Map<string, Mention[]>();
  const mentions = scan(flat, lang);
  for (const mention of [
    ...mentions,
    ...withUnitsOfHeaders(flat, mentions),
    ...listedRanks(flat),
    ...leaders(flat),
  ]) {
    for (const key of keysOf(mention)) {
      const there = figures.get(key);
      if (there) there.push(mention);
      else figures.set(key, [mention]);
    }
  }
  return figures;
}

/** A unit that stands by itself and holds for the numbers below it: `Price (USD)`, `in %`, `Trade in goods (USD million)`. */
const HEADER =
  /(?<=[(,[]|\bin[ \u00a0]|单位[:：]?|単位[:：]?)[ \u00a0]?(?:(?<percent>%|per cent|percent|Prozent|pour cent)|(?<scaleFirst>thousands?|millions?|billions?|Mio\.?|Mrd\.?|Tsd\.?)[ \u00a0](?:of[ \u00a0]|d['e] ?)?(?<currencyLast>[\p{L}$€£¥]+)|(?<currency>(?:US)?[$€£¥]|[A-Z]{3}|[Ee]uros?|[Dd]ollars?|yuan|yen)(?:[ \u00a0]?(?:in )?(?<scale>thousands?|millions?|billions?|k|m|bn|Mio\.?|Mrd\.?))?|(?<bare>thousands|millions|billions))(?=[ \u00a0]*(?:[),\]:;|/\t\n]|(?:per|a|of|pro|par)\b|[ ]{2}))/gu;

function withUnitsOfHeaders(flat: string, mentions: Mention[]): Mention[] {
  const headers = [...flat.matchAll(HEADER)];
  if (headers.length === 0) return [];
  return headers.flatMap((match) => {
    const { percent, currency, scale, scaleFirst, currencyLast, bare } = match.groups ?? {};
    const money = currency ?? currencyLast;
    const currencies = money ? currenciesOf(money.trim()) : undefined;
    if (money && !currencies) return [];
    const factor = scaleOf((scale ?? scaleFirst ?? bare ?? '').replace(/s$/, ''));
    const end = flat.indexOf('\n\n', match.index);
    return mentions
      .filter(
        (mention) =>
          mention.kind === 'number' &&
          !mention.unit &&
          mention.start > match.index &&
          mention.start < (end < 0 ? match.index + 4000 : end),
      )
      .map((mention) => ({
        ...mention,
        isName: false,
        otherValues: [],
        value: clean(mention.value * factor),
        kind: percent ? ('percentage' as const) : currencies ? ('price' as const) : mention.kind,
        ...(currencies ? { currencies } : {}),
      }));
  });
}

const LONGEST = 240;

/** The words around a place, about as many before as behind, within its paragraph where that is long enough. */
export function passageAt({ text, paragraphs }: EvidenceText, start: number, end: number): Passage {
  const paragraph = lastAtMost(paragraphs, start);
  const first = paragraphs[paragraph] ?? 0;
  const next = paragraphs[paragraph + 1] ?? text.length;
  const room = Math.max(0, LONGEST - (end - start)) / 2;
  let from = Math.max(first, Math.floor(start - room));
  let to = Math.min(next, Math.ceil(end + room));
  if (to - from < LONGEST) to = Math.min(next, from + LONGEST);
  if (to - from < LONGEST) from = Math.max(first, to - LONGEST);
  from = from === first ? from : wordStart(text, from, start);
  to = to === next ? to : wordEnd(text, to, end);
  return {
    text: text.slice(from, to).replace(/\s+/g, ' ').trim(),
    start,
    paragraph: paragraph + 1,
  };
}

const isBorder = (text: string, index: number) =>
  !/[\p{L}\p{N}]/u.test(text[index - 1] ?? ' ') ||
  !/[\p{L}\p{N}.,]/u.test(text[index] ?? ' ') ||
  /\p{Script=Han}/u.test(text[index] ?? '');

function wordStart(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && !isBorder(text, at)) at += 1;
  return at;
}

function wordEnd(text: string, to: number, limit: number): number {
  let at = to;
  while (at > limit && !isBorder(text, at)) at -= 1;
  return at;
}

/** Index of the last number that is not above a value; the numbers rise. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
