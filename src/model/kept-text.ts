/** What is kept of a source that was read? Its text, and what the text came from; private, as it is somebody else’s. */
import { z } from 'zod';
import { daySchema } from './date.ts';
import { fields, oneOf, text } from './expect.ts';
import { sha256 } from './text.ts';

/** How much of a source its text is. */
export const readParts = ['full', 'excerpt', 'copy'] as const;
export type ReadPart = (typeof readParts)[number];

const sha256Schema = z.string('a SHA-256').regex(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 digits');

/** What stands beside a text: where it came from. */
export const keptTextSchema = fields(
  {
    source: text('the identity of the work').describe('What it is, one for all pieces.'),
    address: z.string('an address').describe('The address asked, or the name of the file given.'),
    finalAddress: z.string('an address').describe('Where redirects led.'),
    read: daySchema.describe('The last UTC day on which it was read so.'),
    contentType: z.string('a media type').describe('As the server named it.'),
    bytes: z.int('a number').min(0).describe('Size of what the text was made of.'),
    extractor: z.string('a name').describe('What made text of it.'),
    title: z.string('a title').describe('As the page gives it.'),
    part: oneOf(readParts).describe('How much of the source it is.'),
    missing: z.string('text').optional().describe('What is missing of an excerpt.'),
    copyBy: z.string('text').optional().describe('Whose copy it is.'),
    words: z.int('a number').min(0).describe('Words of the text.'),
    sha256: sha256Schema.describe('SHA-256 of the text in UTF-8.'),
  },
  'what a text came from',
);

export type KeptTextData = z.infer<typeof keptTextSchema>;

/** A text of a source, as it read from one day to another. */
export interface KeptText extends KeptTextData {
  text: string;
  /** Name of its files without ending: the day on which it was first read, and a number where that day had several. */
  name: string;
}

/** Texts of works by their identity, each read when it is first asked for. */
export interface KeptTexts {
  /** How many files there are of a work; they may be fewer once they are read. */
  count: (work: string) => number;
  /** The texts of a work, the oldest first. */
  of: (work: string) => readonly KeptText[];
}

/** Name of the folder with the texts of a work, by its identity. */
export const keptFolder = (identity: string): string => sha256(identity).slice(0, 20);
