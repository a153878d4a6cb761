/** Who writes? And what might sway them. */
import { z } from 'zod';
import { fields, listOf, oneOf, text } from './expect.ts';
import { folderSchema, publicUrlSchema } from './id.ts';

export const authorSchema = fields(
  {
    name: text('a name').describe('Name as it is printed.'),
    kind: oneOf(['person', 'organization'])
      .default('person')
      .describe('A person, or the staff as a body.'),
    description: text('one sentence about the author').optional().describe('Who this is.'),
    url: publicUrlSchema.optional().describe('A page of theirs.'),
    interests: listOf(text('an interest to disclose'), 'interests to disclose')
      .default([])
      .describe('Holdings, employments and other interests a reader should know of.'),
  },
  'an author: `{ name, interests }`',
);

/** `content/authors.yml`: author id → author. */
export const authorsSchema = z.record(folderSchema, authorSchema, 'authors by id');

export type Author = z.infer<typeof authorSchema> & { id: string };
