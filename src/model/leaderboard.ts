/** What is a leaderboard? A series of dated measurements by somebody else: a snapshot, never a state of the world. */
import { z } from 'zod';
import { daySchema, type Day } from './date.ts';
import { fields, listOf, text } from './expect.ts';
import { idSchema, publicUrlSchema } from './id.ts';
import { sourceSchema } from './source.ts';

/** Folder of the leaderboards, from the project's root. */
export const BOARDS = 'content/leaderboards';

/** File of a state, from the project's root. */
export const stateFile = (board: string, date: Day): string => `${BOARDS}/${board}/${date}.csv`;

/** What a column of a table can mean. */
export const columnMeanings = [
  'rank',
  'model',
  'developer',
  'score',
  'interval',
  'lower',
  'upper',
  'votes',
  'date',
  'updated',
  'list',
  'source',
] as const;

const MODELS = 'models of the board, such as `[veo-3.1-*]`';

/** `content/leaderboards/<id>/board.yml`. */
export const boardSchema = fields(
  {
    name: text('a name').describe('Name of the board and its list, as the operator writes it.'),
    operator: text('who runs it').describe('Who runs it; the data is theirs.'),
    url: publicUrlSchema.describe('Where the board stands.'),
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
        better: z
          .enum(['higher', 'lower'], '`higher` or `lower`')
          .optional()
          .describe('Which scores are the better ones; higher ones where nothing is said.'),
      },
      'a metric: `{ name, unit, intervalLevel }`',
    ).describe('What the score is.'),
    method: text('how the score comes about').describe('How the score comes about.'),
    route: text('how the data reached us').optional().describe('How the data reached us.'),
    called: listOf(text('a name'), 'names')
      .default([])
      .describe('Names by which prose means this board, besides its operator’s.'),
    names: z
      .record(z.string(), listOf(text(MODELS), MODELS), 'models by the names that prose gives them')
      .default({})
      .describe(
        'Names by which prose means its models, besides their own: each with models as the board writes them, `*` for any letters.',
      ),
    looked: daySchema.optional().describe('The day on which the board was last looked at.'),
    every: z
      .string('days between two looks, such as `7d`')
      .regex(/^[1-9]\d{0,2}d$/, 'days between two looks, such as `7d`')
      .optional()
      .describe('How often the board is meant to be looked at, in days: `7d`.'),
    columns: z
      .partialRecord(
        z.enum(columnMeanings, `one of ${columnMeanings.join(', ')}`),
        text('the name of a column'),
        'columns by their meaning',
      )
      .optional()
      .describe('What the columns of its tables mean, where their form is not known.'),
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

/** A number as a cell holds it: digits, at most one point, no separators. */
const CELL = /^-?\d+(\.\d+)?$/;

/** A cell that may be empty, which means unknown. */
const numberCell = (expected: string, holds: (value: number) => boolean) =>
  z
    .string(expected)
    .trim()
    .refine((cell) => cell === '' || (CELL.test(cell) && holds(Number(cell))), expected)
    .transform((cell) => (cell === '' ? undefined : Number(cell)));

/** One row of `content/leaderboards/<id>/<date>.csv`; an empty cell is unknown. */
export const snapshotRowSchema = fields(
  {
    rank: numberCell(
      'a rank from 1 in whole numbers, such as `2`, or nothing where it is unknown',
      (rank) => Number.isInteger(rank) && rank >= 1,
    ).describe('Place on the board on that day, from 1.'),
    model: text('the model as the board writes it').describe('Model as the board writes it.'),
    developer: z
      .string('who made the model')
      .trim()
      .transform((name) => (name === '' ? undefined : name))
      .describe('Who made it.'),
    score: numberCell(
      'a score without separators, such as `1444`, or nothing',
      () => true,
    ).describe('Score in the unit of the board.'),
    interval: numberCell(
      'half the width of the interval, such as `15`, or nothing',
      (interval) => interval >= 0,
    ).describe('Half width of the printed interval, in the same unit.'),
    votes: numberCell(
      'a whole number of votes without separators, such as `1843`, or nothing',
      (votes) => Number.isInteger(votes) && votes >= 0,
    ).describe('Votes behind the score.'),
    source: idSchema.describe('Id of the source of the row, from `board.yml`.'),
  },
  'a row: rank, model, developer, score, interval, votes, source',
);

export type SnapshotRow = z.infer<typeof snapshotRowSchema>;

/** The columns of a snapshot, in the order in which we write them. */
export const SNAPSHOT_COLUMNS = Object.keys(snapshotRowSchema.shape) as (keyof SnapshotRow)[];

/** The state of a board on one day, as far as it is known. */
export interface Snapshot {
  /** Day on which the state was recorded. */
  date: Day;
  /** The board’s own stamp of its last update, where it is known. */
  updated: Day | undefined;
  /** Models on the board, where it is known. */
  listed: number | undefined;
  note: string | undefined;
  rows: SnapshotRow[];
}

/** A board with its dated states, the earliest first. */
export interface Leaderboard extends Omit<z.infer<typeof boardSchema>, 'snapshots'> {
  /** Name of its folder. */
  id: string;
  snapshots: Snapshot[];
}

/**
 * One name for the spellings of a model: `HappyHorse-1.0` and `happyhorse 1.0` are `happyhorse-1.0`.
 * Names that differ in more than case and spaces stay apart, though they may mean one model.
 */
export const modelKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
