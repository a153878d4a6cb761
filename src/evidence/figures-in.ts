/** Which figures does a sentence of ours state? Those that a source must bear out. */
import { type Figure, type Mention } from './figure.ts';
import { cleanText, flatText, knownLanguage, type Lang } from './flat.ts';
import { namesIn } from './names.ts';
import { scan } from './scan.ts';

const ABOUT: Record<Lang, RegExp> = {
  en: /(?:\b(?:about|roughly|around|approximately|approx\.?|some|nearly|almost|circa|ca?\.|close to|just (?:over|under|above|below|short of)|in the region of)|~|≈)[ \u00a0]?(?:the |a )?$/i,
  de: /(?:(?<!\p{L})(?:etwa|rund|circa|ca\.|ungefähr|knapp|fast|annähernd|gut|um die)|~|≈)[ \u00a0]?$/iu,
  fr: /(?:(?<!\p{L})(?:environ|près de|quelque|à peu près|presque|autour de|une? bonne?)|~|≈)[ \u00a0]?$/iu,
  ja: /(?:約|およそ|ほぼ|近く|~)[ \u00a0]?$/u,
  zh: /(?:约|約|大约|大約|近|将近|左右|大概|~)[ \u00a0]?$/u,
};

/** Words of a sentence that help to choose a passage, in lower case. */
const contextOf = (sentence: string): string[] => [
  ...new Set(
    sentence.toLowerCase().match(/\p{Script=Han}{2,}|\p{L}[\p{L}\p{N}'-]{3,}|\p{L}*\d[\d.]*/gu) ??
      [],
  ),
];

/** A mention without what only a reader of texts needs. */
function stated(mention: Mention): Figure {
  const figure = { ...mention };
  delete figure.isName;
  delete figure.otherValues;
  return figure;
}

const VERSION = /^\d\.\d$/;

/** A bare decimal that counts nothing and has no margin, beside a version that is named. */
const isVersion = ({ text, kind, unit, end, start }: Mention, flat: string): boolean =>
  kind === 'number' &&
  VERSION.test(text) &&
  (unit === undefined || unit === 'other') &&
  !/^[ \u00a0]?(?:±|\+\/-|points?\b)/.test(flat.slice(end)) &&
  !/±[ \u00a0]?$/.test(flat.slice(0, start));

/** True for two mentions in one place. */
const overlap = (one: Figure, other: Figure) => one.start < other.end && other.start < one.end;

/**
 * Numbers, dates, ranks, prices and percentages of a sentence, in its order. A number that is part of a name or a
 * label is none (`names.ts` says by which rules); nor is a bare `one`, an ordinal before an ordinary noun (`the second
 * report`), or a time stamp in an address. Ranges give two figures, and what stands behind the second belongs to both.
 */
export function figuresIn(sentence: string, lang = 'en'): Figure[] {
  const text = cleanText(sentence);
  const flat = flatText(text);
  const language = knownLanguage(lang);
  const context = contextOf(flat);
  const names = namesIn(flat);
  const figures: Figure[] = [];
  const mentions = scan(flat, language);
  const namesVersion = mentions.some(
    ({ isName, text: written }) => isName && VERSION.test(written),
  );
  for (const mention of mentions) {
    if (mention.isName || (namesVersion && isVersion(mention, flat))) continue;
    const previous = figures.at(-1);
    // Where a spelling allows two readings, the first stands; `$0.40 a million` is a rate.
    if (previous && overlap(previous, mention)) continue;
    if (
      previous?.kind === 'price' &&
      /^an? /i.test(mention.text) &&
      flat.slice(previous.end, mention.start) === ' '
    )
      continue;
    const isApproximate =
      ABOUT[language].test(flat.slice(Math.max(0, mention.start - 20), mention.start)) ||
      (/[jz][ah]/.test(language) && /^(?:左右|前後|余り|程度|近く)/.test(flat.slice(mention.end)));
    figures.push({
      ...stated(mention),
      text: text.slice(mention.start, mention.end),
      ...(isApproximate ? { isApproximate } : {}),
      context,
      names,
    });
  }
  return figures;
}
