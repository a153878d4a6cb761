/** What is a narrative? One of the competing readings of the same facts, put at its strongest. */
import type { z } from 'zod';
import { fields, listOf, text } from './expect.ts';
import { idSchema } from './id.ts';

export const narrativeSchema = fields(
  {
    id: idSchema.describe('Key of the reading.'),
    thesis: text('the reading in one sentence').describe('The reading in one sentence.'),
    strongest: text('the case as its best advocate would put it').describe(
      'The case as its best advocate would put it.',
    ),
    holder: text('who holds it, or `unattributed`')
      .default('unattributed')
      .describe('Who holds it; `unattributed` is printed as such.'),
    for: listOf(idSchema, 'claim ids').default([]).describe('Claims that speak for it.'),
    against: listOf(idSchema, 'claim ids').default([]).describe('Claims that speak against it.'),
    wouldChange: text('what would change it')
      .optional()
      .describe('What would make its best advocate give it up.'),
  },
  'a reading: `{ id, thesis, strongest, holder }`',
);

export type Narrative = z.infer<typeof narrativeSchema>;
