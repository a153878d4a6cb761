/** Which words does a writer have besides Markdown? The components that stand in prose without import. */
import { z } from 'zod';
import { daySchema, isDay } from './date.ts';
import { fields, listOf, oneOf, text } from './expect.ts';
import { idSchema } from './id.ts';

export interface ProseComponent {
  /** What it is for, in one sentence. */
  purpose: string;
  /** How it is written. */
  example: string;
  /** What each property holds; each is a literal. */
  properties: z.ZodObject;
  /** False where it stands alone, with nothing between its tags. */
  hasContent: boolean;
}

const BOARD = 'the id of a board, such as `arena-text-to-video`';
const MODEL = 'a model as its board writes it, such as `happyhorse-1.0`';
const boardId = text(BOARD).describe('Folder of the board in `content/leaderboards/`.');
const model = text(MODEL).describe('Model as the board writes it; case and spaces do not matter.');
const title = text('a title')
  .optional()
  .describe('Title above it; one is made where it is absent.');

export const asideProperties = fields(
  { title: text('a title').optional().describe('What the remark is about.') },
  'properties',
);

export const figureProperties = fields(
  {
    caption: text('what a reader should see in it').describe('What a reader should see in it.'),
    credit: text('whose work it is').optional().describe('Whose work it is.'),
  },
  'properties',
);

export const leaderboardProperties = fields(
  {
    board: boardId,
    on: daySchema.describe('Day on which the state was recorded: the name of its file.'),
    model: model.optional().describe('Model to point out.'),
    top: z
      .int('a number of ranks, such as `{7}`')
      .min(2, 'a number of ranks from 2 on, such as `{7}`')
      .optional()
      .describe('Show only ranks up to this one.'),
    title,
  },
  'properties',
);
export type LeaderboardProperties = z.infer<typeof leaderboardProperties>;

export const scoreHistoryProperties = fields(
  {
    board: boardId,
    model,
    until: daySchema
      .optional()
      .describe(
        'Last day to take in; absent, the day of publication, so that the piece stays as it is.',
      ),
    title,
  },
  'properties',
);
export type ScoreHistoryProperties = z.infer<typeof scoreHistoryProperties>;

const STATE = 'a board and a day, such as `"arena-text-to-video 2026-04-17"`';
const ALSO =
  'a board as readers should know it, a score, a day and the id of a source, such as `["A board its source does not name", 2074, "2026-06-11", "aiblogs-0611"]`';

export const ratingsProperties = fields(
  {
    model,
    on: listOf(
      z
        .string(STATE)
        .trim()
        .refine((state) => /^\S+\s+\S+$/.test(state) && isDay(state.split(/\s+/)[1] ?? ''), STATE)
        .transform((state) => {
          const [board = '', day = ''] = state.split(/\s+/);
          return { board, day };
        }),
      'states, such as `{["arena-text-to-video 2026-04-17"]}`',
    ).describe('States of boards, each a board and a day.'),
    also: listOf(
      z.tuple([text(ALSO), z.number(ALSO), daySchema, idSchema], ALSO),
      'ratings that stand on no board we keep',
    )
      .default([])
      .describe('Ratings on boards we do not keep, each with a source of the piece.'),
    title,
  },
  'properties',
);
export type RatingsProperties = z.infer<typeof ratingsProperties>;

/** Ids of sources as a tuple holds them, with spaces or commas between them. */
const idsOf = (sources: string) => sources.split(/[\s,;]+/).filter((id) => id !== '');

const EVENT =
  'a day, what happened, and ids of sources, such as `["2026-07-31", "Seedance 2.5 live", "ikaijua-seedance25"]`';

export const timelineProperties = fields(
  {
    from: daySchema.describe('First day of the window.'),
    to: daySchema.describe('Last day of the window.'),
    window: text('what the window is, such as `Four to six weeks`').describe('What the window is.'),
    events: listOf(
      z.tuple([daySchema, text(EVENT), text(EVENT)], EVENT).transform(([date, what, sources]) => ({
        date,
        what,
        sources: idsOf(sources),
      })),
      'events, each a day, what happened, and ids of sources',
    ).describe('Events, each a day, what happened, and ids of sources.'),
    title,
  },
  'properties',
);
export type TimelineProperties = z.infer<typeof timelineProperties>;

const ITEM =
  'a name, a value or two and ids of sources, such as `["Veo 3.1", 0.4, "google-pricing"]`, with `null` for a value that is not known';
const value = z.number(ITEM).nullable();

export const dotPlotProperties = fields(
  {
    title: text('what the values are').describe('What the values are; it stands above them.'),
    unit: text('a unit, such as `US dollars a second`').describe(
      'The one unit of all values, in words; it stands at the axis.',
    ),
    items: listOf(
      z
        .union(
          [
            z.tuple([text(ITEM), value, text(ITEM)], ITEM),
            z.tuple([text(ITEM), value, value, text(ITEM)], ITEM),
          ],
          ITEM,
        )
        .transform((item) => ({
          label: item[0],
          // What is not known stays `null`, as kept readings are JSON.
          values: item.length === 3 ? [item[1]] : [item[1], item[2]],
          sources: idsOf(item[item.length - 1] as string),
        })),
      'items, each a name, a value or two, and ids of sources',
    )
      .min(2, 'at least two items')
      .describe('Items from the top down, each a name, a value or two, and ids of sources.'),
    kinds: listOf(text('a word for each value'), 'two words, such as `["720p", "1080p"]`')
      .length(2, 'two words, such as `["720p", "1080p"]`')
      .optional()
      .describe('What the first and the second value are, where there are two.'),
    on: daySchema.optional().describe('Day on which the values held, where it is one for all.'),
    mark: text('the name of an item').optional().describe('Item to point out.'),
  },
  'properties',
);
export type DotPlotProperties = z.infer<typeof dotPlotProperties>;

/** Kinds of statement that a drawing can tell apart without colour. */
export const MOST_KINDS = 5;

const STATEMENT =
  'who, a day, a kind, what was said, and ids of sources, such as `["ByteDance", "2026-03-15", "denied", "no date is set", "orbitbrief"]`';

export const whoSaidProperties = fields(
  {
    title: text('what they spoke of').describe('What they spoke of; it stands above them.'),
    kinds: listOf(text('a word for a kind'), 'words, such as `["said", "denied"]`')
      .min(1, 'at least one kind, such as `["said", "denied"]`')
      .max(MOST_KINDS, `at most ${MOST_KINDS} kinds, which signs can tell apart`)
      .describe(`Kinds of statement in a word or two, at most ${MOST_KINDS}; each has its sign.`),
    said: listOf(
      z
        .tuple(
          [text(STATEMENT), daySchema, text(STATEMENT), text(STATEMENT), text(STATEMENT)],
          STATEMENT,
        )
        .transform(([who, date, kind, what, sources]) => ({
          who,
          date,
          kind,
          what,
          sources: idsOf(sources),
        })),
      'statements, each who, a day, a kind, what was said, and ids of sources',
    )
      .min(2, 'at least two statements')
      .describe(
        'Statements, each who, a day, one of the kinds, what was said, and ids of sources.',
      ),
  },
  'properties',
);
export type WhoSaidProperties = z.infer<typeof whoSaidProperties>;

export const proseComponents: Record<string, ProseComponent> = {
  Aside: {
    purpose: 'A remark beside the argument, such as a definition or a note on method.',
    example: '<Aside title="What an interval is">\n\nThe range …\n\n</Aside>',
    properties: asideProperties,
    hasContent: true,
  },
  Figure: {
    purpose: 'An image beside the piece, with what a reader should see in it.',
    example:
      '<Figure caption="Nine reference images and what became of them.">\n\n![Nine stills of a red car …](./references.png)\n\n</Figure>',
    properties: figureProperties,
    hasContent: true,
  },
  Leaderboard: {
    purpose: 'A board on one day: scores with their intervals, and the table behind them.',
    example: '<Leaderboard board="arena-text-to-video" on="2026-08-21" model="happyhorse-1.0" />',
    properties: leaderboardProperties,
    hasContent: false,
  },
  ScoreHistory: {
    purpose: 'One model on one board over time: rank above, score with its interval below.',
    example: '<ScoreHistory board="arena-text-to-video" model="happyhorse-1.0" />',
    properties: scoreHistoryProperties,
    hasContent: false,
  },
  Ratings: {
    purpose: 'One model on several boards, each on its own scale, since scores do not transfer.',
    example:
      '<Ratings model="happyhorse-1.0" on={["arena-text-to-video 2026-04-17", "artificial-analysis-text-to-video 2026-04-08"]} also={[["A board its source does not name", 2074, "2026-06-11", "aiblogs-0611"]]} />',
    properties: ratingsProperties,
    hasContent: false,
  },
  Timeline: {
    purpose: 'Dated events against a window of time, such as that of a forecast.',
    example:
      '<Timeline from="2026-07-20" to="2026-08-03" window="Four to six weeks" events={[["2026-07-31", "Seedance 2.5 live", "ikaijua-seedance25"], ["2026-08-07", "Seedance 2.5 at a reseller", "useapi-seedance25"]]} />',
    properties: timelineProperties,
    hasContent: false,
  },
  DotPlot: {
    purpose:
      'Values of several things in one unit, such as prices: a dot each, or two where each has two, such as before and after.',
    example:
      '<DotPlot title="Price of a second of video" unit="US dollars a second" kinds={["720p", "1080p"]} items={[["Model A", 0.1, 0.15, "aiblogs-0611"], ["Model B", 0.4, null, "ikaijua-seedance25"], ["Model C", 0.05, 0.3, "useapi-seedance25"]]} on="2026-08-21" mark="Model A" />',
    properties: dotPlotProperties,
    hasContent: false,
  },
  WhoSaid: {
    purpose:
      'Who said what and when, speaker by speaker, each kind of statement with a sign of its own.',
    example:
      '<WhoSaid title="What was said of the launch" kinds={["announced", "denied", "reported"]} said={[["The maker", "2026-03-15", "announced", "launch in April", "aiblogs-0611"], ["A newspaper", "2026-04-02", "reported", "launch put off", "ikaijua-seedance25"], ["The maker", "2026-04-20", "denied", "no date was ever set", "useapi-seedance25"]]} />',
    properties: whoSaidProperties,
    hasContent: false,
  },
};

/** What the code must know of a component of our own pages; each says in its own file what it is for. */
export type OwnPageComponent = Pick<ProseComponent, 'properties' | 'hasContent'>;

const of = (shape: z.ZodRawShape, hasContent = false): OwnPageComponent => ({
  properties: fields(shape, 'properties'),
  hasContent,
});

/** Components of `content/pages/`: what only the code can list. */
export const ownPageComponents: Record<string, OwnPageComponent> = {
  Aside: of(asideProperties.shape, true),
  Figure: of(figureProperties.shape, true),
  IfContact: of({ missing: z.literal(true, 'nothing after its name').optional() }, true),
  LinkTo: of({ what: oneOf(['contact', 'licence', 'feed']) }, true),
  Rules: of({ severity: oneOf(['error', 'warning']) }),
  Fields: of({
    of: oneOf([
      'piece',
      'lead',
      'source',
      'claim',
      'caveat',
      'narrative',
      'forecast',
      'correction',
      'board',
      'author',
    ]),
  }),
  ...Object.fromEntries(
    'FeedAddress FeedReaders Feeds RuleList ProseComponents NameWithSign Specimens Colours LikelihoodMarks CaveatMarks'
      .split(' ')
      .map((name) => [name, of({})]),
  ),
};
