/** How is a language written? Its direction, and where its words and sentences end. */

/**
 * The direction of a BCP 47 language (https://www.rfc-editor.org/rfc/rfc5646) by its script, named or usual:
 * `ar` and `az-Arab` run from right to left. Throws a RangeError for a text that is no language.
 */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  new Intl.Locale(language).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';

/** Attributes of an element, where its text is in another language than what surrounds it. */
export const languageAttributes = (language: string | undefined, surrounding: string) =>
  language === undefined || language === surrounding
    ? {}
    : { lang: language, dir: directionOf(language) };

/** True for a well-formed language. */
export function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}

/**
 * Cuts text of a language into words or sentences (https://tc39.es/ecma402/#segmenter-objects). A language
 * without rules of its own is cut as English is, whatever the language of the machine.
 */
export const segmenter = (language: string, granularity: 'word' | 'sentence'): Intl.Segmenter =>
  new Intl.Segmenter([language, 'en'], { granularity });

/** Words of a text as its language counts them. */
export const wordCount = (text: string, language: string): number =>
  [...segmenter(language, 'word').segment(text)].filter(({ isWordLike }) => isWordLike).length;
