/** What does a ledger tell a machine? One row a claim, caveat, forecast, correction or source, every field in every row. */
import { z } from 'zod';
import { caveatKinds, caveatScopes, weights } from './caveat.ts';
import { claimKinds, claimStatuses, confidences, stances } from './claim.ts';
import { correctionKinds, severities } from './correction.ts';
import { outcomes } from './forecast.ts';
import { readParts } from './kept-text.ts';
import { findingStates } from './proof.ts';
import { sourceReadings, sourceRoles, sourceStates } from './source.ts';

const day = z.iso.date();
const address = z.string().regex(/^https?:\/\//);
const words = z.string().min(1);
const probability = z.number().min(0.01).max(0.99);
/** Ids hold no white space, so that CSV can write a list of them with spaces between. */
const id = z.string().regex(/^\S+$/);
const ids = z.array(id);
const slug = id.describe('Slug of a piece: `/analysis/<slug>/`.');
const work = id.describe('Id of a source, as in the ledger of sources.');

const rowOfPiece = {
  url: address.describe('Where it stands on the site, down to the anchor.'),
  piece: slug.describe('Slug of the piece it stands in.'),
  pieceTitle: words.describe('Title of that piece.'),
};

const inQuestion = z
  .array(
    z.strictObject({
      cause: z.enum(['source', 'claim', 'review', 'board']).describe('What is the matter.'),
      of: id.describe('Id of the source or claim that it is about.'),
      is: z
        .enum(['corrected', 'retracted', 'dead', 'changed', 'withdrawn', 'due', 'overtaken'])
        .describe(
          'What became of it; `changed` for a source that no longer says what was found in it, `due` for a claim past the day on which we look again, `overtaken` for one of which a later state of a board says otherwise.',
        ),
      since: day.nullable().describe('Since when, as far as known.'),
      through: ids.describe('Sources and claims that lead to it, the nearest first.'),
    }),
  )
  .describe('Why it is to be looked at again: something it rests on no longer stands.');

const findings = z
  .array(
    z.strictObject({
      words: words.describe('As the sentence or claim has them.'),
      is: z
        .enum(findingStates)
        .describe(
          'Found in a text; computed of figures that were; missing; in a source that was not read (`unread`); no longer there (`lost`); or a translation.',
        ),
      in: z.array(work).describe('Ids of the sources in whose texts they stand, or stood.'),
      since: day.nullable().describe('The day on which they were no longer there.'),
    }),
  )
  .nullable();

export const claimRowSchema = z.strictObject({
  id: id.describe('`slug#id` of a named claim; `slug#s-…` of a sentence, made from its words.'),
  ...rowOfPiece,
  type: z.enum(['sentence', 'claim']).describe('A sentence with a citation, or a named claim.'),
  text: words.describe('The sentence or claim.'),
  kind: z.enum(claimKinds).nullable().describe('What a named claim is.'),
  status: z
    .enum(claimStatuses)
    .nullable()
    .describe('Whether a named claim stands, corrections of its piece considered.'),
  confidence: z.enum(confidences).nullable().describe('How sure we are of a named claim.'),
  asOf: day.nullable().describe('The day for which it is claimed.'),
  reviewBy: day.nullable().describe('The day by which we look at it again.'),
  sources: ids.describe('Ids of the sources it rests on, as in the ledger of sources.'),
  origins: ids.describe(
    'Ids of the sources that say first what a named claim rests on, copies followed; one where it rests on one report. Empty for a sentence.',
  ),
  evidence: z
    .array(
      z.strictObject({
        source: work,
        stance: z
          .enum([...stances, 'cited'])
          .describe('What it is to the claim; `cited` where the prose cites it for that.'),
        prefix: words.nullable().describe('What stands before it in the prose, such as `see`.'),
        locator: words.nullable().describe('Place in the source.'),
        quote: words.nullable().describe('Words of the source.'),
        claim: id.nullable().describe('The named claim that a citation of a sentence backs.'),
      }),
    )
    .describe('What each source is to it.'),
  figures: findings.describe(
    'Its figures as they were looked for in the texts of its sources; null where none was read.',
  ),
  quotations: findings.describe('Its quotations, likewise.'),
  dependsOn: ids.describe('Ids of the claims it falls with.'),
  dependents: ids.describe('Ids of the claims that fall with it.'),
  inQuestion,
});

export const caveatRowSchema = z.strictObject({
  id: id.describe('`slug#id`; without an id of its own `slug#c-…`, made from its words.'),
  ...rowOfPiece,
  text: words.describe('What the sources do not say.'),
  kind: z.enum(caveatKinds).nullable().describe('Why it is open.'),
  scope: z
    .enum([...caveatScopes, 'not-stated'])
    .describe('How far we looked: our sources are silent, we searched, nobody can know.'),
  searched: z
    .array(z.strictObject({ where: words, date: day }))
    .describe('Where we looked and when.'),
  silent: ids.describe('Ids of the sources that do not say it.'),
  isInPart: z.boolean().describe('True where a silent source was read in part alone.'),
  lookedFor: z.array(words).describe('Words that would stand there if a source said it.'),
  lookedIn: z
    .array(
      z.strictObject({
        source: work,
        passages: z.int().min(0).describe('Passages in which such a word stands.'),
      }),
    )
    .describe('Sources in whose texts the words were looked for.'),
  cleared: z
    .array(
      z.strictObject({
        source: work,
        passage: words.describe('Words of the source.'),
        why: words.describe('Why they do not say it.'),
      }),
    )
    .describe('Answers to passages that do not say it.'),
  about: ids.describe('Ids of the claims it bears on.'),
  matters: z.enum(weights).nullable().describe('How much would change if it were known.'),
  closedOn: day.nullable().describe('When it was answered.'),
  closedIn: slug.nullable().describe('Slug of the piece that gives the answer.'),
  answer: words.nullable().describe('The answer.'),
  answerSource: work.nullable().describe('Id of the source that answers it.'),
});

export const forecastRowSchema = z.strictObject({
  id: id.describe('`slug#id`.'),
  ...rowOfPiece,
  statement: words.describe('What will be the case.'),
  isOurs: z.boolean().describe('False for somebody else’s, which is tracked and never scored.'),
  author: id.nullable().describe('Id of the author, where one is named.'),
  source: work.nullable().describe('Id of the source whose forecast it is.'),
  madeOn: day.describe('The day it was made.'),
  resolvesOn: day.describe('The day on which it is decided.'),
  criteria: words.describe('What a stranger would check.'),
  resolutionSource: words.describe('Where a stranger would look.'),
  firstProbability: probability.nullable().describe('The first estimate, 0.01 to 0.99.'),
  probability: probability.nullable().describe('The estimate that holds now, 0.01 to 0.99.'),
  updates: z
    .array(z.strictObject({ date: day, probability, why: words }))
    .describe('Later estimates, in order.'),
  state: z
    .enum(['open', 'due', 'overdue', 'resolved'])
    .describe('How it stands on the day of the build; `due` within 14 days of its end.'),
  resolvedOn: day.nullable().describe('The day it was resolved.'),
  outcome: z.enum(outcomes).nullable().describe('How it ended.'),
  resolutionNote: words.nullable().describe('How it was decided.'),
  resolvedIn: slug.nullable().describe('Slug of the piece that resolves it.'),
  decidedBy: words
    .nullable()
    .describe('Id of the source that decides it, or where the outcome can be checked.'),
  brier: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('Squared distance between estimate and outcome: 0 is perfect, 0.25 a coin.'),
});

export const correctionRowSchema = z.strictObject({
  id: id.describe('`slug#id`.'),
  ...rowOfPiece,
  date: day.describe('The day it was made.'),
  kind: z.enum(correctionKinds).describe('What it is.'),
  severity: z.enum(severities).describe('Material: a reader may have been misled.'),
  was: words.describe('What the piece said.'),
  now: words.describe('What it says now.'),
  why: words.describe('Why it was wrong, or what has become known.'),
  affects: ids.describe('Ids of the claims it touches.'),
  reportedBy: words.nullable().describe('Who reported it, with their consent.'),
});

export const sourceRowSchema = z.strictObject({
  id: id.describe('Its DOI, address or ISBN, in the form that is one for all pieces.'),
  url: address.describe(
    'Where it stands on the site: its page, or its entry among the sources of the one piece that lists it.',
  ),
  title: words.describe('Title as the source gives it.'),
  container: words.describe('Publication or site in which it appeared, or its publisher.'),
  authors: z.string().nullable().describe('Who wrote it, `;` between names.'),
  address: address.nullable().describe('Where a reader finds it.'),
  DOI: words.nullable().describe('Digital object identifier.'),
  ISBN: words.nullable().describe('ISBN of a book.'),
  type: words.describe('CSL item type.'),
  issued: words.describe('When it was published: an EDTF date, or `unknown`.'),
  language: words.nullable().describe('Language of the source, BCP 47.'),
  state: z.enum(sourceStates).describe('The gravest state in which any piece has seen it.'),
  stateSince: day.nullable().describe('The first day of that state, as far as known.'),
  archived: address.nullable().describe('Address of an archived copy.'),
  repeats: work.nullable().describe('Id of the source it repeats: a syndicated copy, a rewrite.'),
  origin: work.describe('Id of the source that says it first, its own where it repeats nothing.'),
  repeatedBy: ids.describe('Ids of the sources that repeat it directly.'),
  citedIn: ids.describe('Slugs of the pieces that cite it, the newest first.'),
  sentences: z.int().min(0).describe('Sentences that cite it.'),
  claims: z.int().min(0).describe('Named claims it is evidence for or against.'),
  alone: ids.describe('Ids of the named claims that rest on it alone, be it by its copies.'),
  listings: z
    .array(
      z.strictObject({
        piece: slug,
        entry: id.describe('Id of the source within the piece.'),
        role: z.enum(sourceRoles).describe('What it is to the piece.'),
        read: z.enum(sourceReadings).describe('How we know it.'),
        accessed: day.describe('The day on which we read it.'),
        interest: words.nullable().describe('What the source gains if believed.'),
        note: words.nullable().describe('What a reader should know about it.'),
        text: z
          .strictObject({
            read: day.describe('The last day on which it was read.'),
            part: z.enum(readParts).describe('Whole, an excerpt, or the copy of somebody else.'),
            missing: words.nullable().describe('What is missing of an excerpt.'),
            copyBy: words.nullable().describe('Whose copy it is.'),
            words: z.int().min(0).describe('Its words.'),
            sha256: id.describe('SHA-256 of the text that was read, which we do not hand on.'),
            changed: day.nullable().describe('The last day on which it was found to have changed.'),
          })
          .nullable()
          .describe('The text that was looked through for the piece; null where there is none.'),
      }),
    )
    .describe('What each piece that lists it says of it, the oldest first.'),
  inQuestion,
});

/** Schema of the rows of each ledger. */
export const rowSchemas = {
  claims: claimRowSchema,
  caveats: caveatRowSchema,
  forecasts: forecastRowSchema,
  corrections: correctionRowSchema,
  sources: sourceRowSchema,
};

export const ledgerNames = Object.keys(rowSchemas) as LedgerName[];

export type LedgerName = keyof typeof rowSchemas;
export type LedgerRow<Name extends LedgerName> = z.infer<(typeof rowSchemas)[Name]>;
