/** What is a forecast? A statement about a day to come that a stranger can check. */
import { z } from 'zod';
import { daySchema } from './date.ts';
import { fields, listOf, oneOf, text } from './expect.ts';
import { idSchema } from './id.ts';

export const outcomes = ['yes', 'no', 'ambiguous', 'annulled'] as const;

const PROBABILITY = 'a probability between 0.01 and 0.99, such as `0.7`';
const probabilitySchema = z.number(PROBABILITY).min(0.01, PROBABILITY).max(0.99, PROBABILITY);

/** What a resolution says, wherever it stands. */
export const resolutionFields = {
  date: daySchema.describe('The day it was resolved.'),
  outcome: oneOf(outcomes).describe('yes, no, ambiguous or annulled.'),
  source: text('a source id, or where the outcome can be checked').describe(
    'Id of the source that decides it, or where the outcome can be checked.',
  ),
  note: text('how it was decided').optional().describe('How it was decided.'),
};

const resolutionSchema = fields(
  resolutionFields,
  'a resolution: `{ date, outcome, source, note }`',
);

export const forecastSchema = fields(
  {
    id: idSchema.describe('Key of the forecast; it never changes once published.'),
    statement: text('what will be the case, as one sentence').describe(
      'What will be the case, as one sentence.',
    ),
    madeOn: daySchema.describe('The day it was made; never earlier than it really was.'),
    resolvesOn: daySchema.describe('The day on which it is decided.'),
    criteria: text('what a stranger would check').describe('What a stranger would check.'),
    resolutionSource: text('where a stranger would look').describe('Where a stranger would look.'),
    probability: probabilitySchema.optional().describe('How likely we hold it, 0.01 to 0.99.'),
    unscored: z
      .literal(true, '`true`, or no such field')
      .optional()
      .describe(
        'Set to true, instead of a probability, for a forecast that is tracked and not scored.',
      ),
    by: idSchema
      .optional()
      .describe(
        'Author id; or a source id for somebody else’s forecast, which is never scored as ours.',
      ),
    updates: listOf(
      fields(
        {
          date: daySchema.describe('The day of the new estimate.'),
          probability: probabilitySchema.describe('The new probability.'),
          why: text('why it changed').describe('Why it changed.'),
        },
        'an update: `{ date, probability, why }`',
      ),
      'updates `{ date, probability, why }`',
    )
      .default([])
      .describe('Later estimates, appended and never rewritten.'),
    resolution: resolutionSchema.optional().describe('How it ended.'),
  },
  'a forecast: `{ id, statement, madeOn, resolvesOn, criteria, resolutionSource, probability }`',
);

export type Forecast = z.infer<typeof forecastSchema>;
