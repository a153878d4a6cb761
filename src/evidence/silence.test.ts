import { expect, test } from 'vitest';
import { statesSilence } from './silence.ts';

test.each([
  'It does not say which board it means.',
  'The reports don’t name the index.',
  'The page gives no date.',
  'Our sources are silent on price.',
  'None of our sources gives a figure.',
  'No source names the seller.',
  'The list price was not found.',
  'The report nowhere states the version.',
  'It launched without saying when.',
  'The licence is left unsaid.',
  'The note says nothing about speed.',
  'We found no later check.',
])('states a silence: %s', (sentence) => {
  expect(statesSilence(sentence)).toBe(true);
});

test.each([
  'The model was not released in Europe.',
  'It ranks second, no longer first.',
  'The report names the board and gives a date.',
  'The forecast did not fail.',
  'Its maker asked why others “did not disclose the price” at once.',
])('states none: %s', (sentence) => {
  expect(statesSilence(sentence)).toBe(false);
});

test('in German, French, Chinese and Japanese', () => {
  expect(statesSilence('Der Bericht nennt keinen Preis.', 'de')).toBe(true);
  expect(statesSilence('La page ne précise pas la version.', 'fr')).toBe(true);
  expect(statesSilence('文章没有说明具体版本。', 'zh')).toBe(true);
  expect(statesSilence('価格については言及していない。', 'ja')).toBe(true);
});
