/** How is a number spelled? In English, German and French, as n2words spells it. */
import { toCardinal as inGerman, toOrdinal as ordinalInGerman } from 'n2words/de-DE';
import { toCardinal as inEnglish, toOrdinal as ordinalInEnglish } from 'n2words/en-GB';
import { toCardinal as inFrench, toOrdinal as ordinalInFrench } from 'n2words/fr-FR';

/** Numbers by their words in lower case, with one space between two. */
export interface NumberWords {
  /** 0 to 999, with and without `and`. */
  cardinals: Map<string, number>;
  /** 1 to 99. */
  ordinals: Map<string, number>;
}

/** Words of a number as the maps have them. */
export const spaced = (words: string): string => words.toLowerCase().replace(/-/g, ' ');

function wordsOf(
  cardinal: (value: number) => string,
  ordinal: (value: number) => string,
  and: string,
): NumberWords {
  const cardinals = new Map<string, number>();
  for (let value = 0; value < 1000; value += 1) {
    const words = spaced(cardinal(value));
    cardinals.set(words, value);
    cardinals.set(words.replace(` ${and} `, ' '), value);
    cardinals.set(words.replace(/cents\b/, 'cent').replace(/vingts\b/, 'vingt'), value);
  }
  const ordinals = new Map<string, number>();
  for (let value = 1; value < 100; value += 1) ordinals.set(spaced(ordinal(value)), value);
  return { cardinals, ordinals };
}

export const numberWords: Record<'en' | 'de' | 'fr', NumberWords> = {
  en: wordsOf(inEnglish, ordinalInEnglish, 'and'),
  de: wordsOf(inGerman, ordinalInGerman, 'und'),
  fr: wordsOf(inFrench, ordinalInFrench, 'et'),
};

/** English words of the numbers from 1 to `most`, in their order. */
export const firstWords = (kind: keyof NumberWords, most: number): string[] =>
  [...numberWords.en[kind]].filter(([, value]) => value > 0 && value <= most).map(([word]) => word);
