import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directionOf, segmenter, wordCount } from './language.ts';
import { pieceSchema } from './piece.ts';

const isAccepted = (lang: string) => pieceSchema.shape.lang.safeParse(lang).success;

const WELL_FORMED = [
  'en',
  'en-GB',
  'zh-Hant',
  'sr-Latn',
  'de-CH-1901',
  'sl-rozaj-biske',
  'es-419',
  'en-US-POSIX',
  // Grandfathered by BCP 47, and well-formed in today’s grammar too.
  'art-lojban',
  // Of no language, of one that nobody registered, and of one for private use.
  'und',
  'und-Arab',
  'mul',
  'zxx',
  'xx',
  'qaa',
  'tlh',
  'aa-aaaaaaaa',
];
const REFUSED = [
  '',
  'e',
  'EN',
  'en_GB',
  'en-',
  'en-abc',
  'zh-cmn-Hans-CN',
  'zh-min-nan',
  'sgn-BE-FR',
  'en-GB-oed',
  'de-1996-1996',
  'x-private',
  'i-klingon',
  'i-default',
  'en-x-private',
  'zh-Hant-TW-u-co-stroke',
  'en-t-jp',
  'root',
  '*',
  'english',
];

describe('the language of a piece', () => {
  test.each(WELL_FORMED)('%s is one with which every question to Intl has an answer', (lang) => {
    expect(isAccepted(lang)).toBe(true);
    expect(Intl.getCanonicalLocales(lang)).toHaveLength(1);
    expect(() => new Intl.DateTimeFormat(lang)).not.toThrow();
    expect(() => new Intl.Collator(lang)).not.toThrow();
    expect(['ltr', 'rtl']).toContain(directionOf(lang));
    expect(wordCount('One, two.', lang)).toBe(2);
    expect([...segmenter(lang, 'sentence').segment('One. Two.')]).toHaveLength(2);
  });

  test.each(REFUSED)('“%s” is none that a piece may have', (lang) => {
    expect(isAccepted(lang)).toBe(false);
  });

  test('is never one at which Intl throws, however its parts are put together', () => {
    const languages = ['en', 'zh', 'und', 'xyz', 'sgn'];
    const parts = ['', 'ab', 'abc', 'Abcd', '419', '1a2b', 'abcde', 'abcdefgh', '1', 'x', 'u'];
    const accepted = languages
      .flatMap((language) =>
        parts.flatMap((one) =>
          parts.map((other) => [language, one, other].filter((part) => part !== '').join('-')),
        ),
      )
      .filter(isAccepted);
    expect(accepted.length).toBeGreaterThan(100);
    for (const lang of accepted) {
      expect(() => [directionOf(lang), wordCount('One', lang)], lang).not.toThrow();
      expect(() => new Intl.DateTimeFormat(lang), lang).not.toThrow();
    }
  });
});

test('a text of a language without rules of its own is cut alike on every machine', () => {
  // In Greek a semicolon ends a question.
  const script = `
    import { segmenter } from ${JSON.stringify(join(import.meta.dirname, 'language.ts'))};
    const cut = (language) => [...segmenter(language, 'sentence').segment('Unum; duo.')].length;
    console.log(cut('la'), cut('und'), cut('el'));`;
  const cutOn = (LC_ALL: string) =>
    spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL },
    }).stdout.trim();
  expect([cutOn('el_GR.UTF-8'), cutOn('en_US.UTF-8')]).toEqual(['1 1 2', '1 1 2']);
});
