/** Is the weight of a piece spread over its sources? */
import type { Rule } from './rule.ts';

/** Share of the citations above which one source carries the piece. */
const MOST = 0.6;
/** Citations below which shares say nothing. */
const FEWEST = 5;

export const oneSourceCarries: Rule = {
  id: 'one-source-carries',
  promise: 'No single source carries more than 60 per cent of the citations of a piece.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps: 'It is fast [@report]. It is cheap [@study]. It is new [@report].',
    breaks: 'It is fast [@report]. It is cheap [@report]. It is new [@report].',
    says: 'Unexpected weight on `report`: 4 of 5 citations, expected at most 60 per cent on one source',
  },
  check(manuscript, report, { pieces }) {
    const { piece, prose } = manuscript;
    const { citations } = prose;
    if (citations.length < FEWEST) return;
    // A piece with one origin is told so by `rests-on-one-origin`.
    const view = pieces.get(manuscript.slug);
    if (!view || view.origins.length < 2) return;
    for (const { source, count, share } of view.shares) {
      const at = piece.sources.findIndex(({ id }) => id === source);
      if (share <= MOST || at < 0) continue;
      report({
        at: ['sources', at],
        message: `Unexpected weight on \`${source}\`: ${count} of ${citations.length} citations, expected at most 60 per cent on one source`,
      });
    }
  },
};
