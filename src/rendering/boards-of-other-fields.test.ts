/** Do boards of other fields read right: lower is better, ties, no margins of error, very long lists and histories? */
import { madeBoard, madeRow, madeState } from '../../tests/made-board.ts';
import { describe, expect, test } from 'vitest';
import { rankTable } from '../exhibits/board-table.ts';
import { leadersOf } from '../exhibits/leaders.ts';
import { scoreHistory } from '../exhibits/score-history.ts';
import { standings } from '../exhibits/standings.ts';
import { MOST_ROWS, stateTable } from '../exhibits/state-table.ts';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { historyOfStates, LATEST_STATES, statesOf } from '../publication/board-facts.ts';
import { boardNews } from '../publication/news.ts';
import { boardTitle, changeInBrief, movesInWords } from './board-told.ts';
import { compareStates } from '../boards/compare-states.ts';
import { completenessOf, leadersInWords, observationsIn, possiblePlace } from '../boards/states.ts';

type Row = [rank: number, model: string, score: number, interval?: number];

const state = (date: string, rows: readonly Row[], listed = rows.length): Snapshot =>
  madeState(
    date,
    rows.map(([rank, model, score, interval]) => madeRow(rank, model, score, { interval })),
    { listed },
  );

const board = (metric: Leaderboard['metric'], ...snapshots: Snapshot[]): Leaderboard =>
  madeBoard(snapshots, {
    id: 'words',
    name: 'Ear, dictation',
    operator: 'Ear',
    url: 'https://ear.example/',
    track: 'dictation',
    metric,
    method: 'Words that were heard wrong.',
  });

describe('a board on which lower scores are better', () => {
  const metric = {
    name: 'Errors',
    unit: 'per cent',
    intervalLevel: 0.95,
    better: 'lower' as const,
  };
  const first = state('2026-01-05', [
    [1, 'whisper', 4, 0.2],
    [2, 'parrot', 4.1, 0.2],
    [3, 'shell', 9, 0.2],
  ]);
  const second = state('2026-02-05', [
    [1, 'parrot', 3, 0.2],
    [2, 'whisper', 4, 0.2],
    [3, 'shell', 9, 0.2],
  ]);
  const made = board(metric, first, second);

  test('has its possible ranks the other way round', () => {
    expect(observationsIn(made, first).map((seen) => possiblePlace(seen))).toEqual([
      '1st, could be 1st–2nd',
      '2nd, could be 1st–2nd',
      '3rd, clear of its neighbours',
    ]);
  });

  test('tells who leads and what moved beyond chance by fewer errors', () => {
    const [latest] = statesOf(made);
    expect(latest && changeInBrief(made, latest)).toBe('parrot leads; it was whisper.');
    const clear = board(
      metric,
      state('2026-01-05', [
        [1, 'whisper', 4, 0.2],
        [2, 'parrot', 5, 0.2],
      ]),
      second,
    );
    const [moved] = statesOf(clear);
    expect(moved?.moves.beyondChance.map(({ after }) => after.row.model)).toEqual([
      'parrot',
      'whisper',
    ]);
  });

  test('gives the chance to be above the next to the one with fewer errors', () => {
    const { table } = stateTable(made, second);
    expect(table.rows.map((cells) => cells.at(-1))).toEqual([
      'over 99 %',
      'over 99 %',
      'not known',
    ]);
  });

  test('is drawn with the better score above, and says so on its axis', () => {
    const days = Array.from({ length: 5 }, (_, at) =>
      state(`2026-0${at + 1}-05`, [
        [1, 'parrot', 5 - at, 0.2],
        [2, 'whisper', 6, 0.2],
      ]),
    );
    const long = board(metric, ...days);
    for (const exhibit of [
      leadersOf(long),
      scoreHistory(long, { model: 'parrot', until: undefined, title: undefined }),
    ]) {
      const data = JSON.stringify(exhibit.chart?.data);
      expect(data).toContain('Errors, per cent; lower is better');
    }
    const points = leadersOf(long).chart?.draw('wide').points ?? [];
    const heights = points.map(({ y }) => y);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  });
});

describe('a board with ties', () => {
  const metric = { name: 'Score', unit: 'points' };
  const tied = state('2026-01-05', [
    [1, 'alpha', 90],
    [1, 'beta', 90],
    [3, 'gamma', 80],
    [4, 'delta', 70],
    [4, 'epsilon', 70],
  ]);
  const later = state('2026-02-05', [
    [1, 'alpha', 91],
    [2, 'beta', 90],
    [3, 'gamma', 80],
  ]);
  const made = board(metric, tied, later);

  test('says of each rank that is shared that it is', () => {
    expect(standings(made, tied).table.rows.map(([rank]) => rank)).toEqual([
      '1st, tied',
      '1st, tied',
      '3rd',
      '4th, tied',
      '4th, tied',
    ]);
    expect(leadersInWords(tied)).toBe('alpha and beta, tied');
    const [first] = boardNews(made);
    expect(first && boardTitle(first.what)).toBe(
      'Ear, dictation, 5 Jan 2026: alpha and beta, tied lead',
    );
  });

  test('is complete though no number follows a tie', () => {
    expect(completenessOf(tied)).toEqual({ is: 'complete', listed: 5 });
    expect(completenessOf({ ...tied, listed: 9 })).toEqual({ is: 'top', ranks: 4, listed: 9 });
  });

  test('tells that the lead is no longer shared', () => {
    expect(compareStates(tied, later).leader).toEqual({
      before: ['alpha', 'beta'],
      now: ['alpha'],
    });
    const [latest] = statesOf(made);
    expect(latest && changeInBrief(made, latest)).toContain(
      'alpha leads; they were alpha and beta.',
    );
  });
});

test('a board without margins of error says that nobody can tell moves from chance', () => {
  const made = board(
    { name: 'Score', unit: 'points' },
    state('2026-01-05', [
      [1, 'alpha', 90],
      [2, 'beta', 80],
    ]),
    state('2026-02-05', [
      [1, 'beta', 95],
      [2, 'alpha', 90],
    ]),
  );
  const [, news] = boardNews(made);
  expect(news && movesInWords(news.what).join(' ')).toContain(
    'Whether anything moved by more than chance cannot be said',
  );
  const [latest] = statesOf(made);
  expect(latest && changeInBrief(made, latest)).toContain(
    'No margins of error to tell moves from chance.',
  );
  expect(stateTable(made, made.snapshots[0] ?? state('', [])).hasChances).toBe(false);
});

test('a board of 500 rows and 300 states is told in parts, none of which grows with it', () => {
  const days = Array.from({ length: 300 }, (_, at) =>
    new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10),
  );
  const made = board(
    { name: 'Score', unit: 'points', intervalLevel: 0.95 },
    ...days.map((day, at) =>
      state(
        day,
        Array.from({ length: 500 }, (_row, n): Row => [
          n + 1,
          `model-${(n + at) % 520}`,
          2000 - n,
          9,
        ]),
      ),
    ),
  );
  const pages = historyOfStates(made);
  expect(pages).toHaveLength(25);
  expect(pages.flatMap(({ items }) => items.map(({ state: { date } }) => date))).toEqual(
    days.toReversed(),
  );
  const latest = pages[0]?.items.map((one) => one.state) ?? [];
  expect(rankTable({ ...made, snapshots: latest.toReversed() }).rows.length).toBeLessThan(30);
  expect(LATEST_STATES).toBeLessThan(300);
  const [last] = latest;
  expect(last && stateTable(made, last)).toMatchObject({ more: 500 - MOST_ROWS });
  expect(last && stateTable(made, last).table.rows).toHaveLength(MOST_ROWS);
  expect(last && standings(made, last).data.rows).toHaveLength(500);
  const drawn = leadersOf(made).chart?.draw('wide');
  expect(JSON.stringify(drawn?.parts).length).toBeLessThan(60_000);
}, 60_000);
