/** Which numbers does a text spell in words? English, German and French as n2words spells them, and Chinese numerals. */
import { numberWords, spaced, type NumberWords } from '../model/number-words.ts';
import { type Lang } from './flat.ts';
import { UNIT_AFTER } from './units.ts';

export interface SpelledNumber {
  value: number;
  /** Half the step to which it is rounded: 500,000 for `two million`. */
  tolerance: number;
  start: number;
  end: number;
}

interface Words extends NumberWords {
  scales: Map<string, number>;
  /** `and` between hundreds and tens, and before `a half`. */
  and: string;
  /** Words that stand for one before a scale: `a million`. */
  one: Set<string>;
  half: RegExp;
}

const scales = (...entries: [string, number][]) =>
  new Map(entries.flatMap(([names, value]) => names.split(' ').map((name) => [name, value])));

const WORDS: Record<'en' | 'de' | 'fr', Words> = {
  en: {
    ...numberWords.en,
    scales: scales(
      ['dozen', 12],
      ['hundred', 100],
      ['thousand', 1e3],
      ['million', 1e6],
      ['billion', 1e9],
      ['trillion', 1e12],
    ),
    and: 'and',
    one: new Set(['a', 'one']),
    half: /[ -]and[ -]a[ -]half\b/iy,
  },
  de: {
    ...numberWords.de,
    scales: scales(
      ['dutzend', 12],
      ['hundert', 100],
      ['tausend', 1e3],
      ['million millionen', 1e6],
      ['milliarde milliarden', 1e9],
      ['billion billionen', 1e12],
    ),
    and: 'und',
    one: new Set(['ein', 'eine', 'einer', 'einem']),
    half: /einhalb\b/iy,
  },
  fr: {
    ...numberWords.fr,
    scales: scales(
      ['douzaine', 12],
      ['cent', 100],
      ['mille', 1e3],
      ['million millions', 1e6],
      ['milliard milliards', 1e9],
    ),
    and: 'et',
    one: new Set(['un', 'une']),
    half: / et demie?\b/iy,
  },
};

// What n2words leaves out: forms that inflect, and older words.
for (const [word, value] of [
  ['second', 2],
  ['seconde', 2],
  ['première', 1],
] as const) {
  WORDS.fr.ordinals.set(word, value);
}
for (const [word, value] of [...WORDS.de.ordinals]) {
  for (const ending of ['r', 'n', 's', 'm']) WORDS.de.ordinals.set(word + ending, value);
}

/** The value of an ordinal word, `second` or `zweiter`, or undefined. */
export const ordinalOf = (word: string, lang: Lang): number | undefined =>
  lang === 'zh' || lang === 'ja' ? undefined : WORDS[lang].ordinals.get(spaced(word));

/** Ordinal words of a language from 1 to 12, longest first: a part of a regular expression. */
export const ordinalWords = (lang: 'en' | 'de' | 'fr', highest = 12): string =>
  [...WORDS[lang].ordinals]
    .filter(([, value]) => value <= highest)
    .map(([word]) => word.replace(/ /g, '[ -]'))
    .toSorted((a, b) => b.length - a.length)
    .join('|');

const FIRST_WORDS = {
  en: firstWords(WORDS.en),
  de: firstWords(WORDS.de),
  fr: firstWords(WORDS.fr),
};

/** All words that can be part of a number, so that most words of a text cost one look. */
function firstWords(words: Words): Set<string> {
  return new Set([...words.cardinals.keys()].flatMap((phrase) => phrase.split(' ')));
}

/** Where a number in words can begin. German numbers are one word, of which only the beginning is short. */
const STARTS = {
  en: startOf([...FIRST_WORDS.en, ...WORDS.en.one]),
  fr: startOf([...FIRST_WORDS.fr, ...WORDS.fr.one]),
  de: /(?<!\p{L})(?:null|ein|zwei|drei|vier|fünf|sech|sieb|acht|neun|zehn|elf|zwölf|zwanzig)\p{L}*/giu,
};

function startOf(words: string[]): RegExp {
  return new RegExp(`\\b(?:${words.toSorted((a, b) => b.length - a.length).join('|')})\\b`, 'gi');
}

const NEXT = /[ \u00a0-]+(\p{L}+)/uy;

/** Longest number from 0 to 999 that begins with a word. */
function groupAt(flat: string, first: string, end: number, lang: 'en' | 'de' | 'fr') {
  const { cardinals, and } = WORDS[lang];
  let phrase = first;
  let best = cardinals.has(phrase) ? { value: cardinals.get(phrase) ?? 0, end } : undefined;
  NEXT.lastIndex = end;
  for (let count = 0; count < 8; count += 1) {
    const next = NEXT.exec(flat);
    const word = next?.[1]?.toLowerCase();
    if (!next || !word || !(FIRST_WORDS[lang].has(word) || word === and)) break;
    phrase = `${phrase} ${word}`;
    const value = cardinals.get(phrase);
    if (value !== undefined) best = { value, end: next.index + next[0].length };
  }
  return best;
}

/** A German compound above 999: `fünfzigtausend`, `zweitausendvierhundert`. */
function germanThousands(word: string): number | undefined {
  const match = /^(.+)tausend(.*)$/.exec(word);
  if (!match) return undefined;
  const { cardinals } = WORDS.de;
  const thousands = cardinals.get(match[1] ?? '') ?? (match[1] === 'ein' ? 1 : undefined);
  const rest = match[2] ? cardinals.get(match[2]) : 0;
  return thousands === undefined || rest === undefined ? undefined : thousands * 1000 + rest;
}

function scaleAt(flat: string, end: number, lang: 'en' | 'de' | 'fr') {
  NEXT.lastIndex = end;
  const next = NEXT.exec(flat);
  const value = WORDS[lang].scales.get(next?.[1]?.toLowerCase() ?? '');
  return next && value !== undefined ? { value, end: next.index + next[0].length } : undefined;
}

/** Numbers in words, in the order of the text. A bare `one` or `a` counts nothing; before a scale it does. */
export function spelledNumbers(flat: string, lang: Lang): SpelledNumber[] {
  if (lang === 'zh' || lang === 'ja') return [];
  const words = WORDS[lang];
  const found: SpelledNumber[] = [];
  let from = 0;
  for (const match of flat.matchAll(STARTS[lang])) {
    if (match.index < from) continue;
    const word = match[0].toLowerCase();
    const isOne = words.one.has(word);
    const isStart = FIRST_WORDS[lang].has(word) || isOne;
    const compound = lang === 'de' && word.length > 9 ? germanThousands(word) : undefined;
    if (!isStart && compound === undefined) continue;
    const number = readNumber(flat, word, match.index, compound, lang);
    if (!number) continue;
    found.push(number);
    from = number.end;
  }
  return found;
}

/** `one hour`, `eine Woche`: before a measure, one is a count; `a` is not. */
const countsOne = (flat: string, word: string, end: number, lang: 'en' | 'de' | 'fr') => {
  UNIT_AFTER.lastIndex = end;
  return (lang !== 'en' || word === 'one') && UNIT_AFTER.test(flat);
};

function readNumber(
  flat: string,
  word: string,
  start: number,
  compound: number | undefined,
  lang: 'en' | 'de' | 'fr',
): SpelledNumber | undefined {
  const words = WORDS[lang];
  const isOne = words.one.has(word);
  let end = start + word.length;
  let total = 0;
  let step = 1;
  let group = compound !== undefined ? { value: compound, end } : groupAt(flat, word, end, lang);
  let isArticle = isOne && (group === undefined || group.end === end);
  if (isArticle) group = { value: 1, end };
  if (!group) return undefined;
  while (group) {
    words.half.lastIndex = group.end;
    const half = words.half.exec(flat);
    if (half) group = { value: group.value + 0.5, end: group.end + half[0].length };
    let scale = scaleAt(flat, group.end, lang);
    if (isArticle && !scale && !half && !countsOne(flat, word, end, lang)) return undefined;
    let value = group.value;
    end = group.end;
    step = half ? 0.1 : 1;
    while (scale) {
      value *= scale.value;
      step *= scale.value;
      end = scale.end;
      scale = scaleAt(flat, end, lang);
    }
    total += value;
    isArticle = false;
    // `one thousand two hundred`: another group may follow a scale that it is smaller than.
    NEXT.lastIndex = end;
    const next = step >= 100 ? NEXT.exec(flat) : null;
    const following = next?.[1]?.toLowerCase() ?? '';
    group =
      next && FIRST_WORDS[lang].has(following)
        ? groupAt(flat, following, next.index + next[0].length, lang)
        : undefined;
    if (group && group.value >= step) group = undefined;
  }
  return { value: total, tolerance: step / 2, start, end };
}

const DIGITS = '〇零一二三四五六七八九';
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Record<string, number> = { 万: 1e4, 萬: 1e4, 億: 1e8, 亿: 1e8, 兆: 1e12 };

const digitOf = (character: string): number =>
  character === '两' || character === '兩' ? 2 : Math.max(0, DIGITS.indexOf(character) - 1);

/** The value of a Chinese or Japanese numeral, digits mixed in: `三百二十`, `1億5000万`, `二〇二六`; NaN for another text. */
export function cjkNumber(text: string): number {
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) {
    return Number([...text].map(digitOf).join(''));
  }
  let [total, section, current] = [0, 0, NaN];
  for (const [part] of text.matchAll(/\d[\d,]*(?:\.\d+)?|./gu)) {
    if (/\d/.test(part)) current = Number(part.replaceAll(',', ''));
    else if (part in UNITS) {
      section += (Number.isNaN(current) ? 1 : current) * (UNITS[part] ?? 1);
      current = NaN;
    } else if (part in MYRIADS) {
      const amount = section + (Number.isNaN(current) ? 0 : current);
      total += (amount || 1) * (MYRIADS[part] ?? 1);
      [section, current] = [0, NaN];
    } else if (DIGITS.includes(part) || /[两兩]/.test(part)) current = digitOf(part);
    else return NaN;
  }
  return total + section + (Number.isNaN(current) ? 0 : current);
}
