/** Does every figure stand in a source that the sentence cites? */
import { inCode, nearestInWords, pieceEvidence, seenEvidence } from './piece-evidence.ts';
import type { Rule } from './rule.ts';

export const figureIsFound: Rule = {
  id: 'figure-is-found',
  promise:
    'A figure in a sentence with a citation stands in the text of a source it cites, or is worked out of figures that do.',
  severity: 'warning',
  example: {
    where: 'both',
    read: {
      report: 'The mill made 1,850 tonnes of flour in 2025, and 1,600 tonnes in 2024.',
      study: 'A study of mills.',
    },
    keeps:
      'computed:\n  - { figure: 250 tonnes, from: ["1,850 tonnes", "1,600 tonnes"] }\n---\nIt made 1850 tonnes [@report], 250 tonnes more than the year before [@report].',
    breaks: 'lang: en\n---\nIt made 1,805 tonnes [@report].',
    says: 'Unexpected “1,805”, which does not stand in the text of `report`: expected the figure as the source has it, or in `computed` what it is worked out of; nearest in `report`: “The mill made 1,850 tonnes of flour in 2025, and 1,600 tonnes in 2024.”',
  },
  sees: seenEvidence,
  check(manuscript, report, publication) {
    for (const figure of pieceEvidence(manuscript, publication)?.figures ?? []) {
      if (figure.is !== 'missing') continue;
      report({
        place: figure.place,
        message: `Unexpected “${figure.words}”, which does not stand in the text of ${inCode(figure.sources)}: expected the figure as the source has it, or in \`computed\` what it is worked out of${nearestInWords(figure.nearest)}`,
      });
    }
  },
};
