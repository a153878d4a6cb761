/** Does what we cite still stand, and can it still be read? */
import type { Rule } from './rule.ts';

const CURES = {
  corrected: 'expected the piece read against the corrected source',
  retracted: 'expected another source, or a caveat about what it was cited for',
  dead: 'expected an archived copy: `archived: https://…`',
} as const;

export const citedSourceStands: Rule = {
  id: 'cited-source-stands',
  promise:
    'A source that was corrected, retracted or lost is not cited as if nothing had happened.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting, state: dead, archived: "https://web.archive.org/web/2026/https://example.org/a" }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }',
    breaks:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting, state: { is: retracted, date: 2026-11-20 } }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }',
    says: 'Unexpected citation of `report`, which is retracted since 2026-11-20: expected another source, or a caveat about what it was cited for',
  },
  check(manuscript, report, { pieces }) {
    const { piece } = manuscript;
    const cited = new Set(pieces.get(manuscript.slug)?.cited);
    piece.sources.forEach(({ id, state, archived }, at) => {
      const { is } = state;
      if (!cited.has(id) || !(is in CURES) || (is === 'dead' && archived)) return;
      const since = 'date' in state ? ` since ${state.date}` : '';
      report({
        at: ['sources', at, 'state'],
        message: `Unexpected citation of \`${id}\`, which is ${is}${since}: ${CURES[is as keyof typeof CURES]}`,
      });
    });
  },
};
