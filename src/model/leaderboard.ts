/** What is a leaderboard? A series of dated measurements by somebody else: a snapshot, never a state of the world. */
import { z } from 'zod';
import { daySchema } from './date.ts';
import { fields, listOf, text } from './expect.ts';
import { idSchema, urlSchema } from './id.ts';
import { sourceSchema } from './source.ts';

/** `content/leaderboards/<id>/board.yml`. */
export const boardSchema = fields(
  {
    name: text('a name').describe('Name of the board and its list, as the operator writes it.'),
    operator: text('who runs it').describe('Who runs it; the data is theirs.'),
    url: urlSchema.describe('Where the board stands.'),
    track: text('what is ranked, such as `text-to-video`').describe('What is ranked.'),
    metric: fields(
      {
        name: text('the name of the score').describe('Name of the score.'),
        unit: text('its unit').describe('Unit of the score.'),
        intervalLevel: z
          .number('a level between 0 and 1, such as `0.95`')
          .min(0)
          .max(1)
          .optional()
          .describe(
            'Coverage of the printed interval, 0 to 1; absent where the operator does not say.',
          ),
      },
      'a metric: `{ name, unit, intervalLevel }`',
    ).describe('What the score is.'),
    method: text('how the score comes about').describe('How the score comes about.'),
    route: text('how the data reached us').optional().describe('How the data reached us.'),
    sources: listOf(sourceSchema, 'sources').default([]).describe('Where the snapshots come from.'),
    snapshots: z
      .record(
        daySchema,
        fields(
          {
            updated: daySchema.optional().describe('The board’s own stamp of its last update.'),
            listed: z
              .int('a number of rows')
              .positive()
              .optional()
              .describe('Models on the board.'),
            note: text('a note').optional().describe('What a reader should know of this state.'),
          },
          'a snapshot’s notes: `{ updated, listed, note }`',
        ),
        'notes by date of snapshot',
      )
      .default({})
      .describe('What is known of each dated state; its rows stand in `<date>.csv`.'),
  },
  'a board: `{ name, operator, url, track, metric, method }`',
);

export type Board = z.infer<typeof boardSchema> & { id: string };

const optionalNumber = z
  .union([z.literal(''), z.coerce.number('a number')])
  .transform((value) => (value === '' ? undefined : value))
  .optional();

/** One row of `content/leaderboards/<id>/<date>.csv`; an empty cell is unknown. */
export const snapshotRowSchema = fields(
  {
    rank: optionalNumber.describe('Place on the board on that day, from 1.'),
    model: text('the model as the board writes it').describe('Model as the board writes it.'),
    developer: z.string().optional().describe('Who made it.'),
    score: optionalNumber.describe('Score in the unit of the board.'),
    interval: optionalNumber.describe('Half width of the printed interval, in the same unit.'),
    votes: optionalNumber.describe('Votes behind the score.'),
    source: idSchema.describe('Id of the source of the row, from `board.yml`.'),
  },
  'a row: rank, model, developer, score, interval, votes, source',
);

export type SnapshotRow = z.infer<typeof snapshotRowSchema>;

/** The state of a board on one day, as far as it is known. */
export interface Snapshot {
  board: string;
  /** Day on which the state was recorded. */
  date: string;
  rows: SnapshotRow[];
}
