/** Does the source say what we quote? */
import { inCode, nearestInWords, pieceEvidence, seenEvidence } from './piece-evidence.ts';
import type { Rule } from './rule.ts';

export const quotationIsFound: Rule = {
  id: 'quotation-is-found',
  promise:
    'What stands in quotation marks stands word for word in a source that the sentence cites.',
  severity: 'error',
  arguable: 'the words stand in a picture or a part of the source that no machine read',
  example: {
    where: 'prose',
    read: {
      report: 'The miller said that nobody had asked him about the price of flour.',
      study: 'A study of mills.',
    },
    keeps: 'He said that “nobody had asked him about the price” [@report].',
    breaks: 'He said that “nobody ever asked him about the cost” [@report].',
    says: 'Unexpected quotation “nobody ever asked him about the cost”, which does not stand in the text of `report`: expected the words of the source, or none in quotation marks; nearest in `report`: “The miller said that nobody had asked him about the price of flour.”',
  },
  sees: seenEvidence,
  check(manuscript, report, publication) {
    for (const quotation of pieceEvidence(manuscript, publication)?.quotations ?? []) {
      if (quotation.is !== 'missing') continue;
      report({
        place: quotation.place,
        isArguable: true,
        message: `Unexpected quotation “${quotation.words}”, which does not stand in the text of ${inCode(quotation.sources)}: expected the words of the source, or none in quotation marks${nearestInWords(quotation.nearest)}`,
      });
    }
  },
};
