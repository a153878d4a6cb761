/** How does a chart look where no style sheet goes, such as in a feed reader? As an image on paper. */
import type { Element } from 'hast';
import { Resvg } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import { lookOfWord, MARGIN, measures, toPaperSvg, type Drawing, type Size } from './frame.ts';

/** Pixels of the image for each of the page. */
const SCALE = 2;

/** From the top of a line of Public Sans to its baseline, in ems, where the line is one em high. */
const BASELINE = 0.8625;

/** What can be drawn in every width. */
export interface Drawable {
  draw: (size: Size) => Drawing;
}

/** A drawing as it stands by itself, in pixels of a page, with its margin. */
export interface PaperImage {
  svg: string;
  width: number;
  height: number;
}

/** A chart on paper, in SVG that needs nothing but itself; `fonts` are its typeface in the weights 400 and 600. */
export async function paperImage(chart: Drawable, size: Size, fonts: Font[]): Promise<PaperImage> {
  const drawing = chart.draw(size);
  return {
    svg: toPaperSvg(drawing, await setWords(drawing, measures[size].type, fonts)),
    width: drawing.width + 2 * MARGIN,
    height: drawing.height + 2 * MARGIN,
  };
}

/**
 * A chart that is drawn wide, as PNG (https://www.w3.org/TR/png-3/). It
 * depends on nothing but what it is given.
 */
export async function exhibitImage(chart: Drawable, fonts: Font[]): Promise<Uint8Array> {
  const { svg, width } = await paperImage(chart, 'wide', fonts);
  return new Resvg(svg, {
    font: { loadSystemFonts: false },
    fitTo: { mode: 'width', value: width * SCALE },
  })
    .render()
    .asPng();
}

/** The texts of a drawing as outlines, so that no font of the machine is asked for. `type` is their size in pixels. */
function setWords({ width, height, parts }: Drawing, type: number, fonts: Font[]): Promise<string> {
  const words = parts.filter(({ tagName }) => tagName === 'text');
  return satori(
    {
      type: 'div',
      key: null,
      props: {
        style: { display: 'flex', width, height },
        children: words.map((word) => ({
          type: 'div',
          key: null,
          props: { style: styleOf(word, width, type), children: textOf(word) },
        })),
      },
    },
    { width, height: Math.ceil(height), fonts },
  );
}

function styleOf(word: Element, width: number, fontSize: number) {
  const { x, y, textAnchor } = word.properties;
  const { color, weight } = lookOfWord(word);
  const side = {
    start: { left: Number(x), justifyContent: 'flex-start' },
    middle: { left: Number(x) - width / 2, justifyContent: 'center' },
    end: { left: Number(x) - width, justifyContent: 'flex-end' },
  }[(textAnchor ?? 'start') as 'start' | 'middle' | 'end'];
  return {
    ...side,
    display: 'flex',
    position: 'absolute',
    width,
    top: Number(y) - BASELINE * fontSize,
    fontSize,
    lineHeight: 1,
    whiteSpace: 'nowrap',
    fontWeight: weight,
    color,
  };
}

const textOf = ({ children }: Element): string =>
  children.map((child) => ('value' in child ? child.value : '')).join('');
