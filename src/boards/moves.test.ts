import { madeRow, madeState } from '../../tests/made-board.ts';
import { expect, test } from 'vitest';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { movesIn as movesThrough } from './moves.ts';

/** What the last state says anew. */
const movesIn = (
  states: Snapshot[],
  metric: Leaderboard['metric'] = { name: 'Score', unit: 'points' },
) => movesThrough({ metric, names: {} }, states).at(-1)?.moves;

/** A complete list of models with their scores, each with an interval of 10. */
const state = (date: string, scores: Record<string, number>): Snapshot =>
  madeState(
    date,
    Object.entries(scores)
      .toSorted(([, a], [, b]) => b - a)
      .map(([model, score], at) => madeRow(at + 1, model, score)),
  );
const names = (seen: readonly { row: { model: string } }[] = []) =>
  seen.map(({ row }) => row.model);

test('a first state has a leader, and nothing in it is new', () => {
  const moves = movesIn([state('2026-01-01', { a: 100, b: 50 })]);
  expect(names(moves?.leaders)).toEqual(['a']);
  expect(moves).toMatchObject({ isNewLead: false, beyondChance: [], newcomers: [] });
});

test('a change of places that the intervals leave open is a new lead and no move', () => {
  const moves = movesIn([
    state('2026-01-01', { a: 100, b: 95 }),
    state('2026-02-01', { a: 100, b: 105 }),
  ]);
  expect(moves).toMatchObject({ isNewLead: true, beyondChance: [] });
});

test('a model moves where none of its possible ranks is one of those before', () => {
  const moves = movesIn([
    state('2026-01-01', { a: 200, b: 100 }),
    state('2026-02-01', { a: 200, b: 300, c: 50 }),
  ]);
  expect(names(moves?.beyondChance.map(({ after }) => after))).toEqual(['b', 'a']);
  expect(names(moves?.newcomers)).toEqual(['c']);
});

test('a model that was seen in any earlier state is no newcomer', () => {
  const moves = movesIn([
    state('2026-01-01', { a: 200, b: 100 }),
    state('2026-02-01', { a: 200 }),
    state('2026-03-01', { a: 200, b: 100 }),
  ]);
  expect(moves?.newcomers).toEqual([]);
});

test('nothing is known of a board without states', () => {
  expect(movesIn([])).toBeUndefined();
});
