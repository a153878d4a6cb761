/** Does every citation become a mark that a reader can follow? */
import type { Rule } from './rule.ts';

export const citationIsShown: Rule = {
  id: 'citation-is-shown',
  promise: 'Every citation is a mark that leads to its source; none is printed as it was typed.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps: 'The model ranks second [see @report, p. 3].',
    breaks: 'The model ranks second \\[@report].',
    says: 'Unexpected `\\[@report]`, which readers see as it stands, expected `[@report]`',
  },
  check({ marks }, report) {
    marks.filter(({ ruleId }) => ruleId === 'citation-is-shown').forEach(report);
  },
};
