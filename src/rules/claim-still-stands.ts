/** Does what we say still rest on what it rested on, here and in other pieces? */
import type { Manuscript } from '../model/manuscript.ts';
import { sourceIdentity } from '../model/source.ts';
import { keyOf } from '../publication/cross-references.ts';
import type { Publication } from '../publication/publication.ts';
import type { Rule } from './rule.ts';
import { type Cause, type Doubt } from '../publication/doubts.ts';
import { stateFile } from '../model/leaderboard.ts';

export const claimStillStands: Rule = {
  id: 'claim-still-stands',
  promise:
    'When a source is corrected, retracted or lost, or a claim is corrected, withdrawn, overtaken or overdue for review, all that rests on it is flagged everywhere.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'claims:\n  - { id: rank, text: The model ranks second. }\n  - { id: rise, text: The model has risen., dependsOn: [rank] }',
    breaks:
      'claims:\n  - { id: rank, text: The model ranks second., status: withdrawn }\n  - { id: rise, text: The model has risen., dependsOn: [rank] }',
    says: 'Unexpected claim `rise`, which depends on `rank`, now withdrawn: expected it read again, and another `status` or other grounds',
  },
  check(manuscript, report, publication) {
    const { piece, prose, slug } = manuscript;
    const within = (key: string) => (key.startsWith(`${slug}#`) ? key.slice(slug.length + 1) : key);

    const cited = new Set(publication.pieces.get(slug)?.cited);
    piece.sources.forEach((source, at) => {
      const trouble = publication.troubles.get(sourceIdentity(source));
      // What the entry itself says is the matter of `cited-source-stands`.
      if (!trouble || !cited.has(source.id) || source.state.is === stateOf(trouble.cause)) return;
      report({
        at: ['sources', at],
        message: `Unexpected citation of \`${source.id}\`, ${ofSource(manuscript, trouble, publication)}: expected ${
          trouble.through.length > 0
            ? 'what rests on it read again'
            : `\`state: ${stateOf(trouble.cause)}\` here too, and what rests on it read again`
        }`,
      });
    });

    piece.claims.forEach(({ id, dependsOn }, at) => {
      const doubts = publication.namedClaims.get(keyOf(slug, id))?.doubts ?? [];
      for (const { cause, through } of doubts) {
        const [first] = through;
        const isOwn = cause.kind !== 'source' && cause.claim === keyOf(slug, id);
        if (isOwn && cause.kind === 'board') {
          report({
            at: ['claims', at, 'text'],
            message: `Unexpected claim \`${id}\`, as \`${stateFile(cause.board, cause.state)}\` says otherwise: expected its day in its words, a later \`asOf\` where it still holds, or a correction`,
          });
        }
        // The doubts of its own sources are told where the sources stand, once.
        if (isOwn || (cause.kind === 'source' && first?.kind !== 'claim')) continue;
        const next =
          first?.kind === 'claim' ? first.key : cause.kind === 'source' ? '' : cause.claim;
        const over = through.slice(1).filter(({ kind }) => kind === 'claim');
        report({
          at: [
            'claims',
            at,
            'dependsOn',
            dependsOn.findIndex((written) => within(written) === within(next)),
          ],
          message: `Unexpected claim \`${id}\`, which depends on \`${within(next)}\`, ${fate(
            cause,
            next,
            over.map(({ key }) => within(key)),
            within,
            publication,
          )}: expected it read again, and another \`status\` or other grounds`,
        });
      }
    });

    const named = new Set<string>();
    for (const { claim, place } of prose.citations) {
      if (claim === undefined || named.has(claim)) continue;
      named.add(claim);
      // A correction of its own is no news to the piece: its text already says what is right.
      if (publication.namedClaims.get(keyOf(slug, claim))?.status !== 'withdrawn') continue;
      report({
        place,
        message: `Unexpected sentence for claim \`${claim}\`, which is withdrawn: expected the sentence withdrawn with it, or a citation without \`#${claim}\``,
      });
    }
  },
};

const stateOf = (cause: Cause): string => (cause.kind === 'source' ? cause.is : '');

const dated = (since: string | undefined): string => (since === undefined ? '' : ` since ${since}`);

/** What became of a source, and which piece says so. */
function ofSource({ slug }: Manuscript, { cause, through }: Doubt, { works }: Publication): string {
  if (cause.kind !== 'source') return '';
  const work = works.get(cause.work);
  const witness = work?.listings.find(({ source }) => source.state.is === cause.is);
  const says = witness && witness.piece !== slug ? `, as \`${witness.piece}\` says` : '';
  return through.length === 0
    ? `which is ${cause.is}${dated(cause.since)}${says}`
    : `which repeats “${work?.source.title ?? ''}”, ${cause.is}${dated(cause.since)}${says}`;
}

function fate(
  cause: Cause,
  next: string,
  over: readonly string[],
  within: (key: string) => string,
  { works }: Publication,
): string {
  const beyond = over.length === 0 ? '' : ` through ${over.map((key) => `\`${key}\``).join(', ')}`;
  if (cause.kind === 'source') {
    const title = works.get(cause.work)?.source.title ?? '';
    return `which rests${beyond} on “${title}”, ${cause.is}${dated(cause.since)}`;
  }
  const isNext = cause.claim === next;
  const where = isNext ? '' : `which depends${beyond} on \`${within(cause.claim)}\`, `;
  if (cause.kind === 'board') return `${where}overtaken by a list of ${cause.since}`;
  return cause.kind === 'review'
    ? `${where}whose review was due on ${cause.due}`
    : `${where}now ${cause.is}`;
}
