/** Is every field what it says it is? */
import { foundInReading, type Rule } from './rule.ts';

export const frontmatterIsValid: Rule = {
  id: 'frontmatter-is-valid',
  promise: 'Every piece states what a reader needs to judge it, in fields that mean one thing.',
  severity: 'error',
  example: {
    where: 'frontmatter',
    keeps: 'type: explainer',
    breaks: 'typ: explainer',
    says: 'Unexpected field `typ`, did you mean `type`?',
  },
  check: foundInReading('frontmatter-is-valid'),
};
