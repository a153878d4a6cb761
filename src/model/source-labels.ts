/** Which number does a source bear, and which of its citations is this? */
import type { Citation } from './citation.ts';
import { MONTHS } from './calendar.ts';
import { dayOf } from './date.ts';
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

/**
 * An EDTF date, a day or an instant in words: `22 Jun 2026`, `Jun 2026`, `about 2026`.
 * What has no plain form stays as it is written.
 */
export function dateInWords(date: string): string {
  if (date === 'unknown') return 'undated';
  if (date.includes('T')) return dateInWords(dayOf(date));
  if (date.includes('/')) {
    return date
      .split('/')
      .map((end) => dateInWords(end))
      .join(' – ');
  }
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/.exec(date);
  const month = match?.[2] ? MONTHS[Number(match[2]) - 1]?.slice(0, 3) : '';
  if (!match || month === undefined) return date;
  const words = [match[3] ? String(Number(match[3])) : '', month, match[1]]
    .filter(Boolean)
    .join(' ');
  return match[4] ? `about ${words}` : words;
}
