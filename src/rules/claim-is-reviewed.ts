/** Is a claim looked at again on the day we promised? */
import { keyOf } from '../publication/cross-references.ts';
import type { Rule } from './rule.ts';

export const claimIsReviewed: Rule = {
  id: 'claim-is-reviewed',
  promise: 'A claim with a day of review is looked at again by that day.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps: 'claims:\n  - { id: rank, text: The model ranks second., reviewBy: 2027-02-28 }',
    breaks: 'claims:\n  - { id: rank, text: The model ranks second., reviewBy: 2026-02-28 }',
    says: 'Unexpected `reviewBy` 2026-02-28 in claim `rank`, which has passed: expected a later day once the claim has been reviewed, or another `status`',
    today: '2026-11-23',
  },
  check(manuscript, report, { namedClaims, today }) {
    manuscript.piece.claims.forEach(({ id, reviewBy }, at) => {
      if (reviewBy === undefined || reviewBy >= today) return;
      // A correction may have withdrawn it.
      const status = namedClaims.get(keyOf(manuscript.slug, id))?.status;
      if (status !== 'stands' && status !== 'weakened') return;
      report({
        at: ['claims', at, 'reviewBy'],
        message: `Unexpected \`reviewBy\` ${reviewBy} in claim \`${id}\`, which has passed: expected a later day once the claim has been reviewed, or another \`status\``,
      });
    });
  },
};
