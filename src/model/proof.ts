/** What is a proof? What was found of a piece in the texts of its sources, sealed, and without a word of these texts. */
import { z } from 'zod';
import { daySchema } from './date.ts';
import { fields, listOf, oneOf } from './expect.ts';
import { readParts } from './kept-text.ts';
import { RECORDS } from './record.ts';

export const PROOF_VERSION = 1;

/** Folder of the proofs, from the project’s root. */
export const PROOFS = `${RECORDS}/evidence`;

/** Path of the proof of a piece, from the project’s root. */
export const proofFile = (slug: string): string => `${PROOFS}/${slug}.json`;

/**
 * What became of a figure or quotation: it stands in a source, is computed of figures that do, stands in none, is in a
 * source that was not read, stood in an earlier text of a source, or is a translation.
 */
export const findingStates = [
  'found',
  'computed',
  'missing',
  'unread',
  'lost',
  'translated',
] as const;
export type FindingState = (typeof findingStates)[number];

const words = z.string('text');
const count = z.int('a number from 0').min(0, 'a number from 0');
const sha256 = z.string('a SHA-256').regex(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 digits');
const digest = z.string('a digest').regex(/^[0-9a-f]{16}$/, 'a digest in 16 digits');
const ids = listOf(words, 'source ids');

const findingSchema = fields(
  {
    words: words.describe('The figure or the quoted words, as the piece has them.'),
    is: oneOf(findingStates).describe('What became of it.'),
    in: ids.describe('The sources in whose texts it stands, or stood.'),
    since: daySchema.optional().describe('The day on which it was no longer there.'),
  },
  'a finding',
);

export const proofSchema = fields(
  {
    version: z.literal(PROOF_VERSION, `\`${PROOF_VERSION}\``),
    slug: words.describe('Slug of the piece.'),
    sources: listOf(
      fields(
        {
          id: words.describe('Id of the source in the piece.'),
          work: words.describe('Identity of the work.'),
          read: daySchema.describe('The last day on which this text was read.'),
          part: oneOf(readParts).describe('How much of it the text is.'),
          missing: words.optional().describe('What is missing of an excerpt.'),
          copyBy: words.optional().describe('Whose copy was read.'),
          words: count.describe('Words of the text.'),
          sha256: sha256.describe('SHA-256 of the text.'),
          changed: daySchema
            .optional()
            .describe('The day on which it was found to read otherwise than before.'),
        },
        'a source that was read',
      ),
      'sources',
    ),
    statements: listOf(
      fields(
        {
          digest: digest.describe('Of the sentence or claim with the ids of its sources.'),
          figures: listOf(findingSchema, 'findings'),
          quotations: listOf(findingSchema, 'findings'),
        },
        'what was found of a statement',
      ),
      'statements',
    ),
    silences: listOf(
      fields(
        {
          digest: digest.describe('Of the caveat with what was looked for and where.'),
          sources: listOf(
            fields(
              {
                id: words.describe('Id of a silent source.'),
                hits: count.describe('Passages in which a word that was looked for stands.'),
                cleared: count.describe('Of these, how many the caveat answers.'),
                since: daySchema
                  .optional()
                  .describe('The day on which an unanswered passage was first there.'),
              },
              'a source that was searched',
            ),
            'sources',
          ),
        },
        'what was found of a silence',
      ),
      'silences',
    ),
    copies: listOf(
      fields(
        {
          sources: ids.describe('Two sources.'),
          words: count.describe('Words that they share in long runs.'),
        },
        'two sources of like words',
      ),
      'pairs of sources',
    ),
    seal: sha256.describe('SHA-256 of all of it without this field, as canonical JSON.'),
  },
  'a proof',
);

export type Proof = z.infer<typeof proofSchema>;
export type ProofSource = Proof['sources'][number];
export type Finding = Proof['statements'][number]['figures'][number];
