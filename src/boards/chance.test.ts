/** Is the chance that one row stands above another what its intervals say? */
import { expect, test } from 'vitest';
import { chanceAbove, chanceInWords } from './chance.ts';

const metric = { name: 'Score', unit: 'points', intervalLevel: 0.95 };
const row = (score?: number, interval?: number) => ({ score, interval });

test.each([
  ['equal scores', row(1460, 11), row(1460, 15), 0.5],
  // The difference is as wide as the deviation of it, √2 · 10 / 1.96.
  ['a difference of one deviation', row(1007.2154, 10), row(1000, 10), 0.8413],
  ['one of 1.96 deviations', row(1014.1421, 10), row(1000, 10), 0.975],
  ['the same the other way', row(1000, 10), row(1014.1421, 10), 0.025],
])('%s', (_what, one, other, expected) => {
  expect(chanceAbove({ metric }, one, other)).toBeCloseTo(expected, 4);
});

test('where lower scores are better the lower one is likely above', () => {
  const lower = { metric: { ...metric, better: 'lower' as const } };
  expect(chanceAbove(lower, row(1000, 10), row(1014.1421, 10))).toBeCloseTo(0.975, 4);
});

test('an interval of 90 per cent is narrower for the same doubt', () => {
  const ninety = { metric: { ...metric, intervalLevel: 0.9 } };
  expect(chanceAbove(ninety, row(1014.1421, 10), row(1000, 10))).toBeCloseTo(0.95, 4);
});

test.each([
  ['a score', metric, row(), row(1000, 10)],
  ['an interval', metric, row(1010), row(1000, 10)],
  ['the level', { ...metric, intervalLevel: undefined }, row(1010, 10), row(1000, 10)],
])('nothing is said where %s is not known', (_what, of, one, other) => {
  expect(chanceAbove({ metric: of as typeof metric }, one, other)).toBeUndefined();
});

test('it is told in whole per cent, and never as certain', () => {
  expect([0.8413, 0.99999, 0.001].map(chanceInWords)).toEqual(['84 %', 'over 99 %', 'under 1 %']);
});
