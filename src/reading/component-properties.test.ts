/** Is a component with a slip in its properties refused, at its place and with what should stand there? */
import { expect, test } from 'vitest';
import { readPiece } from './read-piece.ts';

const problemsOf = (prose: string) =>
  readPiece({
    file: 'content/analysis/one/index.mdx',
    slug: 'one',
    bytes: new TextEncoder().encode(`---\ntitle: One\n---\n${prose}\n`),
    files: [],
  })
    .problems.filter(({ ruleId }) => ruleId === 'prose-is-data')
    .map(({ place, message }) => `${place.line}:${place.column} ${message}`);

const SOUND = '<Leaderboard board="arena-text-to-video" on="2026-04-17" />';

test.each([
  [SOUND],
  [`A sentence.\n\n${SOUND}\n\nAnother.`],
  ['<Leaderboard board="arena" on="2026-04-17" top={7} model="a" title="Seven rows" />'],
  [
    '<Ratings model="a" on={["arena 2026-04-17"]} also={[["A board", 2074, "2026-06-11", "vb"]]} />',
  ],
  [
    '<Timeline from="2026-07-20" to="2026-08-03" window="Weeks" events={[["2026-07-31", "It", "vb"]]} />',
  ],
  ['<DotPlot title="Prices" unit="yuan" items={[["A", 0.9, "vb"], ["B", null, "vb; arena"]]} />'],
  [
    '<DotPlot title="Prices" unit="yuan" kinds={["720p", "1080p"]} items={[["A", 0.9, 1.6, "vb"], ["B", 1, "vb"]]} />',
  ],
  [
    '<WhoSaid title="A launch" kinds={["said"]} said={[["A", "2026-07-31", "said", "It", "vb"], ["B", "2026-08-01", "said", "No", "vb"]]} />',
  ],
  ['<Figure caption="What it shows.">\n\n![A car](./car.png)\n\n</Figure>'],
])('%s is sound', (prose) => {
  expect(problemsOf(prose)).toEqual([]);
});

test.each([
  [
    '<Leaderboard on="2026-04-17" />',
    '4:1 Missing property `board` in `<Leaderboard>`, expected the id of a board, such as `arena-text-to-video`',
  ],
  [
    '<Leaderboard board="arena" on="2026-4-17" />',
    '4:1 Unexpected value `2026-4-17` in property `on` of `<Leaderboard>`, expected a day that exists, such as `2026-11-22`',
  ],
  [
    '<Leaderboard board="arena" on="2026-04-17" top="7" />',
    '4:1 Unexpected value `7` in property `top` of `<Leaderboard>`, expected a number of ranks, such as `{7}`',
  ],
  [
    '<Leaderboard bord="arena" on="2026-04-17" />',
    '4:1 Unexpected property `bord` in `<Leaderboard>`, did you mean `board`?',
  ],
  [
    '<Ratings model="a" on={["arena"]} />',
    '4:1 Unexpected value `arena` in property `on.0` of `<Ratings>`, expected a board and a day, such as `"arena-text-to-video 2026-04-17"`',
  ],
  [
    '<Timeline from="2026-07-20" to="2026-08-03" window="Weeks" events={[["31 July", "It", "vb"]]} />',
    '4:1 Unexpected value `31 July` in property `events.0.0` of `<Timeline>`, expected a day that exists, such as `2026-11-22`',
  ],
  [
    '<DotPlot title="Prices" items={[["A", "0.9 yuan", "vb"], ["B", 1, "vb"]]} />',
    '4:1 Missing property `unit` in `<DotPlot>`, expected a unit, such as `US dollars a second`',
  ],
  [
    '<DotPlot title="Prices" unit="yuan" items={[["A", "0.9 yuan", "vb"], ["B", 1, "vb"]]} />',
    '4:1 Unexpected value `0.9 yuan` in property `items.0.1` of `<DotPlot>`, expected a name, a value or two and ids of sources, such as `["Veo 3.1", 0.4, "google-pricing"]`, with `null` for a value that is not known',
  ],
  [
    '<WhoSaid title="A launch" kinds={["said"]} said={[["A", "31 July", "said", "It", "vb"], ["B", "2026-08-01", "said", "No", "vb"]]} />',
    '4:1 Unexpected value `31 July` in property `said.0.1` of `<WhoSaid>`, expected a day that exists, such as `2026-11-22`',
  ],
  [
    '<Leaderboard board="arena" on="2026-04-17">\n\nWords.\n\n</Leaderboard>',
    '4:1 Unexpected text within `<Leaderboard>`, expected it to end with `/>` and nothing in it',
  ],
  [
    `Words before it ${SOUND} and after.`,
    '4:17 Unexpected `<Leaderboard>` within a paragraph, expected it on a line of its own between blank lines',
  ],
])('%s is refused', (prose, expected) => {
  expect(problemsOf(prose)).toContain(expected);
});

test('a property whose value is an expression is refused for that, and not called missing too', () => {
  expect(problemsOf('<Leaderboard board={name} on="2026-04-17" />')).toEqual([
    '4:1 Unexpected expression in property `board` of `<Leaderboard>`, expected a literal such as `"text"`, `{3}` or `{["a", "b"]}`',
  ]);
});
