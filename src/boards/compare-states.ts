/** What changed between two states of a board? Rows that are new, gone or moved, and whether by more than chance. */
import { modelKey, type Snapshot, type SnapshotRow } from '../model/leaderboard.ts';
import { completenessOf } from './states.ts';

export interface RowChange {
  model: string;
  /**
   * `gone`: a list that shows its rank or is whole no longer has it. `unseen`: the later state shows fewer rows,
   * so nothing is known of it.
   */
  is: 'new' | 'gone' | 'unseen' | 'moved' | 'remeasured';
  before: SnapshotRow | undefined;
  now: SnapshotRow | undefined;
  /**
   * Of the scores: true where the two intervals do not touch, false where they do; undefined where a score or an
   * interval is not known. Whether a place moved by more than chance is asked of `movesIn`.
   */
  isBeyondChance: boolean | undefined;
}

export interface StateChange {
  /** Every row that is not as it was, in the order of the later state; rows that are gone follow. */
  rows: RowChange[];
  /** The models that lead, where a rank 1 is known in both. */
  leader: { before: string; now: string } | undefined;
}

/** The difference of a later state to an earlier one. */
export function compareStates(before: Snapshot, now: Snapshot): StateChange {
  const earlier = firstRows(before);
  const later = firstRows(now);
  const rows = [...later].flatMap(([key, row]): RowChange[] => changeOf(row, earlier.get(key)));
  const lost = [...earlier].flatMap(([key, row]): RowChange[] =>
    later.has(key)
      ? []
      : [
          {
            model: row.model,
            is: showsRank(now, row.rank) ? 'gone' : 'unseen',
            before: row,
            now: undefined,
            isBeyondChance: undefined,
          },
        ],
  );
  const [was, is] = [leaderOf(before), leaderOf(now)];
  return {
    rows: [...rows, ...lost],
    leader: was && is ? { before: was.model, now: is.model } : undefined,
  };
}

function changeOf(now: SnapshotRow, before: SnapshotRow | undefined): RowChange[] {
  const { model } = now;
  if (!before) return [{ model, is: 'new', before, now, isBeyondChance: undefined }];
  const isSame = (['rank', 'score', 'interval', 'votes'] as const).every(
    (column) => before[column] === now[column],
  );
  if (isSame) return [];
  const is = before.rank === now.rank ? 'remeasured' : 'moved';
  return [{ model, is, before, now, isBeyondChance: isApart(before, now) }];
}

type Measured = Pick<SnapshotRow, 'score' | 'interval'>;

/** True where two measurements exclude one another by their intervals; undefined where one of them is not known. */
export function isApart(one: Measured, other: Measured): boolean | undefined {
  if (one.score === undefined || other.score === undefined) return undefined;
  if (one.interval === undefined || other.interval === undefined) return undefined;
  return Math.abs(one.score - other.score) > one.interval + other.interval;
}

/** The row of each model, the first where sources differ. */
function firstRows({ rows }: Snapshot): Map<string, SnapshotRow> {
  const found = new Map<string, SnapshotRow>();
  for (const row of rows) {
    const key = modelKey(row.model);
    if (!found.has(key)) found.set(key, row);
  }
  return found;
}

/** True where a state would show a row of that rank. */
function showsRank(state: Snapshot, rank: number | undefined): boolean {
  const completeness = completenessOf(state);
  if (completeness.is === 'complete') return true;
  return completeness.is === 'top' && rank !== undefined && rank <= completeness.ranks;
}

/** The row of rank 1; undefined where it is not known or two rows share it. */
function leaderOf({ rows }: Snapshot): SnapshotRow | undefined {
  const first = rows.filter(({ rank }) => rank === 1);
  const models = new Set(first.map(({ model }) => modelKey(model)));
  return models.size === 1 ? first[0] : undefined;
}
