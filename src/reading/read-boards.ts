/** Which leaderboards are on record? `content/leaderboards/<id>/`: a board and its dated states, each fault with its place. */
import type { z } from 'zod';
import type { Message } from '../model/message.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMeantBy } from '../boards/model-names.ts';
import { lookAt, lookInWords } from '../boards/look.ts';
import { nearestDay } from '../boards/states.ts';
import { stateText } from '../record/board-record.ts';
import { daySchema, type Day } from '../model/date.ts';
import { cureOf, problemsOf } from '../model/expect.ts';
import { nameFault, slugSchema } from '../model/id.ts';
import {
  BOARDS,
  boardSchema,
  modelKey,
  SNAPSHOT_COLUMNS,
  snapshotRowSchema,
  type Leaderboard,
  type SnapshotRow,
} from '../model/leaderboard.ts';
import { placeAsWritten } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';
import { sha256 } from '../model/text.ts';
import { decode } from './bytes.ts';
import { readYaml } from './frontmatter.ts';
import { entriesIn, filesBelow, readWhole } from './piece-files.ts';
import { parseCsv, type Cell } from './read-csv.ts';
import { readData } from './read-data.ts';
import { remembering } from './remembering.ts';

type BoardFields = z.infer<typeof boardSchema>;

const START: Place = { line: 1, column: 1 };

/**
 * Reads all boards under `root`, by id. Never throws for what a file holds: faults are messages, and a
 * board is left out where its `board.yml` cannot be accepted. A state after `today` is a fault. `states` are
 * the texts of all states there are, by board and day, as the record keeps them.
 */
export function readBoards(
  root: string,
  today: Day,
): { boards: Leaderboard[]; messages: Message[]; states: Map<string, Map<Day, string>> } {
  const boards: Leaderboard[] = [];
  const messages: Message[] = [];
  const states = new Map<string, Map<Day, string>>();
  for (const id of boardIds(root)) {
    const folder = join(root, BOARDS, id);
    const files = filesBelow(folder).map((name) => [
      name,
      sha256(readFileSync(join(folder, name))),
    ]);
    const read = remembered(folder, JSON.stringify([today, files]), () =>
      readBoard(root, id, today),
    );
    messages.push(...read.messages);
    states.set(id, new Map(read.states));
    if (read.board) boards.push(read.board);
  }
  return { boards, messages, states };
}

const remembered = remembering<ReturnType<typeof readBoard>>({ isData: true });

function boardIds(root: string): string[] {
  return entriesIn(join(root, BOARDS))
    .filter(({ kind }) => kind === 'folder')
    .map(({ name }) => name);
}

function readBoard(
  root: string,
  id: string,
  today: Day,
): { board: Leaderboard | undefined; messages: Message[]; states: [Day, string][] } {
  const folder = `${BOARDS}/${id}`;
  const boardFile = `${folder}/board.yml`;
  const messages: Message[] = [];
  const states: [Day, string][] = [];
  const say = (file: string, { place, message, ruleId }: ProseProblem) => {
    messages.push({ file, place, severity: 'error', ruleId, message });
  };
  const refuse = (file: string, place: Place, message: string) => {
    say(file, { place, message, ruleId: 'leaderboard-is-valid' });
  };

  const fault = slugSchema.safeParse(id).success
    ? nameFault(id)
    : 'expected lowercase words joined by hyphens: it becomes the address of the board';
  if (fault !== undefined) refuse(boardFile, START, `Unexpected folder \`${id}\`, ${fault}`);
  const found = readWhole(join(root, boardFile));
  if (!found) {
    refuse(
      boardFile,
      START,
      `Missing file \`${boardFile}\`, expected the board its rows belong to`,
    );
    return { board: undefined, messages, states };
  }

  const { value: board, problems } = readData(found, boardSchema);
  for (const problem of problems) say(boardFile, problem);
  const notes = board?.snapshots ?? {};
  const { places } = readYaml('bytes' in found ? decode(found.bytes).text : '');
  const sources = board?.sources.map((source) => source.id);

  const dates: Day[] = [];
  const rowsOf = new Map<Day, SnapshotRow[]>();
  for (const name of readdirSync(join(root, folder)).sort()) {
    if (name === 'board.yml' || name.startsWith('.')) continue;
    const file = `${folder}/${name}`;
    const date = name.replace(/\.csv$/, '');
    if (date === name || !daySchema.safeParse(date).success) {
      refuse(
        file,
        START,
        `Unexpected file \`${name}\`, expected \`board.yml\` or a state of the board named for its day, such as \`2026-04-17.csv\``,
      );
      continue;
    }
    if (date > today) {
      refuse(file, START, `Unexpected day \`${date}\`, expected a state that was seen by ${today}`);
    }
    const state = readWhole(join(root, file));
    if (!state || 'fault' in state) {
      refuse(file, START, state?.fault ?? 'Missing file');
      continue;
    }
    const written = state.bytes;
    states.push([date, stateText(decode(written).text)]);
    const { rows, problems: faults } = readSnapshot(written, {
      sources,
      listed: notes[date]?.listed,
    });
    for (const problem of faults) say(file, problem);
    dates.push(date);
    rowsOf.set(date, rows);
  }

  const models = [...rowsOf.values()].flat().map(({ model }) => model);
  for (const { path, message } of [
    ...noteFaults(notes, dates),
    ...nameFaults(board?.names ?? {}, models),
  ]) {
    refuse(boardFile, placeAsWritten({ places }, path), message);
  }
  if (dates.length === 0) {
    refuse(boardFile, START, 'Missing states, expected at least one file such as `2026-04-17.csv`');
  }
  if (!board) return { board: undefined, messages, states };
  const look = lookAt(board, today);
  if (look.isOverdue) {
    const message = `Unexpected pause: ${lookInWords(look) ?? ''}. Add its latest state with \`npm run board -- add ${id} <file>\`, or, where it shows nothing new, \`npm run board -- looked ${id}\``;
    const place = placeAsWritten({ places }, [board.looked === undefined ? 'every' : 'looked']);
    messages.push({
      file: boardFile,
      place,
      severity: 'warning',
      ruleId: 'board-is-looked-at',
      message,
    });
  }
  return {
    board: {
      ...board,
      id,
      snapshots: dates.map((date) => ({
        date,
        updated: notes[date]?.updated,
        listed: notes[date]?.listed,
        note: notes[date]?.note,
        rows: rowsOf.get(date) ?? [],
      })),
    },
    messages,
    states,
  };
}

/** What is wrong in `board.yml`, and the path of the field it stands in. */
interface FieldFault {
  path: (string | number)[];
  message: string;
}

/** Notes on days that have no state, and states that say they were measured after they were recorded. */
const noteFaults = (notes: BoardFields['snapshots'], dates: readonly Day[]): FieldFault[] =>
  Object.entries(notes).flatMap(([date, { updated }]) => {
    const faults: FieldFault[] = [];
    if (!dates.includes(date)) {
      const near = nearestDay(date, dates);
      const nearer = near === undefined ? '' : `; nearest is \`${near}\``;
      const message = `Unexpected day \`${date}\` in \`snapshots\`, expected one with a file \`${date}.csv\`${nearer}`;
      faults.push({ path: ['snapshots', date], message });
    }
    if (updated !== undefined && updated > date) {
      const message = `Unexpected \`updated: ${updated}\` in the state of ${date}, expected a day on or before it`;
      faults.push({ path: ['snapshots', date, 'updated'], message });
    }
    return faults;
  });

/** Names of models that no state of the board has. */
const nameFaults = (names: BoardFields['names'], models: readonly string[]): FieldFault[] =>
  Object.entries(names).flatMap(([name, entries]) =>
    entries.flatMap((entry, index): FieldFault[] => {
      if (models.some((model) => isMeantBy(entry, model))) return [];
      const cure = cureOf(entry, models, 'one that a state of the board has');
      const message = `Unexpected model \`${entry}\` in \`names\`, ${cure}`;
      return [{ path: ['names', name, index], message }];
    }),
  );

/** Rows of a snapshot’s file. `sources` are the ids that `board.yml` lists; undefined where it cannot be read. */
export function readSnapshot(
  bytes: Uint8Array,
  { sources, listed }: { sources: readonly string[] | undefined; listed: number | undefined },
): { rows: SnapshotRow[]; problems: ProseProblem[] } {
  const { text, problems } = decode(bytes);
  const refuse = (place: Place, message: string) => {
    problems.push({ place, message, ruleId: 'leaderboard-is-valid' });
  };
  const { records, problems: slips } = parseCsv(text);
  for (const { place, message } of slips) refuse(place, message);
  const [header, ...lines] = records;
  const columns = header?.map((cell) => cell.text.trim()) ?? [];
  const missing = SNAPSHOT_COLUMNS.filter((column) => !columns.includes(column));
  const strange = columns.findIndex(
    (column, at) =>
      !(SNAPSHOT_COLUMNS as string[]).includes(column) || columns.indexOf(column) !== at,
  );
  if (!header || missing.length > 0 || strange !== -1) {
    refuse(
      header?.[Math.max(0, strange)]?.place ?? START,
      `Unexpected columns \`${columns.join(',')}\`, expected \`${SNAPSHOT_COLUMNS.join(',')}\``,
    );
    return { rows: [], problems };
  }
  if (lines.length === 0) refuse(header[0]?.place ?? START, 'Missing rows, expected at least one');

  const rows: SnapshotRow[] = [];
  const seen = new Map<string, Place>();
  for (const line of lines) {
    const first = line[0]?.place ?? START;
    if (line.length !== columns.length) {
      refuse(
        first,
        `Unexpected ${line.length} cells, expected ${columns.length}: \`${columns.join(',')}\`; a cell with a comma stands in quotation marks`,
      );
      continue;
    }
    const cellOf = (column: string): Cell | undefined => line[columns.indexOf(column)];
    const written = Object.fromEntries(columns.map((column, at) => [column, line[at]?.text ?? '']));
    const result = snapshotRowSchema.safeParse(written);
    if (!result.success) {
      for (const { path, message } of problemsOf(result.error, written)) {
        refuse(cellOf(String(path[0]))?.place ?? first, message);
      }
      continue;
    }
    const row = result.data;
    const at = (column: keyof SnapshotRow) => cellOf(column)?.place ?? first;
    if (row.interval !== undefined && row.score === undefined) {
      refuse(at('interval'), `Unexpected interval \`${row.interval}\` without a score`);
    }
    if (listed !== undefined && row.rank !== undefined && row.rank > listed) {
      refuse(
        at('rank'),
        `Unexpected rank \`${row.rank}\`, expected at most ${listed}, the number of models that \`board.yml\` gives for this day`,
      );
    }
    if (sources && !sources.includes(row.source)) {
      const cure = cureOf(row.source, sources, 'the id of a source in `board.yml`');
      refuse(at('source'), `Unexpected source \`${row.source}\`, ${cure}`);
    }
    const key = `${row.source} ${modelKey(row.model)}`;
    const before = seen.get(key);
    if (before) {
      refuse(
        at('model'),
        `Unexpected second row of \`${row.model}\` from \`${row.source}\`, expected one; the first is on line ${before.line}`,
      );
    }
    seen.set(key, first);
    rows.push(row);
  }
  return { rows, problems };
}
