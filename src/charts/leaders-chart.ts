/** How is a board drawn over time? The score of whoever led on each day, among those of the next. */
import type { Element } from 'hast';
import { scaleLinear } from 'd3-scale';
import { ordinal } from '../boards/rank-range.ts';
import { grouped, scoreInWords } from '../boards/states.ts';
import type { Day } from '../model/date.ts';
import { dateInWords } from '../model/source-labels.ts';
import {
  dashes,
  dots,
  lines,
  measures,
  path,
  widthOf,
  word,
  type Drawing,
  type Size,
} from './frame.ts';
import { monthAxis, noon, scaleOfDays } from './time-axis.ts';

/** A score on one day. */
export interface Scored {
  date: Day;
  score: number;
  interval: number | undefined;
}

/** The scores of a board by day. */
export interface Leaders {
  /** What the axis measures: `Arena score, points`. */
  axis: string;
  /** Which scores are the better ones, which stand above; the higher where nothing is said. */
  better?: 'higher' | 'lower' | undefined;
  /** Who stood first on each day, by day. */
  leaders: (Scored & { model: string })[];
  /** Scores of those behind. */
  others: Scored[];
}

/** Height of the stretch in which scores are drawn. */
const HEIGHT: Record<Size, number> = { wide: 230, narrow: 200 };

/** The latest leaders that are named, and the latest days that tell what they are: of more the words would outweigh the line. */
const MOST_NAMED = 20;
const MOST_POINTS = 60;

/** Room between a name above the drawing and what stands next to it. */
const AROUND_NAME = 8;

/**
 * Days from the left, scores from below; the first of each day with its interval. The name of each new one stands
 * above, with a line down to the day on which it is first.
 */
export function leadersChart({ axis, better, leaders, others }: Leaders, size: Size): Drawing {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const all = [...leaders, ...others];
  const scores = scaleLinear()
    .domain([
      Math.min(...all.map(({ score, interval = 0 }) => score - interval)),
      Math.max(...all.map(({ score, interval = 0 }) => score + interval)),
    ])
    .nice(5);
  const ticks = scores.ticks(5);
  const left = Math.max(...ticks.map((tick) => widthOf(grouped(tick), type))) + 12;
  const right = width - 2;
  const days = scaleOfDays(
    all.map(({ date }) => date),
    [left + 18, right - 18],
  );
  /** Places to a whole pixel: there are many, and finer ones only weigh. */
  const x = (date: Day) => Math.round(days(noon(date)));
  const names = namesAbove(
    leaders
      .filter(({ model }, at) => model !== leaders[at - 1]?.model)
      .slice(-MOST_NAMED)
      .map((leader) => ({ ...leader, x: x(leader.date) })),
    { width, type },
  );
  const rows = 1 + Math.max(...names.map(({ row }) => row));
  const baseline = (row: number) => (3 + row) * (type + 4);
  const top = baseline(rows - 1) + 12;
  const bottom = top + HEIGHT[size];
  const y = scores.copy().range(better === 'lower' ? [top, bottom] : [bottom, top]);
  const level = (score: number) => Math.round(y(score));
  const half = isWide ? 5 : 4;
  const along = leaders.map(({ date, score }) => [x(date), level(score)] as const);
  const whiskers = leaders.flatMap(({ date, score, interval }) =>
    interval === undefined
      ? []
      : [{ x: x(date), from: level(score + interval), to: level(score - interval) }],
  );
  const grid: Element[] = ticks.flatMap((tick) => [
    word('word', left - 8, y(tick) + type * 0.36, grouped(tick), 'end'),
  ]);
  return {
    width,
    height: bottom + type + 14,
    parts: [
      word('name', 0, type, axis),
      lines(
        'grid',
        ticks.map((tick) => [left, level(tick), right, level(tick)]),
      ),
      ...grid,
      ...monthAxis(days, { left, right, bottom, type }),
      dashes(
        others.map(({ date, score }) => [x(date) - half, level(score)]),
        2 * half,
      ),
      lines(
        'grid',
        names.map((name) => [name.x, baseline(name.row) + 4, name.x, level(name.score)]),
      ),
      path(along),
      lines(
        'whisker',
        whiskers.map(({ x: at, from, to }) => [at, from, at, to]),
      ),
      dots('mark', along, 4),
      ...names.map(({ from, row, model }) => word('strong', from, baseline(row), model)),
    ],
    points: leaders.slice(-MOST_POINTS).map((leader) => ({
      x: x(leader.date),
      y: level(leader.score),
      words: `${dateInWords(leader.date)}: ${leader.model} ${ordinal(1)}, ${scoreInWords(leader) ?? ''}`,
    })),
  };
}

interface NameAbove {
  model: string;
  score: number;
  /** Of the day. */
  x: number;
  /** Where the name begins. */
  from: number;
  /** From 0, the topmost. */
  row: number;
}

/** Each name in the topmost row that has room for it, so that none stands on another. */
function namesAbove(
  leaders: readonly Pick<NameAbove, 'model' | 'score' | 'x'>[],
  { width, type }: { width: number; type: number },
): NameAbove[] {
  const ends: number[] = [];
  return leaders.map(({ model, score, x }) => {
    const length = widthOf(model, type);
    const from = Math.round(Math.max(0, Math.min(x, width - length)));
    const free = ends.findIndex((end) => end + AROUND_NAME <= from);
    const row = free === -1 ? ends.length : free;
    ends[row] = from + length;
    return { model, score, x, from, row };
  });
}
