/** What is a record? The editions of a released piece or board as they were published: append-only, each sealed by its hash. */
import { z } from 'zod';
import { fields, listOf, oneOf } from './expect.ts';
import { outcomes } from './forecast.ts';

/** Version of the format. A record is read as it was written: no default and no transform stands in its schema. */
export const RECORD_VERSION = 1;

const version = z.literal(RECORD_VERSION, `\`${RECORD_VERSION}\``);
const words = z.string('text');
const day = z.iso.date('a day such as `2026-11-22`');
const hash = z.string('a SHA-256 hash').regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash in 64 digits');
const probability = z.number('a probability between 0.01 and 0.99');

const recordedForecastSchema = fields(
  {
    id: words.describe('Key of the forecast.'),
    statement: words.describe('What will be the case.'),
    madeOn: day.describe('The day it was made.'),
    resolvesOn: day.describe('The day on which it is decided.'),
    criteria: words.describe('What a stranger would check.'),
    resolutionSource: words.describe('Where a stranger would look.'),
    probability: probability.optional().describe('The first estimate, 0.01 to 0.99.'),
    unscored: z.literal(true, '`true`').optional().describe('Tracked and not scored.'),
    by: words.optional().describe('Author id or source id.'),
    updates: listOf(
      fields(
        {
          date: day.describe('The day of the estimate.'),
          probability: probability.describe('The estimate.'),
          why: words.describe('Why it changed.'),
        },
        'an update: `{ date, probability, why }`',
      ),
      'updates',
    ).describe('Later estimates.'),
    resolution: fields(
      {
        date: day.describe('The day it was resolved.'),
        outcome: oneOf(outcomes).describe('How it ended.'),
        source: words.describe('Source id, or where the outcome can be checked.'),
        note: words.optional().describe('How it was decided.'),
      },
      'a resolution: `{ date, outcome, source, note }`',
    )
      .optional()
      .describe('How it ended.'),
  },
  'a forecast as it stood',
);

/** What every edition carries, so that none can be changed, moved or left out unnoticed. */
const link = {
  number: z.int('a number from 1').positive().describe('From 1, without gaps.'),
  date: day.describe('UTC day of the release.'),
  textHash: hash.describe('SHA-256 of the text in UTF-8.'),
  previousHash: hash.describe(
    'Hash of the edition before; of the feed id for the first of a piece, of the slug for that of a board.',
  ),
  hash: hash.describe('SHA-256 of the edition without this field, as canonical JSON.'),
};

const editionSchema = fields(
  {
    ...link,
    reason: words.describe(
      'Why there is this edition: `first publication`, what was added to the piece, or the reason stated at release.',
    ),
    corrections: listOf(words, 'ids of corrections').describe('Corrections new in this edition.'),
    address: words.describe('Address of the piece on the site.'),
    datePublished: words.describe('Date of first publication as the piece gives it.'),
    title: words.describe('Title.'),
    text: words.describe('What a reader reads, one line a paragraph or statement.'),
    forecasts: listOf(recordedForecastSchema, 'forecasts').describe('Forecasts as they stood.'),
  },
  'an edition as `npm run release` writes it',
);

const boardEditionSchema = fields(
  {
    ...link,
    reason: words.describe('Why there is this edition: `added`, or the reason stated at release.'),
    state: day.describe('The day of the state it holds.'),
    text: words.describe('The rows of the state as its file has them; empty once it is taken out.'),
  },
  'an edition as `npm run release` writes it',
);

/** `content/record/<slug>.json`. */
export const recordSchema = fields(
  {
    version: version.describe('Version of the format.'),
    slug: words.describe('Slug of the piece.'),
    address: words.describe('Address of the piece on the site.'),
    feedId: words.describe('Id in feeds (RFC 4151); it stays when the piece moves.'),
    editions: listOf(editionSchema, 'editions').min(1, 'at least one edition'),
  },
  'a record as `npm run release` writes it',
);

/** `content/record/leaderboards/<id>.json`: an edition for each state, and for each change of one. */
export const boardRecordSchema = fields(
  {
    version: version.describe('Version of the format.'),
    slug: words.describe('Folder of the board in `content/`: `leaderboards/<id>`.'),
    editions: listOf(boardEditionSchema, 'editions').min(1, 'at least one edition'),
  },
  'a record as `npm run release` writes it',
);

/** `content/record/index.json`: what each record ends with, so that a lost end or file is noticed. */
export const recordIndexSchema = fields(
  {
    version: version.describe('Version of the format.'),
    records: z
      .record(
        z.string(),
        fields(
          {
            feedId: words.optional().describe('Id in feeds, of a piece.'),
            editions: z.int('a number of editions').positive().describe('Number of editions.'),
            hash: hash.describe('Hash of the last edition.'),
          },
          'the end of a record: `{ feedId, editions, hash }`',
        ),
        'ends of records by slug',
      )
      .describe('Slug → end of its record.'),
    hash: hash.describe('SHA-256 of the index without this field, as canonical JSON.'),
  },
  'the index as `npm run release` writes it',
);

export type RecordedForecast = z.infer<typeof recordedForecastSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type PieceRecord = z.infer<typeof recordSchema>;
export type BoardEdition = z.infer<typeof boardEditionSchema>;
export type BoardRecord = z.infer<typeof boardRecordSchema>;
export type RecordIndex = z.infer<typeof recordIndexSchema>;

/** Folder of the records, from the project's root. */
export const RECORDS = 'content/record';

/** Name of the index in that folder; no piece can bear it as its slug. */
export const RECORD_INDEX = 'index';

/** Slug of a board's record; that of a piece holds no slash. */
export const boardRecordSlug = (board: string): string => `leaderboards/${board}`;

/** File of a record, or of the index, from the project's root. */
export const recordFile = (slug: string): string => `${RECORDS}/${slug}.json`;

/** The last edition; the schema demands at least one. */
export const lastEdition = <Of>({ editions }: { editions: readonly Of[] }): Of =>
  editions.at(-1) as Of;
