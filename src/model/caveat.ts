/** What is a caveat? Something our evidence does not say. "Our source is silent" and "nobody knows" differ. */
import { z } from 'zod';
import { daySchema } from './date.ts';
import { fields, listOf, oneOf, text } from './expect.ts';
import { idSchema } from './id.ts';

export const caveatKinds = [
  'not-specified',
  'not-measured',
  'disputed',
  'method',
  'access',
  'interest',
] as const;
/** How far we looked: our sources are silent, we searched elsewhere, or nobody can know. */
export const caveatScopes = ['in-source', 'searched', 'unknowable'] as const;
export type CaveatScope = (typeof caveatScopes)[number] | 'not-stated';
export const weights = ['low', 'medium', 'high'] as const;

/** What a closing says, wherever it stands. */
export const closingFields = {
  source: idSchema.describe('Id of the source that answers it.'),
  date: daySchema.describe('When it was answered.'),
  note: text('the answer').describe('The answer.'),
};

const caveatFields = fields(
  {
    id: idSchema.optional().describe('Key, needed only when something points at the caveat.'),
    text: text('what the sources do not say, as one sentence').describe(
      'What the sources do not say, as one sentence.',
    ),
    kind: oneOf(caveatKinds).optional().describe('Why it is open.'),
    scope: oneOf(caveatScopes)
      .optional()
      .describe('in-source: our sources are silent. searched: we looked elsewhere. unknowable.'),
    searched: listOf(
      fields(
        {
          where: text('where we looked').describe('Where we looked.'),
          date: daySchema.describe('When.'),
        },
        'a search: `{ where, date }`',
      ),
      'searches `{ where, date }`',
    )
      .default([])
      .describe('Where we looked and when; for scope `searched`.'),
    silent: listOf(idSchema, 'source ids').default([]).describe('Sources that do not say it.'),
    lookedFor: listOf(text('a word or phrase'), 'words, such as `[parameters, 15B]`')
      .default([])
      .describe(
        'Words that would stand there if a source said it, in the languages of the sources; they are looked for in what was read.',
      ),
    cleared: listOf(
      fields(
        {
          source: idSchema.describe('Id of the source.'),
          passage: text('a few words of the source').describe(
            'Words of the source around what was found, at most 40.',
          ),
          why: text('why that does not say it').describe('Why they do not say it.'),
        },
        'an answer: `{ source, passage, why }`',
      ),
      'answers `{ source, passage, why }`',
    )
      .default([])
      .describe('Answers to words that were found and do not say it; readers see them.'),
    about: listOf(idSchema, 'claim ids').default([]).describe('Claims it bears on.'),
    matters: oneOf(weights).optional().describe('How much would change if it were known.'),
    closedBy: fields(closingFields, 'what closed it: `{ source, date, note }`')
      .optional()
      .describe('What closed it.'),
  },
  'a sentence, or `{ text, kind, scope }`',
);

/** A caveat; a plain sentence is its short form. */
export const caveatSchema = z
  .union([text('a sentence'), caveatFields], 'a sentence, or `{ text, kind, scope }`')
  .transform((caveat) =>
    typeof caveat === 'string' ? caveatFields.parse({ text: caveat }) : caveat,
  );

export type Caveat = z.infer<typeof caveatSchema>;
