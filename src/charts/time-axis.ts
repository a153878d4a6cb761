/** How does time run along a drawing? To the right, with the months below it, each event in the middle of its day. */
import type { Element } from 'hast';
import { scaleUtc, type ScaleTime } from 'd3-scale';
import type { Day } from '../model/date.ts';
import { dateInWords } from '../model/source-labels.ts';
import { line, widthOf, word } from './frame.ts';

const DAY = 86_400_000;

/** The instant at which a day begins, UTC. */
export const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** The instant at which a day ends, UTC. */
export const endOf = (day: Day): Date => new Date(midnight(day).getTime() + DAY);

/** The middle of a day, UTC. */
export const noon = (day: Day): Date => new Date(midnight(day).getTime() + DAY / 2);

export type TimeScale = ScaleTime<number, number>;

/** A scale that holds some days whole, between two places of a drawing. */
export function scaleOfDays(days: readonly Day[], range: [left: number, right: number]): TimeScale {
  const sorted = days.toSorted();
  return scaleUtc()
    .domain([midnight(sorted[0] ?? ''), endOf(sorted.at(-1) ?? '')])
    .range(range);
}

/** How days are told beside a drawing: a year that all of them share once, at the head of their column. */
export function wordsOfDays(days: readonly Day[]): { year: string; inWords: (day: Day) => string } {
  const years = new Set(days.map((day) => day.slice(0, 4)));
  return years.size > 1
    ? { year: '', inWords: dateInWords }
    : { year: [...years].join(''), inWords: dayAndMonth };
}

/** `31 Jul`. */
const dayAndMonth = (day: Day): string => dateInWords(day).split(' ').slice(0, 2).join(' ');

/** Free space between the names of two months. */
const AIR = 8;

/** The axis at `bottom` from `left` to `right`, with the name of each month whose name has room at its first day. */
export function monthAxis(
  x: TimeScale,
  { left, right, bottom, type }: { left: number; right: number; bottom: number; type: number },
): Element[] {
  let free = left;
  return [
    line('axis', left, bottom, right, bottom),
    ...monthsIn([x.invert(left), x.invert(right)]).flatMap((date) => {
      const text = monthOf(date);
      const reach = widthOf(text, type) / 2;
      if (x(date) - reach < free || x(date) + reach > right) return [];
      free = x(date) + reach + AIR;
      return [
        line('axis', x(date), bottom, x(date), bottom + 5),
        word('word', x(date), bottom + type + 8, text, 'middle'),
      ];
    }),
  ];
}

/** First days of the months within a span. */
function monthsIn([from, to]: [Date, Date]): Date[] {
  const months: Date[] = [];
  for (let month = from.getUTCMonth() + 1; ; month += 1) {
    const first = new Date(Date.UTC(from.getUTCFullYear(), month));
    if (first > to) return months;
    months.push(first);
  }
}

/** The name of a month, January with its year. */
const monthOf = (first: Date): string => {
  const words = dateInWords(first.toISOString().slice(0, 7));
  return first.getUTCMonth() === 0 ? words : (words.split(' ')[0] ?? words);
};
