/** Which language does a record mean? Names, codes of three letters and tags as one tag of BCP 47. */

/** Languages as babel calls them: https://ctan.org/pkg/babel */
const LANGUAGES: Record<string, string> = {
  english: 'en',
  american: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  german: 'de',
  ngerman: 'de',
  austrian: 'de-AT',
  naustrian: 'de-AT',
  french: 'fr',
  francais: 'fr',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  brazilian: 'pt-BR',
  brazil: 'pt-BR',
  dutch: 'nl',
  russian: 'ru',
  polish: 'pl',
  swedish: 'sv',
  danish: 'da',
  norsk: 'nb',
  norwegian: 'no',
  finnish: 'fi',
  czech: 'cs',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  turkish: 'tr',
  greek: 'el',
  hungarian: 'hu',
  arabic: 'ar',
};

/** A BCP 47 tag of a language named by its tag, a code of three letters or its English name. */
export function languageTag(written: string): string | undefined {
  const named = LANGUAGES[written.trim().toLowerCase()];
  if (named !== undefined) return named;
  try {
    return /^[a-z]{2,3}([-_][a-z\d]{2,8})*$/i.test(written.trim())
      ? Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0]
      : undefined;
  } catch {
    return undefined;
  }
}
