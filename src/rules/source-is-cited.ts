/** Is every source on the list there for something? */
import { exhibitsOf } from '../exhibits/exhibit-of.ts';
import type { Piece } from '../model/piece.ts';
import { citedSources } from '../publication/citation-shares.ts';
import type { Rule } from './rule.ts';

export const sourceIsCited: Rule = {
  id: 'source-is-cited',
  promise: 'Every source on the list is used, so that the list is no longer than the evidence.',
  severity: 'warning',
  example: {
    where: 'both',
    keeps:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }\n  - { id: board, title: A board, publisher: An operator, URL: "https://example.org/c", issued: 2026-06-24, accessed: 2026-11-22, role: dataset }\n---\nThe board lists the model [@board].',
    breaks:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }\n  - { id: board, title: A board, publisher: An operator, URL: "https://example.org/c", issued: 2026-06-24, accessed: 2026-11-22, role: dataset }\n---\nThe board lists the model.',
    says: 'Unexpected source `board`, which nothing cites: expected `[@board]` in the prose, a claim that rests on it, or no entry',
  },
  check(manuscript, report) {
    const { piece, prose } = manuscript;
    const shown = exhibitsOf(manuscript, []).flatMap(({ sources }) => sources.map(({ id }) => id));
    const used = new Set([
      ...citedSources(piece, prose.citations),
      ...pointedAt(piece),
      // What draws no board needs none to name its sources.
      ...shown,
    ]);
    piece.sources.forEach(({ id }, at) => {
      if (used.has(id)) return;
      report({
        at: ['sources', at],
        message: `Unexpected source \`${id}\`, which nothing cites: expected \`[@${id}]\` in the prose, a claim that rests on it, or no entry`,
      });
    });
  },
};

/** Ids of sources that other parts of the frontmatter need. */
const pointedAt = ({
  sources,
  caveats,
  forecasts,
  closes,
  resolves,
}: Piece): (string | undefined)[] => [
  ...sources.map(({ origin }) => origin),
  ...caveats.flatMap(({ silent, closedBy }) => [...silent, closedBy?.source]),
  ...forecasts.flatMap(({ by, resolution }) => [by, resolution?.source]),
  ...[...closes, ...resolves].map(({ source }) => source),
];
