/** Are leaderboards read as they lie on the disk, and is every slip of a copyist found at its place? */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBoards } from './read-boards.ts';

const TODAY = '2026-11-23';
const BOARD = `name: "Arena, text-to-video"
operator: Arena
url: https://arena.example/
track: text-to-video
metric: { name: Arena score, unit: points }
method: "Votes."
sources:
  - { id: copy, title: Copies, container-title: Copies, URL: "https://example.org/copies", issued: unknown, accessed: 2026-11-22, role: dataset }
snapshots:
  2026-04-17:
    updated: 2026-04-16
    listed: 39
`;
const HEADER = 'rank,model,developer,score,interval,votes,source\n';
const ROW = '2,happyhorse-1.0,Alibaba (ATH),1444,15,1843,copy\n';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'boards-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Reads one board made of these files. */
function read(files: Record<string, string>, id = 'arena') {
  mkdirSync(join(root, 'content/leaderboards', id), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, 'content/leaderboards', id, name), text);
  }
  return readBoards(root, TODAY);
}

/** The one message of a snapshot, as `line:column message`. */
function complaint(csv: string): string {
  const { messages } = read({ 'board.yml': BOARD, '2026-04-17.csv': csv });
  expect(messages).toHaveLength(1);
  const [message] = messages;
  expect(message?.file).toBe('content/leaderboards/arena/2026-04-17.csv');
  return `${message?.place.line}:${message?.place.column} ${message?.message}`;
}

test('a name of prose means models that the board has', () => {
  const names = (models: string) =>
    read({
      'board.yml': `${BOARD}names:\n  HappyHorse: [${models}]\n`,
      '2026-04-17.csv': `${HEADER}${ROW}`,
    }).messages.map(({ place, message }) => `${place.line}:${place.column} ${message}`);
  expect(names('happyhorse-*')).toEqual([]);
  expect(names('happyhorse-1.0, happyhorse-1.1')).toEqual([
    '14:32 Unexpected model `happyhorse-1.1` in `names`, did you mean `happyhorse-1.0`?',
  ]);
});

test('a board has its states by day, each with the notes of its board', () => {
  const { boards, messages } = read({
    'board.yml': BOARD,
    '2026-04-17.csv': `${HEADER}${ROW}`,
    '2026-03-19.csv': `${HEADER}1,veo-3.1,Google,1381,16,5537,copy\n`,
  });
  expect(messages).toEqual([]);
  expect(boards[0]?.snapshots).toMatchObject([
    { date: '2026-03-19', updated: undefined, listed: undefined },
    {
      date: '2026-04-17',
      updated: '2026-04-16',
      listed: 39,
      rows: [{ rank: 2, model: 'happyhorse-1.0', score: 1444, interval: 15, votes: 1843 }],
    },
  ]);
});

test('an empty cell is unknown, never nought', () => {
  const { boards } = read({
    'board.yml': BOARD,
    '2026-04-17.csv': `${HEADER},happyhorse-1.0,,,,,copy\n`,
  });
  expect(boards[0]?.snapshots[0]?.rows).toEqual([
    {
      rank: undefined,
      model: 'happyhorse-1.0',
      developer: undefined,
      score: undefined,
      interval: undefined,
      votes: undefined,
      source: 'copy',
    },
  ]);
});

test('two sources may contradict each other on one day', () => {
  const two = BOARD.replace('id: copy', 'id: copy2').replace(
    'sources:\n',
    'sources:\n  - { id: copy, title: Copies, container-title: Copies, URL: "https://example.org/c", issued: unknown, accessed: 2026-11-22, role: dataset }\n',
  );
  const { boards, messages } = read({
    'board.yml': two,
    '2026-04-17.csv': `${HEADER}${ROW}${ROW.replace('1444', '1355').replace('copy', 'copy2')}`,
  });
  expect(messages).toEqual([]);
  expect(boards[0]?.snapshots[0]?.rows.map(({ score }) => score)).toEqual([1444, 1355]);
});

describe('a slip of the copyist is refused', () => {
  test.each([
    [
      'a separator in a score',
      '2,a,,"1,444",15,1843,copy\n',
      '2:6 Unexpected value `1,444` in `score`, expected a score without separators, such as `1444`, or nothing',
    ],
    ['a score that is no number', '2,a,,n/a,,,copy\n', '2:6 Unexpected value `n/a` in `score`'],
    ['a rank of nought', '0,a,,1444,,,copy\n', '2:1 Unexpected value `0` in `rank`'],
    ['half a rank', '1.5,a,,1444,,,copy\n', '2:1 Unexpected value `1.5` in `rank`'],
    ['a negative interval', '2,a,,1444,-15,,copy\n', '2:11 Unexpected value `-15` in `interval`'],
    [
      'an interval without a score',
      '2,a,,,15,,copy\n',
      '2:7 Unexpected interval `15` without a score',
    ],
    ['a row without a model', '2,,,1444,15,1843,copy\n', '2:3 Unexpected empty text in `model`'],
    [
      'an unknown source',
      '2,a,,1444,15,1843,copi\n',
      '2:19 Unexpected source `copi`, did you mean `copy`?',
    ],
    [
      'a rank beyond the list',
      '40,a,,1444,15,1843,copy\n',
      '2:1 Unexpected rank `40`, expected at most 39',
    ],
    ['a comma too many', '2,a,b,c,1444,15,1843,copy\n', '2:1 Unexpected 8 cells, expected 7'],
    [
      'a row told twice',
      `${ROW}${ROW}`,
      '3:3 Unexpected second row of `happyhorse-1.0` from `copy`, expected one; the first is on line 2',
    ],
  ])('%s', (_what, rows, expected) => {
    expect(complaint(`${HEADER}${rows}`)).toContain(expected);
  });

  test('an unknown column', () => {
    expect(complaint('rank,model,developer,elo,interval,votes,source\n')).toContain(
      '1:22 Unexpected columns `rank,model,developer,elo,interval,votes,source`, expected `rank,model,developer,score,interval,votes,source`',
    );
  });

  test('all slips of a file are told in one run', () => {
    const { messages } = read({
      'board.yml': BOARD,
      '2026-04-17.csv': `${HEADER}0,a,,x,,,copy\n2,b,,1444,-1,,copy\n`,
    });
    expect(messages.map(({ place }) => place.line)).toEqual([2, 2, 3]);
  });
});

describe('a board is refused', () => {
  const sound = { '2026-04-17.csv': `${HEADER}${ROW}` };
  test.each([
    [
      'with notes on a day it has no rows for',
      { ...sound, 'board.yml': `${BOARD}  2026-04-15:\n    note: "Five rows."\n` },
      '13:3 Unexpected day `2026-04-15` in `snapshots`, expected one with a file `2026-04-15.csv`; nearest is `2026-04-17`',
    ],
    [
      'with an update after the day it was seen',
      { ...sound, 'board.yml': BOARD.replace('updated: 2026-04-16', 'updated: 2026-04-18') },
      '11:5 Unexpected `updated: 2026-04-18`',
    ],
    [
      'without a state',
      { 'board.yml': BOARD.replace(/snapshots:[\s\S]*/, '') },
      '1:1 Missing states',
    ],
    ['without a board', sound, '1:1 Missing file'],
    [
      'with a file that is no day',
      { ...sound, 'board.yml': BOARD, 'april.csv': HEADER },
      '1:1 Unexpected file `april.csv`',
    ],
    [
      'with a day that has not come',
      { ...sound, 'board.yml': BOARD, '2026-11-24.csv': `${HEADER}${ROW}` },
      '1:1 Unexpected day `2026-11-24`, expected a state that was seen by 2026-11-23',
    ],
    [
      'with an unknown field',
      { ...sound, 'board.yml': BOARD.replace('operator:', 'operater:') },
      '2:1 Unexpected field `operater`, did you mean `operator`?',
    ],
  ])('%s', (_what, files, expected) => {
    const { messages } = read(files);
    expect(
      messages.map(({ place, message }) => `${place.line}:${place.column} ${message}`).join('\n'),
    ).toContain(expected);
  });

  test('whose folder cannot be an address', () => {
    const { messages } = read({ ...sound, 'board.yml': BOARD }, 'Arena Video');
    expect(messages[0]?.message).toContain('Unexpected folder `Arena Video`');
  });
});

test('where there are no leaderboards, nothing is wrong', () => {
  expect(readBoards(root, TODAY)).toEqual({ boards: [], messages: [], states: new Map() });
});
