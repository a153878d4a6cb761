/** `npm run board`: how does a new state of a leaderboard get on record? Read from what others publish, doubts told, one file written. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { choiceOf, type Choice } from '../board-import/choose-table.ts';
import { readTables } from '../board-import/read-tables.ts';
import { statesOf, type FoundState } from '../board-import/states-of.ts';
import { differencesOf, stateFileText, withRows } from '../board-import/state-file.ts';
import { tableForms } from '../board-import/table.ts';
import { compareStates, type StateChange } from '../boards/compare-states.ts';
import { changeLines } from '../boards/change-in-words.ts';
import { daySchema, type Day } from '../model/date.ts';
import { cureOf } from '../model/expect.ts';
import { idSchema, isWebAddress } from '../model/id.ts';
import {
  BOARDS,
  columnMeanings,
  stateFile,
  type Leaderboard,
  type Snapshot,
} from '../model/leaderboard.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { touchedBy, type Touched } from '../publication/touched-by.ts';
import { dateInWords } from '../model/source-labels.ts';
import { counted } from '../model/words.ts';
import { webClient } from '../network/web-client.ts';
import { withField, withNote, withSource } from '../reading/edit-board.ts';
import { pieceFile, pieceSlugs } from '../reading/piece-files.ts';
import { readPiece } from '../reading/read-piece.ts';
import { readBoards } from '../reading/read-boards.ts';
import { writeFiles } from '../reading/write-files.ts';
import { readAddress } from '../reading-room/read-address.ts';
import { askedAs, askingOptions } from './asking.ts';
import {
  amount,
  anyText,
  command,
  Failure,
  main,
  oneOf,
  pathOf,
  webAddress,
  WrongCall,
  type Command,
  type Values,
  type World,
} from './command.ts';

const day = {
  expected: 'a day such as `2026-04-17`',
  parse: (text: string) => daySchema.safeParse(text).data,
};

const options = {
  date: { is: 'the day on which it was seen', value: 'DAY', takes: day },
  source: {
    is: 'the source of the rows: an id in `board.yml`, or a new one',
    value: 'ID',
    takes: {
      expected: 'letters, digits and `-`',
      parse: (id: string) => (idSchema.safeParse(id).success ? id : undefined),
    },
  },
  url: {
    is: 'where the file came from, for a new source',
    value: 'URL',
    takes: webAddress('https://arena.ai/leaderboard'),
  },
  'copied-by': { is: 'whose copy it is', value: 'TEXT', takes: anyText('whose copy it is') },
  licence: { is: 'under which licence it is given', value: 'TEXT', takes: anyText('a licence') },
  list: { is: 'which list of several to take', value: 'NAME', takes: anyText('a list') },
  column: {
    is: `what a column means, kept in \`board.yml\`: \`score=Points\` (${columnMeanings.join(', ')})`,
    value: 'MEANING=NAME',
    takes: {
      expected: 'a meaning and a column, such as `score=Points`',
      parse: (text: string) => {
        const [meaning, ...name] = text.split('=');
        const known = columnMeanings.find((one) => one === meaning);
        return known && name.join('=') !== '' ? ([known, name.join('=')] as const) : undefined;
      },
    },
    isList: true,
  },
  table: {
    is: 'which table of several to take, from 1',
    value: 'NUMBER',
    takes: amount('a number from 1', { least: 1 }),
  },
  form: { is: tableForms.join(', '), value: 'FORM', takes: oneOf(tableForms) },
  history: { is: 'take every day of the file on which anything changed' },
  'dry-run': { is: 'write nothing; show what would change' },
  format: {
    is: 'how to tell what changed',
    value: 'FORMAT',
    takes: oneOf(['text', 'json']),
    default: 'text' as const,
  },
  ...askingOptions,
} satisfies Command['options'];

type Request = Values<typeof options>;

export const boardCommand = command({
  name: 'board',
  words: 'add <board> <file | URL | -> | looked <board>',
  mostWords: 3,
  about: `Adds a dated state to a leaderboard from what its operator or a third party publishes: CSV, TSV, JSON, JSON
Lines, Parquet, or a page with a table. Nothing is guessed: what is doubtful is told, and nothing is then written. One
file with the state is written, and its source and notes in \`board.yml\`. \`looked\` says that a board was looked at
today and shows nothing new.`,
  options,
  async run({ options: request, words }, world) {
    const [verb, name, what] = words;
    if (verb === 'looked' && name !== undefined && what === undefined) {
      const board = boardNamed(name, world);
      write(board, [], undefined, undefined, world);
      world.err(`${BOARDS}/${board.id}/board.yml: looked at on ${world.today()}.`);
      return 0;
    }
    if (verb !== 'add' || name === undefined || what === undefined) {
      throw new WrongCall(
        'Missing words, expected `npm run board -- add <board> <file | URL | ->` or `npm run board -- looked <board>`',
      );
    }
    const board = boardNamed(name, world);
    const { bytes, file } = await bytesOf(what, request, world);
    const choice = await choose(board, { bytes, file }, request);
    const { states: found, notes } = readStates(board, choice, request);
    notes.forEach(world.err);
    const source = sourceFor(board, found, { what, file }, request, world);
    const states = found.map((state) => withRows(state, source.id));
    const fresh = newStates(board, states, request, world);
    const manuscripts = pieceSlugs(world.root).map((slug) =>
      readPiece(pieceFile(world.root, slug)),
    );
    const changes = changesOf(board, fresh, manuscripts);
    if (request.format === 'json') {
      world.out(JSON.stringify({ board: board.id, states: changes }, null, 2));
    } else {
      for (const { date, change, before, touched } of changes) {
        changeLines(board, { date, before, change }).forEach((line) => world.out(line));
        if (before !== undefined) touchedLines(touched).forEach((line) => world.out(line));
      }
    }
    if (request['dry-run']) return 0;
    write(board, fresh, source, request.column && choice.columns, world);
    return 0;
  },
});

function boardNamed(name: string, { root, today }: World): Leaderboard {
  const { boards, messages } = readBoards(root, today());
  const board = boards.find(({ id }) => id === name.replace(/\/+$/, '').replace(/^.*\//, ''));
  if (board) return board;
  const own = messages.filter(({ file }) => file.startsWith(`${BOARDS}/${name}/`));
  if (own[0]) throw new Failure(`${own[0].file}:${own[0].place.line}: ${own[0].message}`);
  const ids = boards.map(({ id }) => id);
  throw new WrongCall(
    `Unexpected board \`${name}\`, ${cureOf(name, ids, `a folder of \`${BOARDS}/\` with a \`board.yml\``)}`,
  );
}

async function bytesOf(
  what: string,
  request: Request,
  world: World,
): Promise<{ bytes: Uint8Array; file: string }> {
  if (what === '-') {
    const input = await world.input();
    return {
      bytes: typeof input === 'string' ? new TextEncoder().encode(input) : input,
      file: '-',
    };
  }
  if (!isWebAddress(what)) {
    return { bytes: readFileSync(pathOf(what, world)), file: basename(what) };
  }
  const answer = await readAddress(what, webClient(askedAs(request)));
  if ('refusal' in answer) throw new Failure(`${what} ${answer.refusal}.`);
  return { bytes: answer.bytes, file: new URL(answer.address ?? what).pathname };
}

async function choose(
  board: Leaderboard,
  { bytes, file }: { bytes: Uint8Array; file: string },
  request: Request,
): Promise<Choice> {
  const { tables, faults } = await readTables(bytes, { name: file, form: request.form });
  if (faults.length > 0) throw new Failure(faults.map((fault) => `${file}: ${fault}.`).join('\n'));
  const mapped = { ...board.columns, ...Object.fromEntries(request.column ?? []) };
  const choice = choiceOf(tables, { mapped, number: request.table });
  if ('fault' in choice) throw new Failure(`${file}: ${choice.fault}.`);
  return choice;
}

/** The states that are meant, each with its day. Throws `Failure` with everything that stands in the way. */
function readStates(board: Leaderboard, choice: Choice, request: Request) {
  const read = statesOf(choice.table, { ...choice, board, list: request.list });
  const faults = [...read.faults];
  if (read.states.length === 0 && faults.length === 0) faults.push('The table has no rows');
  if (read.states.length > 1 && !request.history) {
    const [first, last] = [read.states[0]?.date, read.states.at(-1)?.date];
    const isThere = read.states.some(({ date }) => date === request.date);
    if (!isThere) {
      faults.push(
        `The table holds ${counted(read.states.length, 'day')} from ${first} to ${last}: choose one with \`--date\`, or all with \`--history\``,
      );
    }
  }
  const chosen =
    read.states.length > 1 && !request.history
      ? read.states.filter(({ date }) => date === request.date)
      : read.states;
  const states = chosen.map((state) => ({ ...state, date: request.date ?? state.date }));
  if (states.some(({ date }) => date === undefined)) {
    faults.push('Nothing in the table says of which day it is: add `--date 2026-04-17`');
  }
  if (faults.length > 0) throw new Failure(faults.map((fault) => `${fault}.`).join('\n'));
  return { states: states as (FoundState & { date: Day })[], notes: read.notes };
}

interface RowSource {
  id: string;
  /** Its entry, where `board.yml` has none of that id. */
  entry: Record<string, unknown> | undefined;
}

/** The source of the rows: one of the board, or a new one of which all is known that a source must have. */
function sourceFor(
  board: Leaderboard,
  states: readonly (FoundState & { date: Day })[],
  { what, file }: { what: string; file: string },
  request: Request,
  { today }: World,
): RowSource {
  const last = states.at(-1)?.date ?? today();
  const known = board.sources.map(({ id }) => id);
  const url = request.url ?? (isWebAddress(what) ? what : undefined);
  const id = request.source ?? board.sources.find(({ URL }) => URL === url)?.id;
  if (id !== undefined && known.includes(id)) return { id, entry: undefined };
  const sources = new Set(states.flatMap(({ rows }) => rows.map(({ source }) => source)));
  if (id === undefined && [...sources].every((one) => one !== undefined && known.includes(one))) {
    return { id: '', entry: undefined };
  }
  if (url === undefined) {
    throw new Failure(
      `Nobody is named for what \`${file}\` says: add \`--source\` with an id of \`board.yml\` (${known.join(', ') || 'it has none'}), or \`--url\` with the address it came from.`,
    );
  }
  const isOne = states.length === 1;
  const told = [
    request['copied-by'] &&
      `A copy by ${request['copied-by']}; the figures are ${board.operator}’s.`,
    request.licence && `Licence: ${request.licence}.`,
  ].filter(Boolean);
  return {
    id: id ?? `${board.id}-${isOne ? last : 'history'}`,
    entry: {
      id: id ?? `${board.id}-${isOne ? last : 'history'}`,
      type: 'dataset',
      title: isOne ? `${board.name}, ${dateInWords(last)}` : `${board.name}, its history`,
      publisher: request['copied-by'] ?? board.operator,
      URL: url,
      issued: isOne ? last : 'unknown',
      accessed: today(),
      role: 'dataset',
      ...(told.length > 0 ? { note: told.join(' ') } : {}),
    },
  };
}

/** The states that are not on record yet. Throws `Failure` where one contradicts what is. */
function newStates(
  board: Leaderboard,
  states: readonly Snapshot[],
  { history }: Request,
  { err, today }: World,
): Snapshot[] {
  const late = states.filter(({ date }) => date > today());
  if (late[0]) {
    throw new Failure(`The state is of ${late[0].date}, expected a day up to today, ${today()}.`);
  }
  const faults: string[] = [];
  const fresh: Snapshot[] = [];
  for (const state of states) {
    const held = board.snapshots.find(({ date }) => date === state.date);
    const before = [...board.snapshots, ...fresh].filter(({ date }) => date < state.date).at(-1);
    if (held) {
      const lines = differencesOf(held, state);
      if (lines.length === 0) err(`${stateFile(board.id, state.date)}: on record as it is here.`);
      faults.push(...lines.map((line) => `${stateFile(board.id, state.date)}: ${line}`));
    } else if (before && differencesOf(before, state).length === 0) {
      if (!history) err(`Nothing changed since ${before.date}; the board was looked at again.`);
    } else {
      fresh.push(state);
    }
  }
  if (faults.length > 0) {
    throw new Failure(
      `${faults.join('\n')}\nWhat is on record is never overwritten. Where our copy had a slip, correct the file and give the reason: \`npm run release -- ${board.id} --reason "…"\`.`,
    );
  }
  return fresh;
}

/** What of ours speaks of a changed row, the open forecasts with what would settle them. */
function touchedLines(touched: readonly Touched[]): string[] {
  if (touched.length === 0) return ['  No text of ours speaks of a changed row.'];
  return [
    `  ${counted(touched.length, 'text')} of ours ${touched.length === 1 ? 'speaks' : 'speak'} of changed rows:`,
    ...touched.flatMap(({ file, place, part, id, text, criteria, mayClose, rows }) => [
      `  ${file}:${place.line}:${place.column} ${part}${id === undefined ? '' : ` \`${id}\``}: ${text}`,
      ...rows.map(
        ({ model, before, now }) => `    ${model}: ${before || 'listed'} → ${now || 'listed'}`,
      ),
      ...(mayClose ? ['    It may be answered by this state.'] : []),
      ...(criteria === undefined ? [] : [`    Settled by: ${criteria}`]),
    ]),
  ];
}

interface DatedChange {
  date: Day;
  before: Day | undefined;
  change: StateChange;
  touched: readonly Touched[];
}

function changesOf(
  board: Leaderboard,
  fresh: readonly Snapshot[],
  manuscripts: readonly Manuscript[],
): DatedChange[] {
  const all = [...board.snapshots, ...fresh].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return fresh.map((state) => {
    const before = all.filter(({ date }) => date < state.date).at(-1);
    const nothing = { ...state, rows: [] };
    const change = compareStates(before ?? nothing, state);
    return {
      date: state.date,
      before: before?.date,
      change,
      touched: before ? touchedBy(manuscripts, board, change, state) : [],
    };
  });
}

/** Writes the states, their source and notes, and the day of looking; all or nothing. */
function write(
  board: Leaderboard,
  fresh: readonly Snapshot[],
  source: RowSource | undefined,
  columns: Choice['columns'] | undefined,
  { root, err, today }: World,
): void {
  const file = join(root, BOARDS, board.id, 'board.yml');
  let yaml: string | undefined = readFileSync(file, 'utf8');
  if (source?.entry && fresh.length > 0) yaml = withSource(yaml, source.entry);
  for (const { date, updated, listed } of fresh) {
    yaml = yaml === undefined ? undefined : withNote(yaml, date, { updated, listed });
  }
  if (yaml !== undefined && columns !== undefined) {
    yaml = withField(yaml, 'columns', JSON.stringify(columns));
  }
  yaml = yaml === undefined ? undefined : withField(yaml, 'looked', today());
  if (yaml === undefined) {
    throw new Failure(
      `${BOARDS}/${board.id}/board.yml is written in a way that only a hand can extend: nothing is written.`,
    );
  }
  const files = new Map([[file, yaml]]);
  for (const state of fresh) {
    files.set(join(root, stateFile(board.id, state.date)), stateFileText(state));
  }
  writeFiles(files);
  for (const { date, rows } of fresh) {
    err(`${stateFile(board.id, date)}: ${counted(rows.length, 'row')}.`);
  }
  if (fresh.length > 0) err('`npm run release` puts it on record.');
}

if (import.meta.main) await main(boardCommand);
