/** Which shares, multiples and times of day does a text state in words? “A third”, “one in five”, “twice”, “14:30”. */
import { type Mention } from './figure.ts';
import { type Lang } from './flat.ts';
import { cjkNumber, spelledNumbers } from './number-words.ts';

const COUNT = '(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})';
const OF =
  '(?= (?:of|less|more|fewer|lower|higher|cheaper|smaller|larger|longer|shorter|faster|the)\\b|[,.;:)]|$| (?:in|to|since|from|on|over)\\b)';
const DENOMINATORS = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  hälfte: 2,
  drittel: 3,
  viertel: 4,
  fünftel: 5,
  sechstel: 6,
  achtel: 8,
  zehntel: 10,
  moitié: 2,
  tiers: 3,
  quart: 4,
  quarts: 4,
  cinquième: 5,
  sixième: 6,
  dixième: 10,
};
const denominatorOf = (word: string): number =>
  (DENOMINATORS as Record<string, number>)[word.toLowerCase()] ??
  (DENOMINATORS as Record<string, number>)[word.toLowerCase().replace(/s$/, '')] ??
  NaN;

const anyLang = [
  `(?<![\\d/.,])(?<n>[1-9])/(?<d>[2-9]|10|12)(?![\\d/])`,
  `(?<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛])`,
];

/** Without Unicode classes a pattern runs several times faster. */
const patternOf = (source: string) => new RegExp(source, source.includes('\\p{') ? 'giu' : 'gi');

const PATTERNS: Record<Lang, RegExp[]> = {
  en: [
    `\\b(?<n>two|three|four|five|six|seven|eight|nine)[ \\u00a0-](?<word>thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)\\b`,
    `\\b(?<n>an?|one)[ -](?<word>third|fifth|sixth|seventh|eighth|ninth|tenth)\\b${OF}`,
    `(?<!\\b(?:per|every|each|this|last|next) )\\b(?<n>an?|one)[ -](?<word>quarter)\\b(?![- ](?:final|hour|century|mile|pound|ago|later|earlier|before)|s\\b)`,
    `\\b(?<half>halv(?:ed|es|ing))\\b`,
    `(?<!\\b(?:first|second|latter|other|and a|the next|one and a|year and a|s|a) )(?<!-)\\b(?<word>half)\\b(?!-| (?:an? )?(?:hour|million|billion|dozen|thousand|century|time|year|an?\\b))`,
    `\\b(?<n>${COUNT}) (?:in|out of)(?: every)? (?<d>${COUNT}|twelve|twenty)\\b(?! (?:days?|weeks?|months?|years?|minutes|hours|seconds|languages|regions|countries)\\b|[\\d.,]\\d|[ ]?%)`,
    ...anyLang,
  ].map(patternOf),
  de: [
    `(?<!\\p{L})(?<n>ein|einem|eines|zwei|drei|vier|knapp ein) (?<word>Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)n?s?(?!\\p{L})`,
    `(?<!\\p{L})(?<word>Hälfte)(?!\\p{L})`,
    `(?<!\\p{L})(?<half>halbier(?:t|te|ten|en)|halb so)(?!\\p{L})`,
    `(?<!\\p{L})jede(?:r|s|n)? (?<every>dritte|vierte|fünfte|zehnte)r?(?!\\p{L})`,
    `(?<!\\p{L})(?<n>ein(?:er|e|es)?|zwei|drei|vier) von (?<d>zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)(?!\\p{L})`,
    ...anyLang,
  ].map(patternOf),
  fr: [
    `(?<!\\p{L})(?<n>un|deux|trois|quatre) (?<word>tiers|quarts?|cinquièmes?|sixièmes?|dixièmes?)(?!\\p{L})(?! d.heure)`,
    `(?<!\\p{L})(?<word>moitié)(?!\\p{L})`,
    `(?<!\\p{L})(?<half>divisée?s? par deux)(?!\\p{L})`,
    `(?<!\\p{L})(?:une? (?:\\p{L}+ )?)(?<every>sur (?:deux|trois|quatre|cinq|six|huit|dix))(?!\\p{L})`,
    ...anyLang,
  ].map(patternOf),
  ja: [
    `(?<d>[二三四五六七八九十]|\\d{1,2})分の(?<n>[一二三四五六七八九十]|\\d{1,2})`,
    `(?<half>半分|半数|半額|半減)`,
    ...anyLang,
  ].map(patternOf),
  zh: [
    `百分之(?<percent>[〇零一二三四五六七八九十百点點\\d.]+)`,
    `(?<d>[二三四五六七八九十]|\\d{1,2})分之(?<n>[一二三四五六七八九十]|\\d{1,2})`,
    `(?<half>一半|半数|半價|半价|减半)`,
    ...anyLang,
  ].map(patternOf),
};

const MULTIPLES: Record<Lang, [RegExp, number][]> = {
  en: [
    [/\b(?:twice|twofold|doubl(?:e[sd]?|ing))\b/gi, 2],
    [/\b(?:thrice|tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing))\b/gi, 3],
    [/\bquadrupl(?:e[sd]?|ing)\b/gi, 4],
  ],
  de: [
    [/(?<!\p{L})(?:zweimal|doppelt(?:e[snmr]?)?|verdoppel(?:n|t|te|ten|ung))(?!\p{L})/giu, 2],
    [/(?<!\p{L})(?:dreimal|dreifach(?:e[snmr]?)?|verdreifach(?:en|t|te|ten))(?!\p{L})/giu, 3],
  ],
  fr: [
    [/(?<!\p{L})(?:doubl(?:e[sr]?|ée?s?|ent))(?!\p{L})/giu, 2],
    [/(?<!\p{L})(?:tripl(?:e[sr]?|ée?s?|ent))(?!\p{L})/giu, 3],
  ],
  ja: [[/倍増|２倍|二倍/gu, 2]],
  zh: [[/翻了?一?[番倍]|加倍|两倍/gu, 2]],
};

const CLOCK =
  /(?<![\d:.,])(?<h>\d{1,2})(?::(?<m>[0-5]\d)(?::(?<s>[0-5]\d)(?:[.,]\d+)?)?|[ \u00a0]?h[ \u00a0]?(?<mf>[0-5]\d)|\.(?<md>[0-5]\d)(?=[ \u00a0]Uhr)|[時点时](?<mc>[0-5]\d)分)(?![\d:])(?:[ \u00a0]?(?<half>[ap])\.?m\b\.?)?/giu;

const VULGAR: Record<string, number> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅛': 1 / 8,
};

const countOf = (text: string, lang: Lang): number =>
  /^\d+$/.test(text)
    ? Number(text)
    : lang === 'zh' || lang === 'ja'
      ? cjkNumber(text)
      : (spelledNumbers(text.split(' ').at(-1) ?? '', lang)[0]?.value ?? 1);

const shareMention = (share: number, match: RegExpExecArray): Mention => ({
  kind: 'percentage',
  value: Number((share * 100).toPrecision(12)),
  tolerance: 0.5,
  isFraction: true,
  isSpelled: true,
  text: match[0],
  start: match.index,
  end: match.index + match[0].length,
});

function shareOf({ groups }: RegExpExecArray, lang: Lang): number {
  const { n, d, word, every, vulgar, half, percent } = groups ?? {};
  if (percent) {
    const [whole = '', decimals] = percent.split(/[点點.]/);
    const amount = cjkNumber(whole);
    return (
      (amount +
        (decimals ? Number(`0.${[...decimals].map((one) => cjkNumber(one)).join('')}`) : 0)) /
      100
    );
  }
  if (half) return 1 / 2;
  if (vulgar) return VULGAR[vulgar] ?? NaN;
  if (every) {
    const of =
      lang === 'fr'
        ? countOf(every, 'fr')
        : { dritte: 3, vierte: 4, fünfte: 5, zehnte: 10 }[every.toLowerCase()];
    return 1 / (of ?? NaN);
  }
  const above =
    n && !/^(?:an?|one|eine?[rms]?|eines|un|knapp ein)$/i.test(n) ? countOf(n, lang) : 1;
  return (
    above /
    (d
      ? countOf(d, lang)
      : denominatorOf((word ?? '').replace(/n?s?$/, (end) => (lang === 'de' ? '' : end))))
  );
}

/** Shares, `half` as 50 %, of a flat text. */
export function findShares(flat: string, lang: Lang): Mention[] {
  return PATTERNS[lang].flatMap((pattern) =>
    [...flat.matchAll(pattern)].flatMap((match) => {
      const share = shareOf(match, lang);
      if (!(share > 0) || share > 2) return [];
      const mention = shareMention(share, match);
      if (match.groups?.percent) delete mention.isFraction;
      return [mention];
    }),
  );
}

/** Multiples, `twice` as 2 times, of a flat text. */
export const findMultiples = (flat: string, lang: Lang): Mention[] =>
  MULTIPLES[lang].flatMap(([pattern, value]) =>
    [...flat.matchAll(pattern)].map((match) => ({
      kind: 'number' as const,
      value,
      unit: 'times',
      tolerance: 0.5,
      isSpelled: true,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  );

/** Times of day and running times, in seconds. */
export const findClockTimes = (flat: string): Mention[] =>
  [...flat.matchAll(CLOCK)].map((match) => {
    const { h, m, mf, md, mc, s, half } = match.groups ?? {};
    const hours = half ? (Number(h) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(h);
    return {
      kind: 'number' as const,
      value: hours * 3600 + Number(m ?? mf ?? md ?? mc) * 60 + Number(s ?? 0),
      unit: 'clock',
      tolerance: 0,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    };
  });
