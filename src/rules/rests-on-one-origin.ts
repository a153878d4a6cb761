/** Does more than one origin stand behind the piece? */
import type { Rule } from './rule.ts';

export const restsOnOneOrigin: Rule = {
  id: 'rests-on-one-origin',
  promise: 'A piece draws on more than one origin; copies and rewrites of one report count once.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }',
    breaks:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: The report retold, publisher: A site, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis, origin: report }',
    says: 'Unexpected single origin: all 2 sources cited go back to `report`, expected one that does not repeat it',
  },
  check(manuscript, report, { pieces }) {
    const { prose } = manuscript;
    const view = pieces.get(manuscript.slug);
    if (!view) return;
    const { cited, origins, sources } = view;
    const [origin, second] = origins;
    if (origin === undefined || second !== undefined) return;
    const own = sources.find(({ row }) => row.work === origin);
    const name = own ? `\`${own.source.id}\`` : `“${origin.source.title}”, as another piece says`;
    // A source whose entry cannot be read may be the second.
    if (prose.citations.some(({ source }) => !cited.includes(source))) return;
    report({
      at: ['sources'],
      message: `Unexpected single origin: ${
        cited.length === 1
          ? `every citation leads to ${name}`
          : `all ${cited.length} sources cited go back to ${name}`
      }, expected one that does not repeat it`,
    });
  },
};
