/** Which date is meant? Dates as pages, publishers and reference managers write them, as EDTF and no finer than they are. */
import { monthNamed } from '../model/calendar.ts';
import { uncertainDateSchema } from '../model/date.ts';

const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/** Names of months in the languages of most records, their accents off, by their first letters. */
const FOREIGN: Record<string, number> = Object.fromEntries(
  ['de', 'fr', 'es', 'it', 'pt', 'nl'].flatMap((language) =>
    Array.from({ length: 12 }, (_, month) => {
      const { format } = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
      return [bare(format(Date.UTC(2026, month, 15))), month + 1] as const;
    }),
  ),
);

function bare(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}|\.$/gu, '')
    .toLowerCase();
}

function monthOf(word: string): number {
  const start = bare(word);
  if (start.length < 3) return 0;
  const foreign = Object.entries(FOREIGN).find(
    ([name]) => name === start || (start.length >= 4 && name.startsWith(start)),
  );
  return monthNamed(start) || (foreign?.[1] ?? 0);
}

const two = (number: number | string) => String(number).padStart(2, '0');

const MONTH = '(?<month>\\p{L}{3,}\\.?)';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?';
const YEAR = '(?<year>\\d{4})(?!\\d)';

/** Shapes of one date, the finest first. */
const SHAPES = [
  `(?<!\\d)${DAY}(?:\\s+(?:of|de))?[\\s/-]+${MONTH}(?:\\s+de)?,?[\\s/-]+${YEAR}`,
  `${MONTH}\\s+${DAY},?\\s+${YEAR}`,
  `(?<!\\d)${YEAR},?[\\s/-]+${MONTH}[\\s/-]+${DAY}(?!\\d)`,
  `(?<!\\d)(?<year>\\d{4})年\\s*(?<number>\\d{1,2})月\\s*(?<day>\\d{1,2})日`,
  `(?<!\\d)(?<year>\\d{4})年\\s*(?<number>\\d{1,2})月`,
  `${MONTH}(?:\\s+de)?,?[\\s/-]+${YEAR}`,
  `(?<!\\d)${YEAR},?[\\s/-]+${MONTH}`,
].map((shape) => new RegExp(shape, 'iu'));

function worded(written: string): string | undefined {
  for (const shape of SHAPES) {
    const { year, month, number, day } = shape.exec(written)?.groups ?? {};
    if (year === undefined) continue;
    const season = SEASONS.indexOf(bare(month ?? '').replace('fall', 'autumn')) + 1;
    if (season > 0 && day === undefined) return `${year}-${20 + season}`;
    const known = number === undefined ? monthOf(month ?? '') : Number(number);
    if (known === 0) continue;
    return [year, two(known), ...(day === undefined ? [] : [two(day)])].join('-');
  }
  return undefined;
}

/** `22-26 June 2015`, `June 30 – July 2, 2015`, `May/June 2026`: both ends, what the first leaves out taken from the last. */
function span(written: string): string | undefined {
  const parts = written.split(
    /\s*(?:[–—]|--+|\bto\b|\s-\s|(?<=\p{L}\.?)[/-](?=\p{L})|(?<=\d)-(?=\d{1,2}(?:st|nd|rd|th)?(?:[\s,.]|$))|(?<=\p{L}\.?)-(?=\d{4}\s)|(?<=\s\d{1,2})-(?=\p{L}))\s*/u,
  );
  const [from = '', to] = parts;
  if (to === undefined || parts.length > 2) return undefined;
  // PubMed has the year first: `2019 Aug-Sep`, `2019 Aug 5-12`.
  const [, lead = '', named = ''] = /^(\d{4})\s+(\p{L}+\.?)/u.exec(from) ?? [];
  const last =
    one(to) ??
    one(`${/^\p{L}+\.?/u.exec(from)?.[0] ?? ''} ${to}`) ??
    (lead === '' ? undefined : one(`${lead} ${/^\d/.test(to) ? `${named} ` : ''}${to}`));
  if (last === undefined) return undefined;
  const year = last.slice(0, 4);
  const month = /^\d{4}-\d{2}(?=-)/.exec(last)?.[0];
  const first =
    one(from) ??
    (/^\d{1,2}(?:st|nd|rd|th|\.)?$/.test(from) && month
      ? `${month}-${two(Number.parseInt(from, 10))}`
      : (one(`${from}, ${year}`) ?? one(`${from} ${year}`)));
  return first === undefined ? undefined : `${first}/${last}`;
}

/** Numbers alone; `06/07/2026` may be June or July, and says its year alone no better. */
function numeric(written: string): string | undefined {
  const parts =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?\/*(?=$|T|\s+\d{1,2}:)/.exec(written) ??
    /^(\d{4})(\d{2})(\d{2})(?=$|T)/.exec(written);
  if (parts) {
    const known = parts.slice(1).filter(Boolean);
    const zero = known.findIndex((part) => Number(part) === 0);
    return known
      .slice(0, zero === -1 ? 3 : zero)
      .map(two)
      .join('-');
  }
  const [, first = '', second = '', year = ''] =
    /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(written) ?? [];
  if (Number(first) > 12) return `${year}-${two(second)}-${two(first)}`;
  if (Number(second) > 12) return `${year}-${two(first)}-${two(second)}`;
  return first !== '' && first === second ? `${year}-${two(first)}-${two(second)}` : undefined;
}

const one = (written: string): string | undefined => {
  const date = numeric(written) ?? worded(written);
  return date !== undefined && isDate(date) ? date : undefined;
};

const isDate = (date: string) => uncertainDateSchema.safeParse(date).success;

/** The date in EDTF, or undefined where the text names none that exists. */
export function parseWrittenDate(text: string): string | undefined {
  const written = text
    .slice(0, 200)
    .normalize('NFC')
    .replace(/[\u00A0\u202F]/g, ' ')
    .trim()
    .replace(/^[[(©]\s*|\s*[\])]$/g, '');
  if (written === '' || written === 'unknown') return undefined;
  const plain = uncertainDateSchema.safeParse(written);
  if (plain.success && !/^\d{1,3}$/.test(written)) return plain.data;
  const about = /^(?:c|ca|circa|about|approx|around|vers|um)\b\.?\s*/i.exec(written)?.[0];
  if (about !== undefined) {
    const date = parseWrittenDate(written.slice(about.length));
    return date && (/[?~%]/.test(date) ? date : date.replace(/(?<=[\dX])(?=\/|$)/g, '~'));
  }
  const decade = /^(?:the )?(\d{3})0s$/i.exec(written)?.[1];
  if (decade !== undefined) return `${decade}X`;
  const bc = /^(\d{1,4}) ?(?:BC|BCE|B\.C\.)$/i.exec(written)?.[1];
  if (bc !== undefined)
    return String(1 - Number(bc))
      .replace(/\d+/, (year) => year.padStart(4, '0'))
      .replace(/^-?0000$/, '0000');
  const both = span(written);
  if (both !== undefined) return isDate(both) ? both : undefined;
  return one(written);
}
