/** Does the piece say how it came about? */
import type { Rule } from './rule.ts';

export const framingIsGiven: Rule = {
  id: 'framing-is-given',
  promise: 'Every piece says why and how it was made and what it was read against.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps: 'framing: We read one report against two dated snapshots of the board it relies on.',
    breaks: '# framing: …',
    without: 'framing',
    says: 'Missing field `framing`, expected one to four sentences on why and how the piece was made and what it was read against',
  },
  check(manuscript, report) {
    if (manuscript.piece.framing !== undefined || 'framing' in manuscript.places) return;
    report({
      at: ['framing'],
      message:
        'Missing field `framing`, expected one to four sentences on why and how the piece was made and what it was read against',
    });
  },
};
