/** What changed on a board from one state to the next, and what of it is more than chance? */
import { modelKey, type Leaderboard, type Snapshot } from '../model/leaderboard.ts';
import { mayBeOne } from './model-names.ts';
import { observationsIn, type Observation } from './states.ts';

/** What a state of a board says that the one before did not. */
export interface Moves {
  /** Whoever stands first, the row of each source. */
  leaders: Observation[];
  /** True where others stood first in the state before. */
  isNewLead: boolean;
  /** Models whose possible ranks of then and now have none in common: the intervals do not explain the move. */
  beyondChance: { before: Observation; after: Observation }[];
  /** True where a range is known then and now of any model: else nobody can say what is more than chance. */
  isMeasured: boolean;
  /** False of the first state we know. */
  hasBefore: boolean;
  /** Models that are not among the rows we know of any state before. */
  newcomers: Observation[];
}

/** What each of `states` of a board, which come the earliest first, says anew. */
export function movesIn(
  board: Pick<Leaderboard, 'metric' | 'names'>,
  states: readonly Snapshot[],
): { state: Snapshot; moves: Moves }[] {
  const known = new Set<string>();
  let then: Map<string, Observation> | undefined;
  return states.map((state) => {
    const now = observationsIn(board, state);
    const moves = movesBetween(board, then, now, known);
    then = new Map(now.map((seen) => [modelKey(seen.row.model), seen]));
    for (const key of then.keys()) known.add(key);
    return { state, moves };
  });
}

/** `then` are the rows of the state before, by model; `known` the models of all states before. */
function movesBetween(
  board: Pick<Leaderboard, 'names'>,
  then: ReadonlyMap<string, Observation> | undefined,
  now: readonly Observation[],
  known: ReadonlySet<string>,
): Moves {
  const pairs = now.flatMap((after) => {
    const before = then?.get(modelKey(after.row.model));
    return before ? [{ before, after }] : [];
  });
  const leaders = now.filter(({ row }) => row.rank === 1);
  return {
    leaders,
    isNewLead:
      then !== undefined &&
      !leaders.some(({ row }) =>
        [...then.values()].some(
          (seen) => seen.row.rank === 1 && mayBeOne(board, seen.row.model, row.model),
        ),
      ),
    beyondChance: pairs.filter(({ before, after }) => areApart(before, after)),
    isMeasured: pairs.some(({ before, after }) => before.range && after.range),
    hasBefore: then !== undefined,
    newcomers: then
      ? now.filter(
          ({ row }) =>
            !known.has(modelKey(row.model)) &&
            ![...known].some((model) => mayBeOne(board, model, row.model)),
        )
      : [],
  };
}

/** True where no rank is possible in both. A range that is open below reaches down to the end of the list. */
function areApart({ range: one }: Observation, { range: other }: Observation): boolean {
  if (!one || !other) return false;
  const last = ({ to, orLower }: typeof one) => (orLower ? Infinity : to);
  return last(one) < other.from || last(other) < one.from;
}
