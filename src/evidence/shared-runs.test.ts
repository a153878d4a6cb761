import { expect, test } from 'vitest';
import { evidenceText } from './evidence-text.ts';
import { sharedPart, sharedRuns } from './shared-runs.ts';

const told =
  'The company put a new version of its video model on sale this week and said that it would be open to developers in six regions by the end of the summer';
const first = evidenceText(`Opening words of one kind. ${told}. A close of its own.`);

test('a run copied whole scores 1', () => {
  const [run] = sharedRuns(
    first,
    evidenceText(`Something else before. ${told}, we read. Nothing alike after.`),
    20,
  );
  expect(run).toMatchObject({ words: told.split(' ').length, score: 1 });
  expect(first.text.slice(run?.start, run?.end)).toBe(told);
});

test('a run re-worded by a few words is one run with a lower score', () => {
  const edited = told
    .replace('a new version', 'a newer version')
    .replace('would be open', 'would soon be open');
  const runs = sharedRuns(first, evidenceText(edited), 20);
  expect(runs).toHaveLength(1);
  expect(runs[0]?.score).toBeGreaterThan(0.8);
  expect(runs[0]?.score).toBeLessThan(1);
});

test('texts on one subject in words of their own share no run', () => {
  const other = evidenceText(
    'This week a video model went on sale; developers in six regions should have it before autumn, the company says.',
  );
  expect(sharedRuns(first, other, 8)).toEqual([]);
  expect(sharedPart(first, other)).toBeLessThan(0.1);
});

test('how much of the shorter text stands in the longer', () => {
  expect(sharedPart(first, evidenceText(told))).toBe(1);
});
