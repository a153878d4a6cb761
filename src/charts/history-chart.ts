/** How is one model drawn over time? Rank above and score below, on one axis of dates and never on one of values. */
import type { RankRange } from '../boards/rank-range.ts';
import type { Element } from 'hast';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { grouped, scoreInWords } from '../boards/states.ts';
import { dateInWords } from '../model/source-labels.ts';
import { ordinal } from '../boards/rank-range.ts';
import type { Day } from '../model/date.ts';
import {
  arrowDown,
  dashes,
  dot,
  line,
  measures,
  path,
  spans,
  widthOf,
  word,
  type Area,
  type Drawing,
  type Size,
} from './frame.ts';
import { alongPath, placeLabels, spreadLabels, type Label } from './place-labels.ts';

/** One model over the states of a board. */
export interface History {
  model: string;
  /** What the lower axis measures: `Arena score, points`. */
  axis: string;
  /** Which scores are the better ones, which stand above; the higher where nothing is said. */
  better?: 'higher' | 'lower' | undefined;
  /** By date of measurement. */
  states: {
    date: Day;
    rank: number | undefined;
    range: RankRange | undefined;
    score: number | undefined;
    interval: number | undefined;
    /** The other models on that day, best first. */
    others: Rival[];
    /** Those of them that lie too far below to be drawn, best first. */
    farBelow: Rival[];
  }[];
}

/** Another model’s row of one state. */
export interface Rival {
  model: string;
  score: number;
  interval: number | undefined;
}

const midnight = (day: Day) => new Date(`${day}T00:00:00Z`);

/** Two panels over one axis of dates: the better rank is the higher one, and the ranks left open are a band. */
export function historyChart(history: History, size: Size): Drawing {
  const layout = layoutOf(history, size);
  const { width, type, left, right, base, scoreTop, grid } = layout;
  return {
    width,
    height: base + type + 15,
    parts: [
      word('name', 0, type, 'Rank'),
      word('name', 0, scoreTop - 18, history.axis),
      ...grid.flatMap(({ y, text }) => [
        line('grid', left, y, right, y),
        word('word', left - 8, y + type * 0.36, text, 'end'),
      ]),
      ...datesOf(history, layout),
      ...ranksOf(layout),
      ...scoresOf(layout),
    ],
  };
}

type Layout = ReturnType<typeof layoutOf>;

/** Where the panels stand, and the scales of dates, ranks and scores. */
function layoutOf({ states, better }: History, size: Size) {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const scored = states.filter(isScored);
  const ranked = states.filter(isRanked);
  const worst = Math.max(2, ...ranked.map(({ rank, range }) => Math.max(rank, range?.to ?? rank)));
  const rankStep = Math.min(isWide ? 20 : 18, (isWide ? 200 : 180) / worst);
  const rankTop = type + 34;
  const rankBottom = rankTop + (worst - 1) * rankStep;
  const scoreTop = rankBottom + 54;
  const scoreBottom = scoreTop + (isWide ? 240 : 220);
  /** What lies below the scale has a strip of its own between it and the dates. */
  const hasBeyond = scored.some(({ farBelow }) => farBelow.length > 0);
  const base = hasBeyond ? scoreBottom + type + 10 : scoreBottom;

  const rankY = scaleLinear().domain([1, worst]).range([rankTop, rankBottom]);
  const edges = scored.flatMap((state) => [state, ...state.others].flatMap(edgesOf));
  const scoreY = scaleLinear()
    .domain([Math.min(...edges), Math.max(...edges)])
    .nice(5)
    .range(better === 'lower' ? [scoreTop, scoreBottom] : [scoreBottom, scoreTop]);
  const scoreTicks = scoreY.ticks(5);
  const left = Math.max(...scoreTicks.map((tick) => widthOf(grouped(tick), type))) + 14;
  const right = width - 2;
  const inset = isWide ? 44 : 30;
  const time = scaleUtc()
    .domain([midnight(states[0]?.date ?? ''), midnight(states.at(-1)?.date ?? '')])
    .range([left + inset, right - inset]);
  const x = (date: Day) => time(midnight(date));

  const rankTicks = new Set([1, worst, ...ranked.map(({ rank }) => rank)]);
  const grid = [
    ...[...rankTicks]
      .filter((tick) => isApart(tick, rankTicks, rankStep, type))
      .map((tick) => ({ y: rankY(tick), text: String(tick) })),
    ...scoreTicks.map((tick) => ({ y: scoreY(tick), text: grouped(tick) })),
  ];
  const panels = { rankTop, rankBottom, scoreTop, scoreBottom, base };
  const scales = { x, rankY, scoreY };
  return { width, type, isWide, left, right, ...panels, ...scales, grid, scored, ranked };
}

/** The axis of both panels, with a tick for each state; its year stands where the values of the scales do. */
function datesOf({ states }: History, { type, width, left, right, base, x }: Layout): Element[] {
  const y = base + type + 10;
  const year = states[0]?.date.slice(0, 4) ?? '';
  const ticks = [...new Set(states.map(({ date }) => date))].map((date) => ({
    x: x(date),
    text: dateInWords(date).replace(` ${year}`, ''),
  }));
  const labels = new Map(
    spreadLabels(ticks, { left: left - 2, right: width, type }).map((label) => [label.text, label]),
  );
  return [
    line('axis', left, base, right, base),
    ...ticks.map(({ x: at, text }) =>
      line('axis', at, base, labels.get(text)?.end ?? at, base + 7),
    ),
    word('word', left - 8, y, year, 'end'),
    ...[...labels.values()].map((label) => word('word', label.x, y, label.text, 'middle')),
  ];
}

/** The ranks of the model, and those that its intervals leave open. */
function ranksOf(layout: Layout): Element[] {
  const { type, ranked, rankY, rankBottom, x } = layout;
  const points = ranked.map(({ date, rank }) => [x(date), rankY(rank)] as const);
  const open = ranked.flatMap(({ date, range }) =>
    range && range.from !== range.to
      ? [{ x: x(date), from: rankY(range.from), to: rankY(range.to) }]
      : [],
  );
  const labels = ranked.map(({ date, rank, range }) => ({
    text: ordinal(rank),
    x: x(date),
    baselines: [rankY(range?.from ?? rank) - 9, rankY(range?.to ?? rank) + type + 4] as const,
  }));
  return [
    path(points),
    ...open.map((band) => line('range', band.x, band.from, band.x, band.to)),
    ...points.map(([atX, atY]) => dot('mark', atX, atY, 4)),
    ...labelsOf(labels, layout, {
      top: 0,
      bottom: rankBottom + type + 6,
      taken: [
        ...alongPath(points),
        ...points.map(([atX, atY]) => around(atX, atY - 4, atY + 4, 4)),
        ...open.map((band) => around(band.x, band.from - 3, band.to + 3, 3)),
      ],
    }),
  ];
}

/** The scores of the model with their intervals, among those of the others. */
function scoresOf(layout: Layout): Element[] {
  const { type, width, isWide, base, scored, scoreY, scoreTop, scoreBottom, x } = layout;
  const apart = scored.slice(1).map(({ date }, at) => x(date) - x(scored[at]?.date ?? date));
  const half = Math.min(isWide ? 9 : 7, ...apart.filter((by) => by > 0).map((by) => by / 2 - 0.5));
  const others = scored.flatMap((state) =>
    state.others.map((other) => ({ ...other, x: x(state.date) })),
  );
  const bars = others.flatMap(({ score, interval, x: at }) =>
    interval === undefined
      ? []
      : [around(at, scoreY(score + interval), scoreY(score - interval), half)],
  );
  const points = scored.map(({ date, score }) => [x(date), scoreY(score)] as const);
  const whiskers = scored.flatMap(({ date, score, interval }) =>
    interval === undefined
      ? []
      : [{ x: x(date), from: scoreY(score + interval), to: scoreY(score - interval) }],
  );
  const beyond = scored.flatMap(({ date, farBelow }) => {
    const [row, ...more] = farBelow;
    if (!row) return [];
    const text = more.length === 0 ? scoreInWords(row) : `${farBelow.length} rows`;
    return [{ x: x(date), text: text ?? '' }];
  });
  const labels = scored.map((state) => ({
    text: scoreInWords(state) ?? '',
    x: x(state.date),
    baselines: [
      scoreY(state.score - (state.interval ?? 0)) + type + 4,
      scoreY(state.score + (state.interval ?? 0)) - 7,
    ] as const,
  }));
  return [
    spans(bars),
    dashes(
      others.map((other) => [other.x - half, scoreY(other.score)]),
      2 * half,
    ),
    ...beyond.flatMap(({ x: at, text }) => [
      arrowDown(at, base - 5),
      at + 8 + widthOf(text, type) > width
        ? word('word', at - 8, base - 6, text, 'end')
        : word('word', at + 8, base - 6, text),
    ]),
    path(points),
    ...whiskers.map((whisker) => line('whisker', whisker.x, whisker.from, whisker.x, whisker.to)),
    ...points.map(([atX, atY]) => dot('mark', atX, atY, 3.5)),
    ...labelsOf(labels, layout, {
      top: scoreTop - 14,
      bottom: scoreBottom - 3,
      taken: [
        ...bars,
        ...others.map((other) => around(other.x, scoreY(other.score), scoreY(other.score), half)),
        ...whiskers.map((whisker) => around(whisker.x, whisker.from, whisker.to, 2)),
        ...alongPath(points),
        ...points.map(([atX, atY]) => around(atX, atY - 4, atY + 4, 4)),
      ],
    }),
  ];
}

/** Labels off the values of the axis to the left. */
function labelsOf(
  labels: readonly Label[],
  { left, width, type }: Layout,
  { top, bottom, taken }: { top: number; bottom: number; taken: Area[] },
): Element[] {
  const bounds = { left: left - 4, top, right: width, bottom };
  return placeLabels(labels, { taken, bounds, type }).map((label) =>
    word('strong', label.x, label.y, label.text, 'middle'),
  );
}

type State = History['states'][number];

const isRanked = (state: State): state is State & { rank: number } => state.rank !== undefined;

const isScored = (state: State): state is State & { score: number } => state.score !== undefined;

const edgesOf = ({ score, interval = 0 }: { score: number; interval?: number | undefined }) => [
  score - interval,
  score + interval,
];

const around = (x: number, top: number, bottom: number, half: number): Area => ({
  left: x - half,
  top,
  right: x + half,
  bottom,
});

/** Tick labels that are no more than a line apart leave each other out, the better rank first. */
const isApart = (tick: number, ticks: ReadonlySet<number>, step: number, type: number): boolean =>
  ![...ticks].some((other) => other < tick && (tick - other) * step < type);
