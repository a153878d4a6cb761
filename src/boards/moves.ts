/** What changed on a board from one state to the next, and what of it is more than chance? */
import { modelKey, type Snapshot } from '../model/leaderboard.ts';
import { observationsIn, type Observation } from './states.ts';

/** What a state of a board says that the one before did not. */
export interface Moves {
  /** Whoever stands first, the row of each source. */
  leaders: Observation[];
  /** True where others stood first in the state before. */
  isNewLead: boolean;
  /** Models whose possible ranks of then and now have none in common: the intervals do not explain the move. */
  beyondChance: { before: Observation; after: Observation }[];
  /** Models that are not among the rows we know of any state before. */
  newcomers: Observation[];
}

/** What the last of `states`, which come the earliest first, says anew. */
export function movesIn(states: readonly Snapshot[]): Moves | undefined {
  const last = states.at(-1);
  if (!last) return undefined;
  const earlier = states.slice(0, -1);
  const before = earlier.at(-1);
  const now = observationsIn(last);
  const then = new Map(
    (before ? observationsIn(before) : []).map((seen) => [modelKey(seen.row.model), seen]),
  );
  const known = new Set(earlier.flatMap(({ rows }) => rows.map(({ model }) => modelKey(model))));
  const leaders = now.filter(({ row }) => row.rank === 1);
  return {
    leaders,
    isNewLead:
      before !== undefined &&
      !leaders.some(({ row }) => then.get(modelKey(row.model))?.row.rank === 1),
    beyondChance: now.flatMap((after) => {
      const seen = then.get(modelKey(after.row.model));
      return seen && areApart(seen, after) ? [{ before: seen, after }] : [];
    }),
    newcomers: before ? now.filter(({ row }) => !known.has(modelKey(row.model))) : [],
  };
}

/** True where no rank is possible in both. A range that is open below reaches down to the end of the list. */
function areApart({ range: one }: Observation, { range: other }: Observation): boolean {
  if (!one || !other) return false;
  const last = ({ to, orLower }: typeof one) => (orLower ? Infinity : to);
  return last(one) < other.from || last(other) < one.from;
}
