/** How are ratings on several boards drawn? One scale a board, and none that they share. */
import type { Day } from '../model/date.ts';
import type { Element } from 'hast';
import { scaleLinear } from 'd3-scale';
import { grouped, scoreInWords } from '../boards/states.ts';
import { dateInWords } from '../model/source-labels.ts';
import {
  dot,
  line,
  measures,
  spans,
  widthOf,
  word,
  wrapped,
  type Drawing,
  type Size,
} from './frame.ts';

/** One board with a scale of its own. */
export interface RatingPanel {
  board: string;
  /** What the scale measures, where we know it: `Arena score, points`. */
  axis: string | undefined;
  date: Day;
  /** What is known beside the score: `2nd, could be 1st–2nd`. */
  place: string;
  /** Of the model; more than one where sources differ. */
  values: { score: number; interval: number | undefined }[];
  /** The other known rows. */
  others: { score: number; interval: number | undefined }[];
}

/** Half the width of a scale that a lone score is shown on, in points. */
const AROUND_A_LONE_SCORE = 50;

/** Panels one below the other, each with its own axis, its own ticks and its own title. */
export function ratingsChart(panels: readonly RatingPanel[], size: Size): Drawing {
  const { width, type } = measures[size];
  const parts: Element[] = [];
  let top = 0;
  for (const panel of panels) {
    const drawn = panelParts(panel, top, size);
    parts.push(...drawn.parts);
    top = drawn.bottom + (size === 'wide' ? 30 : 26);
  }
  return { width, height: top - (size === 'wide' ? 30 : 26) + type * 0.4, parts };
}

function panelParts(panel: RatingPanel, top: number, size: Size) {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const leading = type * 1.35;
  const date = dateInWords(panel.date).replaceAll(' ', '\u00a0');
  const titles = wrapped(`${panel.board}, ${date}`, width, type);
  const places = wrapped(panel.place, width, type);
  const parts: Element[] = [];
  let y = top + type;
  for (const title of titles) {
    parts.push(word('name', 0, y, title));
    y += leading;
  }
  for (const place of places) {
    parts.push(word('word', 0, y, place));
    y += leading;
  }

  const values = panel.values.flatMap(edgesOf);
  const all = [...values, ...panel.others.flatMap(edgesOf)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = high > low && panel.others.length > 0 ? 0 : AROUND_A_LONE_SCORE;
  const scale = scaleLinear()
    .domain([low - room, high + room])
    .nice(4);
  const ticks = scale.ticks(isWide ? 5 : 3);
  const inset = Math.max(...ticks.map((tick) => widthOf(grouped(tick), type))) / 2;
  scale.range([inset, width - inset]);
  const axisY = y + type + 18;
  const markY = axisY - 12;
  parts.push(line('axis', 0, axisY, width, axisY));
  for (const tick of ticks) {
    const at = scale(tick);
    parts.push(line('axis', at, axisY, at, axisY + 5));
    parts.push(word('word', at, axisY + type + 7, grouped(tick), 'middle'));
  }
  parts.push(
    spans(
      panel.others.flatMap(({ score, interval }) =>
        interval === undefined
          ? []
          : [
              {
                left: scale(score - interval),
                top: markY - 4,
                right: scale(score + interval),
                bottom: markY + 4,
              },
            ],
      ),
    ),
    ...panel.others.map(({ score }) => dot('mark-other', scale(score), markY, 2.5)),
  );
  let free = -Infinity;
  for (const value of panel.values.toSorted((a, b) => a.score - b.score)) {
    const at = scale(value.score);
    if (value.interval !== undefined) {
      parts.push(
        line(
          'whisker',
          scale(value.score - value.interval),
          markY,
          scale(value.score + value.interval),
          markY,
        ),
      );
    }
    const text = scoreInWords(value) ?? '';
    const half = widthOf(text, type) / 2;
    const centre = Math.min(Math.max(at, half + 1), width - half - 1);
    parts.push(dot('mark', at, markY, 5));
    if (centre - half > free) {
      parts.push(word('strong', centre, markY - 10, text, 'middle'));
      free = centre + half + 6;
    }
  }
  return { parts, bottom: axisY + type + 9 };
}

const edgesOf = ({ score, interval = 0 }: { score: number; interval?: number | undefined }) => [
  score - interval,
  score + interval,
];
