import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBoards } from '../reading/read-boards.ts';
import { boardCommand } from './board.ts';
import { answer, type World } from './command.ts';

const TODAY = '2026-05-01';
const FOLDER = 'content/leaderboards/made';
const BOARD = `# Kept as it is.
name: Made board
operator: Maker
url: https://maker.example/
track: text-to-video
metric: { name: Score, unit: points, intervalLevel: 0.95 }
method: Votes.

sources:
  - id: copy
    type: dataset
    title: "A copy"
    publisher: A copyist
    URL: https://copies.example/
    issued: unknown
    accessed: 2026-04-20
    role: dataset

snapshots:
  2026-04-17:
    note: "The first we saw."
`;
const FIRST = `rank,model,developer,score,interval,votes,source
1,alpha,A,1460,11,900,copy
2,beta,B,1444,15,800,copy
3,gamma,C,1300,10,700,copy
`;

let root: string;

const write = (file: string, text: string) => {
  writeFileSync(join(root, file), text);
};
const text = (file: string) => readFileSync(join(root, file), 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'board-'));
  mkdirSync(join(root, FOLDER), { recursive: true });
  write(`${FOLDER}/board.yml`, BOARD);
  write(`${FOLDER}/2026-04-17.csv`, FIRST);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const world: World = {
    root,
    from: root,
    env: {},
    today: () => TODAY,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    input: () => Promise.resolve(text('new.json')),
    paint: (_style, line) => line,
  };
  const status = await answer(boardCommand, args, world);
  return { status, out: out.join('\n'), err: err.join('\n') };
}
const board = (...args: string[]) => run('add', 'made', ...args);

const copyOf = (day: string, ...models: [string, number, number][]) =>
  JSON.stringify({
    meta: {
      leaderboard: 'text-to-video',
      fetched_at: `${day}T04:00:00+00:00`,
      last_updated: 'Apr 21, 2026',
      model_count: models.length,
    },
    models: models.map(([model, score, ci], at) => ({
      rank: at + 1,
      model,
      vendor: 'V',
      score,
      ci,
      votes: 1000,
    })),
  });

describe('a new state', () => {
  test('goes into one file, its source and notes into the board, and nothing else changes', async () => {
    write('new.json', copyOf('2026-04-24', ['beta', 1465, 9], ['alpha', 1450, 9]));
    const { status, out, err } = await board(
      'new.json',
      '--url',
      'https://copies.example/2026-04-24.json',
      '--copied-by',
      'A copyist',
      '--licence',
      'MIT',
    );
    expect(err).toContain(`${FOLDER}/2026-04-24.csv: 2 rows.`);
    expect(status).toBe(0);
    expect(text(`${FOLDER}/2026-04-24.csv`)).toBe(
      'rank,model,developer,score,interval,votes,source\n1,beta,V,1465,9,1000,made-2026-04-24\n2,alpha,V,1450,9,1000,made-2026-04-24\n',
    );
    expect(out).toContain('beta leads; it was alpha.');
    expect(out).toContain('gamma: gone; it was 3rd.');
    const added = text(`${FOLDER}/board.yml`).split('\n');
    expect(BOARD.split('\n').filter((line) => !added.includes(line))).toEqual([]);
    const { boards, messages } = readBoards(root, TODAY);
    expect(messages).toEqual([]);
    expect(boards[0]?.looked).toBe(TODAY);
    expect(boards[0]?.snapshots[1]).toMatchObject({ updated: '2026-04-21', listed: 2 });
    expect(boards[0]?.sources[1]).toMatchObject({
      URL: 'https://copies.example/2026-04-24.json',
      publisher: 'A copyist',
      note: 'A copy by A copyist; the figures are Maker’s. Licence: MIT.',
    });
  });

  test('that is on record already is nothing', async () => {
    const { status, err } = await board(`${FOLDER}/2026-04-17.csv`, '--date', '2026-04-17');
    expect(err).toContain('on record as it is here');
    expect(status).toBe(0);
    expect(text(`${FOLDER}/2026-04-17.csv`)).toBe(FIRST);
    expect(text(`${FOLDER}/board.yml`)).toContain(`looked: ${TODAY}`);
  });

  test('that contradicts one on record is told row by row, and nothing is written', async () => {
    write('new.csv', FIRST.replace('1444,15', '1441,15').replace('3,gamma', '3,delta'));
    const before = text(`${FOLDER}/board.yml`);
    const { status, err } = await board('new.csv', '--date', '2026-04-17');
    expect(status).toBe(1);
    expect(err).toContain('`beta` has score 1444 on record and 1441 here');
    expect(err).toContain('`delta` is not on record');
    expect(err).toContain('`gamma` is on record and not here');
    expect(text(`${FOLDER}/2026-04-17.csv`)).toBe(FIRST);
    expect(text(`${FOLDER}/board.yml`)).toBe(before);
  });

  test('that shows what an earlier day showed is a look and no state', async () => {
    write('new.csv', FIRST);
    const { status, err } = await board('new.csv', '--date', '2026-04-25');
    expect(err).toContain('Nothing changed since 2026-04-17');
    expect(status).toBe(0);
    expect(existsSync(join(root, FOLDER, '2026-04-25.csv'))).toBe(false);
    expect(text(`${FOLDER}/board.yml`)).toContain(`looked: ${TODAY}`);
  });

  test.each([
    [['new.csv'], 'Nothing in the table says of which day it is'],
    [['new.csv', '--date', '2026-06-01'], 'expected a day up to today, 2026-05-01'],
    [['missing.csv'], 'Cannot open `missing.csv`: no such file or directory'],
  ])('%j is refused in a sentence', async (args, says) => {
    write('new.csv', FIRST.replace('1460', '1461'));
    const { status, err } = await board(...args);
    expect(err).toContain(says);
    expect(status).toBe(1);
  });

  test('of a copy that gives how far the margin reaches to each side is read with it', async () => {
    const later = JSON.parse(copyOf('2026-04-24', ['beta', 1465, 9])) as {
      models: Record<string, unknown>[];
    };
    later.models = later.models.map(({ ci, ...row }) => ({ ...row, ci_low: ci, ci_high: ci }));
    write('new.json', JSON.stringify(later));
    expect(await board('new.json', '--source', 'copy')).toMatchObject({ status: 0 });
    expect(text(`${FOLDER}/2026-04-24.csv`)).toContain('1,beta,V,1465,9,1000,copy');
  });

  test('of which nobody is named as the source is refused', async () => {
    write('new.json', copyOf('2026-04-24', ['beta', 1465, 9]));
    expect((await board('new.json')).err).toContain(
      'add `--source` with an id of `board.yml` (copy)',
    );
    expect((await board('-', '--source', 'copy')).status).toBe(0);
  });

  test('whose columns are named once needs no naming again', async () => {
    const table = (score: string) => `Platz;Modell;Punkte\n1;alpha;${score}\n`;
    write('new.csv', table('1.470'));
    const columns = ['rank=Platz', 'model=Modell', 'score=Punkte'].flatMap((one) => [
      '--column',
      one,
    ]);
    const first = await board('new.csv', '--date', '2026-04-25', '--source', 'copy', ...columns);
    expect(first).toMatchObject({ status: 0 });
    write('new.csv', table('1.471'));
    const second = await board('new.csv', '--date', '2026-04-26', '--source', 'copy');
    expect(second).toMatchObject({ status: 0 });
    expect(text(`${FOLDER}/2026-04-26.csv`)).toContain('1,alpha,,1471,,,copy');
  });
});

describe('a look that shows nothing new', () => {
  test('is kept as a day, every other byte as it was', async () => {
    write(
      `${FOLDER}/board.yml`,
      BOARD.replace('method:', 'looked: 2026-04-18\nevery: 7d\nmethod:'),
    );
    const before = text(`${FOLDER}/board.yml`);
    const overdue = readBoards(root, '2026-04-26').messages;
    expect(overdue).toMatchObject([{ severity: 'warning', place: { line: 7 } }]);
    expect(overdue[0]?.message).toContain(
      'last looked at on 18 Apr 2026, meant to be looked at every 7 days: overdue since 25 Apr 2026',
    );
    expect(readBoards(root, '2026-04-25').messages).toEqual([]);
    expect(await run('looked', 'made')).toMatchObject({ status: 0 });
    expect(text(`${FOLDER}/board.yml`)).toBe(before.replace('2026-04-18', TODAY));
    expect(readBoards(root, TODAY).messages).toEqual([]);
  });
});

describe('a whole history', () => {
  const days = ['2026-04-18', '2026-04-19', '2026-04-20'];
  const history = JSON.stringify(
    days.flatMap((day, at) =>
      [1460, 1460, 1490].slice(at, at + 1).map((rating) => ({
        model_name: 'alpha',
        organization: 'A',
        rating,
        rating_lower: rating - 5,
        rating_upper: rating + 5,
        vote_count: 900,
        rank: 1,
        category: 'overall',
        leaderboard_publish_date: day,
      })),
    ),
  );

  test('is kept on the days on which anything changed', async () => {
    write('new.json', history);
    expect((await board('new.json', '--source', 'copy')).err).toContain('holds 3 days');
    const { status, out } = await board('new.json', '--source', 'copy', '--history');
    expect(status).toBe(0);
    expect(days.filter((day) => existsSync(join(root, FOLDER, `${day}.csv`)))).toEqual([
      '2026-04-18',
      '2026-04-20',
    ]);
    expect(out).toContain(
      'alpha: still 1st, 1,490 ± 5 instead of 1,460 ± 5: more than the margins explain.',
    );
  });

  test('can be looked at without being written, as data', async () => {
    write('new.json', history);
    const before = text(`${FOLDER}/board.yml`);
    const { out } = await board(
      'new.json',
      '--source',
      'copy',
      '--history',
      '--dry-run',
      '--format',
      'json',
    );
    const { states } = JSON.parse(out) as { states: { date: string }[] };
    expect(states.map(({ date }) => date)).toEqual(['2026-04-18', '2026-04-20']);
    expect(text(`${FOLDER}/board.yml`)).toBe(before);
    expect(existsSync(join(root, FOLDER, '2026-04-18.csv'))).toBe(false);
  });
});
