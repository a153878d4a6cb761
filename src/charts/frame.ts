/** In what is every chart drawn? An SVG that says what it shows; its parts have roles, and the page gives them colours. */
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';

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
}

/** A drawing before it is written out. */
export interface Drawing {
  width: number;
  height: number;
  parts: Element[];
}

/** What a part is; `styles/charts.css` says how each role looks on a page. */
export type Role =
  | 'grid'
  | 'axis'
  | 'word'
  | 'name'
  | 'strong'
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

/** Lengths to a tenth of a pixel: finer ones only weigh. */
export const rounded = (length: number): number => Math.round(length * 10) / 10;

/** A text whose baseline begins, ends or is centred at x. */
export const word = (
  role: Role,
  x: number,
  y: number,
  text: string,
  textAnchor: 'start' | 'middle' | 'end' = 'start',
): Element =>
  s(
    'text',
    {
      className: [role],
      x: rounded(x),
      y: rounded(y),
      ...(textAnchor === 'start' ? {} : { textAnchor }),
    },
    text,
  );

export const line = (role: Role, x1: number, y1: number, x2: number, y2: number): Element =>
  s('line', {
    className: [role],
    x1: rounded(x1),
    y1: rounded(y1),
    x2: rounded(x2),
    y2: rounded(y2),
  });

export const dot = (role: Role, cx: number, cy: number, r: number): Element =>
  s('circle', { className: [role], cx: rounded(cx), cy: rounded(cy), r });

export const box = (role: Role, x: number, y: number, width: number, height: number): Element =>
  s('rect', {
    className: [role],
    x: rounded(x),
    y: rounded(y),
    width: rounded(width),
    height: rounded(height),
  });

/** Many short lines as one part; each from a point, `dx` to the right. */
export const dashes = (points: readonly [x: number, y: number][], dx: number): Element =>
  s('path', {
    className: ['dash'],
    d: points.map(([x, y]) => `M${rounded(x)} ${rounded(y)}h${rounded(dx)}`).join(''),
  });

/** Many boxes as one part. */
export const spans = (
  boxes: readonly { x: number; y: number; width: number; height: number }[],
): Element =>
  s('path', {
    className: ['span'],
    d: boxes
      .map(
        ({ x, y, width, height }) =>
          `M${rounded(x)} ${rounded(y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}z`,
      )
      .join(''),
  });

/** Widths of letters in our data type as a share of its size; close enough to keep labels apart. */
const WIDTHS: [RegExp, number][] = [
  [/[il.,:;'’|!·]/, 0.28],
  [/[frt()\-– ]/, 0.36],
  [/[mwMW]/, 0.86],
  [/[A-Z]/, 0.67],
  [/\d/, 0.62],
];
const USUAL_WIDTH = 0.57;

/** About how wide a text is, in pixels. */
export const widthOf = (text: string, type: number): number =>
  [...text].reduce(
    (sum, letter) =>
      sum + type * (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? USUAL_WIDTH),
    0,
  );

/** A text in lines no wider than `width`, broken between words; a longer word stands alone. */
export function wrapped(text: string, width: number, type: number): string[] {
  const lines: string[] = [];
  for (const next of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${next}`, type) <= width) {
      lines[lines.length - 1] = `${last} ${next}`;
    } else lines.push(next);
  }
  return lines;
}

/** A text no wider than `width`, cut with an ellipsis where it must be. */
export function shortened(text: string, width: number, type: number): string {
  if (widthOf(text, type) <= width) return text;
  let kept = text;
  while (kept.length > 1 && widthOf(`${kept}…`, type) > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}

function frame({ width, height, parts }: Drawing, size: Size, telling: Telling): Element {
  const id = `${telling.id}-${size}`;
  return s(
    'svg',
    {
      className: ['chart', `chart-${size}`],
      role: 'img',
      ariaLabelledBy: [`${id}-title`],
      ariaDescribedBy: [`${id}-desc`],
      viewBox: `0 0 ${width} ${rounded(height)}`,
      width,
      height: rounded(height),
      fontSize: measures[size].type,
    },
    s('title', { id: `${id}-title` }, telling.title),
    s('desc', { id: `${id}-desc` }, telling.description),
    parts,
  );
}

/** The drawing as SVG for a page, whose style sheet knows the roles. */
export const toPageSvg = (drawing: Drawing, size: Size, telling: Telling): string =>
  toHtml(frame(drawing, size, telling), { space: 'svg' });

/** Colours of our paper, for drawings that no style sheet reaches. */
const paper = { ground: '#fcfbf8', ink: '#1b1c1f', quiet: '#4e4f56', rule: '#d8d4c9' };
const accent = '#87301c';

/** Looks of the roles on paper. */
const looks: Record<Role, Record<string, string | number>> = {
  grid: { stroke: paper.rule },
  axis: { stroke: paper.quiet },
  word: { fill: paper.quiet },
  name: { fill: paper.ink },
  strong: { fill: accent, fontWeight: 600 },
  mark: { fill: accent },
  'mark-open': { fill: paper.ground, stroke: paper.quiet, strokeWidth: 1.5 },
  'mark-other': { fill: paper.quiet },
  whisker: { stroke: accent, strokeWidth: 2 },
  'whisker-other': { stroke: paper.quiet, strokeWidth: 1.25 },
  range: { stroke: accent, strokeWidth: 6, strokeOpacity: 0.28, strokeLineCap: 'round' },
  path: { fill: 'none', stroke: accent },
  dash: { fill: 'none', stroke: paper.quiet },
  span: { fill: paper.quiet, fillOpacity: 0.18 },
  band: { fill: '#f3f0e8' },
  'band-edge': { stroke: accent, strokeDashArray: '2 3' },
};

/** Free space around a drawing that stands alone. */
export const MARGIN = 16;

/**
 * The drawing on paper as an SVG that needs no style sheet, with its look in attributes and `words`, an SVG of
 * its size, in place of its texts: where it is drawn, our fonts are not known.
 */
export function toPaperSvg({ width, height, parts }: Drawing, words: string): string {
  const shapes = parts
    .filter(({ tagName }) => tagName !== 'text')
    .map((part) => structuredClone(part));
  for (const { properties } of shapes) {
    const [role] = (properties.className ?? []) as Role[];
    delete properties.className;
    if (role) Object.assign(properties, looks[role]);
  }
  const size = { width: width + 2 * MARGIN, height: rounded(height + 2 * MARGIN) };
  const [open, close] = toHtml(
    s('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, [
      s('rect', { ...size, fill: paper.ground }),
      s('g', { transform: `translate(${MARGIN} ${MARGIN})` }, [...shapes, s('g', { id: 'words' })]),
    ]),
    { space: 'svg' },
  ).split('<g id="words"></g>');
  return `${open}${words}${close}`;
}

/** Colour and weight of a text on paper. */
export function lookOfWord({ properties }: Element): { color: string; weight: 400 | 600 } {
  const [role] = (properties.className ?? []) as Role[];
  const { fill, fontWeight } = looks[role ?? 'word'];
  return { color: String(fill), weight: fontWeight === undefined ? 400 : 600 };
}
