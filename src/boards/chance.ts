/** How likely is one row of a state to stand above another? From the intervals of both, taken as those of normal distributions. */
import type { Leaderboard, SnapshotRow } from '../model/leaderboard.ts';

/** Where the method is described: the difference of two estimates with known deviations. */
export const CHANCE_SOURCE = 'https://www.itl.nist.gov/div898/handbook/eda/section3/eda353.htm';

/**
 * The probability, 0 to 1, that the true score of `one` is better than that of `other`: Φ(d / √(s₁² + s₂²)), with the
 * difference d and deviations s that follow from the half widths and the level of the intervals. The two are taken as
 * independent. Undefined where a score, an interval or the level is not known.
 */
export function chanceAbove(
  { metric: { intervalLevel, better } }: Pick<Leaderboard, 'metric'>,
  one: Pick<SnapshotRow, 'score' | 'interval'>,
  other: Pick<SnapshotRow, 'score' | 'interval'>,
): number | undefined {
  if (one.score === undefined || other.score === undefined) return undefined;
  if (one.interval === undefined || other.interval === undefined) return undefined;
  if (intervalLevel === undefined || intervalLevel <= 0 || intervalLevel >= 1) return undefined;
  const difference = better === 'lower' ? other.score - one.score : one.score - other.score;
  const deviation = Math.hypot(one.interval, other.interval) / halfWidthOf(intervalLevel);
  if (deviation === 0) return difference === 0 ? 0.5 : Number(difference > 0);
  return normalBelow(difference / deviation);
}

/** Deviations that an interval of a level reaches to each side: 1.96 of 0.95. */
function halfWidthOf(level: number): number {
  let [low, high] = [0, 40];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (2 * normalBelow(middle) - 1 < level) low = middle;
    else high = middle;
  }
  return low;
}

/** Φ, to seven digits: https://personal.math.ubc.ca/~cbm/aands/page_932.htm (26.2.17). */
function normalBelow(x: number): number {
  if (x < 0) return 1 - normalBelow(-x);
  const t = 1 / (1 + 0.231_641_9 * x);
  const tail =
    t *
    (0.319_381_53 +
      t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}

/** `86 %`; never quite certain: `over 99 %`, `under 1 %`. */
export function chanceInWords(chance: number): string {
  const percent = Math.round(chance * 100);
  if (percent > 99) return 'over 99 %';
  return percent < 1 ? 'under 1 %' : `${percent} %`;
}
