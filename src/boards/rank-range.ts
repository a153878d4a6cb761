/** Which rank could a model have? Intervals that overlap leave an order open; a printed rank hides that. */
import { modelKey, type SnapshotRow } from '../model/leaderboard.ts';

/** The ranks that the intervals of one state leave open. */
export interface RankRange {
  /** Best possible rank, from 1. */
  from: number;
  /** Worst possible rank among the known rows. */
  to: number;
  /**
   * True where the range reaches the last known row of a list that goes on: rows we cannot see may stand
   * above the model too.
   */
  orLower: boolean;
}

/** A row whose score and interval are known. */
type Measured = SnapshotRow & { score: number; interval: number };

const isMeasured = (row: SnapshotRow): row is Measured =>
  row.score !== undefined && row.interval !== undefined;

/**
 * The ranks that `row` could have among `rows`, the known rows of one state of its board: from 1 + the
 * number of models whose interval lies wholly above its own, to n − the number whose interval lies wholly
 * below, where n counts the rows with a score and an interval. Intervals that touch overlap.
 *
 * `listed` is the number of models on the board; where it is unknown or greater than the number of such
 * rows, a range that reaches the last of them is open below. Undefined where the row has no interval, or
 * no other row has one: nothing then says how firm a rank is.
 */
export function rankRange(
  row: SnapshotRow,
  rows: readonly SnapshotRow[],
  listed?: number,
): RankRange | undefined {
  if (!isMeasured(row)) return undefined;
  const others = rows
    .filter(isMeasured)
    .filter((other) => modelKey(other.model) !== modelKey(row.model));
  if (others.length === 0) return undefined;
  const known = others.length + 1;
  const above = others.filter((other) => lower(other) > upper(row)).length;
  const below = others.filter((other) => upper(other) < lower(row)).length;
  const to = known - below;
  return { from: 1 + above, to, orLower: to === known && listed !== known };
}

const lower = ({ score, interval }: Measured) => score - interval;
const upper = ({ score, interval }: Measured) => score + interval;

/** `1st`, `2nd`, `11th`. */
export function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

/** A range in words: `2nd`, `1st–2nd`, `8th or lower`. */
export function rangeInWords({ from, to, orLower }: RankRange): string {
  if (orLower) return `${ordinal(from)} or lower`;
  return from === to ? ordinal(from) : `${ordinal(from)}–${ordinal(to)}`;
}

/** A printed rank with what the intervals leave of it: `2nd, could be 1st–2nd`; `4th, clear of both neighbours`. */
export function rankInWords(rank: number, range: RankRange | undefined): string {
  if (!range) return ordinal(rank);
  if (range.from === rank && range.to === rank && !range.orLower) {
    return `${ordinal(rank)}, clear of its neighbours`;
  }
  return `${ordinal(rank)}, could be ${rangeInWords(range)}`;
}
