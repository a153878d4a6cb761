/** How are places on several boards drawn? A panel a board over one axis of dates; the better place is the higher one. */
import type { Element } from 'hast';
import { scaleLinear } from 'd3-scale';
import { ordinal, type RankRange } from '../boards/rank-range.ts';
import type { Day } from '../model/date.ts';
import {
  line,
  lines as strokes,
  measures,
  path,
  sign,
  signsInWords,
  widthOf,
  word,
  wrapped,
  type Area,
  type Drawing,
  type Size,
} from './frame.ts';
import { alongPath, placeLabels } from './place-labels.ts';
import { monthAxis, noon, scaleOfDays, type TimeScale, wordsOfDays } from './time-axis.ts';

/** A board with the places of each subject on it, by day. */
export interface PlacesPanel {
  board: string;
  lines: readonly (readonly { date: Day; rank: number; range: RankRange | undefined }[])[];
}

export interface Places {
  /** Names of the subjects, where there are several. */
  names: readonly string[];
  panels: readonly PlacesPanel[];
}

/** What the first subject and the second are drawn in. */
const ROLES = [
  { line: 'path', open: 'range', label: 'strong' },
  { line: 'dash', open: 'whisker-other', label: 'word' },
] as const;

/** Half the width of a sign. */
const SIGN = 5;

export function placesChart({ names, panels }: Places, size: Size): Drawing {
  const { width, type } = measures[size];
  const left = widthOf('2026', type) + 8;
  const right = width - 2;
  const days = panels.flatMap(({ lines }) => lines.flat().map(({ date }) => date));
  const x = scaleOfDays(days, [left + 16, right - 16]);
  const legend =
    names.length > 0 ? signsInWords(names, { width, top: 0, type }) : { parts: [], bottom: 0 };
  const parts: Element[] = [...legend.parts];
  let top = legend.bottom + (names.length > 0 ? 10 : 0);
  for (const panel of panels) {
    const drawn = panelParts(panel, { top, left, right, x, size });
    parts.push(...drawn.parts);
    top = drawn.bottom + 22;
  }
  const bottom = top - 8;
  return {
    width,
    height: bottom + type + 15,
    parts: [
      ...parts,
      ...monthAxis(x, { left, right, bottom, type }),
      word('word', left - 8, bottom + type + 8, wordsOfDays(days).year, 'end'),
    ],
  };
}

interface Ground {
  top: number;
  left: number;
  right: number;
  x: TimeScale;
  size: Size;
}

function panelParts({ board, lines }: PlacesPanel, { top, left, right, x, size }: Ground) {
  const { width, type } = measures[size];
  const titles = wrapped(board, width, type);
  const first = top + titles.length * type * 1.35 + type + 12;
  const all = lines.flat();
  const worst = Math.max(2, ...all.map(({ rank, range }) => Math.max(rank, range?.to ?? rank)));
  const step = Math.min(size === 'wide' ? 20 : 18, 190 / worst);
  const last = first + (worst - 1) * step;
  const y = scaleLinear().domain([1, worst]).range([first, last]);
  const bounds = { left: left + 2, top: first - type - 8, right: width, bottom: last + type + 8 };

  const drawn = lines.map((points) =>
    points.map(({ date, rank, range }) => ({
      // To a whole pixel: there are many, and finer ones only weigh.
      x: Math.round(x(noon(date))),
      y: Math.round(y(rank)),
      rank,
      from: Math.round(y(range?.from ?? rank)),
      to: Math.round(y(range?.to ?? rank)),
    })),
  );
  const taken: Area[] = drawn.flatMap((points) => [
    ...alongPath(points.map((point) => [point.x, point.y] as const)),
    ...points.map((point) => ({
      left: point.x - SIGN,
      top: Math.min(point.from, point.y - SIGN),
      right: point.x + SIGN,
      bottom: Math.max(point.to, point.y + SIGN),
    })),
  ]);
  const labels = drawn.map((points) => {
    const placed = placeLabels(
      // A place that stays is told once.
      points
        .filter(({ rank }, at) => rank !== points[at - 1]?.rank)
        .map((point) => ({
          text: ordinal(point.rank),
          x: point.x,
          baselines: [Math.min(point.from, point.y - SIGN) - 4, point.to + type + 6] as const,
        })),
      { taken, bounds, type },
    );
    taken.push(
      ...placed.map((label) => ({
        left: label.x - widthOf(label.text, type) / 2,
        top: label.y - type,
        right: label.x + widthOf(label.text, type) / 2,
        bottom: label.y + type * 0.3,
      })),
    );
    return placed;
  });

  const parts: Element[] = [
    ...titles.map((title, at) => word('name', 0, top + type + at * type * 1.35, title)),
    ...[1, worst].flatMap((rank) => [
      line('grid', left, y(rank), right, y(rank)),
      word('word', left - 8, y(rank) + type * 0.36, String(rank), 'end'),
    ]),
    ...drawn.flatMap((points, nth) => {
      const role = ROLES[nth] ?? ROLES[0];
      return [
        strokes(
          role.open,
          points
            .filter(({ from, to }) => from !== to)
            .map((point) => [point.x, point.from, point.x, point.to] as const),
        ),
        path(
          points.map((point) => [point.x, point.y] as const),
          role.line,
        ),
      ];
    }),
    ...drawn.flatMap((points, nth) => points.map((point) => sign(nth, point.x, point.y))),
    ...labels.flatMap((placed, nth) =>
      placed.map((label) =>
        word((ROLES[nth] ?? ROLES[0]).label, label.x, label.y, label.text, 'middle'),
      ),
    ),
  ];
  return { parts, bottom: last + type + 6 };
}
