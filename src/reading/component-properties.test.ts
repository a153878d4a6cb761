/** Is a component with a slip in its properties refused, at its place and with what should stand there? */
import { describe, expect, test } from 'vitest';
import type { Message } from '../model/message.ts';
import { readPiece } from './read-piece.ts';
import { repaired } from './repair.ts';

const HEAD = '---\ntitle: One\n---\n';
const FILE = 'content/analysis/one/index.mdx';

const faultsOf = (text: string) =>
  readPiece({ file: FILE, slug: 'one', bytes: new TextEncoder().encode(text), files: [] })
    .problems.filter(({ ruleId }) => ruleId === 'prose-is-data' || ruleId === 'prose-parses')
    .map((problem): Message => ({ file: FILE, severity: 'error', ...problem }));
const problemsOf = (prose: string) =>
  faultsOf(`${HEAD}${prose}\n`).map(
    ({ place, message }) => `${place.line}:${place.column} ${message}`,
  );
const fixed = (prose: string) =>
  repaired(`${HEAD}${prose}\n`, faultsOf).text.slice(HEAD.length, -1);

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
  expect(problemsOf('<Leaderboard board={name()} on="2026-04-17" />')).toEqual([
    '4:1 Unexpected expression in property `board` of `<Leaderboard>`, expected a literal such as `"text"`, `{3}` or `{["a", "b"]}`',
  ]);
});

describe('what is typed as a number and meant as a text is told as it is typed, and fixed', () => {
  test.each([
    ['<Aside title={1.10}>', 'title', '{1.10}', 'title="1.10"'],
    ['<Aside title={010}>', 'title', '{010}', 'title="010"'],
    ['<Aside title={0x1F}>', 'title', '{0x1F}', 'title="0x1F"'],
    ['<Aside title={-5}>', 'title', '{-5}', 'title="-5"'],
    ['<Aside title={true}>', 'title', '{true}', 'title="true"'],
    ['<Aside title={10n}>', 'title', '{10n}', 'title="10n"'],
    ['<Figure caption={2026}>', 'caption', '{2026}', 'caption="2026"'],
    ['<Figure caption="A" credit={0.50}>', 'credit', '{0.50}', 'credit="0.50"'],
    ['<Leaderboard board={1.10} on="2026-04-17" />', 'board', '{1.10}', 'board="1.10"'],
    ['<Leaderboard board="a" on={2026-04-17} />', 'on', '{2026-04-17}', 'on="2026-04-17"'],
    ['<Leaderboard board="a" on={2026-12-17} />', 'on', '{2026-12-17}', 'on="2026-12-17"'],
    ['<Leaderboard board={arena} on="2026-04-17" />', 'board', '{arena}', 'board="arena"'],
    ['<ScoreHistory board="a" model={1.0} />', 'model', '{1.0}', 'model="1.0"'],
    [
      '<Timeline from="2026-07-20" to="2026-08-03" window="W" events={[["2026-07-31", 1984, "vb"]]} />',
      'events.0.1',
      '1984',
      '"1984"',
    ],
    [
      '<Ratings model="a" on={["arena 2026-04-17"]} also={[["A", 2074, "2026-06-11", 1.10]]} />',
      'also.0.3',
      '1.10',
      '"1.10"',
    ],
    [
      '<DotPlot title="P" unit="yuan" items={[["A", 0.90, "vb"], [3.10, 1, "vb"]]} />',
      'items.1.0',
      '3.10',
      '"3.10"',
    ],
    ['<abbr title={1.10}>', 'title', '{1.10}', 'title="1.10"'],
    ['<time datetime={2026}>', 'datetime', '{2026}', 'datetime="2026"'],
  ])('%s', (tag, property, written, cure) => {
    const name = /<(\w+)/.exec(tag)?.[1] ?? '';
    const closing = name === 'abbr' || name === 'time' ? 'A' : '\n\nA\n\n';
    const prose = tag.endsWith('/>') ? tag : `${tag}${closing}</${name}>`;
    const [first, ...others] = problemsOf(prose);
    expect(others).toEqual([]);
    expect(first?.replace(` of \`<${name}>\``, '')).toMatch(/^4:\d+ /);
    expect(first?.replace(` of \`<${name}>\``, '')).toContain(
      `Unexpected \`${written}\` in property \`${property}\`, expected a text: \`${cure}\``,
    );
    expect(problemsOf(fixed(prose))).toEqual([]);
    const inQuotes = cure.slice(cure.indexOf('"'));
    expect(fixed(prose).replaceAll(/[{}]/g, '')).toBe(
      prose.replace(written, inQuotes).replaceAll(/[{}]/g, ''),
    );
  });

  test('and a number where one is meant is left as it is', () => {
    expect(
      problemsOf(
        '<DotPlot title="P" unit="yuan" items={[["A", 0.90, "vb"], ["B", 1_000, "vb"]]} />',
      ),
    ).toEqual([]);
  });
});

test.each([
  ['<Aside title="A" title="B">\n\nA\n\n</Aside>', '4:18 Unexpected second `title` in `<Aside>`'],
  ['<abbr title="A" title="B">A</abbr>', '4:17 Unexpected second `title` in `<abbr>`'],
  [
    '<Leaderboard board="a" on="2026-04-17" top={7} top={9} />',
    '4:48 Unexpected second `top` in `<Leaderboard>`',
  ],
])('of two properties of one name neither is dropped in silence: %s', (prose, told) => {
  expect(problemsOf(prose)).toEqual([`${told}, expected one`]);
});

test.each([
  ['<a𝐀 b>x', 'Unexpected `<a𝐀 b>x`'],
  ['<𝐀>', 'Unexpected `<𝐀>'],
  [`<a${'b'.repeat(17)}𝐀𝐀𝐀 c>`, `Unexpected \`<a${'b'.repeat(17)}…\``],
])('a message never holds half a character: %s', (prose, told) => {
  const [first = ''] = problemsOf(prose);
  expect(first).toContain(told);
  expect(first.isWellFormed()).toBe(true);
});
