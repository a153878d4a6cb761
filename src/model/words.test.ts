import { expect, test } from 'vitest';
import { withWholeFigures } from './words.ts';

test('a figure stays with its interval and its unit, and words part as ever', () => {
  expect(withWholeFigures('It has 1,444 ± 15 points, 40 % of all ± some')).toBe(
    'It has 1,444\u00a0±\u00a015 points, 40\u00a0% of all ± some',
  );
});
