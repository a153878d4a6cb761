import { describe, expect, it } from 'vitest';
import { findRanks, ranksInPassing } from './ranks.ts';

describe('ranks of a text', () => {
  it.each([
    ['The model ranks second on Arena.', 'ranks second', 2],
    ['It is the new No. 1 in electric cars.', 'No. 1', 1],
    ['Intel fell to third place.', 'third place', 3],
    ['The eighth-ranked model is open.', 'eighth-ranked', 8],
    ['Sora was fifth with 1,366 points.', 'was fifth', 5],
    ['GPT ranks 3rd.', 'ranks 3rd', 3],
    ['It is ranked number 3 worldwide.', 'ranked number 3', 3],
    ['By 14 August it was seventh.', 'was seventh', 7],
  ])('“%s” gives %s', (text, words, rank) => {
    expect(findRanks(text)).toMatchObject([{ text: words, rank, isTop: false }]);
    expect(findRanks(text)[0]?.offset).toBe(text.indexOf(words));
  });

  it('a top ten is a rank or better', () => {
    expect(findRanks('It stayed in the top ten.')).toMatchObject([{ rank: 10, isTop: true }]);
  });

  it.each([
    'In the first place, this is about the second half of the year.',
    'It was third-party data, and the first version was second to none.',
    'This is our number one priority for the top three reasons.',
    'Order No. 14110, patent no. 7 and Figure No. 2.',
    'It is the 10th largest economy and the second-largest share.',
    'Ranks 1–10 of 42 are visible; they ranked four models by price.',
    'He ranked the second option above the third.',
    'The top ten customers account for most of it.',
    'She was first to report it.',
  ])('“%s” gives none', (text) => {
    expect(findRanks(text)).toEqual([]);
  });

  it('are also given in passing, in a table or as a lead', () => {
    expect(ranksInPassing('16 April · 2nd · 1,444; rank 7; it leads')).toEqual(new Set([2, 7, 1]));
  });
});
