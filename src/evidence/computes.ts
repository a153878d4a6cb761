/** Does a computed figure follow from the figures it is computed from? A gap, a sum, a ratio, a share, a count of days. */
import { daysBetween } from '../model/date.ts';
import { type Figure } from './figure.ts';

export const computations = [
  'difference',
  'sum',
  'ratio',
  'change',
  'share',
  'days',
  'mean',
] as const;

/** `change` is the difference as a percentage of the first, `share` the first as a percentage of the second. */
export type Computation = (typeof computations)[number];

/** What a computation gives, without its sign; NaN where it cannot be made of these. */
function resultOf(kind: Computation, operands: readonly Figure[]): number {
  const values = operands.map(({ value }) => value);
  const [first = NaN, second = NaN] = values;
  const isPair = operands.length === 2;
  switch (kind) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'mean':
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case 'difference':
      return isPair ? Math.abs(first - second) : NaN;
    case 'ratio':
      return isPair ? first / second : NaN;
    case 'change':
      return isPair ? Math.abs((second - first) / first) * 100 : NaN;
    case 'share':
      return isPair ? (first / second) * 100 : NaN;
    case 'days':
      return isPair ? daysOf(operands) : NaN;
  }
}

/** Days between two dates; a date without a year has that of the other. */
function daysOf([from, to]: readonly Figure[]): number {
  const [one, other] = [from?.date, to?.date];
  if (!one?.day || !other?.day) return NaN;
  const year = one.year ?? other.year;
  if (year === undefined) return NaN;
  const day = (date: typeof one) =>
    `${date.year ?? year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
  return Math.abs(daysBetween(day(one), day(other)));
}

/** Computations that give a percentage. */
const PERCENTAGES: readonly Computation[] = ['change', 'share'];

/** True where the computation gives the result, within the rounding in which the result is written. */
export function computes(operands: readonly Figure[], kind: Computation, result: Figure): boolean {
  if (operands.length < 2) return false;
  const isPercentage = result.kind === 'percentage' && result.unit !== 'percentage-point';
  if (
    PERCENTAGES.includes(kind) !== isPercentage &&
    !(isPercentage && operands.every((one) => one.kind === 'percentage'))
  ) {
    return false;
  }
  const value = resultOf(kind, operands);
  const wanted = Math.abs(result.value);
  const slack =
    Math.max(result.isApproximate ? wanted * 0.025 : 0, result.tolerance) + wanted * 1e-9;
  // A rank is exact: `the 39th day` is 39 days after the first, or the 39th counted with it.
  return (
    Math.abs(Math.abs(value) - wanted) <= slack ||
    (kind === 'ratio' && Math.abs(1 / value - wanted) <= slack)
  );
}

/** By which computation a figure follows from others, or undefined. */
export const computedBy = (operands: readonly Figure[], result: Figure): Computation | undefined =>
  computations.find((kind) => computes(operands, kind, result));
