/** A leaderboard that a test writes: everything else in it is empty or the least there can be. */
import type { Leaderboard, Snapshot, SnapshotRow } from '../src/model/leaderboard.ts';

/** A row of the source `copy`; its interval reaches 10 to each side, unless `more` says otherwise. */
export const madeRow = (
  rank: number,
  model: string,
  score: number,
  more: Partial<Omit<SnapshotRow, 'rank' | 'model' | 'score'>> = {},
): SnapshotRow & { rank: number; score: number } => ({
  rank,
  model,
  developer: undefined,
  score,
  interval: 10,
  votes: undefined,
  source: 'copy',
  ...more,
});

/** A state that has its whole list, unless `more` says otherwise. */
export const madeState = (
  date: string,
  rows: SnapshotRow[],
  more: Partial<Snapshot> = {},
): Snapshot => ({ date, updated: undefined, listed: rows.length, note: undefined, rows, ...more });

/** A board with those states, the earliest first. */
export const madeBoard = (snapshots: Snapshot[], more: Partial<Leaderboard> = {}): Leaderboard => ({
  id: 'made',
  name: 'Made board',
  operator: 'Maker',
  url: 'https://maker.example/',
  track: 'text-to-video',
  metric: { name: 'Score', unit: 'points' },
  method: 'Votes.',
  called: [],
  names: {},
  sources: [],
  snapshots,
  ...more,
});
