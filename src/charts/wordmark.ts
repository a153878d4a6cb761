/** How does our name stand where our faces do not reach? As one SVG of outlines, by day and by night. */
import satori from 'satori';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { masthead } from '../masthead.ts';
import { colorsOf } from './palette.ts';
import type { Typeface } from './share-image.ts';

const SIZE = 64;
/** Height of the sign beside letters of that size, and the space between them. */
const SIGN = 54;
const SPACE = 16;

/** SVG 2 (https://www.w3.org/TR/SVG2/) that needs no font, and its size; `title` is what it says when it is read out. */
export async function wordmark(
  title: string,
  faces: readonly Typeface[],
): Promise<{ svg: string; width: number; height: number }> {
  const { sign } = masthead;
  const [light, dark] = [colorsOf('light'), colorsOf('dark')];
  let width = 0;
  const drawn = await satori(
    {
      type: 'div',
      key: null,
      props: {
        id: 'name',
        style: { fontSize: SIZE, letterSpacing: -0.015 * SIZE, whiteSpace: 'nowrap' },
        children: title,
      },
    },
    {
      height: SIZE * 1.3,
      fonts: [...faces],
      onNodeDetected: (node) => {
        width = Math.max(width, node.left + node.width);
      },
    },
  );
  const outlines = [...drawn.matchAll(/<path[^>]* d="([^"]+)"/g)].map(([, d]) => d ?? '').join('');
  const scale = SIGN / sign.height;
  const left = Math.round(sign.width * scale + SPACE);
  const size = { width: Math.ceil(left + width), height: SIZE * 1.3 };
  const svg = s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      ariaLabel: title,
    },
    s(
      'style',
      `.ink{fill:${light.ink}}.line{fill:none;stroke:${light.accent};stroke-width:2}.frontier{stroke:${light.ink};stroke-dasharray:3 2.75}@media(prefers-color-scheme:dark){.ink{fill:${dark.ink}}.line{stroke:${dark.accent}}.frontier{stroke:${dark.ink}}}`,
    ),
    s('g', { transform: `translate(0 ${(SIZE * 1.3 - SIGN) / 2}) scale(${scale})` }, [
      s('path.line', { d: sign.reached }),
      s('path.line.frontier', { d: sign.frontier }),
    ]),
    s('path.ink', { transform: `translate(${left} 0)`, d: outlines }),
  );
  return { svg: toHtml(svg, { space: 'svg' }), ...size };
}
