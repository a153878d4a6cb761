/** What is a subject? A model, company, board or product that pieces treat: its names, its maker, its days. */
import { z } from 'zod';
import { uncertainDateSchema } from './date.ts';
import { fields, listOf, oneOf, text } from './expect.ts';
import { elsewhereSchema, slugSchema } from './id.ts';

/** File of the subjects, from the project’s root; a publication without it has none. */
export const SUBJECTS = 'content/subjects.yml';

export const subjectKinds = ['model', 'company', 'board', 'product'] as const;

const dated = fields(
  {
    date: uncertainDateSchema.describe('The day, or the month or year where no more is known.'),
    source: elsewhereSchema.describe('The source of a piece that says so: `slug#id`.'),
    note: text('what happened then').optional().describe('What happened then, in a few words.'),
  },
  'a date with its source: `{ date, source, note }`',
);

export const subjectSchema = fields(
  {
    name: text('a name').describe('Its name in prose, which leads to its page.'),
    names: listOf(text('a name'), 'names')
      .default([])
      .describe(
        'Other names that mean it in prose. Models of boards are found by `names` of their `board.yml`.',
      ),
    kind: oneOf(subjectKinds).describe('A model, a company, a board, or a product.'),
    maker: text('who makes it')
      .optional()
      .describe('Who makes or runs it: the id of another subject, or a name.'),
    since: dated.optional().describe('Since when it is there.'),
    until: dated.optional().describe('Until when it was there.'),
  },
  'a subject: `{ name, kind }`',
);

/** Ids at whose addresses below `/subjects/` something else stands. */
const TAKEN: readonly string[] = ['compare', 'schema'];

/** `content/subjects.yml`: subject id → subject. */
export const subjectsSchema = z.record(
  slugSchema.refine(
    (id) => !TAKEN.includes(id),
    'another id: at this address something else stands',
  ),
  subjectSchema,
  'subjects by id',
);

export type Subject = z.infer<typeof subjectSchema> & { id: string };

/** Every name that means it in prose. */
export const namesOf = ({ name, names }: Pick<Subject, 'name' | 'names'>): string[] => [
  name,
  ...names,
];
