/** What is a claim? A statement that something else points at: a narrative, a correction, another piece. */
import { z } from 'zod';
import { daySchema } from './date.ts';
import { fields, listOf, oneOf, text } from './expect.ts';
import { elsewhereSchema, idSchema } from './id.ts';

export const claimKinds = ['fact', 'attribution', 'inference', 'judgement'] as const;
export const claimStatuses = [
  'stands',
  'weakened',
  'superseded',
  'corrected',
  'withdrawn',
] as const;
/** How sure we are of a claim; probabilities belong to forecasts (ICD 203 keeps them apart). */
export const confidences = ['low', 'moderate', 'high'] as const;
export const stances = ['supports', 'contradicts', 'context'] as const;

const words = (quote: string) => quote.trim().split(/\s+/).length;

const evidenceSchema = z
  .union(
    [
      idSchema,
      fields(
        {
          id: idSchema.describe('Id of the source.'),
          stance: oneOf(stances)
            .default('supports')
            .describe('Whether the source supports the claim, contradicts it, or gives context.'),
          locator: text('a place in the source').optional().describe('Place in the source.'),
          quote: text('a short quotation')
            .refine((quote) => words(quote) <= 40, 'a quotation of at most 40 words')
            .optional()
            .describe('The words of the source, at most 40.'),
        },
        'a source id, or `{ id, stance, locator, quote }`',
      ),
    ],
    'a source id, or `{ id, stance, locator, quote }`',
  )
  .transform((evidence) =>
    typeof evidence === 'string' ? { id: evidence, stance: 'supports' as const } : evidence,
  );

/** A named claim. */
export const claimSchema = fields(
  {
    id: idSchema.describe('Key by which citations and narratives point at it: `[@vb #rank]`.'),
    text: text('the claim as one sentence').describe('The claim as one sentence.'),
    kind: oneOf(claimKinds)
      .default('fact')
      .describe('Fact, attribution (somebody says so), inference or judgement.'),
    sources: listOf(evidenceSchema, 'source ids')
      .default([])
      .describe('What it rests on: source ids, or `{ id, stance, locator, quote }`.'),
    dependsOn: listOf(
      z.union([elsewhereSchema, idSchema], 'a claim id, or `slug#id` of another piece'),
      'claim ids',
    )
      .default([])
      .describe('Claims it falls with: ids of this piece, or `slug#id` of another.'),
    asOf: daySchema.optional().describe('The day for which it is claimed.'),
    reviewBy: daySchema.optional().describe('The day by which we look at it again.'),
    status: oneOf(claimStatuses).default('stands').describe('Whether it still stands.'),
    confidence: oneOf(confidences).optional().describe('How sure we are: low, moderate or high.'),
  },
  'a claim: `{ id, text }`',
);

export type Claim = z.infer<typeof claimSchema>;
