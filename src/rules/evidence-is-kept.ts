/** Is there proof of what we say our sources say, of the piece as it stands? */
import { placeOf } from '../model/manuscript.ts';
import { counted } from '../model/words.ts';
import { inCode, findingsOnRecord, keepsEvidence, placeInStatement } from './piece-evidence.ts';
import type { Rule } from './rule.ts';

export const evidenceIsKept: Rule = {
  id: 'evidence-is-kept',
  promise:
    'What we read of each source is on record by its digest, with what was found there of the piece as it stands.',
  severity: 'warning',
  example: {
    where: 'prose',
    read: { report: 'The mill made 1,850 tonnes.', study: 'A study of mills.' },
    keeps: 'It made 1,850 tonnes [@report].',
    breaks: 'It made 1,850 tonnes [@report].',
    without: 'evidence',
    says: 'Missing evidence of this piece, expected what its sources say read and looked through: `npm run read -- example`',
  },
  check(manuscript, report, publication) {
    if (!keepsEvidence(publication) || manuscript.piece.draft) return;
    const { slug, piece } = manuscript;
    const findings = findingsOnRecord(manuscript, publication);
    if (!findings) {
      report({
        place: placeOf(manuscript, ['sources']),
        message: `Missing evidence of this piece, expected what its sources say read and looked through: \`npm run read -- ${slug}\``,
      });
      return;
    }
    const { sources, statements, silences } = findings;
    const stale = statements.filter(
      ({ statement, proof }) => !proof && statement.sources.some((id) => sources.has(id)),
    );
    const [first] = stale;
    if (first) {
      const { statement } = first;
      report({
        place: placeInStatement(manuscript, statement, statement.text.slice(0, 20), 0),
        message: `Unexpected ${counted(stale.length, 'statement')} not looked for since the last change, the first here: expected the proof written anew, \`npm run read -- ${slug} --offline\``,
      });
    }
    const unsearched = silences.find(
      ({ silence, proof }) => !proof && silence.lookedFor.length > 0,
    );
    if (unsearched) {
      report({
        place: placeOf(manuscript, ['caveats', unsearched.silence.caveat]),
        message: `Unexpected caveat not searched since its last change, expected the proof written anew: \`npm run read -- ${slug} --offline\``,
      });
    }
    const unread = piece.sources.filter(
      ({ id, read }) => !sources.has(id) && read !== 'secondhand',
    );
    if (unread.length > 0) {
      report({
        place: placeOf(manuscript, ['sources']),
        message: `Unexpected ${counted(unread.length, 'source')} of ${piece.sources.length} without evidence (${inCode(unread.map(({ id }) => id))}), expected them read: \`npm run read -- ${slug} ${unread[0]?.id}\`, with \`--file\` where they cannot be fetched`,
      });
    }
    piece.sources.forEach(({ id, read }, at) => {
      const { part, missing } = sources.get(id) ?? {};
      if (read !== 'full' || part !== 'excerpt') return;
      report({
        place: placeOf(manuscript, ['sources', at, 'read']),
        message: `Unexpected \`read: full\` of \`${id}\`, of which an excerpt is on record, without ${missing}: expected \`read: excerpt\`, or the whole read`,
      });
    });
  },
};
