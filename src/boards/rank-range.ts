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

/** What else must be known of a state to say how firm its ranks are. */
export interface RangeRules {
  /** Models on the board; where it is unknown or more than the measured rows, a range that reaches the last is open below. */
  listed?: number | undefined;
  /** Which scores are the better ones; the higher where nothing is said. */
  better?: 'higher' | 'lower' | undefined;
}

/**
 * The ranks that each row could have among `rows`, the known rows of one state of its board: from 1 + the number of
 * models whose interval lies wholly on the better side of its own, to n − the number whose interval lies wholly on the
 * worse side, where n counts the rows with a score and an interval. Intervals that touch overlap. A row without an
 * interval, or without any other row that has one, has no range: nothing then says how firm its rank is.
 */
export function rankRanges(
  rows: readonly SnapshotRow[],
  { listed, better }: RangeRules = {},
): Map<SnapshotRow, RankRange> {
  const sign = better === 'lower' ? -1 : 1;
  const measured = rows.filter(isMeasured).map((row) => ({
    row,
    key: modelKey(row.model),
    worst: sign * row.score - row.interval,
    best: sign * row.score + row.interval,
  }));
  const byModel = Map.groupBy(measured, ({ key }) => key);
  const worsts = measured.map(({ worst }) => worst).sort((a, b) => a - b);
  const bests = measured.map(({ best }) => best).sort((a, b) => a - b);
  return new Map(
    measured.flatMap(({ row, key, worst, best }) => {
      const own = byModel.get(key) ?? [];
      const known = measured.length - own.length + 1;
      if (known === 1) return [];
      const above =
        worsts.length -
        placeIn(worsts, (other) => other <= best) -
        own.filter((other) => other.worst > best).length;
      const below =
        placeIn(bests, (other) => other < worst) - own.filter((other) => other.best < worst).length;
      const to = known - below;
      return [[row, { from: 1 + above, to, orLower: to === known && listed !== known }] as const];
    }),
  );
}

/** How many at the beginning of a sorted list are on this side of a border. */
function placeIn(sorted: readonly number[], isBefore: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(sorted[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}

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

/** A printed rank with what the intervals leave of it: `2nd, could be 1st–2nd`; `4th, clear of its neighbours`; `2nd, tied`. */
export function rankInWords(rank: number, range: RankRange | undefined, isTied = false): string {
  const printed = `${ordinal(rank)}${isTied ? ', tied' : ''}`;
  if (!range) return printed;
  if (range.from === rank && range.to === rank && !range.orLower) {
    return `${printed}, clear of its neighbours`;
  }
  return `${printed}, could be ${rangeInWords(range)}`;
}
