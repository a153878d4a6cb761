/** Is the day of publication one that its writer meant? */
import { dayAfter, dayOf } from '../model/date.ts';
import type { Rule } from './rule.ts';

/** Days ahead for which a piece may be scheduled without a word. */
const A_YEAR = 366;

export const publicationIsNear: Rule = {
  id: 'publication-is-near',
  promise: 'No piece waits for years because of a slip in its date.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps: 'datePublished: 2027-11-22',
    breaks: 'datePublished: 2062-11-22',
    says: 'Unexpected `datePublished` 2062-11-22, which is more than a year ahead: expected the day on which readers are to see the piece',
    today: '2026-11-23',
  },
  sees: (_manuscript, { today }) => today,
  check({ piece: { datePublished } }, report, { today }) {
    const day = dayOf(datePublished);
    if (day <= dayAfter(today, A_YEAR)) return;
    report({
      at: ['datePublished'],
      message: `Unexpected \`datePublished\` ${day}, which is more than a year ahead: expected the day on which readers are to see the piece`,
    });
  },
};
