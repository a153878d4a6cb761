/** Do charts say what the data says? Geometry that a reader relies on, in both widths. */
import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import type { History } from '../editorial/score-history.ts';
import type { RatingPanel } from '../editorial/ratings.ts';
import type { Standings } from '../editorial/standings.ts';
import type { Timeline } from '../editorial/timeline.ts';
import { measures, toPageSvg, toPaperSvg, widthOf, wrapped, type Drawing } from './frame.ts';
import { historyChart } from './history-chart.ts';
import { ratingsChart } from './ratings-chart.ts';
import { standingsChart } from './standings-chart.ts';
import { timelineChart } from './timeline-chart.ts';

const sizes = ['wide', 'narrow'] as const;

const standings: Standings = {
  axis: 'Arena score, points',
  rows: [
    [1, 'gemini-omni-flash', 1512, 11],
    [2, 'flux-3-video', 1494, 17],
    [3, 'dreamina-seedance-2.0-720p', 1482, 10],
    [7, 'happyhorse-1.0', 1428, 13],
    [9, 'veo-3.1-audio', 1364, undefined],
  ].map(([rank, model, score, interval]) => ({
    rank: rank as number,
    model: model as string,
    score: score as number,
    interval: interval as number | undefined,
    range: undefined,
    isMarked: model === 'happyhorse-1.0',
  })),
};

/** HappyHorse 1.0 on Arena’s text-to-video list. */
const history: History = {
  model: 'happyhorse-1.0',
  axis: 'Arena score, points',
  states: [
    {
      date: '2026-04-16',
      rank: 2,
      range: { from: 1, to: 2, orLower: false },
      score: 1444,
      interval: 15,
      others: [
        { score: 1460, interval: 11 },
        { score: 1375, interval: 13 },
      ],
    },
    {
      date: '2026-04-27',
      rank: 2,
      range: undefined,
      score: undefined,
      interval: undefined,
      others: [],
    },
    {
      date: '2026-07-05',
      rank: 4,
      range: { from: 4, to: 4, orLower: false },
      score: 1430,
      interval: 13,
      others: [{ score: 1527, interval: 13 }],
    },
    {
      date: '2026-08-14',
      rank: 7,
      range: { from: 6, to: 7, orLower: false },
      score: 1428,
      interval: 13,
      others: [{ score: 1512, interval: 11 }],
    },
  ],
};

const panels: RatingPanel[] = [
  {
    board: 'Arena, text-to-video',
    axis: 'Arena score, points',
    date: '2026-04-16',
    place: '2nd, could be 1st–2nd of 12 known rows',
    values: [{ score: 1444, interval: 15 }],
    others: [
      { score: 1460, interval: 11 },
      { score: 1340, interval: 8 },
    ],
  },
  {
    board: 'A board its source does not name',
    axis: undefined,
    date: '2026-06-11',
    place: 'scale, interval and other rows not known',
    values: [{ score: 2074, interval: undefined }],
    others: [],
  },
];

const timeline: Timeline = {
  window: { from: '2026-07-20', to: '2026-08-03', label: 'Four to six weeks' },
  events: [
    { date: '2026-06-23', what: 'Seedance 2.5 announced', against: 'before' },
    { date: '2026-07-20', what: 'The first day of the window', against: 'inside' },
    { date: '2026-08-03', what: 'The last day of the window', against: 'inside' },
    { date: '2026-08-27', what: 'Gemini Omni Flash 1.1, at a reseller', against: 'after' },
  ],
};

const drawings = (size: 'wide' | 'narrow'): [string, Drawing][] => [
  ['standings', standingsChart(standings, size)],
  ['history', historyChart(history, size)],
  ['ratings', ratingsChart(panels, size)],
  ['timeline', timelineChart(timeline, size)],
];

const partsOf = (drawing: Drawing, role: string): Element[] =>
  drawing.parts.filter(({ properties }) => (properties.className as string[])[0] === role);
const number = (part: Element | undefined, name: string) => Number(part?.properties[name]);
const textOf = (part: Element): string =>
  part.children.map((child) => ('value' in child ? child.value : '')).join('');
const wordsOf = (drawing: Drawing): Element[] =>
  drawing.parts.filter(({ tagName }) => tagName === 'text');

/** Left, top, right and bottom of a part. */
function edgesOf(part: Element, type: number): [number, number, number, number] {
  const { tagName, properties } = part;
  const at = (name: string) => Number(properties[name]);
  switch (tagName) {
    case 'line':
      return [
        Math.min(at('x1'), at('x2')),
        Math.min(at('y1'), at('y2')),
        Math.max(at('x1'), at('x2')),
        Math.max(at('y1'), at('y2')),
      ];
    case 'circle':
      return [at('cx') - at('r'), at('cy') - at('r'), at('cx') + at('r'), at('cy') + at('r')];
    case 'rect':
      return [at('x'), at('y'), at('x') + at('width'), at('y') + at('height')];
    case 'text': {
      const width = widthOf(textOf(part), type);
      const left =
        at('x') -
        (properties.textAnchor === 'end'
          ? width
          : properties.textAnchor === 'middle'
            ? width / 2
            : 0);
      return [left, at('y') - type * 0.75, left + width, at('y') + type * 0.25];
    }
    default: {
      const points = [
        ...String(properties.d).matchAll(
          /[ML](-?[\d.]+)[ ,](-?[\d.]+)(?:h(-?[\d.]+))?(?:v(-?[\d.]+))?/g,
        ),
      ].flatMap(([, x, y, right = 0, down = 0]) => [
        [Number(x), Number(y)],
        [Number(x) + Number(right), Number(y) + Number(down)],
      ]);
      const xs = points.map(([x = NaN]) => x);
      const ys = points.map(([, y = NaN]) => y);
      return points.length === 0
        ? [0, 0, 0, 0]
        : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    }
  }
}

describe.each(sizes)('a %s chart', (size) => {
  const { width, type } = measures[size];

  test.each(drawings(size))('of %s keeps all its parts within the frame', (_kind, drawing) => {
    for (const part of drawing.parts) {
      const [left, top, right, bottom] = edgesOf(part, type);
      const what = `${part.tagName} ${textOf(part)}`;
      expect(left, what).toBeGreaterThanOrEqual(-0.5);
      expect(top, what).toBeGreaterThanOrEqual(-0.5);
      expect(right, what).toBeLessThanOrEqual(width + 0.5);
      expect(bottom, what).toBeLessThanOrEqual(drawing.height + 0.5);
    }
  });

  test.each(drawings(size))('of %s sets no word upon another', (_kind, drawing) => {
    const boxes = wordsOf(drawing).map((part) => ({ text: textOf(part), at: edgesOf(part, type) }));
    const collisions = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          ({ at }) =>
            one.at[0] < at[2] && at[0] < one.at[2] && one.at[1] < at[3] && at[1] < one.at[3],
        )
        .map((other) => `${one.text} × ${other.text}`),
    );
    expect(collisions).toEqual([]);
  });

  test('spans an interval with its line, on the scale of its axis', () => {
    const drawing = standingsChart(standings, size);
    const numbers = wordsOf(drawing).filter((part) => /^1,\d{3}$/.test(textOf(part)));
    const axis = Math.max(...numbers.map((part) => number(part, 'y')));
    const ticks = numbers.filter((part) => number(part, 'y') === axis);
    const grid = partsOf(drawing, 'grid').map((part) => number(part, 'x1'));
    const scale = ticks.map((part, index) => ({
      score: Number(textOf(part).replace(',', '')),
      x: grid[index] ?? NaN,
    }));
    const [a, b] = [scale[0], scale.at(-1)];
    const points = (x: number) =>
      a && b ? a.score + ((x - a.x) / (b.x - a.x)) * (b.score - a.score) : NaN;
    const [whisker] = partsOf(drawing, 'whisker');
    expect(points(number(whisker, 'x1'))).toBeCloseTo(1415, 0);
    expect(points(number(whisker, 'x2'))).toBeCloseTo(1441, 0);
    expect(points(number(partsOf(drawing, 'mark')[0], 'cx'))).toBeCloseTo(1428, 0);
  });

  test('draws no interval where none is known', () => {
    const drawing = standingsChart(standings, size);
    expect(partsOf(drawing, 'whisker-other')).toHaveLength(3);
    expect(partsOf(drawing, 'mark-other')).toHaveLength(4);
    expect(partsOf(ratingsChart(panels, size), 'whisker')).toHaveLength(1);
  });

  test('sets a lower rank lower on the page, and a higher score higher', () => {
    const marks = partsOf(historyChart(history, size), 'mark');
    const [second, still, fourth, seventh, ...scores] = marks.map((part) => number(part, 'cy'));
    expect(second).toBe(still);
    expect(fourth).toBeGreaterThan(second ?? NaN);
    expect(seventh).toBeGreaterThan(fourth ?? NaN);
    const [april, july, august] = scores;
    expect(april).toBeLessThan(july ?? NaN);
    expect(july).toBeLessThan(august ?? NaN);
    // No state of the lower panel stands above one of the upper.
    expect(Math.min(...scores)).toBeGreaterThan(seventh ?? NaN);
  });

  test('sets rank and score of one day above each other', () => {
    const marks = partsOf(historyChart(history, size), 'mark').map((part) => number(part, 'cx'));
    const [april, , july, august, ...scores] = marks;
    expect(scores).toEqual([april, july, august]);
  });

  test('shows the ranks that an interval leaves open, and none for a rank that is clear', () => {
    const drawing = historyChart(history, size);
    const [april, august, ...more] = partsOf(drawing, 'range');
    const marks = partsOf(drawing, 'mark');
    expect(more).toEqual([]);
    expect(number(april, 'y2')).toBe(number(marks[0], 'cy'));
    expect(number(april, 'y1')).toBeLessThan(number(april, 'y2'));
    expect(number(august, 'y2')).toBe(number(marks[3], 'cy'));
  });

  test('gives each board a scale of its own', () => {
    const drawing = ratingsChart(panels, size);
    const labels = wordsOf(drawing).map(textOf);
    expect(labels).toContain('1,444 ± 15');
    expect(labels).toContain('2,074');
    const [arena, unnamed] = partsOf(drawing, 'mark');
    // On one scale 630 points would lie between them.
    expect(Math.abs(number(arena, 'cx') - number(unnamed, 'cx'))).toBeLessThan(width / 2);
  });

  test('holds both last days of the window in its band and no other event', () => {
    const drawing = timelineChart(timeline, size);
    const [band] = partsOf(drawing, 'band');
    const [from, to] = [number(band, 'x'), number(band, 'x') + number(band, 'width')];
    const inside = partsOf(drawing, 'mark').map((part) => number(part, 'cx'));
    const outside = partsOf(drawing, 'mark-open').map((part) => number(part, 'cx'));
    expect(inside).toHaveLength(2);
    expect(inside.every((x) => x > from && x < to)).toBe(true);
    expect(outside).toHaveLength(2);
    expect(outside.every((x) => x < from || x > to)).toBe(true);
  });
});

test('type is never smaller than 11 pixels at the widths at which a drawing is shown', () => {
  // The wide one from a column of 30rem on, the narrow one from 320 px less two gutters on.
  expect((measures.wide.type * 480) / measures.wide.width).toBeGreaterThanOrEqual(11);
  expect((measures.narrow.type * 280) / measures.narrow.width).toBeGreaterThanOrEqual(11);
});

describe('the SVG', () => {
  const telling = { id: 'one', title: 'Scores & <intervals>', description: 'What one sees.' };
  const drawing = standingsChart(standings, 'wide');

  test('of a page says what it shows, and leaves its look to the style sheet', () => {
    const svg = toPageSvg(drawing, 'wide', telling);
    expect(svg).toContain(
      'role="img" aria-labelledby="one-wide-title" aria-describedby="one-wide-desc"',
    );
    expect(svg).toContain('<title id="one-wide-title">Scores &#x26; &#x3C;intervals></title>');
    expect(svg).not.toMatch(/style|#[0-9a-f]{6}/);
  });

  test('on paper carries its look as attributes, and its words as they were set elsewhere', () => {
    const svg = toPaperSvg(drawing, '<svg><path d="M0 0"/></svg>');
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toMatch(/<circle[^>]*fill="#87301c"/);
    expect(svg).toContain('<svg><path d="M0 0"/></svg></g></svg>');
    expect(svg).not.toMatch(/ class=| style=|<text/);
  });
});

test('a text is broken between words, and a long word stands alone', () => {
  expect(wrapped('Seedance 2.5 live on Jimeng', widthOf('Seedance 2.5 live', 12) + 1, 12)).toEqual([
    'Seedance 2.5 live',
    'on Jimeng',
  ]);
  expect(wrapped('dreamina-seedance-2.0-720p on', 20, 12)).toEqual([
    'dreamina-seedance-2.0-720p',
    'on',
  ]);
});
