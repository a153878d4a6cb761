/** In what is every chart drawn? An SVG that says what it shows; its parts have roles, and the page gives them colours. */
import {
  line as linePath,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
} from 'd3-shape';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { colorsOf } from './palette.ts';

/** `wide` for a column of text, `narrow` for a telephone; each is drawn for its width, in pixels of the page. */
export type Size = 'wide' | 'narrow';

/** Width of the drawing, and size of its type: at no width at which it is shown does that fall below 11 px. */
export const measures: Record<Size, { width: number; type: number }> = {
  wide: { width: 576, type: 13.25 },
  narrow: { width: 280, type: 12 },
};

/** What a chart tells besides its drawing. */
export interface Telling {
  /** Unique on the page; ids of title and description begin with it. */
  id: string;
  title: string;
  /** What one sees, in words. */
  description: string;
  /** True where it is not drawn in another width beside it. */
  isAlone?: boolean;
  /** True where each of its points tells what it is, under the pointer and under the keyboard. */
  isPointed?: boolean;
}

/** Where a value is drawn, and what it is in words. */
export interface Point {
  x: number;
  y: number;
  words: string;
}

/** A drawing before it is written out. */
export interface Drawing {
  width: number;
  height: number;
  parts: Element[];
  /** Values that can be pointed at. */
  points?: Point[];
}

/** What a part is; `styles/charts.css` says how each role looks on a page. */
export type Role =
  | 'grid'
  | 'axis'
  | 'word'
  | 'name'
  | 'strong'
  | 'head'
  | 'mark'
  | 'mark-open'
  | 'mark-other'
  | 'whisker'
  | 'whisker-other'
  | 'range'
  | 'path'
  | 'dash'
  | 'span'
  | 'band'
  | 'band-edge';

/** What a role is besides its colours, on a page as on paper. */
const forms: Partial<Record<Role, Record<string, string | number>>> = {
  strong: { fontWeight: 600 },
  head: { fontWeight: 600 },
  'mark-open': { strokeWidth: 1.5 },
  whisker: { strokeWidth: 2 },
  'whisker-other': { strokeWidth: 1.25 },
  range: { strokeWidth: 6, strokeOpacity: 0.28, strokeLineCap: 'round' },
  path: { fill: 'none' },
  dash: { fill: 'none' },
  span: { fillOpacity: 0.18 },
  'band-edge': { strokeDashArray: '2 3' },
};

const part = (
  tagName: string,
  role: Role,
  properties: Record<string, string | number>,
  ...children: string[]
): Element => s(tagName, { className: [role], ...properties, ...forms[role] }, ...children);

/** Lengths to a tenth of a pixel: finer ones only weigh. */
const rounded = (length: number): number => Math.round(length * 10) / 10;

/** Where something is drawn. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A text whose baseline begins, ends or is centred at x. */
export const word = (
  role: Role,
  x: number,
  y: number,
  text: string,
  textAnchor: 'start' | 'middle' | 'end' = 'start',
): Element =>
  part(
    'text',
    role,
    { x: rounded(x), y: rounded(y), ...(textAnchor === 'start' ? {} : { textAnchor }) },
    text,
  );

export const line = (role: Role, x1: number, y1: number, x2: number, y2: number): Element =>
  part('line', role, { x1: rounded(x1), y1: rounded(y1), x2: rounded(x2), y2: rounded(y2) });

export const dot = (role: Role, cx: number, cy: number, r: number): Element =>
  part('circle', role, { cx: rounded(cx), cy: rounded(cy), r });

/** Marks that differ in shape and in being filled or open, so that no colour is needed to tell them apart. */
const SIGNS = [
  ['mark', symbolCircle],
  ['mark-open', symbolCircle],
  ['mark-other', symbolSquare],
  ['mark-open', symbolTriangle],
  ['mark-other', symbolDiamond],
] as const;

/** How many kinds can be told apart by their signs. */
export const MOST_SIGNS = SIGNS.length;

/** Square pixels of a sign. */
const SIGN = 64;

/** The sign of the nth kind, n from 0 and below `MOST_SIGNS`. */
export function sign(nth: number, x: number, y: number): Element {
  const [role, shape] = SIGNS[nth] ?? SIGNS[0];
  const d = symbol(shape, SIGN).digits(1)() ?? '';
  return part('path', role, { d, transform: `translate(${rounded(x)} ${rounded(y)})` });
}

/** What the signs mean, each beside its word, in lines from `top` down; and where they end. */
export function signsInWords(
  kinds: readonly string[],
  { width, top, type }: { width: number; top: number; type: number },
): { parts: Element[]; bottom: number } {
  const leading = type * 1.4;
  const parts: Element[] = [];
  let [x, y] = [0, top + type];
  kinds.forEach((kind, nth) => {
    const reach = 16 + widthOf(kind, type);
    if (x > 0 && x + reach > width) [x, y] = [0, y + leading];
    parts.push(sign(nth, x + 5, y - type * 0.34), word('word', x + 16, y, kind));
    x += reach + 18;
  });
  return { parts, bottom: y + type * 0.5 };
}

export const box = (role: Role, { left, top, right, bottom }: Area): Element =>
  part('rect', role, {
    x: rounded(left),
    y: rounded(top),
    width: rounded(right - left),
    height: rounded(bottom - top),
  });

/** A line from point to point. */
export const path = (
  points: readonly (readonly [x: number, y: number])[],
  role: 'path' | 'dash' = 'path',
): Element =>
  part('path', role, {
    d: linePath()(points.map(([x, y]): [number, number] => [rounded(x), rounded(y)])) ?? '',
  });

/** Many short lines as one part; each from a point, `dx` to the right. */
export const dashes = (points: readonly [x: number, y: number][], dx: number): Element =>
  part('path', 'dash', {
    d: points.map(([x, y]) => `M${rounded(x)} ${rounded(y)}h${rounded(dx)}`).join(''),
  });

/** Many upright lines as one part; each from a point, `dy` downwards. */
export const uprights = (
  role: Role,
  points: readonly (readonly [x: number, y: number])[],
  dy: number,
): Element =>
  part('path', role, {
    d: points.map(([x, y]) => `M${rounded(x)} ${rounded(y)}v${rounded(dy)}`).join(''),
  });

/** Many lines as one part, each from a point to another. */
export const lines = (role: Role, ends: readonly (readonly [number, number, number, number])[]) =>
  part('path', role, {
    d: ends
      .map(([x1, y1, x2, y2]) => `M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}`)
      .join(''),
  });

/** Many dots of one size as one part. */
export const dots = (role: Role, points: readonly (readonly [number, number])[], r: number) =>
  part('path', role, {
    d: points
      .map(
        ([x, y]) =>
          `M${rounded(x - r)} ${rounded(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0`,
      )
      .join(''),
  });

/** An arrow down to a point, for what lies beyond the scale. */
export const arrowDown = (x: number, y: number): Element =>
  part('path', 'dash', { d: `M${rounded(x)} ${rounded(y - 11)}v11l-3-4m3 4l3-4` });

/** Many boxes as one part. */
export const spans = (areas: readonly Area[]): Element =>
  part('path', 'span', {
    d: areas
      .map(
        ({ left, top, right, bottom }) =>
          `M${rounded(left)} ${rounded(top)}h${rounded(right - left)}v${rounded(bottom - top)}h${rounded(left - right)}z`,
      )
      .join(''),
  });

/** Widths of letters in our data type as a share of its size; close enough to keep labels apart. */
const WIDTHS: [RegExp, number][] = [
  [/[ijlI.,:;'’|!· \u00a0]/, 0.26],
  [/[frtJ()-]/, 0.37],
  [/[1“”]/, 0.42],
  [/[bdghnopqu]/, 0.59],
  [/[2-90]/, 0.64],
  [/[mwMW]/, 0.87],
  [/[A-Z]/, 0.7],
];
const USUAL_WIDTH = 0.56;

/** About how wide a text is, in pixels. */
export const widthOf = (text: string, type: number): number =>
  [...text].reduce(
    (sum, letter) =>
      sum + type * (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? USUAL_WIDTH),
    0,
  );

/**
 * A text in lines no wider than `width`, broken between words; a longer word stands alone. What a no-break
 * space joins stays together, and is drawn with a plain one.
 */
export function wrapped(text: string, width: number, type: number): string[] {
  const lines: string[] = [];
  for (const next of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${next}`, type) <= width) {
      lines[lines.length - 1] = `${last} ${next}`;
    } else lines.push(next);
  }
  return lines.map((text) => text.replaceAll('\u00a0', ' '));
}

/** A text no wider than `width`, cut with an ellipsis where it must be. */
export function shortened(text: string, width: number, type: number): string {
  if (widthOf(text, type) <= width) return text;
  let kept = text;
  while (kept.length > 1 && widthOf(`${kept}…`, type) > width) kept = kept.replace(/.$/su, '');
  return `${kept}…`;
}

/** Radius of what a pointer must hit: https://www.w3.org/TR/WCAG22/#target-size-minimum */
const REACH = 12;
/** The smallest one that a pointer still hits. */
const LEAST_REACH = 3;

/** Said where no value is pointed at. */
const HINT = 'Point at a value, or go to it with the Tab key';

/** The points, those in one that no pointer could tell apart: what they are is told together. */
function spotsOf(points: readonly Point[]): Point[] {
  const spots: Point[] = [];
  for (const { x, y, words } of points) {
    const near = spots.find((spot) => Math.hypot(spot.x - x, spot.y - y) < 2 * LEAST_REACH);
    if (near) near.words = `${near.words}; ${words}`;
    else spots.push({ x, y, words });
  }
  return spots;
}

/**
 * The points over a drawing, and the line above it in which each tells what it is: a style sheet shows that of the one
 * under the pointer or the keyboard, without one it is the tooltip.
 */
function pointsOf({ width, points = [] }: Drawing, type: number): Element[] {
  const line = { x: width, y: -type * 0.75, textAnchor: 'end' };
  return [
    s('text', { className: ['hint'], display: 'none', ...line }, HINT),
    ...spotsOf(points).flatMap(({ x, y, words }, at, spots) => {
      const others = spots.filter((_, other) => other !== at);
      const apart = Math.min(...others.map((other) => Math.hypot(other.x - x, other.y - y)));
      // No point lies under the target of another.
      const r = Math.max(LEAST_REACH, Math.min(REACH, Math.floor(apart / 2)));
      const place = { cx: Math.round(x), cy: Math.round(y), r };
      return [
        s('circle', { className: ['point'], tabIndex: 0, role: 'img', ...place, fill: 'none' }, [
          s('title', words),
        ]),
        s('text', { display: 'none', ...line }, words),
      ];
    }),
  ];
}

function frame(drawing: Drawing, size: Size, telling: Telling): Element {
  const { width, height, parts } = drawing;
  const { type } = measures[size];
  // Two drawings of the same have one title and one description.
  const isTold = size === 'wide' || telling.isAlone;
  const id = `${telling.id}-${isTold ? size : 'wide'}`;
  const points = size === 'wide' && telling.isPointed ? pointsOf(drawing, type) : [];
  const top = points.length > 1 ? rounded(type * 2) : 0;
  return s(
    'svg',
    {
      className: ['chart', `chart-${size}`],
      // The parts of an image are not told, those of a group are.
      role: top > 0 ? 'group' : 'img',
      ariaLabelledBy: [`${id}-title`],
      // What is pointed at tells all that a description would.
      ariaDescribedBy: telling.isPointed ? undefined : [`${id}-desc`],
      viewBox: `0 ${-top} ${width} ${rounded(height + top)}`,
      width,
      height: rounded(height + top),
      fontSize: type,
      // Without a style sheet one of the two is enough; `styles/charts.css` chooses by the room there is.
      display: size === 'narrow' && !telling.isAlone ? 'none' : undefined,
    },
    isTold ? s('title', { id: `${id}-title` }, telling.title) : null,
    isTold && !telling.isPointed ? s('desc', { id: `${id}-desc` }, telling.description) : null,
    parts,
    top > 0 ? points : [],
  );
}

/** The drawing as SVG for a page, whose style sheet knows the roles. */
export const toPageSvg = (drawing: Drawing, size: Size, telling: Telling): string =>
  toHtml(frame(drawing, size, telling), { space: 'svg' });

/** Colours of our paper, for drawings that no style sheet reaches. */
const { paper, surface, ink, quiet, rule, accent } = colorsOf('light');

/** Colours of the roles on paper. */
const colors: Record<Role, { fill?: string; stroke?: string }> = {
  grid: { stroke: rule },
  axis: { stroke: quiet },
  word: { fill: quiet },
  name: { fill: ink },
  strong: { fill: accent },
  head: { fill: ink },
  mark: { fill: accent },
  'mark-open': { fill: paper, stroke: quiet },
  'mark-other': { fill: quiet },
  whisker: { stroke: accent },
  'whisker-other': { stroke: quiet },
  range: { stroke: accent },
  path: { stroke: accent },
  dash: { stroke: quiet },
  span: { fill: quiet },
  band: { fill: surface },
  'band-edge': { stroke: accent },
};

/** Free space around a drawing that stands alone. */
export const MARGIN = 16;

/** Parts with their look in attributes. */
function onPaper(parts: readonly Element[]): Element[] {
  const dressed = parts.map((part) => structuredClone(part));
  for (const { properties } of dressed) {
    const [role] = (properties.className ?? []) as Role[];
    delete properties.className;
    if (role) Object.assign(properties, colors[role]);
  }
  return dressed;
}

const paperOf = ({ width, height }: Drawing) => ({
  width: width + 2 * MARGIN,
  height: rounded(height + 2 * MARGIN),
});

/**
 * The drawing on paper as an SVG that needs no style sheet, with its look in attributes and `words`, an SVG of
 * its size, in place of its texts: where it is drawn, our fonts are not known.
 */
export function toPaperSvg(drawing: Drawing, words: string): string {
  const size = paperOf(drawing);
  const shapes = onPaper(drawing.parts.filter(({ tagName }) => tagName !== 'text'));
  const [open, close] = toHtml(
    s('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, [
      s('rect', { ...size, fill: paper }),
      s('g', { transform: `translate(${MARGIN} ${MARGIN})` }, [...shapes, s('g', { id: 'words' })]),
    ]),
    { space: 'svg' },
  ).split('<g id="words"></g>');
  return `${open}${words}${close}`;
}

/** The drawing on paper as an SVG to be taken away: it says what it shows, its points what they are, its texts stay text. */
export function toFileSvg(
  drawing: Drawing,
  size: Size,
  { title, description }: Pick<Telling, 'title' | 'description'>,
): string {
  const page = paperOf(drawing);
  const { points = [] } = drawing;
  return toHtml(
    s(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        role: 'img',
        ...page,
        viewBox: `0 0 ${page.width} ${page.height}`,
        fontFamily: 'Public Sans, Arial, sans-serif',
        fontSize: measures[size].type,
      },
      [
        s('title', title),
        s('desc', description),
        s('rect', { ...page, fill: paper }),
        s('g', { transform: `translate(${MARGIN} ${MARGIN})` }, [
          ...onPaper(drawing.parts),
          ...points.map(({ x, y, words }) =>
            s('circle', { cx: rounded(x), cy: rounded(y), r: REACH, fillOpacity: 0 }, [
              s('title', words),
            ]),
          ),
        ]),
      ],
    ),
    { space: 'svg' },
  );
}

/** Colour and weight of a text on paper. */
export function lookOfWord({ properties }: Element): { color: string; weight: 400 | 600 } {
  const [role] = (properties.className ?? []) as Role[];
  return {
    color: String(colors[role ?? 'word'].fill),
    weight: properties.fontWeight === undefined ? 400 : 600,
  };
}
