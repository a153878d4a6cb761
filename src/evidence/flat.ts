/** How is a text spelled before it is compared? Letters composed, one spelling of spaces, dashes, quotes and full-width signs. */

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** A text with composed letters (Unicode NFC) and without characters that nobody sees. Offsets are those of this text. */
export const cleanText = (text: string): string => text.normalize('NFC').replace(INVISIBLE, '');

const FLAT = new Map<string, string>();
const spelledAs = (spelling: string, characters: string) => {
  for (const character of characters) FLAT.set(character, spelling);
};
spelledAs('\u00a0', '\u202f\u2005\u2006\u2007\u2008\u2009\u200a');
spelledAs(' ', '\u2000\u2001\u2002\u2003\u2004\u205f\u3000');
spelledAs('-', '‐‑‒–—―−﹣');
spelledAs("'", '‘’ʼ′‛');
spelledAs('"', '“”„‟«»「」『』″');
// Full-width forms of ASCII: https://www.unicode.org/charts/PDF/UFF00.pdf
for (let code = 0xff01; code <= 0xff5e; code += 1) {
  FLAT.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0));
}
for (const [sign, name] of Object.entries({ '￥': '¥', '￡': '£', '～': '~', '〜': '~' })) {
  FLAT.set(sign, name);
}

const UNUSUAL = new RegExp(`[${[...FLAT.keys()].filter((key) => key !== '-').join('')}]`, 'g');

/** A cleaned text in plain spelling, character for character, so that offsets stay. No-break and thin spaces become U+00A0. */
export const flatText = (clean: string): string =>
  clean.replace(UNUSUAL, (character) => FLAT.get(character) ?? character);

/** True for a text with Chinese characters, whatever its language: their numerals are read too. */
export const hasHan = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);

export type Lang = 'en' | 'de' | 'fr' | 'ja' | 'zh';

const FREQUENT: [Lang, RegExp][] = [
  ['en', /\b(?:the|of|and|to|in|is|was|for|with|that|by|a|on|at|from)\b/gi],
  ['de', /\b(?:der|die|das|und|den|dem|des|ist|wurde|mit|von|für|auf|ein|eine|im|am|zu|nach)\b/gi],
  [
    'fr',
    /\b(?:le|la|les|des|et|du|un|une|est|en|au|aux|pour|par|sur|dans|selon|ce|cette|avec)\b/gi,
  ],
];

/** Which of the languages we know is a text in? By its script and its most frequent small words; English in doubt. */
export function languageOf(flat: string): Lang {
  const start = flat.slice(0, 4000);
  const han = start.match(/\p{Script=Han}/gu)?.length ?? 0;
  const kana = start.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (han + kana > start.length / 8) return kana * 8 > han ? 'ja' : 'zh';
  const counts = FREQUENT.map(([lang, words]) => [lang, start.match(words)?.length ?? 0] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** The language as one of those we know; English for others. */
export const knownLanguage = (lang: string): Lang =>
  (['en', 'de', 'fr', 'ja', 'zh'] as const).find((known) => lang.toLowerCase().startsWith(known)) ??
  'en';
