/** Is one work described in one way across the site? */
import { sourceContainer, sourceIdentity, type Source } from '../model/source.ts';
import type { Rule } from './rule.ts';

/** What two entries for one work must share; notes, dates of access and ids are each piece’s own. */
const described = {
  title: (source: Source) => source.title,
  'container-title': sourceContainer,
  issued: (source: Source) => source.issued,
  role: (source: Source) => source.role,
};

export const sourcesAgree: Rule = {
  id: 'sources-agree',
  promise: 'One work is described in one way wherever we cite it.',
  severity: 'error',
  arguable: 'a page was rewritten under its address, and we cite both states',
  example: {
    where: 'frontmatter',
    keeps:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: Another report, publisher: A paper, URL: "https://example.org/b", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }',
    breaks:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: The report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }',
    says: 'Unexpected `title` “The report” for a source that content/analysis/example/index.mdx describes with “A report”, expected one description for one address',
  },
  check(manuscript, report, publication) {
    manuscript.piece.sources.forEach((source, at) => {
      const [first] = publication.works.get(sourceIdentity(source))?.listings ?? [];
      if (!first || first.source === source) return;
      for (const [field, read] of Object.entries(described)) {
        if (read(source) === read(first.source)) continue;
        report({
          at: ['sources', at, field],
          isArguable: true,
          message: `Unexpected \`${field}\` “${read(source)}” for a source that ${publication.manuscripts.get(first.piece)?.file} describes with “${read(first.source)}”, expected one description for one address`,
        });
      }
    });
  },
};
