/** Do overlapping intervals leave a rank as open as they should? Real rows of Arena’s lists among them. */
import { describe, expect, test } from 'vitest';
import type { SnapshotRow } from '../model/leaderboard.ts';
import { ordinal, rangeInWords, rankInWords, rankRanges } from './rank-range.ts';

/** Rows from `[score, interval]`, ranked in their order. */
const rows = (
  ...scores: [score?: number | undefined, interval?: number | undefined][]
): SnapshotRow[] =>
  scores.map(([score, interval], index) => ({
    rank: index + 1,
    model: `model-${index + 1}`,
    developer: undefined,
    score,
    interval,
    votes: undefined,
    source: 'copy',
  }));

const rangeOf = (list: SnapshotRow[], rank: number, listed?: number) => {
  const row = list[rank - 1];
  return row && rankRanges(list, { listed }).get(row);
};

/** The first rows of Arena’s text-to-video list of 16 April 2026. */
const april = rows([1460, 11], [1444, 15], [1375, 13], [1368, 12]);
/** Ranks 1 to 9 of the list of 14 August 2026. */
const august = rows(
  [1512, 11],
  [1494, 17],
  [1482, 10],
  [1477, 19],
  [1457, 15],
  [1453, 13],
  [1428, 13],
  [1364, 7],
  [1364, 14],
);

describe('a rank', () => {
  test('is open upwards and firm downwards where only the better neighbour overlaps', () => {
    expect(rangeOf(april, 2)).toEqual({ from: 1, to: 2, orLower: false });
    expect(rankInWords(2, rangeOf(april, 2))).toBe('2nd, could be 1st–2nd');
  });

  test('is firm where no interval reaches its own', () => {
    const firm = rows([1527, 13], [1482, 10], [1444, 15]);
    expect(rankInWords(2, rangeOf(firm, 2))).toBe('2nd, clear of its neighbours');
  });

  test('takes in every overlapping row, not just neighbours', () => {
    // FLUX 3 Video, 1,477 to 1,511, overlaps the row above it and three below.
    expect(rangeOf(august, 2)).toEqual({ from: 1, to: 4, orLower: false });
    expect(rangeOf(august, 7)).toEqual({ from: 6, to: 7, orLower: false });
  });

  test('is open where intervals touch at one point', () => {
    expect(rangeOf(rows([1442, 10], [1427, 5]), 2, 2)).toEqual({ from: 1, to: 2, orLower: false });
  });

  test('may be lower than all known rows where the list goes on', () => {
    expect(rangeOf(august, 9, 45)).toEqual({ from: 8, to: 9, orLower: true });
    expect(rankInWords(9, rangeOf(august, 9, 45))).toBe('9th, could be 8th or lower');
    expect(rangeOf(august, 9)?.orLower).toBe(true);
    expect(rangeOf(august, 9, 9)?.orLower).toBe(false);
  });

  test('is counted among known rows only: one without an interval neither adds nor takes a place', () => {
    const cut = rows([1460, 11], [1444, 15], [undefined, undefined]);
    expect(rangeOf(cut, 2, 3)).toEqual({ from: 1, to: 2, orLower: true });
    expect(rangeOf(cut, 3)).toBe(undefined);
  });

  test('has no range where no rival’s interval is known', () => {
    expect(rangeOf(rows([1357]), 1)).toBe(undefined);
    expect(rangeOf(rows([1460, 11], [1444]), 1)).toBe(undefined);
    expect(rankInWords(1, undefined)).toBe('1st');
  });

  test('is not held open by a second row of the same model', () => {
    const list = rows([1444, 15], [1440, 15], [1300, 5]).map((row, index) =>
      index === 1 ? { ...row, model: 'Model-1' } : row,
    );
    expect(rangeOf(list, 1, 2)).toEqual({ from: 1, to: 1, orLower: false });
  });
});

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [111, '111th'],
])('%i is written %s', (n, words) => {
  expect(ordinal(n)).toBe(words);
});

test('a range of one rank is that rank', () => {
  expect(rangeInWords({ from: 4, to: 4, orLower: false })).toBe('4th');
});
