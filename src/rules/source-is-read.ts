/** Did we read what we cite? */
import type { Rule } from './rule.ts';

export const sourceIsRead: Rule = {
  id: 'source-is-read',
  promise:
    'Sources are read in full; where we saw an excerpt or know one through others, it says so.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis, read: full }',
    breaks:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting, read: secondhand }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }',
    says: 'Unexpected sources not read in full: 1 of 2 (1 secondhand), expected `read: full` once they have been',
  },
  check(manuscript, report) {
    const { sources } = manuscript.piece;
    const count = (reading: string) => sources.filter(({ read }) => read === reading).length;
    const parts = (['excerpt', 'secondhand'] as const)
      .map((reading) => ({ reading, times: count(reading) }))
      .filter(({ times }) => times > 0);
    if (parts.length === 0) return;
    const unread = parts.reduce((sum, { times }) => sum + times, 0);
    const kinds = parts.map(({ reading, times }) => `${times} ${reading}`).join(', ');
    report({
      at: ['sources'],
      message: `Unexpected sources not read in full: ${unread} of ${sources.length} (${kinds}), expected \`read: full\` once they have been`,
    });
  },
};
