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
  'No page before August names a country.',
  'No report from that week gives a price.',
  'Not a single account names the buyer.',
  'Neither paper reports the sample size.',
  'Neither the club nor the league named a fee.',
  'Nobody has said who paid.',
  'The company has not said how many were sold.',
  'The ministry has yet to publish the data.',
  'The minister would not say who signed it.',
  'The size remains unknown.',
  'How it was trained is not public.',
  'The page lacks a date.',
  'The report skips the question of cost.',
  'The card is mute on training data.',
  'The maker keeps the number to itself.',
  'A price is missing from the announcement.',
  'The study never states its sample.',
  'There is no public record of the vote.',
  'No date is given for the vote.',
  'Hardly a word on safety stands in the report.',
])('states a silence: %s', (sentence) => {
  expect(statesSilence(sentence)).toBe(true);
});

test.each([
  'The model was not released in Europe.',
  'It ranks second, no longer first.',
  'The report names the board and gives a date.',
  'The forecast did not fail.',
  'No report is due before August.',
  'No paper is free of error.',
  'Neither team scored in the first half.',
  'The ministry has yet to open the road.',
  'The company has not sold a unit.',
  'The team skips the first round.',
  'He was missing from the line-up.',
  'The law is not public transport’s friend.',
  'Unknown to his rivals, he had trained for weeks.',
  'No government before 1990 published fewer laws.',
  'It was unclear who had made it.',
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
