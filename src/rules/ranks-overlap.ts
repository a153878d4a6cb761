/** Is a lead really a lead? Scores whose intervals overlap order nothing. */
import { placeInSentence } from '../model/prose.ts';
import type { Rule } from './rule.ts';
import { isEnglish, ownSentences } from '../statements/texts.ts';

const NUMBER = '\\d[\\d,]*(?:\\.\\d+)?';
/** `1,460 ± 11`, `61.2 % (±3)`, `81.2 (95% CI 78.0–84.4)`. */
const SCORE = new RegExp(
  `(?<score>${NUMBER})\\s?(?:%|per cent|percent|points?|°C)?\\s?\\(?(?:(?:±|\\+\\/[-−–])\\s?(?<interval>${NUMBER})|(?:95|99|90)\\s?(?:%|per cent) C\\.?I\\.?:?,? (?<from>${NUMBER})(?:[–-]| to )(?<to>${NUMBER}))\\)?`,
  'g',
);
const LEAD =
  /\b(?:ahead of|clear of|in front of|beats?|leads?|led|edges? (?:out|past)|edged (?:out|past)|outperform(?:s|ed)?|outscores?|outscored|outdoes|outpaces?|outpaced|surpass(?:es|ed)|overtakes?|overtook|tops|topped|exceeds?|exceeded|superior to|inferior to|trails?|trailed|defeats?|defeated|(?:\p{L}{2,}er|(?:more|less) \p{L}+|better|worse) than|more than(?! (?:\d|about|half)))\b/iu;
const DOUBT =
  /\b(?:overlap\w*|within|tie[ds]?|level|indistinguishable|not|no|nor|cannot|can’t|hardly|barely|statistical\w*|noise|margin|interval\w*|uncertain\w*|only just|nominal\w*)\b|n’t\b/i;

export const ranksOverlap: Rule = {
  id: 'ranks-overlap',
  promise:
    'Where a sentence gives two scores with overlapping intervals, it does not call one ahead without saying so.',
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
      if (!/±|\+\/|C\.?I\b/.test(text)) continue;
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
  if (groups?.from !== undefined) return [number(groups.from), number(groups.to)];
  const score = number(groups?.score);
  const interval = number(groups?.interval);
  return [score - interval, score + interval];
}

const overlap = (a: Range, b: Range): boolean => a[0] <= b[1] && b[0] <= a[1];
