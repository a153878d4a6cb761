/** Do the sources still say what they said when we read them? */
import { placeOf } from '../model/manuscript.ts';
import { inCode, pieceEvidence, seenEvidence } from './piece-evidence.ts';
import type { Rule } from './rule.ts';

export const sourceHasChanged: Rule = {
  id: 'source-has-changed',
  promise:
    'When a source no longer says what we found there, the piece says so, and what rests on it is in question.',
  severity: 'warning',
  example: {
    where: 'prose',
    read: { report: 'The mill made 1,850 tonnes.', study: 'A study of mills.' },
    later: { report: 'The mill made 1,580 tonnes.' },
    keeps: 'It made flour [@report].',
    breaks: 'It made 1,850 tonnes [@report].',
    says: 'Unexpected “1,850”, which no longer stands in `report`, seen on 2026-11-23: expected the statement read again',
  },
  sees: seenEvidence,
  check(manuscript, report, publication) {
    const evidence = pieceEvidence(manuscript, publication);
    if (!evidence) return;
    for (const finding of [...evidence.figures, ...evidence.quotations]) {
      if (finding.is !== 'lost') continue;
      report({
        place: finding.place,
        message: `Unexpected “${finding.words}”, which no longer stands in ${inCode(finding.in)}, seen on ${finding.since}: expected the statement read again`,
      });
    }
    for (const { silence, id, since } of evidence.searches) {
      if (since === undefined) continue;
      report({
        place: placeOf(manuscript, ['caveats', silence.caveat]),
        message: `Unexpected silence of \`${id}\`, in which what was looked for stands now, seen on ${since}: expected the caveat read again`,
      });
    }
    for (const [id, day] of evidence.newer) {
      const at = manuscript.piece.sources.findIndex((source) => source.id === id);
      report({
        place: placeOf(manuscript, ['sources', at]),
        message: `Unexpected newer text of \`${id}\`, read on ${day} for another piece: expected this one held against it, \`npm run read -- ${manuscript.slug} --offline\``,
      });
    }
  },
};
