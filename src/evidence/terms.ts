/** Where does a text speak of a term? What a silence is tested by: the words that would break it. */
import { type EvidenceText, type Passage, passageAt } from './evidence-text.ts';
import { figuresIn } from './figures-in.ts';
import { mentionsOf } from './find-figure.ts';
import { cleanText, flatText } from './flat.ts';

export interface Hit {
  /** As it was asked for. */
  term: string;
  /** As the text has it. */
  text: string;
  /** UTF-16 units from the beginning of `EvidenceText.text`. */
  start: number;
  end: number;
  passage: Passage;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** One word with the endings that do not change what it speaks of. */
function wordPattern(word: string, isOpen: boolean): string {
  if (SPACELESS.test(word)) return escaped(word);
  const lower = word.toLowerCase();
  if (isOpen) return `${escaped(lower)}[\\p{L}\\p{N}]*`;
  if (!/^\p{L}{3,}$/u.test(lower)) return `${escaped(lower)}(?:'s)?`;
  const ending = "(?:'s|s'|s|es)?";
  if (/[^aeiou]y$/.test(lower)) return `${escaped(lower.slice(0, -1))}(?:y(?:'s)?|ies'?)`;
  if (/ies$/.test(lower)) return `${escaped(lower.slice(0, -3))}(?:y(?:'s)?|ies'?)`;
  // A plural asked for is found as a singular: `weights`, `licences`, `boxes`.
  if (/(?:s|x|z|ch|sh)es$/.test(lower)) return `${escaped(lower.slice(0, -2))}(?:e|es)?(?:'s?)?`;
  if (/[^s]s$/.test(lower)) return `${escaped(lower.slice(0, -1))}s?(?:'s?)?`;
  return escaped(lower) + ending;
}

const patterns = new Map<string, RegExp>();

/** Words of a term with any hyphen, space or nothing between them, and no letter or digit at its ends. */
function patternOf(term: string): RegExp {
  const known = patterns.get(term);
  if (known) return known;
  const flat = flatText(cleanText(term)).trim();
  const words = flat.split(/[\s\u00a0-]+/).filter((word) => word !== '');
  const body = words
    .map((word) => wordPattern(word.replace(/\*$/, ''), word.endsWith('*')))
    .join('[\\s\\u00a0-]*');
  const begins = SPACELESS.test(flat[0] ?? '') ? '' : '(?<![\\p{L}\\p{N}])';
  const ends = SPACELESS.test(flat.at(-1) ?? '') ? '' : '(?![\\p{L}\\p{N}])';
  // Beside Chinese or Japanese letters a Latin word ends as at a space.
  const latin = SPACELESS.test(flat)
    ? [begins, ends]
    : [begins, ends].map((side) =>
        side.replace('\\p{L}', '\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}'),
      );
  const pattern = new RegExp(`${latin[0]}${body}${latin[1]}`, 'giu');
  patterns.set(term, pattern);
  return pattern;
}

/** True for a term that is a figure and nothing else: `15B`, `22 June 2026`, `40 %`. */
function figureOf(term: string, lang: string) {
  const figures = figuresIn(term, lang);
  const [figure] = figures;
  return figures.length === 1 && figure && figure.text.trim() === term.trim() && /\d/.test(term)
    ? figure
    : undefined;
}

/**
 * All places at which a text has one of the terms, in its order: in any case, singular or plural, with hyphen, space
 * or neither. A term that is a figure is found in any spelling. `open` does not find `OpenAI`; `open*` does. Terms in
 * Chinese or Japanese are found anywhere, for words have no borders there.
 */
export function findTerms(terms: readonly string[], text: EvidenceText): Hit[] {
  const hits = terms.flatMap((term) => {
    const places = [...text.flat.matchAll(patternOf(term))].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    const figure = /\d/.test(term) ? figureOf(term, text.lang) : undefined;
    const more = figure ? mentionsOf(figure, text) : [];
    const all = [
      ...places,
      ...more.filter((one) => !places.some(({ start, end }) => start < one.end && one.start < end)),
    ];
    return all.map(({ start, end }) => ({
      term,
      text: text.text.slice(start, end),
      start,
      end,
      passage: passageAt(text, start, end),
    }));
  });
  return hits.toSorted((one, other) => one.start - other.start);
}
