/** Does the table of ranks tell each day once, and say what is not known? */
import { expect, test } from 'vitest';
import type { Leaderboard, SnapshotRow } from '../model/leaderboard.ts';
import { rankTable } from './board-table.ts';

const row = (model: string, rank: number | undefined, source = 'copy'): SnapshotRow => ({
  model,
  rank,
  developer: undefined,
  score: undefined,
  interval: undefined,
  votes: undefined,
  source,
});

const board: Leaderboard = {
  id: 'arena',
  name: 'Arena',
  operator: 'Arena',
  url: 'https://arena.example/',
  track: 'text-to-video',
  metric: { name: 'Arena score', unit: 'points' },
  method: 'Votes.',
  called: [],
  names: {},
  sources: [],
  snapshots: [
    {
      date: '2026-04-17',
      updated: '2026-04-16',
      listed: undefined,
      note: undefined,
      rows: [row('seedance', 1), row('happyhorse-1.0', 2)],
    },
    {
      date: '2026-05-06',
      updated: '2026-04-16',
      listed: undefined,
      note: undefined,
      rows: [row('seedance', 1), row('HappyHorse-1.0', 2)],
    },
    {
      date: '2026-08-21',
      updated: undefined,
      listed: undefined,
      note: undefined,
      rows: [
        row('omni', 1),
        row('happyhorse-1.0', 7),
        row('happyhorse-1.0', 6, 'press'),
        row('muse', undefined),
      ],
    },
  ],
};

test('every day of measurement is one column, and every model one row, in the order of the latest day', () => {
  const { columns, rows } = rankTable(board);
  expect(columns.map(({ name }) => name)).toEqual(['Model', '16 Apr 2026', '21 Aug 2026']);
  expect(rows).toEqual([
    ['omni', '–', '1st'],
    ['happyhorse-1.0', '2nd', '6th or 7th'],
    ['muse', '–', 'rank not known'],
    ['seedance', '1st', '–'],
  ]);
});
