/** Did what was said to be likely happen as often? Each tenth of the scale as a dot beside the diagonal. */
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';

export interface CalibrationDot {
  /** Mean probability said, 0 to 1. */
  said: number;
  /** Share that happened, 0 to 1. */
  happened: number;
  /** Forecasts behind the dot. */
  n: number;
}

const SIZE = 240;
const EDGE = 28;

/**
 * A square plot: said across, happened upwards, the size of a dot by its forecasts. `label` is read out in
 * its place; the figures stand in a table beside it.
 */
export function calibrationPlot(dots: readonly CalibrationDot[], label: string): string {
  const across = (share: number) => rounded(EDGE + share * (SIZE - 2 * EDGE));
  const up = (share: number) => SIZE - across(share);
  const most = Math.max(...dots.map(({ n }) => n));
  const word = (x: number, y: number, textAnchor: string, text: string) =>
    s('text', { x, y, textAnchor, fontSize: 11, fill: 'currentColor', stroke: 'none' }, text);
  const svg = s(
    'svg.calibration',
    {
      role: 'img',
      ariaLabel: label,
      viewBox: `0 0 ${SIZE} ${SIZE}`,
      width: SIZE,
      height: SIZE,
      fill: 'none',
      stroke: 'currentColor',
    },
    s('path', { d: `M${across(0)} ${up(1)}V${up(0)}H${across(1)}` }),
    s('path', {
      d: `M${across(0)} ${up(0)}L${across(1)} ${up(1)}`,
      strokeOpacity: 0.5,
      strokeDashArray: '2 4',
    }),
    dots.map(({ said, happened, n }) =>
      s('circle', {
        cx: across(said),
        cy: up(happened),
        r: rounded(2.5 + 4 * Math.sqrt(n / most)),
        fill: 'currentColor',
      }),
    ),
    word(across(0), SIZE - 10, 'start', '0 %'),
    word(across(1), SIZE - 10, 'end', '100 % said'),
    word(across(0), 16, 'start', '100 % happened'),
  );
  return toHtml(svg, { space: 'svg' });
}

const rounded = (length: number): number => Math.round(length * 10) / 10;
