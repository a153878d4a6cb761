/** What is a date? Days, instants and the uncertain dates of sources, in each spelling YAML and CSL give them. */
import { z } from 'zod';

/** A day in UTC, ISO 8601: `2026-11-22`. */
export type Day = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** True for a day that exists, written `2026-11-22`. */
export const isDay = (value: string): boolean => {
  const at = Date.parse(value);
  return DAY.test(value) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
};

const isInstant = (value: string) =>
  INSTANT.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));

/** A Date at midnight UTC is the day a YAML 1.1 reader made of `2026-11-22`. */
const spelled = (value: string | number | Date): string => {
  if (!(value instanceof Date)) return String(value).trim();
  if (Number.isNaN(value.getTime())) return 'an impossible date';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
};

const dateLike = (expected: string) => z.union([z.string(), z.number(), z.date()], expected);

/** A day: `2026-11-22`, as text or as the Date that YAML makes of it. */
export const daySchema = dateLike('a day such as `2026-11-22`')
  .transform(spelled)
  .refine(isDay, 'a day that exists, such as `2026-11-22`');

/** A day, or an instant with its offset: `2026-11-22T08:00:00+01:00`. */
export const dateTimeSchema = dateLike('a date such as `2026-11-22`')
  .transform(spelled)
  .refine(
    (value) => isDay(value) || isInstant(value),
    'a date such as `2026-11-22`, or with time and offset `2026-11-22T08:00:00+01:00`',
  );

const part = z.union([z.string(), z.number()]).nullable();

/** Every shape in which CSL-JSON writes a date: https://docs.citationstyles.org/en/stable/specification.html */
const cslDate = z.looseObject({
  'date-parts': z.array(z.array(part)).optional(),
  season: z.union([z.string(), z.number()]).optional(),
  raw: z.string().optional(),
  literal: z.string().optional(),
  circa: z.union([z.boolean(), z.string(), z.number()]).optional(),
});

type CslParts = z.infer<typeof part>[];

/** CSL has no year 0, EDTF has: 44 BC is -44 in the one and -0043 in the other. */
const yearOfCsl = (year: string) =>
  /^-\d{1,4}$/.test(year)
    ? `-${String(-Number(year) - 1).padStart(4, '0')}`
    : year.padStart(4, '0');

/** Parts that are not known are left out by some and 0 or empty for others; an end without any is open. */
function joined(parts: CslParts): string {
  const all = parts.map((one) => String(one ?? '').trim());
  const unknown = all.findIndex((one) => /^0*$/.test(one));
  const known = all.slice(0, unknown === -1 ? 3 : unknown);
  if (known.length === 0) return '..';
  return known.map((one, at) => (at === 0 ? yearOfCsl(one) : one.padStart(2, '0'))).join('-');
}

const SEASON_NAMES = ['spring', 'summer', 'autumn', 'winter'];

/** The season as EDTF counts it, from 21, or as it is written where it is none. */
function seasonSpelled(season: string | number): string {
  const written = String(season).trim().toLowerCase();
  const named = SEASON_NAMES.indexOf(written.replace('fall', 'autumn')) + 1;
  const number = named || Number(written);
  return number >= 1 && number <= 4 ? String(20 + number) : written;
}

const withoutTime = (written: string): string => {
  const day = written.slice(0, 10);
  return isInstant(written) || isInstant(`${written}Z`) ? day : written;
};

/** A year of three digits, or before year 0, as EDTF writes it; of two it may be any century’s. */
const fourDigits = (written: string): string =>
  written.replace(/^(-?)(\d{1,3})$/, (all, sign: string, digits: string) =>
    digits.length === 3 || (sign && digits.length === 2)
      ? `${sign}${digits.padStart(4, '0')}`
      : all,
  );

function uncertainSpelled(value: string | number | Date | z.infer<typeof cslDate>): string {
  if (typeof value !== 'object' || value instanceof Date) {
    return fourDigits(withoutTime(spelled(value)));
  }
  const [from, to] = value['date-parts'] ?? [];
  let day =
    from === undefined
      ? fourDigits(withoutTime((value.raw ?? value.literal ?? '').trim()))
      : [from, ...(to ? [to] : [])].map(joined).join('/');
  if (value.season !== undefined && /^-?\d{4}$/.test(day)) day += `-${seasonSpelled(value.season)}`;
  const isAbout = value.circa !== undefined && !/^(false|0|)$/i.test(String(value.circa).trim());
  const decade = isAbout && /^(\d{2,3})(0+)\/\1(9+)$/.exec(day);
  if (decade && decade[2]?.length === decade[3]?.length) {
    return `${decade[1]}${'X'.repeat(4 - String(decade[1]).length)}`;
  }
  return isAbout && !/[?~%]/.test(day) ? day.replace(/(?<=[\dX])(?=\/|$)/g, '~') : day;
}

/** One end of a date: an X is a digit that is not known, a mark of doubt stands before or after a part. */
const END =
  /^[?~%]?(?<year>-?[\dX]{4})[?~%]?(?:-[?~%]?(?<month>[\dX]{2})[?~%]?(?:-[?~%]?(?<day>[\dX]{2})[?~%]?)?)?$/;

/** The parts of one end of an uncertain date as they are written, without marks of doubt. */
export interface UncertainParts {
  /** Four digits, `X` for one that is not known, with a `-` before year 0. */
  year: string;
  /** `01` to `12`, or from `21` on a season, quarter, third or half of the year. */
  month?: string;
  day?: string;
}

/** The parts of one end of an uncertain date, or undefined where it is none. */
export const uncertainParts = (end: string): UncertainParts | undefined =>
  END.exec(end)?.groups as UncertainParts | undefined;

/** First and last month of what EDTF counts beyond months; a season may lie anywhere in its year. */
const SPANS: Record<string, [first: number, last: number]> = {
  ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [String(21 + at), [1, 12]])),
  ...{ '33': [1, 3], '34': [4, 6], '35': [7, 9], '36': [10, 12] },
  ...{ '37': [1, 4], '38': [5, 8], '39': [9, 12], '40': [1, 6], '41': [7, 12] },
};

interface Bounds {
  first: Day;
  last: Day;
}

/** Numbers that fit a pattern of two digits, such as `1X`. */
const fitting = (pattern: string, most: number): number[] => {
  const digits = new RegExp(`^${pattern.replaceAll('X', '\\d')}$`);
  return Array.from({ length: most }, (_, at) => at + 1).filter((number) =>
    digits.test(two(number)),
  );
};

const two = (number: number): string => String(number).padStart(2, '0');

const daysIn = (year: number, month: number): number => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** The days between which one end lies; undefined where it is no date that exists. */
function boundsOfEnd(end: string): Bounds | undefined {
  const parts = uncertainParts(end);
  if (!parts || parts.year === '-0000') return undefined;
  const { year, month = 'XX', day = 'XX' } = parts;
  const [early, late] = (year.startsWith('-') ? ['9', '0'] : ['0', '9']) as [string, string];
  const years = [year.replaceAll('X', early), year.replaceAll('X', late)] as const;
  const span = SPANS[month];
  if (span && parts.day !== undefined) return undefined;
  const months = span ?? fitting(month, 12);
  const ends = ([0, 1] as const).map((at) => {
    // A pattern of digits may hold a leap year although neither end of it is one.
    const most = (one: number) => daysIn(year.includes('X') ? 2000 : Number(years[at]), one);
    const days = months.flatMap((one) =>
      fitting(day, most(one)).map((each) => `${two(one)}-${two(each)}`),
    );
    const found = days.at(at === 0 ? 0 : -1);
    return found && `${years[at]}-${found}`;
  });
  const [first, last] = ends;
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}

/** The days between which an uncertain date lies, open ends undefined; nothing at all where it is no date. */
function boundsOf(date: string): Partial<Bounds> | undefined {
  const [from = '', to, surplus] = date.split('/');
  if (to === undefined) return boundsOfEnd(from);
  const isOpen = (end: string) => end === '' || end === '..';
  const [begins, ends] = [boundsOfEnd(from), boundsOfEnd(to)];
  if (surplus !== undefined || (!begins && !isOpen(from)) || (!ends && !isOpen(to)))
    return undefined;
  if (!begins && !ends) return undefined;
  if (begins && ends && compareDays(begins.first, ends.last) > 0) return undefined;
  return { ...(begins && { first: begins.first }), ...(ends && { last: ends.last }) };
}

const isUncertainDate = (value: string) => value === 'unknown' || boundsOf(value) !== undefined;

const UNCERTAIN =
  'a date such as `2026-06-22`, `2026-06`, `2026`, an uncertain one such as `2026-06~`, or `unknown`';

/** What should stand in place of a text that is no date: the date that was meant, where it can be told. */
function meantInstead(written: unknown): string {
  const text = String(written);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)?.slice(1).join('-');
  if (compact !== undefined && isDay(compact)) return `a date with hyphens, such as \`${compact}\``;
  if (/^\d{1,2}$/.test(text))
    return `a year of four digits, such as \`"${text.padStart(4, '0')}"\``;
  if (/^-?\d{5,}$/.test(text)) return `${UNCERTAIN}; a year has four digits`;
  const day = /\d{4}-(?:0[1-9]|1[0-2])-\d{2}/.exec(text)?.[0];
  if (day !== undefined && !isDay(day)) return `a day that exists, such as \`2026-06-22\``;
  return UNCERTAIN;
}

/**
 * The date of a source: an EDTF string (https://www.loc.gov/standards/datetime/, without its sets and its
 * years of five digits) or `unknown`. Takes text, a year as a number, a Date, and all shapes of CSL-JSON
 * (`date-parts`, `season`, `raw`, `literal`). What is no date that exists is refused.
 */
export const uncertainDateSchema = z
  .union([z.string(), z.number(), z.date(), cslDate], UNCERTAIN)
  .transform(uncertainSpelled)
  .refine(isUncertainDate, { error: ({ input }) => meantInstead(input) });

/** First day on which an uncertain date can lie, or undefined for `unknown` and open beginnings. */
export const earliestDay = (date: string): Day | undefined => boundsOf(date)?.first;

/** Last day on which an uncertain date can lie, or undefined for `unknown` and open ends. */
export const latestDay = (date: string): Day | undefined => boundsOf(date)?.last;

/** The years that a date names with all their digits, of an interval those of both ends. */
export const yearsNamed = (date: string): string[] => [
  ...new Set(
    date.split('/').flatMap((end) => uncertainParts(end)?.year.match(/^\d{4}$/)?.[0] ?? []),
  ),
];

/** Order of days, those before year 0 (`-0044-03-15`) too. */
const compareDays = (one: Day, other: Day): number => {
  const numbers = (day: Day) => Number(day.replace(/(?<=\d)-/g, ''));
  const years = [one, other].map((day) => Number(/^-?\d{4}/.exec(day)?.[0])) as [number, number];
  return years[0] - years[1] || Math.abs(numbers(one)) - Math.abs(numbers(other));
};

/** The date as ISO 8601 has it, to the year, month or day; undefined where it is less sure than that. */
export function isoDate(date: string): string | undefined {
  const { year, month, day } = uncertainParts(date) ?? {};
  const known = [year, month, day].filter((one) => one !== undefined && one !== 'XX').join('-');
  const isPlain = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/.test(known);
  return isPlain && !/[?~%]|XX-\d/.test(date) ? known : undefined;
}

/** The UTC day of a day or an instant. */
export const dayOf = (date: string): Day =>
  isDay(date) ? date : new Date(date).toISOString().slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The day that many days after another, or before it where `days` is negative. */
export const dayAfter = (day: Day, days = 1): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * “Today”: the UTC day of a build, or of `SOURCE_DATE_EPOCH` (seconds since 1970) where it is set.
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
export function buildDay(sourceDateEpoch: string | undefined, now: Date): Day {
  const at = sourceDateEpoch ? new Date(Number(sourceDateEpoch) * 1000) : now;
  return at.toISOString().slice(0, 10);
}
