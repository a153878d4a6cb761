import { describe, expect, test } from 'vitest';
import { evidenceText } from './evidence-text.ts';
import { findQuotation, quotationsIn } from './quotations.ts';

const text = evidenceText(
  'On Monday the maker said: “The model — it’s our best — will be\nopen by the end of the year, and everyone can run it.” 该公司表示模型将于年底前开放下载。',
  'en',
);
const isIn = (words: string) => 'found' in findQuotation(words, text);

describe('a quotation', () => {
  test.each([
    "the model – it's our best – will be open",
    'The model … will be open by the end of the year',
    'it’s our best [...] everyone can run it',
    '模型将于年底前开放下载',
  ])('is found word for word: %s', (words) => {
    expect(isIn(words)).toBe(true);
  });

  test.each([
    'the model will be open by the end of the year',
    'will be closed by the end of the year',
    'everyone can run it … it’s our best',
    'said the Model it’s our best',
  ])('is not found in other words, another order or other names: %s', (words) => {
    expect(isIn(words)).toBe(false);
  });

  test('that is not found shows the place that shares its words', () => {
    const answer = findQuotation('will be free by the end of the year', text);
    expect(answer).toMatchObject({ nearest: { paragraph: expect.any(Number) } });
  });
});

test('four words in marks are a quotation, fewer a term', () => {
  const sentence =
    'It “fell away”, says “a third force of weights”, and «tout le monde peut voir» and 「模型将于年底前开放」 and „bis zum Ende des Jahres“.';
  expect(quotationsIn(sentence).map(({ words }) => words)).toEqual([
    'a third force of weights',
    'tout le monde peut voir',
    '模型将于年底前开放',
    'bis zum Ende des Jahres',
  ]);
});
