/** Do charts say what the data says? Geometry that a reader relies on, in both widths. */
import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { scoreInWords } from '../boards/states.ts';
import { dateInWords } from '../model/source-labels.ts';
import { ordinal } from '../boards/rank-range.ts';
import {
  measures,
  MOST_SIGNS,
  sign,
  toFileSvg,
  toPageSvg,
  toPaperSvg,
  widthOf,
  wrapped,
  type Area,
  type Drawing,
} from './frame.ts';
import { dotPlot, numbersInWords, type DotPlot } from './dot-plot.ts';
import { MOST_KINDS } from '../model/components.ts';
import { statementsChart, type Statements } from './statements-chart.ts';
import { leadersChart, type Leaders } from './leaders-chart.ts';
import { historyChart, type History } from './history-chart.ts';
import { ratingsChart, type RatingPanel } from './ratings-chart.ts';
import { standingsChart, type Standings } from './standings-chart.ts';
import { alongPath, placeLabels, spreadLabels } from './place-labels.ts';
import { timelineChart, type Timeline } from './timeline-chart.ts';

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
        { model: 'dreamina-seedance-2.0-720p', score: 1460, interval: 11 },
        { model: 'veo-3.1-audio-1080p', score: 1375, interval: 13 },
      ],
      farBelow: [],
    },
    {
      date: '2026-04-27',
      rank: 2,
      range: undefined,
      score: undefined,
      interval: undefined,
      others: [],
      farBelow: [],
    },
    {
      date: '2026-07-05',
      rank: 4,
      range: { from: 4, to: 4, orLower: false },
      score: 1430,
      interval: 13,
      others: [{ model: 'gemini-omni-flash', score: 1527, interval: 13 }],
      farBelow: [],
    },
    {
      date: '2026-08-14',
      rank: 7,
      range: { from: 6, to: 7, orLower: false },
      score: 1428,
      interval: 13,
      others: [{ model: 'gemini-omni-flash', score: 1512, interval: 11 }],
      farBelow: [],
    },
  ],
};

/** Sora 2 Pro on the same list: amid other rows, two updates close together, one row far below. */
const crowded: History = {
  model: 'sora-2-pro',
  axis: 'Arena score, points',
  states: (
    [
      ['2026-03-06', 4, 1, 8, 1367, 9, [1381, 1371, 1366, 1351, 1341], []],
      ['2026-04-07', 4, 2, 9, 1364, 8, [1450, 1371, 1362, 1349, 1340], [1266]],
      ['2026-04-16', 5, 3, 9, 1366, 8, [1460, 1444, 1375, 1359, 1340], []],
      ['2026-07-05', 5, 5, 9, 1366, 8, [1527, 1482, 1459, 1430, 1362], []],
      ['2026-08-14', 8, 8, 9, 1364, 7, [1512, 1494, 1477, 1453, 1428], []],
    ] as const
  ).map(([date, rank, from, to, score, interval, others, farBelow]) => ({
    date,
    rank,
    range: { from, to, orLower: false },
    score,
    interval,
    others: others.map((other) => ({ model: 'another', score: other, interval: 12 })),
    farBelow: farBelow.map((other) => ({ model: 'far-below', score: other, interval: 17 })),
  })),
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

const prices: DotPlot = {
  axis: 'US dollars a second',
  kinds: ['720p', '1080p'],
  rows: [
    { label: 'fal, HappyHorse 1.0', values: [0.14, 0.28], isMarked: false },
    {
      label: 'A reseller whose name with that of its model takes more than one line anywhere',
      values: [0.154, 0.198],
      isMarked: true,
    },
    { label: 'APIYI, Wan 2.7', values: [0.0588, null], isMarked: false },
    { label: 'Not seen', values: [null, null], isMarked: false },
  ],
};

const statements: Statements = {
  kinds: ['announced', 'denied', 'reported by others', 'offered for sale', 'was silent'],
  speakers: [
    {
      who: 'ByteDance, and those who speak for it abroad',
      said: [
        { date: '2026-03-15', kind: 0, what: 'Global launch in April' },
        {
          date: '2026-04-20',
          kind: 1,
          what: 'No date was ever set, and none that was told is ours',
        },
      ],
    },
    { who: 'VentureBeat', said: [{ date: '2026-06-23', kind: 2, what: '“Shelved”' }] },
    { who: 'A reseller', said: [{ date: '2026-08-07', kind: 3, what: 'In US regions' }] },
  ],
};

/** Who stood first on a list, and who did not. */
const leaders: Leaders = {
  axis: 'Arena score, points',
  leaders: [
    { date: '2026-04-16', model: 'dreamina-seedance-2.0-720p', score: 1460, interval: 11 },
    { date: '2026-05-30', model: 'dreamina-seedance-2.0-720p', score: 1471, interval: 9 },
    { date: '2026-06-20', model: 'gemini-omni-flash', score: 1512, interval: 11 },
    { date: '2026-09-21', model: 'gemini-omni-1.1-flash', score: 1516, interval: 15 },
  ],
  others: [
    { date: '2026-04-16', score: 1375, interval: 13 },
    { date: '2026-09-21', score: 1364, interval: undefined },
  ],
};

const drawings = (size: 'wide' | 'narrow'): [string, Drawing][] => [
  ['standings', standingsChart(standings, size)],
  ['history', historyChart(history, size)],
  ['crowded history', historyChart(crowded, size)],
  ['ratings', ratingsChart(panels, size)],
  ['timeline', timelineChart(timeline, size)],
  ['dot plot', dotPlot(prices, size)],
  ['statements', statementsChart(statements, size)],
  ['leaders', leadersChart(leaders, size)],
];

const partsOf = (drawing: Drawing, role: string): Element[] =>
  drawing.parts.filter(({ properties }) => (properties.className as string[])[0] === role);
const number = (part: Element | undefined, name: string) => Number(part?.properties[name]);
/** From where to where the lines of a role go, or where its dots begin: x, in pixels. */
const drawnIn = (drawing: Drawing, role: string): number[] =>
  partsOf(drawing, role).flatMap((part) =>
    [...String(part.properties.d).matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x)),
  );
const textOf = (part: Element): string =>
  part.children.map((child) => ('value' in child ? child.value : '')).join('');
const wordsOf = (drawing: Drawing): Element[] =>
  drawing.parts.filter(({ tagName }) => tagName === 'text');

/** Where a sign stands; undefined for what is no sign. */
function placeOf({ properties }: Element): [x: number, y: number] | undefined {
  const moved = /^translate\((?<x>\S+) (?<y>\S+)\)$/.exec(String(properties.transform ?? ''));
  return moved?.groups && [Number(moved.groups.x), Number(moved.groups.y)];
}

/** Left, top, right and bottom of a part. */
function edgesOf(part: Element, type: number): [number, number, number, number] {
  const { tagName, properties } = part;
  const at = (name: string) => Number(properties[name]);
  const signAt = placeOf(part);
  if (signAt) return [signAt[0] - 5, signAt[1] - 5, signAt[0] + 5, signAt[1] + 5];
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

/** What a part takes up, where a word must not stand; lines of the grid may run under one from side to side. */
function areasOf(part: Element, type: number): Area[] {
  const role = (part.properties.className as string[])[0] ?? '';
  const [left, top, right, bottom] = edgesOf(part, type);
  if (part.tagName === 'text' || role === 'band') return [];
  if (role === 'grid' && top === bottom) return [];
  if (part.tagName !== 'path' || placeOf(part)) return [{ left, top, right, bottom }];
  const d = String(part.properties.d);
  return role === 'path'
    ? alongPath(
        [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
          ([, x, y]) => [Number(x), Number(y)] as const,
        ),
      )
    : [...d.matchAll(/M(-?[\d.]+) (-?[\d.]+)(?:h(-?[\d.]+))?(?:v(-?[\d.]+))?/g)].map(
        ([, x, y, across = 0, down = 0]) => ({
          left: Number(x),
          top: Number(y),
          right: Number(x) + Number(across),
          bottom: Number(y) + Number(down),
        }),
      );
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

  test.each(drawings(size))('of %s lets nothing it draws run through a word', (_kind, drawing) => {
    const drawn = drawing.parts.flatMap((part) => areasOf(part, type));
    const crossed = wordsOf(drawing).flatMap((part) => {
      const [left, top, right, bottom] = edgesOf(part, type);
      return drawn.some(
        (area) =>
          area.left < right && left < area.right && area.top < bottom - 1 && top < area.bottom,
      )
        ? [textOf(part)]
        : [];
    });
    expect(crossed).toEqual([]);
  });

  test.each([
    ['', history],
    ['crowded ', crowded],
  ])('of a %shistory tells the day, the rank and the score of every state', (_kind, { states }) => {
    const told = wordsOf(historyChart({ ...history, states }, size)).map(textOf);
    for (const { date, rank, score, interval } of states) {
      expect(told).toContain(dateInWords(date).replace(' 2026', ''));
      expect(told).toContain(ordinal(rank ?? NaN));
      if (score !== undefined) expect(told).toContain(scoreInWords({ score, interval }));
    }
    expect(told).toContain('2026');
    const inAccent = partsOf(historyChart({ ...history, states }, size), 'strong');
    const scores = states.filter(({ score }) => score !== undefined);
    expect(inAccent).toHaveLength(states.length + scores.length);
  });

  test('shows that a row lies below the scale, and with which score', () => {
    const drawing = historyChart(crowded, size);
    expect(wordsOf(drawing).map(textOf)).toContain('1,266 ± 17');
    expect(wordsOf(drawing).map(textOf)).not.toContain('1,250');
  });

  test('of events in two years tells the year of each', () => {
    const events = [...timeline.events, { date: '2027-01-02', what: 'Later', against: 'after' }];
    const told = wordsOf(timelineChart({ ...timeline, events } as Timeline, size)).map(textOf);
    expect(told).toContain('2 Jan 2027');
    expect(told).toContain('23 Jun 2026');
  });

  test('of a timeline has no month without its name', () => {
    const drawing = timelineChart(timeline, size);
    const ticks = partsOf(drawing, 'axis').filter(
      (part) => number(part, 'x1') === number(part, 'x2'),
    );
    const months = wordsOf(drawing).map((part) => number(part, 'x'));
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.every((tick) => months.includes(number(tick, 'x1')))).toBe(true);
  });

  test('spans an interval with its line, on the scale of its axis', () => {
    const drawing = standingsChart(standings, size);
    const numbers = wordsOf(drawing).filter((part) => /^1,\d{3}$/.test(textOf(part)));
    const axis = Math.max(...numbers.map((part) => number(part, 'y')));
    const ticks = numbers.filter((part) => number(part, 'y') === axis);
    const scale = ticks.map((part) => ({
      score: Number(textOf(part).replace(',', '')),
      x: number(part, 'x'),
    }));
    const [a, b] = [scale[0], scale.at(-1)];
    const points = (x: number) =>
      a && b ? a.score + ((x - a.x) / (b.x - a.x)) * (b.score - a.score) : NaN;
    const [from = NaN, to = NaN] = drawnIn(drawing, 'whisker');
    expect(points(from)).toBeCloseTo(1415, 0);
    expect(points(to)).toBeCloseTo(1441, 0);
    expect(points(drawing.points?.[3]?.x ?? NaN)).toBeCloseTo(1428, 0);
    // A dot of 9 pixels is begun at its left.
    expect(points((drawnIn(drawing, 'mark')[0] ?? NaN) + 4.5)).toBeCloseTo(1428, 0);
  });

  test('draws no interval where none is known', () => {
    const drawing = standingsChart(standings, size);
    expect(drawnIn(drawing, 'whisker-other')).toHaveLength(2 * 3);
    expect(drawnIn(drawing, 'mark-other')).toHaveLength(4);
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

describe.each(sizes)('signs in a %s chart', (size) => {
  const signsOf = (drawing: Drawing) =>
    drawing.parts.flatMap((part) => {
      const [x, y] = placeOf(part) ?? [];
      return x === undefined || y === undefined ? [] : [{ x, y, part }];
    });
  const lookOf = ({ part }: { part: Element }) =>
    [part.properties.className, part.properties.d].join();

  test('tell the values of a row apart, and leave out what is not known', () => {
    const [first, second, ...dots] = signsOf(dotPlot(prices, size));
    expect(first && lookOf(first)).not.toBe(second && lookOf(second));
    const rows = Map.groupBy(dots, ({ y }) => y);
    expect([...rows.values()].map(({ length }) => length)).toEqual([2, 2, 1]);
    const [high, low] = [...rows.values()][0] ?? [];
    expect(high && lookOf(high)).toBe(second && lookOf(second));
    // The axis begins at nought: twice the value stands twice as far from it.
    const nought = wordsOf(dotPlot(prices, size)).find((part) => /^0\.0+$/.test(textOf(part)));
    const from = number(nought, 'x');
    expect(((high?.x ?? NaN) - from) / ((low?.x ?? NaN) - from)).toBeCloseTo(2, 1);
  });

  test('of statements stand in the order of their days, each in the shape of its kind', () => {
    const drawing = statementsChart(statements, size);
    const all = signsOf(drawing);
    const key = all.slice(0, 5).map(lookOf);
    expect(new Set(key).size).toBe(5);
    const inTime = all.slice(5).filter(({ x }) => x > 5);
    expect(inTime.map((one) => key.indexOf(lookOf(one)))).toEqual([0, 1, 2, 3]);
    expect(inTime.map(({ x }) => x)).toEqual(inTime.map(({ x }) => x).toSorted((a, b) => a - b));
    const told = wordsOf(drawing).map(textOf);
    for (const words of ['15 Mar', '20 Apr', '23 Jun', '7 Aug', '2026'])
      expect(told).toContain(words);
  });
});

test('every kind of statement that a writer may name has a sign of its own', () => {
  expect(MOST_SIGNS).toBe(MOST_KINDS);
  const looks = Array.from({ length: MOST_SIGNS }, (_, nth) => sign(nth, 0, 0).properties);
  expect(new Set(looks.map(({ className, d }) => `${String(className)} ${String(d)}`)).size).toBe(
    MOST_SIGNS,
  );
});

test('numbers beside each other have two digits after the point where one has, and lose none', () => {
  const told = (values: (number | null)[]) =>
    values.flatMap((value) => (value === null ? [] : numbersInWords(values)(value)));
  expect(told([0.1, 0.0588, null])).toEqual(['0.10', '0.0588']);
  expect(told([1444, 12])).toEqual(['1,444', '12']);
  expect(told([1.5, 2])).toEqual(['1.5', '2.0']);
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
    expect(svg).toMatch(/<path[^>]*fill="#87301c"/);
    expect(svg).toContain('<svg><path d="M0 0"/></svg></g></svg>');
    expect(svg).not.toMatch(/ class=| style=|<text/);
  });
});

describe('a drawing of which each value can be pointed at', () => {
  const telling = { id: 'one', title: 'Scores', description: 'What one sees.', isPointed: true };
  const drawing = standingsChart(standings, 'wide');
  const svg = toPageSvg(drawing, 'wide', telling);

  test('is a group in which the keyboard reaches each, under the words that tell it', () => {
    expect(svg).toContain('role="group" aria-labelledby="one-wide-title"');
    expect(svg.match(/<circle class="point" tabindex="0" role="img"[^>]*><title>/g)).toHaveLength(
      5,
    );
    expect(svg).toContain('<title>7th happyhorse-1.0: 1,428 ± 13</title>');
  });

  test('has one place for values that no pointer could tell apart, and tells all of them', () => {
    const [first, ...others] = drawing.points ?? [];
    if (!first) throw new Error('No point to draw');
    const twin = { ...first, x: first.x + 2, words: 'its twin' };
    const both = toPageSvg({ ...drawing, points: [first, ...others, twin] }, 'wide', telling);
    expect(both.match(/<circle class="point"/g)).toHaveLength(5);
    expect(both).toContain(`<title>${first.words}; its twin</title>`);
  });

  test('shows the words of none where no style sheet chooses one', () => {
    const told = [...svg.matchAll(/<text[^>]*>(?=7th|Point)/g)].map(([text]) => text);
    expect(told).toHaveLength(2);
    for (const text of told) expect(text).toContain('display="none"');
  });

  test('is an image without points where it is narrow', () => {
    const narrow = toPageSvg(standingsChart(standings, 'narrow'), 'narrow', telling);
    expect(narrow).toContain('role="img" aria-labelledby="one-wide-title"');
    expect(narrow).not.toContain('tabindex');
  });

  test('is a file that says what it shows, with its texts as text and its values as tooltips', () => {
    const file = toFileSvg(drawing, 'wide', telling);
    expect(file).toContain('<title>Scores</title><desc>What one sees.</desc>');
    expect(file).toMatch(/<text[^>]*fill="#[0-9a-f]{6}"[^>]*>happyhorse-1\.0<\/text>/);
    expect(file).toContain('<title>7th happyhorse-1.0: 1,428 ± 13</title>');
    expect(file).not.toMatch(/ class=| style=/);
  });
});

describe('a label', () => {
  const bounds = { left: 0, top: 0, right: 200, bottom: 100 };
  const label = (x: number) => ({ text: '1,444', x, baselines: [62, 44] as const });

  test('stands under its point where that is free', () => {
    expect(placeLabels([label(100)], { taken: [], bounds, type: 12 })).toEqual([
      { text: '1,444', x: 100, y: 62 },
    ]);
  });

  test('goes over it where the place under it is taken', () => {
    const taken = [{ left: 60, top: 50, right: 140, bottom: 100 }];
    const [placed] = placeLabels([label(100)], { taken, bounds, type: 12 });
    expect(placed?.y).toBeLessThanOrEqual(44);
  });

  test('is left out where nothing is free, and never leaves its point', () => {
    const taken = [{ left: 60, top: 0, right: 140, bottom: 100 }];
    expect(placeLabels([label(100)], { taken, bounds, type: 12 })).toEqual([]);
  });

  test('of a tick is moved aside by its neighbour no farther than it must be', () => {
    const ticks = [
      { text: '7 Apr', x: 100 },
      { text: '16 Apr', x: 110 },
    ];
    const [one, other] = spreadLabels(ticks, { left: 0, right: 200, type: 12 });
    const between = (widthOf('7 Apr', 12) + widthOf('16 Apr', 12)) / 2;
    const apart = (other?.x ?? NaN) - (one?.x ?? NaN);
    expect(apart).toBeGreaterThan(between);
    expect(apart).toBeLessThan(between + 12);
    expect(((one?.x ?? NaN) + (other?.x ?? NaN)) / 2).toBeCloseTo(105, 5);
  });

  test('of a tick is left out where many would be pushed away from theirs, the outer ones never', () => {
    const ticks = Array.from({ length: 12 }, (_, day) => ({
      text: `${day + 10} Apr`,
      x: 40 + 6 * day,
    }));
    const told = spreadLabels(ticks, { left: 0, right: 200, type: 12 }).map(({ text }) => text);
    expect(told.length).toBeLessThan(12);
    expect([told[0], told.at(-1)]).toEqual(['10 Apr', '21 Apr']);
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

test('a no-break space keeps words in one line, and is drawn as a space', () => {
  expect(wrapped('8\u00a0Apr 2026', 1, 12)).toEqual(['8 Apr', '2026']);
});

test.each(sizes)('a line leads from the name of each new leader to its first day, %s', (size) => {
  const drawing = leadersChart(leaders, size);
  const firstDays = leaders.leaders.flatMap(({ model }, at) =>
    model === leaders.leaders[at - 1]?.model ? [] : [drawing.points?.[at]?.x],
  );
  const names = partsOf(drawing, 'strong');
  expect(names.map(textOf)).toEqual([...new Set(leaders.leaders.map(({ model }) => model))]);
  const [, guides] = partsOf(drawing, 'grid');
  const ends = [...String(guides?.properties.d).matchAll(/M([\d.]+) ([\d.]+)L([\d.]+)/g)];
  expect(ends.map(([, from]) => Number(from))).toEqual(firstDays);
  expect(ends.map(([, , , to]) => Number(to))).toEqual(firstDays);
  for (const [at, name] of names.entries()) {
    expect(number(name, 'y')).toBeLessThan(Number(ends[at]?.[2]));
    expect(number(name, 'x')).toBeLessThanOrEqual(firstDays[at] ?? 0);
  }
});
