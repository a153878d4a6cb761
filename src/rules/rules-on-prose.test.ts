/** Are the rules right on other people’s prose? Floors for precision and recall on both halves of the corpus. */
import { describe, expect, it } from 'vitest';
import { precisionOf, recallOf, scoresOf } from '../../bench/rule-verdicts.ts';
import { HALVES, readCases } from '../../bench/rules-corpus.ts';

const PRECISION = 0.97;
const RECALL = 0.95;
/** In a half with few cases one slip weighs more than three per cent. */
const ONE_SLIP = 40;

const cases = readCases();

describe.each(HALVES)('on the half of the corpus that is %s', (half) => {
  it.each(scoresOf(cases, half).map((score) => [score.ruleId, score] as const))(
    '%s seldom tells what is right, or passes over what is wrong',
    (_ruleId, score) => {
      const isSmall = score.hits + score.missed.length < ONE_SLIP;
      if (isSmall) expect(score.wrong.length).toBeLessThanOrEqual(1);
      else expect(precisionOf(score)).toBeGreaterThanOrEqual(PRECISION);
      expect(recallOf(score)).toBeGreaterThanOrEqual(RECALL);
    },
  );
});

it('the halves are about as large', () => {
  const heldOut = cases.filter(({ half }) => half === 'held-out').length;
  expect(cases.length).toBeGreaterThanOrEqual(900);
  expect(Math.abs(heldOut / cases.length - 0.5)).toBeLessThan(0.06);
});
