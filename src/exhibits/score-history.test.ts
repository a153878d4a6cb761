/** Is what a history leaves undrawn little, far away and told? */
import { madeRow } from '../../tests/made-board.ts';
import { expect, test } from 'vitest';
import { boardSchema, type Leaderboard } from '../model/leaderboard.ts';
import type { History } from '../charts/history-chart.ts';
import { scoreHistory } from './score-history.ts';

const row = (rank: number, model: string, score: number, interval?: number) =>
  madeRow(rank, model, score, { interval });

/** Four days with the model near 1,366 and rivals around it, to the first of which `more` rows are added. */
function board(more: ReturnType<typeof row>[], interval?: number): Leaderboard {
  return {
    ...boardSchema.parse({
      name: 'Arena, text-to-video',
      operator: 'Arena',
      url: 'https://arena.example/',
      track: 'text-to-video',
      metric: { name: 'Arena score', unit: 'points' },
      method: 'Votes.',
    }),
    id: 'arena',
    snapshots: ['2026-03-06', '2026-04-07', '2026-07-05', '2026-08-14'].map((date, at) => ({
      date,
      updated: undefined,
      listed: undefined,
      note: undefined,
      rows: [
        row(1, 'veo', 1381, interval),
        row(2, 'sora', 1366 + at, interval),
        row(3, 'grok', 1358, interval),
        row(4, 'wan', 1347, interval),
        ...(at === 0 ? more : []),
      ],
    })),
  };
}

const statesOf = (of: Leaderboard) => {
  const { chart } = scoreHistory(of, { model: 'sora' });
  return (chart?.data as History | undefined)?.states ?? [];
};
const undrawn = (of: Leaderboard) =>
  statesOf(of).flatMap(({ farBelow }) => farBelow.map(({ model }) => model));

test('a lone row farther below than any interval reaches is not drawn, and the note says which', () => {
  const of = board([row(5, 'old', 1266, 17)], 8);
  expect(undrawn(of)).toEqual(['old']);
  expect(statesOf(of)[0]?.others.map(({ model }) => model)).toEqual(['veo', 'grok', 'wan']);
  expect(scoreHistory(of, { model: 'sora' }).note).toContain(
    'An arrow stands for a row too far below to draw: old, 1,266 ± 17, on 6 Mar 2026.',
  );
});

test('a row that an interval might bridge is drawn', () => {
  const of = board([row(5, 'near', 1310, 17)], 8);
  expect(undrawn(of)).toEqual([]);
  expect(scoreHistory(of, { model: 'sora' }).note).not.toContain('too far below');
});

test('rows are drawn where they are more than a few', () => {
  const of = board(
    [5, 6, 7].map((rank) => row(rank, `old-${rank}`, 1266, 8)),
    8,
  );
  expect(undrawn(of)).toEqual([]);
});

test('the model itself is drawn however low it stands', () => {
  const { chart } = scoreHistory(board([row(5, 'old', 1266, 17)], 8), { model: 'old' });
  expect(chart).toBe(undefined);
  const low = board([], 8);
  for (const { rows } of low.snapshots) {
    for (const one of rows.filter(({ model }) => model === 'sora')) one.score = 1200;
  }
  expect(undrawn(low)).toEqual([]);
  expect(statesOf(low).map(({ score }) => score)).toEqual([1200, 1200, 1200, 1200]);
});

test('every row is drawn where no interval says how far is far', () => {
  expect(undrawn(board([row(5, 'old', 1266)]))).toEqual([]);
});
