/** How are dated events drawn against a window of time? A row each, the window a band through all of them. */
import type { Element } from 'hast';
import { scaleUtc } from 'd3-scale';
import { dateInWords } from '../model/source-labels.ts';
import type { Day } from '../model/date.ts';
import {
  box,
  dot,
  line,
  measures,
  uprights,
  widthOf,
  word,
  wrapped,
  type Drawing,
  type Size,
} from './frame.ts';

/** Events and the window they are held against; both ends of it belong to it. */
export interface Timeline {
  window: { from: Day; to: Day; label: string };
  /** By date. */
  events: { date: Day; what: string; against: 'before' | 'inside' | 'after' }[];
}

const DAY = 86_400_000;
const midnight = (day: Day) => new Date(`${day}T00:00:00Z`);

/** Height of a row’s own stretch of time, where it has one. */
const LANE = 16;

/**
 * Time runs to the right: in a wide drawing beside the words, the band through all rows; in a narrow one below
 * the words of each row, the band in that row’s stretch alone, so that it crosses no word. Events lie in the
 * middle of their day; the band holds both its days whole.
 */
export function timelineChart({ window, events }: Timeline, size: Size): Drawing {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const leading = type * 1.3;
  const days = [window.from, window.to, ...events.map(({ date }) => date)].toSorted();
  const years = new Set(days.map((day) => day.slice(0, 4)));
  /** A year that all days share is told once, at the head of their column. */
  const inWords = years.size > 1 ? dateInWords : dayAndMonth;
  const year = years.size > 1 ? '' : [...years].join('');
  const textLeft = Math.max(...days.map((day) => widthOf(inWords(day), type))) + 16;
  const left = isWide ? width * 0.6 : 0;
  const from = midnight(window.from);
  const to = new Date(midnight(window.to).getTime() + DAY);
  const x = scaleUtc()
    .domain([midnight(days[0] ?? ''), new Date(midnight(days.at(-1) ?? '').getTime() + DAY)])
    .range([left + 12, width - 16]);

  const label = `${window.label}, ${inWords(window.from)} – ${inWords(window.to)}`;
  const head = isWide ? [label] : wrapped(label, width - textLeft, type);
  const half = widthOf(label, type) / 2;
  const parts: Element[] = [
    ...(year ? [word('word', 0, type, year)] : []),
    ...head.map((text, index) =>
      isWide
        ? word('word', Math.min((x(from) + x(to)) / 2, width - half), type, text, 'middle')
        : word('word', textLeft, index * leading + type, text),
    ),
  ];
  const headBottom = head.length * leading;
  const rows: Element[] = [];
  const lanes = isWide ? [] : [headBottom + 2];
  let y = headBottom + (isWide ? 13 : 2 + LANE + 7);
  for (const { date, what, against } of events) {
    const isInside = against === 'inside';
    const at = x(new Date(midnight(date).getTime() + DAY / 2));
    const lines = wrapped(what, (isWide ? left - 16 : width) - textLeft, type);
    rows.push(word(isInside ? 'strong' : 'word', 0, y + type, inWords(date)));
    lines.forEach((text, index) => {
      rows.push(word(isInside ? 'strong' : 'name', textLeft, y + index * leading + type, text));
    });
    const below = y + lines.length * leading;
    const centre = isWide ? (y + below) / 2 + 1 : below + 2 + LANE / 2;
    if (!isWide) lanes.push(centre - LANE / 2);
    rows.push(
      line('grid', left, centre, width, centre),
      dot(isInside ? 'mark' : 'mark-open', at, centre, isWide ? 5 : 4.5),
    );
    y = (isWide ? below : centre + LANE / 2) + 9;
  }
  const bottom = y;
  const tops = isWide ? [headBottom + 6] : lanes;
  const height = isWide ? bottom - headBottom - 6 : LANE;
  return {
    width,
    height: bottom + type + 14,
    parts: [
      ...parts,
      ...tops.map((top) => box('band', { left: x(from), top, right: x(to), bottom: top + height })),
      uprights(
        'band-edge',
        tops.flatMap((top) => [from, to].map((edge) => [x(edge), top] as const)),
        height,
      ),
      ...rows,
      line('axis', left, bottom, width, bottom),
      ...monthsIn([x.invert(left), x.invert(width)]).flatMap((date) => {
        const text = monthOf(date);
        const reach = widthOf(text, type) / 2;
        return x(date) - reach < left || x(date) + reach > width
          ? []
          : [
              line('axis', x(date), bottom, x(date), bottom + 5),
              word('word', x(date), bottom + type + 8, text, 'middle'),
            ];
      }),
    ],
  };
}

/** First days of the months within a span, January with its year. */
function monthsIn([from, to]: [Date, Date]): Date[] {
  const months: Date[] = [];
  for (let month = from.getUTCMonth() + 1; ; month += 1) {
    const first = new Date(Date.UTC(from.getUTCFullYear(), month));
    if (first > to) return months;
    months.push(first);
  }
}

/** `31 Jul`. */
const dayAndMonth = (day: Day): string => dateInWords(day).split(' ').slice(0, 2).join(' ');

const monthOf = (first: Date): string => {
  const words = dateInWords(first.toISOString().slice(0, 7));
  return first.getUTCMonth() === 0 ? words : (words.split(' ')[0] ?? words);
};
