/** What is a topic? A subject under which pieces are gathered. */
import { z } from 'zod';
import { fields, text } from './expect.ts';
import { folderSchema } from './id.ts';

export const topicSchema = fields(
  {
    name: text('a name').describe('Name as it is printed.'),
    description: text('one sentence about the topic').describe('What belongs to it.'),
  },
  'a topic: `{ name, description }`',
);

/** `content/topics.yml`: topic id → topic. */
export const topicsSchema = z.record(folderSchema, topicSchema, 'topics by id');

export type Topic = z.infer<typeof topicSchema> & { id: string };
