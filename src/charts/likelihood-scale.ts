/** How likely is it, at a glance? A mark on the line from 0 to 100 %, over the range that its words cover. */
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';

const WIDTH = 104;
const HEIGHT = 10;
/** Room for the mark at either end. */
const EDGE = 4;

/**
 * The line, the range `from` to `to` of the words and the mark at `probability`, each 0 to 1. It is drawn for
 * the eye alone: figure and words stand beside it.
 */
export function likelihoodScale(
  probability: number,
  [from, to]: readonly [number, number],
): string {
  const x = (share: number) => Math.round(EDGE + share * (WIDTH - 2 * EDGE));
  const svg = s(
    'svg.scale',
    { ariaHidden: 'true', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT },
    s('path', { d: `M${EDGE} 5H${WIDTH - EDGE}m0-3v6M${EDGE} 2v6` }),
    s('path.range', { d: `M${x(from)} 5H${x(to)}` }),
    s('circle', { cx: x(probability), cy: 5, r: 3.5 }),
  );
  return toHtml(svg, { space: 'svg' });
}
