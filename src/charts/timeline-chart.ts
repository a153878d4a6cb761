/** How are dated events drawn against a window of time? A row each, the window a band through all of them. */
import type { Element } from 'hast';
import { scaleUtc } from 'd3-scale';
import { dateInWords } from '../editorial/citations.ts';
import type { Day } from '../model/date.ts';
import type { Timeline } from '../editorial/timeline.ts';
import {
  box,
  dot,
  line,
  measures,
  widthOf,
  word,
  wrapped,
  type Drawing,
  type Size,
} from './frame.ts';

const DAY = 86_400_000;
const midnight = (day: Day) => new Date(`${day}T00:00:00Z`);

/**
 * Time runs to the right, beside the words in a wide drawing and below each of them in a narrow one. Events
 * lie in the middle of their day; the band holds both its days whole.
 */
export function timelineChart({ window, events }: Timeline, size: Size): Drawing {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const leading = type * 1.3;
  const dateWidth = widthOf('30 Aug', type) + 12;
  const left = isWide ? width * 0.6 : 0;
  const from = midnight(window.from);
  const to = new Date(midnight(window.to).getTime() + DAY);
  const days = [from, to, ...events.map(({ date }) => midnight(date))].map((day) => day.getTime());
  const span = Math.max(...days) - Math.min(...days);
  const x = scaleUtc()
    .domain([Math.min(...days) - span * 0.06, Math.max(...days) + span * 0.08])
    .range([left, width]);

  const parts: Element[] = [];
  const bandTop = leading + 6;
  let y = bandTop + 7;
  for (const { date, what, against } of events) {
    const isInside = against === 'inside';
    const at = x(new Date(midnight(date).getTime() + DAY / 2));
    const lines = wrapped(what, (isWide ? left - 16 : width) - dateWidth, type);
    const role = isInside ? 'strong' : 'name';
    parts.push(word(isInside ? 'strong' : 'word', 0, y + type, dayAndMonth(date)));
    lines.forEach((text, index) => {
      parts.push(word(role, dateWidth, y + index * leading + type, text));
    });
    const below = y + lines.length * leading;
    const centre = isWide ? (y + below) / 2 + 1 : below + 9;
    parts.push(
      line('grid', left, centre, width, centre),
      dot(isInside ? 'mark' : 'mark-open', at, centre, 5),
    );
    y = (isWide ? below : centre + 6) + 9;
  }
  const bottom = y;
  const label = `${window.label}, ${dayAndMonth(window.from)} – ${dayAndMonth(window.to)}`;
  const half = widthOf(label, type) / 2;
  const centre = Math.min(Math.max((x(from) + x(to)) / 2, half), width - half);
  return {
    width,
    height: bottom + type + 14,
    parts: [
      box('band', x(from), bandTop, x(to) - x(from), bottom - bandTop),
      line('band-edge', x(from), bandTop, x(from), bottom),
      line('band-edge', x(to), bandTop, x(to), bottom),
      word('word', centre, type, label, 'middle'),
      ...parts,
      line('axis', left, bottom, width, bottom),
      ...monthsIn(x.domain()).flatMap((date) => {
        const text = monthOf(date);
        const tick = line('axis', x(date), bottom, x(date), bottom + 5);
        const isWithin = x(date) + widthOf(text, type) / 2 <= width;
        return isWithin ? [tick, word('word', x(date), bottom + type + 8, text, 'middle')] : [tick];
      }),
    ],
  };
}

/** First days of the months within a span, January with its year. */
function monthsIn([from, to]: Date[]): Date[] {
  const months: Date[] = [];
  if (!from || !to) return months;
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
