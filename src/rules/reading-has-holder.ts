/** Does somebody really hold each reading? */
import type { Rule } from './rule.ts';

export const readingHasHolder: Rule = {
  id: 'reading-has-holder',
  promise: 'Every competing reading is held by somebody we name; where not, the page says so.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'narratives:\n  - { id: price, thesis: Price decides., strongest: Buyers compare what a clip costs., holder: A paper }',
    breaks:
      'narratives:\n  - { id: price, thesis: Price decides., strongest: Buyers compare what a clip costs. }',
    says: 'Missing holder of reading `price`, expected who argues it: `holder: …`',
  },
  check(manuscript, report) {
    manuscript.piece.narratives.forEach(({ id, holder }, at) => {
      if (holder !== 'unattributed') return;
      report({
        at: ['narratives', at, 'holder'],
        message: `Missing holder of reading \`${id}\`, expected who argues it: \`holder: …\``,
      });
    });
  },
};
