/** What changed between two states of a board? Rows that are new, gone or moved, and whether by more than chance. */
import { modelKey, type Snapshot, type SnapshotRow } from '../model/leaderboard.ts';
import { completenessOf, leadersIn } from './states.ts';

export interface RowChange {
  model: string;
  /**
   * `first seen`: the earlier state shows a part of its list, so the model may have stood below the rows seen.
   * `gone`: a list that is whole no longer has it. `unseen`: the later state shows a part of its list, so the model may
   * stand below the rows seen.
   */
  is: 'new' | 'first seen' | 'gone' | 'unseen' | 'moved' | 'remeasured';
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
  /** Who leads, several where they are tied; undefined where that is not known of both. */
  leader: { before: string[]; now: string[] } | undefined;
}

/** The difference of a later state to an earlier one. */
export function compareStates(before: Snapshot, now: Snapshot): StateChange {
  const earlier = firstRows(before);
  const later = firstRows(now);
  const wasWhole = completenessOf(before).is === 'complete';
  const rows = [...later].flatMap(([key, row]): RowChange[] =>
    changeOf(row, earlier.get(key), wasWhole ? 'new' : 'first seen'),
  );
  const lost = [...earlier].flatMap(([key, row]): RowChange[] =>
    later.has(key)
      ? []
      : [
          {
            model: row.model,
            is: completenessOf(now).is === 'complete' ? 'gone' : 'unseen',
            before: row,
            now: undefined,
            isBeyondChance: undefined,
          },
        ],
  );
  const [was, is] = [knownLeaders(before), knownLeaders(now)];
  return {
    rows: [...rows, ...lost],
    leader: was.length > 0 && is.length > 0 ? { before: was, now: is } : undefined,
  };
}

function changeOf(
  now: SnapshotRow,
  before: SnapshotRow | undefined,
  isNew: 'new' | 'first seen',
): RowChange[] {
  const { model } = now;
  if (!before) return [{ model, is: isNew, before, now, isBeyondChance: undefined }];
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

/** Who has rank 1, several where they are tied; none where it is not known or sources differ. */
function knownLeaders(state: Snapshot): string[] {
  const { names, isTied } = leadersIn(state);
  return names.length < 2 || isTied ? names : [];
}
