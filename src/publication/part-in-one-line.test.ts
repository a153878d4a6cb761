/** What does the line of a folded part tell? */
import { expect, test } from 'vitest';
import { closedInOneLine, partInOneLine, settledInOneLine } from './part-in-one-line.ts';
import type { PieceView } from './publication.ts';
import type { CaveatRow, ForecastRow } from './rows.ts';

const settled = (outcome: string, isOurs: boolean) =>
  ({ isOurs, resolution: { outcome } }) as unknown as ForecastRow;
const closed = (date: string) => ({ closed: { date } }) as unknown as CaveatRow;

test.each([
  [[settled('yes', true)], '1 forecast settled: happened'],
  [
    [settled('ambiguous', false), settled('ambiguous', false)],
    '2 forecasts of others settled: all ambiguous',
  ],
  [
    [settled('no', true), settled('ambiguous', false), settled('no', true)],
    '3 forecasts settled: 2 did not happen, 1 ambiguous',
  ],
])('forecasts that are settled are told by how they ended: %#', (rows, line) => {
  expect(settledInOneLine(rows)).toBe(line);
});

test.each([
  [[closed('2026-11-20')], '1 caveat closed, on 20 Nov 2026'],
  [[closed('2026-11-28'), closed('2026-11-20')], '2 caveats closed, the last on 28 Nov 2026'],
])('caveats that are closed are told with the last day: %#', (rows, line) => {
  expect(closedInOneLine(rows)).toBe(line);
});

test.each([
  [['stands'], '1 claim: standing'],
  [['stands', 'stands'], '2 claims: all standing'],
  [['stands', 'corrected', 'stands'], '3 claims: 2 standing, 1 corrected'],
])('claims are told by how they stand: %j', (statuses, line) => {
  const claims = statuses.map((status) => ({ status, doubts: [] }));
  expect(partInOneLine('claims', { claims } as unknown as PieceView)).toBe(line);
});

test('a part that is open when a piece is read stands without a line', () => {
  expect(partInOneLine('caveats', {} as PieceView)).toBeUndefined();
});
