/** Are the sources silent that we call silent? */
import { placeOf } from '../model/manuscript.ts';
import { pieceEvidence, seenEvidence } from './piece-evidence.ts';
import type { Rule } from './rule.ts';

export const silenceHolds: Rule = {
  id: 'silence-holds',
  promise:
    'Where we say that sources are silent, the words that would break the silence were looked for in their texts; what was found is answered.',
  severity: 'error',
  example: {
    where: 'frontmatter',
    read: {
      report: 'The mill is old. Its price list has no date, and flour costs $2 a kilo.',
      study: 'A study of mills.',
    },
    keeps:
      'caveats:\n  - { text: How much wheat the mill uses is not stated., scope: in-source, silent: [report], lookedFor: [wheat, grain] }',
    breaks:
      'caveats:\n  - { text: What flour costs is not stated., scope: in-source, silent: [report], lookedFor: [costs, price] }',
    says: 'Unexpected “price” in `report`, which this caveat calls silent: “The mill is old. Its price list has no date, and flour costs $2 a kilo.”, expected the caveat without it, or in `cleared` why that does not say it',
  },
  sees: seenEvidence,
  check(manuscript, report, publication) {
    for (const { silence, id, unanswered, hits, since } of pieceEvidence(manuscript, publication)
      ?.searches ?? []) {
      // A source that spoke later is the matter of `source-has-changed`.
      if (since !== undefined) continue;
      const place = placeOf(manuscript, ['caveats', silence.caveat, 'lookedFor']);
      const cure = 'expected the caveat without it, or in `cleared` why that does not say it';
      const passages = new Set<string>();
      for (const { term, passage, isCleared } of hits ?? []) {
        if (isCleared || passages.has(passage)) continue;
        passages.add(passage);
        report({
          place,
          message: `Unexpected “${term}” in \`${id}\`, which this caveat calls silent: “${passage}”, ${cure}`,
        });
      }
      if (hits) continue;
      report({
        place,
        message: `Unexpected ${unanswered === 1 ? 'passage' : `${unanswered} passages`} with words that were looked for in \`${id}\`, which this caveat calls silent: ${cure}`,
      });
    }
  },
};
