/** How are scores with their intervals drawn at one date? A dot for each model, a line for its interval. */
import { ordinal, type RankRange } from '../boards/rank-range.ts';
import type { Element } from 'hast';
import { scaleLinear } from 'd3-scale';
import { grouped, scoreInWords } from '../boards/states.ts';
import {
  dots,
  lines,
  measures,
  shortened,
  uprights,
  widthOf,
  word,
  type Drawing,
  type Size,
} from './frame.ts';

/** Scores at one date. */
export interface Standings {
  /** What the axis measures: `Arena score, points`. */
  axis: string;
  rows: {
    /** What a reader may know of it besides what is drawn: `could be 1st–2nd; 1,784 votes`. */
    more?: string | undefined;
    rank: number | undefined;
    model: string;
    score: number;
    interval: number | undefined;
    range: RankRange | undefined;
    isMarked: boolean;
  }[];
}

/** Height of the stretch below the words of a row in which it is drawn. */
const LANE = 18;

/** Rows from the first known rank down; the axis spans all intervals and begins nowhere near nought. */
export function standingsChart({ rows, axis }: Standings, size: Size): Drawing {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const rowHeight = isWide ? 26 : 38;
  const top = isWide ? 8 : 2;
  const scores = rows.map((row) => scoreInWords(row) ?? '');
  const scoreWidth = Math.max(...scores.map((text) => widthOf(text, type)));
  const rankWidth = widthOf('00', type) + 8;
  const bottom = top + rows.length * rowHeight;

  const x = scaleLinear()
    .domain([
      Math.min(...rows.map(({ score, interval = 0 }) => score - interval)),
      Math.max(...rows.map(({ score, interval = 0 }) => score + interval)),
    ])
    .nice(isWide ? 5 : 3);
  const ticks = x.ticks(isWide ? 5 : 3);
  const inset = Math.max(...ticks.map((tick) => widthOf(grouped(tick), type))) / 2;
  const left = isWide ? Math.min(230, nameWidth(rows, type) + rankWidth + 16) : inset;
  const right = width - (isWide ? scoreWidth + 18 : inset);
  x.range([left, right]);

  // The grid of a narrow drawing keeps to the stretch of each row below its words.
  const tops = isWide ? [top] : rows.map((_row, index) => top + (index + 1) * rowHeight - LANE);
  const starts = tops.flatMap((y) => ticks.map((tick) => [x(tick), y] as const));
  const parts: Element[] = [uprights('grid', starts, isWide ? bottom - top : LANE)];
  for (const tick of ticks) {
    const at = x(tick);
    parts.push(word('word', at, bottom + type + 5, grouped(tick), 'middle'));
  }
  parts.push(
    word(
      'word',
      isWide ? (left + right) / 2 : 0,
      bottom + 2 * type + 12,
      axis,
      isWide ? 'middle' : 'start',
    ),
  );

  rows.forEach(({ rank, model, isMarked }, index) => {
    const rowTop = top + index * rowHeight;
    const y = isWide ? rowTop + rowHeight / 2 : rowTop + rowHeight - 9;
    const base = isWide ? y + type * 0.36 : rowTop + type + 3;
    const nameRole = isMarked ? 'strong' : 'name';
    const room = isWide ? left - rankWidth - 12 : width - rankWidth - scoreWidth - 10;
    parts.push(
      word('word', rankWidth - 8, base, rank === undefined ? '–' : String(rank), 'end'),
      word(nameRole, rankWidth, base, shortened(model, room, type)),
    );
    parts.push(word(isMarked ? 'strong' : 'word', width, base, scores[index] ?? '', 'end'));
  });
  const centres = rows.map(
    (_row, index) => top + index * rowHeight + (isWide ? rowHeight / 2 : rowHeight - 9),
  );
  for (const isMarked of [false, true]) {
    const shown = rows.flatMap((row, at) =>
      row.isMarked === isMarked ? [{ ...row, y: centres[at] ?? 0 }] : [],
    );
    if (shown.length === 0) continue;
    const whiskers = shown.flatMap(({ score, interval, y }) =>
      interval === undefined ? [] : [[x(score - interval), y, x(score + interval), y] as const],
    );
    parts.push(
      lines(isMarked ? 'whisker' : 'whisker-other', whiskers),
      dots(
        isMarked ? 'mark' : 'mark-other',
        shown.map(({ score, y }) => [x(score), y] as const),
        isMarked ? 4.5 : 3.5,
      ),
    );
  }
  const points = rows.map(({ model, rank, score, more }, index) => ({
    x: x(score),
    y: centres[index] ?? 0,
    words: [
      `${rank === undefined ? '' : `${ordinal(rank)} `}${model}: ${scores[index] ?? ''}`,
      more,
    ]
      .filter((words) => words)
      .join('; '),
  }));
  return { width, height: bottom + 2 * type + 18, parts, points };
}

const nameWidth = (rows: Standings['rows'], type: number): number =>
  Math.max(...rows.map(({ model }) => widthOf(model, type)));
