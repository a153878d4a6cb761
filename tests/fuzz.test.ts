/** Is nothing that happens to a file answered by a trace, a hang or a silent loss? Files changed by chance, taken as the check and `cite` take them. */
import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

const INPUTS = 3_000;

test('files that are changed by chance are read as they are typed, or what is wrong is told', () => {
  const { faults, accepted } = fuzz(INPUTS, 20261128);
  expect(faults.map(({ number, what }) => `${number}: ${what}`)).toEqual([]);
  // Among them are pieces without an error, of whose words none is lost.
  expect(accepted).toBeGreaterThan(INPUTS / 20);
}, 300_000);
