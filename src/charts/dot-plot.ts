/** How are values of many things drawn beside each other? A row each, a dot for each value on one scale. */
import type { Element } from 'hast';
import { scaleLinear } from 'd3-scale';
import {
  line,
  measures,
  sign,
  signsInWords,
  uprights,
  widthOf,
  word,
  wrapped,
  type Drawing,
  type Size,
} from './frame.ts';

/** Values in one unit. */
export interface DotPlot {
  /** What the axis measures: `US dollars a second`. */
  axis: string;
  /** What each kind of dot is; none where every row has one value. */
  kinds: readonly string[];
  rows: { label: string; values: readonly (number | null)[]; isMarked: boolean }[];
}

/** Height of the stretch below the words of a row in which it is drawn. */
const LANE = 18;

/** How much smaller the least value may be than the greatest before the axis begins at nought. */
const CLOSE = 0.6;

/** Digits after the point that every number has where one of them has as many, as prices do. */
const DIGITS = 2;

/** How values are told beside each other: thousands apart, and as many digits after the point as are known. */
export function numbersInWords(values: readonly (number | null)[]): (value: number) => string {
  const digits = values.map((value) => String(value ?? '').split('.')[1]?.length ?? 0);
  const least = Math.min(DIGITS, Math.max(0, ...digits));
  const format = new Intl.NumberFormat('en', {
    minimumFractionDigits: least,
    maximumFractionDigits: 20,
  });
  return (value) => format.format(value);
}

/**
 * Rows from the top down. The axis begins at nought, except where all values lie so close together that nothing
 * could be told apart.
 */
export function dotPlot({ rows, axis, kinds }: DotPlot, size: Size): Drawing {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const leading = type * 1.25;
  const inWords = numbersInWords(rows.flatMap(({ values }) => values));
  const shown = rows.map(({ values }) =>
    values.map((value) => (value === null ? '–' : inWords(value))).join(' / '),
  );
  const valueWidth = Math.max(...shown.map((text) => widthOf(text, type)));
  const key = signsInWords(kinds, { width, top: 0, type });
  const top = kinds.length > 0 ? key.bottom + 8 : 4;

  const all = rows.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const isClose = least > CLOSE * most || most <= 0;
  const x = scaleLinear()
    .domain([isClose ? least : Math.min(0, least), most])
    .nice(isWide ? 5 : 3);
  const ticks = x.ticks(isWide ? 5 : 3);
  const tickWords = x.tickFormat(isWide ? 5 : 3);
  const inset = Math.max(...ticks.map((tick) => widthOf(tickWords(tick), type))) / 2;
  const labelWidth = Math.min(230, Math.max(...rows.map(({ label }) => widthOf(label, type))));
  const left = isWide ? labelWidth + 20 : inset;
  x.range([left, width - (isWide ? valueWidth + 20 : inset)]);

  const parts: Element[] = [];
  const starts: [x: number, y: number, height: number][] = [];
  let y = top;
  rows.forEach(({ label, values, isMarked }, index) => {
    const room = isWide ? labelWidth : width - valueWidth - 12;
    const lines = wrapped(label, room, type);
    const wordsBottom = y + lines.length * leading;
    const centre = isWide ? (y + wordsBottom) / 2 + 4 : wordsBottom + LANE / 2 + 1;
    const end = isWide ? wordsBottom + 8 : wordsBottom + LANE + 4;
    const role = isMarked ? 'strong' : 'name';
    lines.forEach((text, at) => {
      parts.push(word(role, 0, y + 4 + at * leading + type * 0.86, text));
    });
    starts.push(isWide ? [0, y, end - y] : [0, wordsBottom + 2, LANE]);
    const drawn = values.flatMap((value, nth) => (value === null ? [] : [{ value, nth }]));
    const [first, second] = drawn;
    if (first && second) {
      parts.push(
        line(
          isMarked ? 'whisker' : 'whisker-other',
          x(first.value),
          centre,
          x(second.value),
          centre,
        ),
      );
    }
    // The first kind is drawn last, so that it stays whole where two values meet.
    parts.push(...drawn.toReversed().map(({ value, nth }) => sign(nth, x(value), centre)));
    parts.push(
      word(
        isMarked ? 'strong' : 'word',
        width,
        isWide ? centre + type * 0.36 : y + 4 + type * 0.86,
        shown[index] ?? '',
        'end',
      ),
    );
    y = end;
  });
  const grid = starts.map(([, at, height]) =>
    uprights(
      'grid',
      ticks.map((tick) => [x(tick), at] as const),
      height,
    ),
  );
  return {
    width,
    height: y + 2 * type + 18,
    parts: [
      ...key.parts,
      ...grid,
      ...parts,
      ...ticks.map((tick) => word('word', x(tick), y + type + 5, tickWords(tick), 'middle')),
      word('word', isWide ? left : 0, y + 2 * type + 12, axis),
    ],
  };
}
