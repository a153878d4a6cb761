/** How are dated events drawn against a window of time? A row each, the window a band through all of them. */
import type { Element } from 'hast';
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
import { endOf, midnight, monthAxis, noon, scaleOfDays, wordsOfDays } from './time-axis.ts';

/** Events and the window they are held against; both ends of it belong to it. */
export interface Timeline {
  window: { from: Day; to: Day; label: string };
  /** By date. */
  events: { date: Day; what: string; against: 'before' | 'inside' | 'after' }[];
}

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
  const days = [window.from, window.to, ...events.map(({ date }) => date)];
  const { year, inWords } = wordsOfDays(days);
  const textLeft = Math.max(...days.map((day) => widthOf(inWords(day), type))) + 16;
  const left = isWide ? width * 0.6 : 0;
  const from = midnight(window.from);
  const to = endOf(window.to);
  const x = scaleOfDays(days, [left + 12, width - 16]);

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
    const at = x(noon(date));
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
      ...monthAxis(x, { left, right: width, bottom, type }),
    ],
  };
}
