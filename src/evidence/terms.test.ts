import { expect, test } from 'vitest';
import { evidenceText } from './evidence-text.ts';
import { findTerms } from './terms.ts';

const hits = (terms: string[], text: string) =>
  findTerms(terms, evidenceText(text)).map((hit) => hit.text);

test('a term is found in the singular and plural, with hyphen, space or neither, in any case', () => {
  expect(hits(['open source'], 'Open-source, opensource and open  sources.')).toEqual([
    'Open-source',
    'opensource',
    'open  sources',
  ]);
  expect(hits(['licences'], 'A licence and its LICENCES')).toEqual(['licence', 'LICENCES']);
  expect(hits(['study'], 'Two studies, one study’s end')).toEqual(['studies', 'study’s']);
  expect(hits(['box'], 'boxes')).toEqual(['boxes']);
});

test('a word does not find a longer one, unless it is asked for with a star', () => {
  expect(hits(['open'], 'OpenAI reopened')).toEqual([]);
  expect(hits(['open*'], 'OpenAI reopened')).toEqual(['OpenAI']);
});

test('a figure is found in any spelling', () => {
  expect(hits(['15B'], 'It has 15 billion parameters, not 15.')).toEqual(['15 billion']);
});

test('in Chinese and Japanese a term is found within a sentence', () => {
  expect(hits(['权重', 'Wan'], '其权重和Wan的代码')).toEqual(['权重', 'Wan']);
});

test('each hit has its passage', () => {
  const [hit] = findTerms(['weights'], evidenceText('No.\n\nThe weights are open.'));
  expect(hit?.passage).toEqual({ text: 'The weights are open.', start: 9, paragraph: 2 });
});
