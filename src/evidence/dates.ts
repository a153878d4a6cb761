/** Which dates does a text state? In English, German, French, Chinese and Japanese, in words and in digits. */
import { type DateParts, type Mention } from './figure.ts';
import { hasHan, type Lang } from './flat.ts';
import { cjkNumber, ordinalOf } from './number-words.ts';

/** Month of a name or its abbreviation without full stop, in lower case, as CLDR has it for the three languages. */
const monthNames = (() => {
  const names = new Map<string, number>([
    ['sept', 9],
    ['sep', 9],
    ['märz', 3],
    ['mrz', 3],
  ]);
  for (const lang of ['en', 'de', 'fr']) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(lang, { month, day: 'numeric', timeZone: 'UTC' });
      for (let index = 0; index < 12; index += 1) {
        const part = format
          .formatToParts(Date.UTC(2026, index, 5))
          .find((one) => one.type === 'month');
        names.set((part?.value ?? '').toLowerCase().replace(/\.$/, ''), index + 1);
      }
    }
  }
  return names;
})();

const MONTH = `(?:${[...monthNames.keys()].toSorted((a, b) => b.length - a.length).join('|')})`;
const YEAR = '(?:1[0-9]|20)\\d{2}';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const NTH = '(?:st|nd|rd|th|er|\\.)?';
const GAP = '[ \\u00a0\\n]+';
const TO = `[ \\u00a0]?(?:-|to|and|until|bis(?: zum)?|und|au|et|&)[ \\u00a0]?`;

/** Dates with a month in words: `21-22 June 2026`, `June 22nd, 2026`, `22. Juni`, `June 2026`, `from 16 April to …`. */
const NAMED = new RegExp(
  [
    `(?<![\\p{L}\\p{N}.,:/$-])(?:(?<day0>${DAY})${NTH}${TO})?(?<day1>${DAY})${NTH}${GAP}(?:(?:of|de)${GAP})?(?<month1>${MONTH})(?!\\p{L})(?:\\.?,?${GAP}(?:de${GAP})?(?<year1>${YEAR})(?![\\p{L}\\d]))?`,
    `(?<![\\p{L}\\p{N}])(?<month2>${MONTH})(?!\\p{L})\\.?${GAP}(?<day2>${DAY})(?:st|nd|rd|th)?(?![\\d%]|[.,:]\\d|${GAP}(?:%|per|percent))(?:${TO}(?<day3>${DAY})(?:st|nd|rd|th)?(?![\\d]|${GAP}${MONTH}))?(?:,?${GAP}(?<year2>${YEAR})(?![\\p{L}\\d]))?`,
    `(?<![\\p{L}\\p{N}])(?<month4>${MONTH})(?!\\p{L})\\.?,?${GAP}(?:(?:of|de)${GAP})?(?<year4>${YEAR})(?![\\p{L}\\d]|[.,]\\d)`,
  ].join('|'),
  'giu',
);

/** A month alone. Capitalised, or French; those that are also words stand behind a preposition. */
const MONTH_ALONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<clear>${[...monthNames.keys()]
    .filter((name) => name.length > 3 && !['march', 'mars', 'sept'].includes(name))
    .toSorted((a, b) => b.length - a.length)
    .join(
      '|',
    )})|(?<=\\b(?:in|since|by|until|of|to|from|last|early|late|mid|next|this|the|and|im|seit|bis|ende|anfang|en|fin|début|de)[ \\u00a0-])(?<unclear>may|march|mai|mars))(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Dates in digits. With slashes, day and month may come in either order. */
const DIGITS = new RegExp(
  [
    `(?<![\\p{L}\\p{N}.,/-])(?<y1>${YEAR})(?<separator>[-/.])(?<m1>0?[1-9]|1[0-2])(?:\\k<separator>(?<d1>${DAY}))(?:T[\\d:.]+(?:Z|[+-][\\d:]+)?)?(?![\\d-])`,
    `(?<![\\p{L}\\p{N}.,/-])(?<y3>${YEAR})-(?<m3>0[1-9]|1[0-2])(?![\\d-])`,
    `(?<![\\p{L}\\p{N}.,/-])(?<a>\\d{1,2})(?<between>[-/.])(?<b>\\d{1,2})\\k<between>(?<y2>${YEAR})(?![\\d/-])`,
    `(?<q>\\bQ[1-4]|\\bT[1-4]),?${GAP}(?<yq>${YEAR})(?!\\d)`,
    `(?<![\\p{L}\\p{N}])(?<qw>[1-4](?:st|nd|rd|th|er|e|\\.)|\\p{L}{5,12})${GAP}(?:quarter|Quartal|trimestre)(?:${GAP}(?:of|des|de|du)(?:${GAP}Jahres)?|,)?${GAP}(?<yw>${YEAR})(?!\\d)`,
    `(?<![\\p{N}.,])(?<decade>(?:1[0-9]|20)\\d0)(?:'?s\\b|er(?:n)?(?!\\p{L})|年代)`,
    `\\bannées${GAP}(?<décennie>(?:1[0-9]|20)\\d0)(?!\\d)`,
  ].join('|'),
  'gu',
);

const KANJI = '[〇零一二三四五六七八九十\\d]';
const CJK = new RegExp(
  `(?:(?<year>\\d{4}|[〇零一二三四五六七八九]{4})[ ]?[年년][ ]?)(?:(?<month>${KANJI}{1,3})[ ]?[月월](?:[ ]?(?<day>${KANJI}{1,3})[ ]?[日号號일])?|第?(?<quarter>[一二三四1-4])(?:季度|四半期))?|(?<!${KANJI})(?<month2>${KANJI}{1,3})[ ]?[月월](?:[ ]?(?<day2>${KANJI}{1,3})[ ]?[日号號일])?(?!間)`,
  'gu',
);

/** ISO 8601 of what is known of a date. */
export function isoOf({ year, month, day, quarter, isDecade }: DateParts): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const start = year === undefined ? '-' : String(year).padStart(4, '0');
  if (isDecade) return `${start.slice(0, 3)}X`;
  if (quarter) return `${start}-Q${quarter}`;
  return [start, ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])].join('-');
}

/** A date as a figure. */
export const dateMention = (date: DateParts, text: string, start: number): Mention => ({
  kind: 'date',
  value: NaN,
  tolerance: 0,
  date,
  iso: isoOf(date),
  text,
  start,
  end: start + text.length,
});

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));

/** Leaves out what is not known, so that dates compare. */
const parts = (year?: number, month?: number, day?: number): DateParts => ({
  ...(year !== undefined ? { year } : {}),
  ...(month !== undefined ? { month } : {}),
  ...(day !== undefined ? { day } : {}),
});

function namedDates(match: RegExpExecArray): Mention[] {
  const groups = match.groups ?? {};
  const month = monthNames.get(
    (groups.month1 ?? groups.month2 ?? groups.month4 ?? '').toLowerCase(),
  );
  const year = numberOf(groups.year1 ?? groups.year2 ?? groups.year4);
  const [first, last] = groups.day0
    ? [groups.day0, groups.day1]
    : [groups.day1 ?? groups.day2, groups.day3];
  const whole = dateMention(parts(year, month, numberOf(last ?? first)), match[0], match.index);
  if (!last) return [whole];
  const earlier = dateMention(parts(year, month, numberOf(first)), match[0], match.index);
  // Two days in one phrase: each figure has the characters that are its own.
  const [, before = '', between = ''] =
    new RegExp(`^(.*?\\d(?:st|nd|rd|th|er|\\.)?)(${TO})\\d`, 'isu').exec(match[0]) ?? [];
  const rest = before.length + between.length;
  return [
    { ...earlier, text: before, end: match.index + before.length },
    { ...whole, text: match[0].slice(rest), start: match.index + rest },
  ];
}

const QUARTERS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 };

function digitDates(match: RegExpExecArray, lang: Lang): Mention[] {
  const { y1, m1, d1, y3, m3, a, b, y2, q, yq, qw, yw, decade, décennie } = match.groups ?? {};
  const as = (date: DateParts) => [dateMention(date, match[0], match.index)];
  if (y1) return as(parts(Number(y1), Number(m1), Number(d1)));
  if (y3) return as(parts(Number(y3), Number(m3)));
  if (y2) {
    const [first, second, year] = [Number(a), Number(b), Number(y2)];
    return [
      ...(first <= 31 && second <= 12 ? as(parts(year, second, first)) : []),
      ...(lang === 'en' && first !== second && first <= 12 && second <= 31
        ? as(parts(year, first, second))
        : []),
    ];
  }
  if (q) return as({ year: Number(yq), quarter: Number(q.slice(1)) });
  if (qw) {
    const quarter = /^\d/.test(qw) ? Number(qw[0]) : ordinalOf(qw, lang);
    return quarter && quarter <= 4 ? as({ year: Number(yw), quarter }) : [];
  }
  return as({ year: Number(decade ?? décennie), isDecade: true });
}

function cjkDates(match: RegExpExecArray): Mention[] {
  const { year, month, day, quarter, month2, day2 } = match.groups ?? {};
  const value = (text: string | undefined) => (text === undefined ? undefined : cjkNumber(text));
  const date = parts(value(year), value(month ?? month2), value(day ?? day2));
  if ((date.month ?? 1) > 12 || (date.day ?? 1) > 31) return [];
  if (quarter) date.quarter = QUARTERS[quarter] ?? Number(quarter);
  return [dateMention(date, match[0], match.index)];
}

/** Dates of a flat text. A year that stands alone is found with the numbers. Where spelling allows two, both are given. */
export function findDates(flat: string, lang: Lang): Mention[] {
  const dates: Mention[] = [];
  if (hasHan(flat) || /\d ?[년월]/u.test(flat)) {
    for (const match of flat.matchAll(CJK)) dates.push(...cjkDates(match));
  }
  for (const match of flat.matchAll(DIGITS)) dates.push(...digitDates(match, lang));
  for (const match of flat.matchAll(NAMED)) dates.push(...namedDates(match));
  const taken = dates.toSorted((one, other) => one.start - other.start);
  for (const match of flat.matchAll(MONTH_ALONE)) {
    const [name] = match;
    if (taken.some(({ start, end }) => start <= match.index && match.index < end)) continue;
    if (lang !== 'fr' && !/^\p{Lu}/u.test(name)) continue;
    dates.push(
      dateMention(parts(undefined, monthNames.get(name.toLowerCase())), name, match.index),
    );
  }
  return withSharedYears(
    flat,
    dates.toSorted((one, other) => one.start - other.start),
  );
}

/** `between 16 April and 14 August 2026`: the first has the year of the second. */
function withSharedYears(flat: string, dates: Mention[]): Mention[] {
  return dates.map((mention, index) => {
    const next = dates[index + 1];
    const { date } = mention;
    if (!date || date.year !== undefined || next?.date?.year === undefined) return mention;
    const between = flat.slice(mention.end, next.start);
    if (
      !/^[ \u00a0]?(?:-|~|to|and|until|bis(?: zum)?|und|au|et|至|到|から)[ \u00a0]?$/iu.test(
        between,
      )
    ) {
      return mention;
    }
    const shared = { ...date, year: next.date.year };
    return { ...mention, date: shared, iso: isoOf(shared) };
  });
}
