/** Is a lead really a lead? Scores whose intervals overlap order nothing. */
import { placeInSentence } from '../model/prose.ts';
import type { Rule } from './rule.ts';
import { isEnglish, ownSentences } from '../statements/texts.ts';

const SCORE = /(?<score>\d[\d,]*(?:\.\d+)?)\s?(?:±|\+\/[-−–])\s?(?<interval>\d[\d,]*(?:\.\d+)?)/g;
const LEAD =
  /\b(?:ahead of|clear of|beats?|leads?|led|outperform(?:s|ed)?|outscores?|outscored|surpass(?:es|ed)|tops|topped|better than|superior to|defeats?|defeated)\b/i;
const DOUBT =
  /\b(?:overlap\w*|within|tie[ds]?|level|indistinguishable|not|no|nor|cannot|can’t|hardly|barely|statistical\w*|noise|margin|interval\w*|uncertain\w*|only just|nominal\w*)\b|n’t\b/i;

export const ranksOverlap: Rule = {
  id: 'ranks-overlap',
  promise: 'Where the intervals of two scores overlap, we do not call one ahead without saying so.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps:
      'Seedance 2.0 is ahead of Veo 3.1, with 1,460 ± 11 against 1,375 ± 9 [@report]. It leads HappyHorse 1.0 with 1,460 ± 11 to 1,444 ± 15, within overlapping intervals [@report].',
    breaks:
      'Seedance 2.0 is ahead of HappyHorse 1.0, with 1,460 ± 11 against 1,444 ± 15 [@report].',
    says: 'Unexpected “ahead of” between 1,460 ± 11 and 1,444 ± 15, whose intervals overlap: expected words that say so, such as “within overlapping intervals”',
  },
  check(manuscript, report) {
    if (!isEnglish(manuscript)) return;
    for (const sentence of ownSentences(manuscript.prose)) {
      const { text } = sentence;
      const lead = LEAD.exec(text);
      const [first, second, third] = [...text.matchAll(SCORE)];
      if (!lead || !first || !second || third || DOUBT.test(text)) continue;
      if (!overlap(rangeOf(first), rangeOf(second))) continue;
      report({
        place: placeInSentence(sentence, lead.index),
        message: `Unexpected “${lead[0]}” between ${first[0]} and ${second[0]}, whose intervals overlap: expected words that say so, such as “within overlapping intervals”`,
      });
    }
  },
};

type Range = [from: number, to: number];

function rangeOf({ groups }: RegExpMatchArray): Range {
  const number = (text = '') => Number(text.replaceAll(',', ''));
  const score = number(groups?.score);
  const interval = number(groups?.interval);
  return [score - interval, score + interval];
}

const overlap = (a: Range, b: Range): boolean => a[0] <= b[1] && b[0] <= a[1];
