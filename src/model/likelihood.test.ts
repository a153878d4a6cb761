import { describe, expect, test } from 'vitest';
import { likelihood } from './likelihood.ts';

describe('the words for a probability', () => {
  test.each([
    [0.01, 'almost no chance', [0, 0.05]],
    [0.2, 'very unlikely', [0.05, 0.2]],
    [0.21, 'unlikely', [0.2, 0.45]],
    [0.5, 'roughly even chance', [0.45, 0.55]],
    [0.93, 'very likely', [0.8, 0.95]],
    [0.99, 'almost certain', [0.95, 1]],
  ] as const)('%f is said as ICD 203 says it', (probability, words, range) => {
    expect(likelihood(probability)).toEqual({ words, range });
  });

  test('a number that is no probability is refused', () => {
    expect(() => likelihood(1.5)).toThrow('from 0 to 1');
  });
});
