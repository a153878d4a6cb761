/** How did an estimate move? Probability over time as a small step line: an SVG that says in words what it shows. */
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { daysBetween, type Day } from '../model/date.ts';

export interface Estimate {
  date: Day;
  /** 0 to 1. */
  probability: number;
}

const WIDTH = 120;
const HEIGHT = 32;
/** Room for the line’s own width and its end. */
const EDGE = 3;

/**
 * A step line from the first estimate to `end`, on a scale from 0 to 100 % with the even chance marked.
 * It takes the colour of the text around it; `label` is read out in its place.
 */
export function stepLine(estimates: readonly Estimate[], end: Day, label: string): string {
  const [first, ...later] = estimates;
  if (!first) return '';
  const span = Math.max(1, daysBetween(first.date, end));
  const x = (date: Day) => {
    const share = Math.min(1, daysBetween(first.date, date) / span);
    return rounded(EDGE + share * (WIDTH - 2 * EDGE));
  };
  const y = (probability: number) => rounded(EDGE + (1 - probability) * (HEIGHT - 2 * EDGE));
  const steps = later.map(({ date, probability }) => `H${x(date)}V${y(probability)}`);
  const last = later.at(-1) ?? first;
  const svg = s(
    'svg.step-line',
    {
      role: 'img',
      ariaLabel: label,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      fill: 'none',
      stroke: 'currentColor',
    },
    s('path', {
      d: `M${EDGE} ${y(0.5)}H${WIDTH - EDGE}`,
      strokeOpacity: 0.4,
      strokeDashArray: '1 3',
    }),
    s('path', {
      d: `M${x(first.date)} ${y(first.probability)}${steps.join('')}H${x(end)}`,
      strokeWidth: 1.5,
    }),
    s('circle', { cx: x(end), cy: y(last.probability), r: 2.5, fill: 'currentColor' }),
  );
  return toHtml(svg, { space: 'svg' });
}

const rounded = (length: number): number => Math.round(length * 10) / 10;
