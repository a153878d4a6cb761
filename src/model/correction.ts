/** What is a correction? A change to a published piece that readers are told about. */
import type { z } from 'zod';
import { daySchema } from './date.ts';
import { fields, listOf, oneOf, text } from './expect.ts';
import { idSchema } from './id.ts';

export const correctionKinds = ['correction', 'clarification', 'update', 'retraction'] as const;
export const severities = ['minor', 'material'] as const;

export const correctionSchema = fields(
  {
    id: idSchema.describe('Key of the correction.'),
    date: daySchema.describe('The day it was made.'),
    kind: oneOf(correctionKinds).describe('Correction, clarification, update or retraction.'),
    was: text('what the piece said').describe('What the piece said.'),
    now: text('what it says now').describe('What it says now.'),
    why: text('why it was wrong').describe('Why it was wrong, or what has become known.'),
    severity: oneOf(severities).describe(
      'Material: a reader may have been misled; it stands above the text. Minor: the rest.',
    ),
    affects: listOf(idSchema, 'claim ids').default([]).describe('Claims it touches.'),
    reportedBy: text('who reported it').optional().describe('Who reported it, with their consent.'),
  },
  'a correction: `{ id, date, kind, was, now, why, severity }`',
);

export type Correction = z.infer<typeof correctionSchema>;

/** How grave a change is: a retraction is material, whatever its writer calls it. */
export const severityOf = ({ kind, severity }: Correction): Correction['severity'] =>
  kind === 'retraction' ? 'material' : severity;

/** True where a reader may have been misled: such a change stands above the text and is told on its own. */
export const isMaterial = (correction: Correction): boolean =>
  severityOf(correction) === 'material';
