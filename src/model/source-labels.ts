/** Which number does a source bear, and which of its citations is this? */
import type { Citation } from './citation.ts';
import { MONTHS } from './calendar.ts';
import { dayOf, earliestDay, latestDay, uncertainParts, type UncertainParts } from './date.ts';
import { sourceContainer, type Source } from './source.ts';

/** Number of each source, from 1: by first citation, then the uncited in the order of the list. */
export function sourceNumbers(
  sources: readonly Pick<Source, 'id'>[],
  citations: readonly Pick<Citation, 'source'>[],
): Map<string, number> {
  const listed = new Set(sources.map((source) => source.id));
  const order = [
    ...citations.map((citation) => citation.source).filter((id) => listed.has(id)),
    ...listed,
  ];
  return new Map([...new Set(order)].map((id, index) => [id, index + 1]));
}

/** Sources in the order of their numbers. */
export function numberedSources(
  sources: readonly Source[],
  citations: readonly Pick<Citation, 'source'>[],
): { number: number; source: Source }[] {
  const numbers = sourceNumbers(sources, citations);
  return sources
    .map((source) => ({ number: numbers.get(source.id) ?? 0, source }))
    .sort((a, b) => a.number - b.number);
}

/** A source in a few words, for margins and feeds: `VentureBeat, 22 Jun 2026`. */
export function sourceLabel(source: Source): string {
  const { issued } = source;
  return issued === 'unknown'
    ? `${sourceContainer(source)}, undated`
    : `${sourceContainer(source)}, ${dateInWords(issued)}`;
}

/** What EDTF counts beyond months, from 21 on: https://www.loc.gov/standards/datetime/ */
const PARTS_OF_YEAR = [
  ...['', ' (northern hemisphere)', ' (southern hemisphere)'].flatMap((where) =>
    ['spring', 'summer', 'autumn', 'winter'].map(
      (name) => (year: string) => `${name} ${year}${where}`,
    ),
  ),
  ...['first quarter', 'second quarter', 'third quarter', 'last quarter'].map(partOf),
  ...['first third', 'second third', 'last third', 'first half', 'second half'].map(partOf),
];

function partOf(name: string) {
  return (year: string) => `${name} of ${year}`;
}

/**
 * An EDTF date, a day or an instant in words: `22 Jun 2026`, `Jun 2026`, `about 2026`, `spring 2026`, `1990s`,
 * `from Jun 2026`, `15 Mar 45 BC` (-0044: EDTF has a year 0). What is no date stays as it is written.
 */
export function dateInWords(date: string): string {
  if (date === 'unknown') return 'undated';
  if (date.includes('T')) return dateInWords(dayOf(date));
  const [from = '', to] = date.split('/');
  if (to === undefined) return endInWords(from);
  const [begins, ends] = [endInWords(from), endInWords(to)];
  if (to === '..') return `from ${begins}`;
  if (from === '..') return `until ${ends}`;
  if (to === '') return `from ${begins}, its end unknown`;
  if (from === '') return `until ${ends}, its beginning unknown`;
  return `${begins} – ${ends}`;
}

function endInWords(end: string): string {
  const parts = uncertainParts(end);
  const words = parts && partsInWords(parts, end);
  if (words === undefined) return end;
  return /[?~%]/.test(end) ? `about ${words}` : words;
}

function partsInWords({ year, month, day }: UncertainParts, end: string): string | undefined {
  const period = PARTS_OF_YEAR[Number(month) - 21];
  const isUnknown = year === 'XXXX';
  const words = isUnknown ? 'an unknown year' : yearInWords(year);
  const name = MONTHS[Number(month) - 1]?.slice(0, 3);
  const isDecade = /^\d{3}X$/.test(year) && (month === undefined || month === 'XX');
  if (words !== undefined || isDecade) {
    const shown = words ?? `${year.slice(0, 3)}0s`;
    if (month === undefined || (month === 'XX' && (day === undefined || day === 'XX')))
      return shown;
    if (period) return period(shown);
    const link = isUnknown ? ' of ' : ' ';
    if (name !== undefined && (day === undefined || day === 'XX')) return `${name}${link}${shown}`;
    if (name !== undefined && /^\d+$/.test(day ?? ''))
      return `${Number(day)} ${name}${link}${shown}`;
    if (isUnknown) return shown;
  }
  const [first, last] = [earliestDay(end), latestDay(end)];
  if (first === undefined || last === undefined) return undefined;
  const length = day !== undefined && day !== 'XX' ? 10 : month === undefined ? 4 : 7;
  const cut = (bound: string) =>
    endInWords(bound.slice(0, length + (bound.startsWith('-') ? 1 : 0)));
  return first === last ? cut(first) : `between ${cut(first)} and ${cut(last)}`;
}

/** A year whose digits are all known; one of two digits is told from a short form, one before 1 from its number. */
function yearInWords(year: string): string | undefined {
  if (!/^-?\d{4}$/.test(year)) return undefined;
  const number = Number(year);
  if (number <= 0) return `${1 - number} BC`;
  return number < 100 ? `AD ${number}` : String(number);
}
