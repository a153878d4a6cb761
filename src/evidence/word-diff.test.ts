import { expect, test } from 'vitest';
import { wordDiff } from './word-diff.ts';

test('a changed passage has the words around it', () => {
  const before = 'On Monday the price of the plan was nine euros a month for all.';
  expect(wordDiff(before, before.replace('nine euros', 'twelve euros'))).toEqual([
    {
      before: 'nine',
      after: 'twelve',
      lead: 'Monday the price of the plan was'.replace('Monday ', ''),
      tail: 'euros a month for all.',
      start: before.indexOf('nine'),
    },
  ]);
});

test('white space is no change, and changes close to each other are one', () => {
  expect(wordDiff('one two  three', 'one two\nthree')).toEqual([]);
  expect(wordDiff('a red house and a blue door', 'a green house and one blue door')).toHaveLength(
    1,
  );
});
