/** What is a date? Days, instants and the uncertain dates of sources, in each spelling YAML and CSL give them. */
import edtf from 'edtf';
import { z } from 'zod';

/** A day in UTC, ISO 8601: `2026-11-22`. */
export type Day = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const isDay = (value: string) => {
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

const part = z.union([z.string(), z.number()]);

/** Every shape in which CSL-JSON writes a date: https://docs.citationstyles.org/en/stable/specification.html */
const cslDate = z.looseObject({
  'date-parts': z.array(z.array(part)).optional(),
  raw: z.string().optional(),
  literal: z.string().optional(),
  circa: z.union([z.boolean(), z.string(), z.number()]).optional(),
});

const joined = (parts: (string | number)[]) =>
  parts
    .filter((one) => one !== '')
    .map((one, index) => String(one).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');

function uncertainSpelled(value: string | number | Date | z.infer<typeof cslDate>): string {
  if (typeof value !== 'object' || value instanceof Date) {
    return spelled(value).replace(/T\d{2}:\d{2}.*$/, '');
  }
  const [from, to] = value['date-parts'] ?? [];
  const day =
    from !== undefined
      ? [from, ...(to ? [to] : [])].map(joined).join('/')
      : (value.raw ?? value.literal ?? '').replace(/T\d{2}:\d{2}.*$/, '');
  return value.circa ? `${day}~` : day;
}

const isEdtf = (value: string) => {
  if (value === 'unknown') return true;
  if (!/^[\dXu.\-~?%/]+$/.test(value)) return false;
  try {
    edtf(value);
    return true;
  } catch {
    return false;
  }
};

const UNCERTAIN =
  'a date such as `2026-06-22`, `2026-06`, `2026`, an uncertain one such as `2026-06~`, or `unknown`';

/**
 * The date of a source: an EDTF string (https://www.loc.gov/standards/datetime/) or `unknown`.
 * Takes text, a year as a number, a Date, and all shapes of CSL-JSON (`date-parts`, `raw`, `literal`).
 */
export const uncertainDateSchema = z
  .union([z.string(), z.number(), z.date(), cslDate], UNCERTAIN)
  .transform(uncertainSpelled)
  .refine(isEdtf, UNCERTAIN);

/** First day on which an uncertain date can lie, or undefined for `unknown` and open beginnings. */
export const earliestDay = (date: string): Day | undefined => boundOf(date, 'min');

/** Last day on which an uncertain date can lie, or undefined for `unknown` and open ends. */
export const latestDay = (date: string): Day | undefined => boundOf(date, 'max');

function boundOf(date: string, bound: 'min' | 'max'): Day | undefined {
  if (date === 'unknown') return undefined;
  const at = edtf(date)[bound];
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : undefined;
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
