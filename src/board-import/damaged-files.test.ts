import { describe, expect, it } from 'vitest';
import type { Leaderboard } from '../model/leaderboard.ts';
import { choiceOf } from './choose-table.ts';
import { readTables } from './read-tables.ts';
import { statesOf, type FoundRow } from './states-of.ts';

const board = {
  metric: { name: 'Score', unit: 'points' },
  track: 'text-to-video',
  snapshots: [],
} as unknown as Leaderboard;

const seenBefore = (...scores: number[]): Leaderboard => ({
  ...board,
  snapshots: [
    {
      date: '2026-04-01',
      updated: undefined,
      listed: undefined,
      note: undefined,
      rows: scores.map((score) => ({
        rank: undefined,
        model: `m${score}`,
        developer: undefined,
        score,
        interval: undefined,
        votes: undefined,
        source: 's',
      })),
    },
  ],
});

interface Read {
  rows: FoundRow[];
  faults: string[];
  notes: string[];
}

async function read(
  text: string | Uint8Array,
  { name = 'x.csv', of = board, list }: { name?: string; of?: Leaderboard; list?: string } = {},
): Promise<Read> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { tables, faults } = await readTables(bytes, { name });
  if (faults.length > 0) return { rows: [], faults, notes: [] };
  const choice = choiceOf(tables);
  if ('fault' in choice) return { rows: [], faults: [choice.fault], notes: [] };
  const found = statesOf(choice.table, { ...choice, board: of, list });
  return {
    rows: found.states.flatMap(({ rows }) => rows),
    faults: found.faults,
    notes: found.notes,
  };
}

const page = (...tables: string[]) => `<!doctype html><body>${tables.join('<p>and</p>')}</body>`;
const table = (head: string[], ...rows: string[][]) =>
  `<table><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table>`;

describe('a damaged file is refused in a sentence', () => {
  it.each([
    ['an empty file', '', {}, 'The file is empty'],
    ['white space alone', ' \n\n', {}, 'The file is empty'],
    ['a heading without rows', 'rank,model,score\n', {}, 'a heading and no rows'],
    [
      'a comma too many in one line',
      'rank,model,score\n1,a,1,444\n',
      {},
      'Line 2 has 4 cells and the heading 3',
    ],
    ['a cell too few', 'rank,model,score\n1,a\n', {}, 'Line 2 has 2 cells and the heading 3'],
    [
      'two columns of one name',
      'rank,model,score,score\n1,a,2,3\n',
      {},
      'Two columns are called `score`',
    ],
    ['scores against ranks', 'rank,model,score\n1,a,1200\n2,b,1400\n', {}, 'columns have shifted'],
    [
      'votes where the interval belongs',
      'rank,model,score,interval\n1,a,14,1843\n',
      {},
      'columns have shifted',
    ],
    ['a percentage as a score', 'rank,model,score\n1,a,56%\n', {}, 'not a percentage'],
    [
      'words where a score belongs',
      'rank,model,score\n1,a,soon\n',
      {},
      'line 2: score is `soon`, expected a number',
    ],
    [
      'a rank of nothing',
      'rank,model,score\n0,a,1444\n',
      {},
      'rank is `0`, expected a whole number from 1',
    ],
    ['half a vote', 'rank,model,score,votes\n1,a,1444,12.5\n', {}, 'votes are `12.5`'],
    ['a model without a name', 'rank,model,score\n1,,1444\n', {}, 'line 2: the model has no name'],
    ['one model twice', 'rank,model,score\n1,a,1444\n2,A,1440\n', {}, 'stands twice on one day'],
    [
      'a number that two languages read apart',
      'rank,model,score\n1,a,1.444\n',
      {},
      '1444 in one language and 1.444 in another',
    ],
    [
      'an interval beside its score',
      'rank,model,score,lower,upper\n1,a,1444,1450,1460\n',
      {},
      'expected one round the score',
    ],
    [
      'a page for logging in',
      page('<h1>Sign in</h1><form></form>'),
      { name: 'board.csv' },
      'It holds no table',
    ],
    [
      'a page with two boards',
      page(
        table(['Rank', 'Model', 'Score'], ['1', 'a', '2']),
        table(['Rank', 'Model', 'Score'], ['1', 'b', '3']),
      ),
      {},
      'It holds 2 tables: choose one with `--table`',
    ],
    ['unknown columns', 'Platz,Modell,Punkte\n1,a,1444\n', {}, 'say what they mean with `--column'],
    [
      'JSON that breaks off',
      '{"models": [{"rank": 1, "mod',
      { name: 'x.json' },
      'The file is no JSON',
    ],
    [
      'an error in place of JSON',
      '{"error": "rate limited"}',
      { name: 'x.json' },
      'no list of rows',
    ],
    [
      'a copy of nothing',
      '{"meta": {"model_count": 0}, "models": []}',
      { name: 'x.json' },
      'no list of rows',
    ],
    [
      'a line that is no JSON',
      '{"rank":1,"model":"a","score":2}\n{"rank":\n',
      { name: 'x.jsonl' },
      'Line 2 is no JSON',
    ],
    ['Parquet that breaks off', 'PAR1xxxx', { name: 'x.parquet' }, 'no Parquet that can be read'],
    ['a file that is no text', new Uint8Array([114, 44, 255, 254, 10]), {}, 'Unexpected byte'],
    [
      'the list of another track',
      '{"meta":{"leaderboard":"image-to-video"},"models":[{"rank":1,"model":"a","vendor":"v","score":2,"ci":1}]}',
      { name: 'x.json' },
      'the list `image-to-video`, and the board is of `text-to-video`',
    ],
    [
      'several lists and none for the whole',
      '[{"category":"anime","model_name":"a","rating":2,"rating_lower":1,"rating_upper":3,"leaderboard_publish_date":"2026-04-17"},{"category":"sport","model_name":"a","rating":2,"rating_lower":1,"rating_upper":3,"leaderboard_publish_date":"2026-04-17"}]',
      { name: 'x.json' },
      'choose one with `--list`, `anime`, `sport`',
    ],
    [
      'a day that is none',
      '[{"rank":1,"model":"a","vendor":"v","score":2,"ci":1,"fetched_at":"soon"}]',
      { name: 'x.json' },
      'The day is `soon`',
    ],
  ])('%s', async (_what, text, options, says) => {
    const { faults } = await read(text, options);
    expect(faults.join('\n')).toContain(says);
  });
});

describe('a strange file is read rightly', () => {
  it.each([
    ['1,444', 1444],
    ['1 444', 1444],
    ["1'444", 1444],
    ['1.444,5', 1444.5],
    ['1,444.5', 1444.5],
    ['1443.6', 1443.6],
    ['−12.5', -12.5],
    ['１４４４', 1444],
    ['12.5K', 12_500],
    ['—', undefined],
  ])('a score written %s', async (written, score) => {
    const { rows, faults } = await read(`rank,model,score\n1,a,"${written}"\n`);
    expect(faults).toEqual([]);
    expect(rows[0]?.score).toBe(score);
  });

  it.each([
    ['±15', 15, 0],
    ['15', 15, 0],
    ['+/-15', 15, 0],
    ['+12/-10', 12, 1],
    ['-7/+7', 7, 0],
    ['1,429–1,459', 15, 0],
  ])('an interval written %s', async (written, interval, notes) => {
    const read1 = await read(`rank,model,score,95% CI\n1,a,"1,444","${written}"\n`);
    expect(read1.faults).toEqual([]);
    expect(read1.rows[0]?.interval).toBe(interval);
    expect(read1.notes).toHaveLength(notes);
  });

  it('takes a score and its interval from one cell', async () => {
    const { rows } = await read('Rank,Model,Score\n1,a,"1,444 ± 15"\n2,b,"1,440 (+9/-8)"\n');
    expect(rows.map(({ score, interval }) => [score, interval])).toEqual([
      [1444, 15],
      [1440, 9],
    ]);
  });

  it('reads a doubtful number by the others of its column', async () => {
    const german = await read('rank;model;score\n1;a;1.444\n2;b;1.443,6\n');
    expect(german.rows.map(({ score }) => score)).toEqual([1444, 1443.6]);
    const decimals = await read('rank,model,score\n1,a,1.444\n2,b,0.98\n');
    expect(decimals.rows.map(({ score }) => score)).toEqual([1.444, 0.98]);
  });

  it('reads a doubtful number by what the board had before', async () => {
    const of = seenBefore(1400, 1440);
    expect((await read('rank,model,score\n1,a,1.444\n', { of })).rows[0]?.score).toBe(1444);
  });

  it('takes one rank in merged cells for both models', async () => {
    const html = page(
      '<table><tr><td colspan="3">Video, April</td></tr></table><table><tr><th>Rank<th>Model<th>Score</tr><tr><td rowspan=2>1<td>a<td>9</tr><tr><td>b<td>9</tr></table>',
    );
    expect((await read(html)).rows.map(({ rank, model }) => [rank, model])).toEqual([
      [1, 'a'],
      [1, 'b'],
    ]);
  });

  it('takes the whole board where a table holds parts of it', async () => {
    const row = (category: string, rating: number) => ({
      category,
      model_name: 'a',
      organization: 'o',
      rating,
      rating_lower: rating - 5,
      rating_upper: rating + 5,
      rank: 1,
      vote_count: 10,
      leaderboard_publish_date: '2026-04-17',
    });
    const text = JSON.stringify({
      rows: [{ row: row('overall', 1400) }, { row: row('anime', 1500) }],
    });
    expect((await read(text, { name: 'x.json' })).rows.map(({ score }) => score)).toEqual([1400]);
    const anime = await read(text, { name: 'x.json', list: 'anime' });
    expect(anime.rows.map(({ score }) => score)).toEqual([1500]);
  });

  it('takes lower scores for better ones where the board says so', async () => {
    const of = { ...board, metric: { ...board.metric, better: 'lower' as const } };
    expect((await read('rank,model,score\n1,a,3.1\n2,b,4.2\n', { of })).faults).toEqual([]);
  });

  it('lets ties share a rank', async () => {
    const { rows, faults } = await read('rank,model,score\n1,a,1444\n1,b,1444\n3,c,1400\n');
    expect(faults).toEqual([]);
    expect(rows.map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });
});
