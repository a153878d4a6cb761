/** Is the text free of marks that only a program reads? */
import type { Rule } from './rule.ts';

export const marksAreRead: Rule = {
  id: 'marks-are-read',
  promise:
    'The text holds words: no mark of another tool or of a chat program is printed among them, and no address runs into what follows it.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps: 'A <mark>marked</mark> word.',
    breaks: 'A ==marked== word.',
    says: 'Unexpected `==marked==`, which readers see as it stands, expected `<mark>…</mark>`',
  },
  check({ marks }, report) {
    marks.filter(({ ruleId }) => ruleId === 'marks-are-read').forEach(report);
  },
};
