/** How is one model drawn over time? Rank above and score below, on one axis of dates and never on one of values. */
import type { Element } from 'hast';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { line as linePath } from 'd3-shape';
import { s } from 'hastscript';
import { grouped, scoreInWords } from '../editorial/board-data.ts';
import { dateInWords } from '../editorial/citations.ts';
import { ordinal } from '../editorial/rank-range.ts';
import type { History } from '../editorial/score-history.ts';
import type { Day } from '../model/date.ts';
import {
  dashes,
  dot,
  line,
  measures,
  rounded,
  spans,
  widthOf,
  word,
  type Drawing,
  type Role,
  type Size,
} from './frame.ts';

const midnight = (day: Day) => new Date(`${day}T00:00:00Z`);

/** Two panels over one axis of dates: the better rank is the higher one, and the ranks left open are a band. */
export function historyChart({ states, axis }: History, size: Size): Drawing {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const scored = states.filter(isScored);
  const ranked = states.filter(isRanked);
  const edges = scored.flatMap(({ score, interval, others }) =>
    [{ score, interval }, ...others].flatMap((one) => [
      one.score - (one.interval ?? 0),
      one.score + (one.interval ?? 0),
    ]),
  );
  const worst = Math.max(2, ...ranked.map(({ rank, range }) => Math.max(rank, range?.to ?? rank)));
  const rankStep = Math.min(isWide ? 20 : 18, (isWide ? 200 : 180) / worst);
  const rankTop = type + 34;
  const rankBottom = rankTop + (worst - 1) * rankStep;
  const scoreTop = rankBottom + 54;
  const scoreBottom = scoreTop + (isWide ? 240 : 220);

  const rankY = scaleLinear().domain([1, worst]).range([rankTop, rankBottom]);
  const scoreY = scaleLinear()
    .domain([Math.min(...edges), Math.max(...edges)])
    .nice(5)
    .range([scoreBottom, scoreTop]);
  const scoreTicks = scoreY.ticks(5);
  const left = Math.max(...scoreTicks.map((tick) => widthOf(grouped(tick), type))) + 14;
  const right = width - 2;
  const inset = isWide ? 44 : 30;
  const time = scaleUtc()
    .domain([midnight(states[0]?.date ?? ''), midnight(states.at(-1)?.date ?? '')])
    .range([left + inset, right - inset]);
  const x = (date: Day) => time(midnight(date));

  const parts: Element[] = [word('name', 0, type, 'Rank'), word('name', 0, scoreTop - 18, axis)];
  const rankTicks = new Set([1, worst, ...ranked.map(({ rank }) => rank)]);
  for (const tick of [...rankTicks].filter((one) => isApart(one, rankTicks, rankStep, type))) {
    parts.push(line('grid', left, rankY(tick), right, rankY(tick)));
    parts.push(word('word', left - 8, rankY(tick) + type * 0.36, String(tick), 'end'));
  }
  for (const tick of scoreTicks) {
    parts.push(line('grid', left, scoreY(tick), right, scoreY(tick)));
    parts.push(word('word', left - 8, scoreY(tick) + type * 0.36, grouped(tick), 'end'));
  }
  parts.push(line('axis', left, scoreBottom, right, scoreBottom));
  for (const { date } of states) {
    parts.push(line('axis', x(date), scoreBottom, x(date), scoreBottom + 5));
  }
  const dates = states.map(({ date }, index) => ({
    at: x(date),
    y: scoreBottom + type + 8,
    text: index === 0 ? dateInWords(date) : withoutYear(date, states[0]?.date),
  }));
  parts.push(...labels('word', dates, width, type));

  parts.push(path(ranked.map(({ date, rank }) => [x(date), rankY(rank)])));
  for (const { date, range } of ranked) {
    if (range && range.from !== range.to) {
      parts.push(line('range', x(date), rankY(range.from), x(date), rankY(range.to)));
    }
  }
  parts.push(...ranked.map(({ date, rank }) => dot('mark', x(date), rankY(rank), 4)));
  const rankLabels = ranked.map(({ date, rank, range }) => ({
    at: x(date),
    y: rankY(range?.from ?? rank) - 9,
    text: ordinal(rank),
  }));
  parts.push(...labels('strong', rankLabels, width, type));

  const half = isWide ? 9 : 7;
  const others = scored.flatMap((state) =>
    state.others.map((other) => ({ ...other, x: x(state.date) - half })),
  );
  parts.push(
    spans(
      others.flatMap(({ score, interval, x: from }) =>
        interval === undefined
          ? []
          : [
              {
                x: from,
                y: scoreY(score + interval),
                width: 2 * half,
                height: scoreY(score - interval) - scoreY(score + interval),
              },
            ],
      ),
    ),
    dashes(
      others.map((other) => [other.x, scoreY(other.score)]),
      2 * half,
    ),
    path(scored.map(({ date, score }) => [x(date), scoreY(score)])),
  );
  for (const { date, score, interval } of scored) {
    if (interval !== undefined) {
      parts.push(
        line('whisker', x(date), scoreY(score - interval), x(date), scoreY(score + interval)),
      );
    }
    parts.push(dot('mark', x(date), scoreY(score), 4));
  }
  const scoreLabels = scored.map((state) => ({
    at: x(state.date),
    y: scoreY(state.score - (state.interval ?? 0)) + type + 4,
    text: scoreInWords(state) ?? '',
  }));
  parts.push(...labels('strong', scoreLabels, width, type));
  return { width, height: scoreBottom + type + 14, parts };
}

type State = History['states'][number];

const isRanked = (state: State): state is State & { rank: number } => state.rank !== undefined;

const isScored = (state: State): state is State & { score: number } => state.score !== undefined;

const path = (points: readonly [number, number][]): Element =>
  s('path', {
    className: ['path'],
    d: linePath()(points.map(([x, y]): [number, number] => [rounded(x), rounded(y)])) ?? '',
  });

/** Tick labels that are no more than a line apart leave each other out, the better rank first. */
const isApart = (tick: number, ticks: ReadonlySet<number>, step: number, type: number): boolean =>
  ![...ticks].some((other) => other < tick && (tick - other) * step < type);

/** `5 Jul`; with its year where that is another than the first one’s. */
const withoutYear = (date: Day, first: Day | undefined): string =>
  date.slice(0, 4) === first?.slice(0, 4)
    ? dateInWords(date).split(' ').slice(0, 2).join(' ')
    : dateInWords(date);

interface Label {
  at: number;
  y: number;
  text: string;
}

/**
 * Labels above or below their points. The first and the last are set before those between them; one that
 * would run into another is left to the table.
 */
function labels(role: Role, wanted: readonly Label[], width: number, type: number): Element[] {
  const [first, ...rest] = wanted;
  const last = rest.pop();
  const taken: { from: number; to: number }[] = [];
  return [first, last, ...rest].flatMap((label) => {
    if (!label) return [];
    const half = widthOf(label.text, type) / 2;
    const centre = Math.min(Math.max(label.at, half + 1), width - half - 1);
    const [from, to] = [centre - half - 3, centre + half + 3];
    if (taken.some((other) => from < other.to && other.from < to)) return [];
    taken.push({ from, to });
    return [word(role, centre, label.y, label.text, 'middle')];
  });
}
