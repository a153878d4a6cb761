/** Which dated states does a table hold? Its rows understood by an adapter, every doubt told and nothing guessed. */
import { median } from './median.ts';
import { parseWrittenDate } from '../formats/written-date.ts';
import { compare } from '../model/order.ts';
import { daySchema, type Day } from '../model/date.ts';
import { modelKey, type Leaderboard, type SnapshotRow } from '../model/leaderboard.ts';
import type { Adapter, Columns } from './adapter.ts';
import {
  betweenEnds,
  intervalIn,
  numberReader,
  scoreAndInterval,
  type IntervalRead,
  type NumberRead,
} from './number-cell.ts';
import type { Table, TableCell, TableRow } from './table.ts';

/** A row as it was found; who says so is added where its table does not tell. */
export type FoundRow = Omit<SnapshotRow, 'source'> & { source: string | undefined };

export interface FoundState {
  /** Day on which it was seen; undefined where the table does not say. */
  date: Day | undefined;
  /** The board’s own stamp. */
  updated: Day | undefined;
  /** Models on the board, where the file counts them. */
  listed: number | undefined;
  rows: FoundRow[];
}

export interface StatesRead {
  states: FoundState[];
  /** What stands in the way of taking them, a sentence each. */
  faults: string[];
  /** What a person should know of how they were read. */
  notes: string[];
}

export interface ReadingRules {
  adapter: Adapter;
  columns: Columns;
  /** The list to take where a table holds several. */
  list?: string | undefined;
  board: Pick<Leaderboard, 'metric' | 'track' | 'snapshots'>;
}

/** The states of a table, the earliest first: one, or one for each of its days. */
export function statesOf(table: Table, rules: ReadingRules): StatesRead {
  const { adapter, columns, board } = rules;
  const faults: string[] = [];
  const notes: string[] = [];
  const track = adapter.track === undefined ? undefined : table.meta[adapter.track];
  if (typeof track === 'string' && track !== board.track) {
    faults.push(`The file is of the list \`${track}\`, and the board is of \`${board.track}\``);
  }
  const rows = rowsOfList(table, rules, faults);
  const readers = readersOf(rows, rules);
  const uneven: string[] = [];
  const read = rows.map((row) => {
    const found = rowOf(row, columns, readers, (fault) => faults.push(`${row.at}: ${fault}`));
    if (found.isUneven) uneven.push(found.row.model);
    return { row, found: found.row };
  });
  if (uneven.length > 0) {
    notes.push(
      `${uneven.length} of ${read.length} intervals are wider on one side; the wider half is kept`,
    );
  }
  const listed = adapter.listed === undefined ? undefined : table.meta[adapter.listed];
  const days = Map.groupBy(read, ({ row }) => cellOf(columns.date, row, table));
  const states = [...days].map(([written, of]): FoundState => {
    const date = dayOf(written, 'day', faults);
    const first = of[0]?.row;
    return {
      date,
      updated: dayOf(first && cellOf(columns.updated, first, table), 'stamp', faults),
      listed:
        typeof listed === 'number' && Number.isInteger(listed) && listed > 0 ? listed : undefined,
      rows: of.map(({ found }) => found).toSorted(byRank),
    };
  });
  for (const state of states) faults.push(...contradictionsIn(state, board.metric));
  return {
    states: states.toSorted((a, b) => compare(a.date, b.date)),
    faults: [...new Set(faults)],
    notes,
  };
}

/** By rank; rows without one stay below, in the order in which they came. */
const byRank = (a: FoundRow, b: FoundRow) => (a.rank ?? 1e9) - (b.rank ?? 1e9);

/** A cell of the row, else the fact of the whole file that has the name. */
const cellOf = (name: string | undefined, row: TableRow, { meta }: Table): TableCell =>
  name === undefined ? undefined : (row.cells[name] ?? meta[name]);

/** The rows of one list: of that which is asked for, of the whole board, or of the only one. */
function rowsOfList(
  table: Table,
  { adapter, columns, list }: ReadingRules,
  faults: string[],
): TableRow[] {
  const name = columns.list;
  if (name === undefined) {
    if (list !== undefined)
      faults.push(`The table has no column of lists to take \`${list}\` from`);
    return table.rows;
  }
  const lists = [...new Set(table.rows.map((row) => String(row.cells[name] ?? '')))];
  const wanted = list ?? (lists.length === 1 ? lists[0] : adapter.wholeList);
  if (wanted === undefined || !lists.includes(wanted)) {
    const known = lists.slice(0, 8).map((one) => `\`${one}\``);
    faults.push(
      `The table holds ${lists.length} lists and ${wanted === undefined ? 'does not say which is the board' : `none is \`${wanted}\``}: choose one with \`--list\`, ${known.join(', ')}`,
    );
    return [];
  }
  return table.rows.filter((row) => String(row.cells[name] ?? '') === wanted);
}

type Column = 'rank' | 'score' | 'interval' | 'votes';
type Readers = Record<Column, (cell: TableCell) => NumberRead>;

function readersOf(rows: readonly TableRow[], { columns, board }: ReadingRules): Readers {
  const isPercentage = /^(?:%|per ?cent|percent)/i.test(board.metric.unit);
  const cellsOf = (...names: (string | undefined)[]) =>
    rows.flatMap((row) => names.flatMap((name) => (name === undefined ? [] : [row.cells[name]])));
  const before = (column: 'score' | 'interval') =>
    median(board.snapshots.flatMap(({ rows: of }) => of.flatMap((row) => row[column] ?? [])));
  const scores = cellsOf(columns.score).map((cell) => scoreAndInterval(cell)?.score ?? cell);
  const score = numberReader([...scores, ...cellsOf(columns.lower, columns.upper)], {
    typical: before('score'),
    isPercentage,
  });
  return {
    rank: numberReader([], { isWhole: true }),
    votes: numberReader([], { isWhole: true }),
    score,
    interval: numberReader(cellsOf(columns.interval), {
      typical: before('interval'),
      isPercentage,
    }),
  };
}

function rowOf(
  { cells }: TableRow,
  columns: Columns,
  readers: Readers,
  refuse: (fault: string) => void,
): { row: FoundRow; isUneven: boolean } {
  const at = (name: string | undefined): TableCell =>
    name === undefined ? undefined : cells[name];
  const textAt = (name: string | undefined) =>
    String(at(name) ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      // Our own CSV guards text that a spreadsheet would run.
      .replace(/^'(?=['=+\-@])/, '');
  const take = (column: string, read: NumberRead | IntervalRead): number | undefined => {
    if ('fault' in read) {
      refuse(`${column} is ${read.fault}`);
      return undefined;
    }
    return read.value;
  };
  const model = textAt(columns.model);
  if (model === '') refuse('the model has no name');

  const rank = take('rank', readers.rank(cleanRank(at(columns.rank))));
  if (rank !== undefined && (!Number.isInteger(rank) || rank < 1)) {
    refuse(`rank is \`${rank}\`, expected a whole number from 1`);
  }
  const votes = take('votes', readers.votes(at(columns.votes)));
  if (votes !== undefined && (!Number.isInteger(votes) || votes < 0)) {
    refuse(`votes are \`${votes}\`, expected a whole number`);
  }
  const joined = columns.interval === undefined ? scoreAndInterval(at(columns.score)) : undefined;
  const score = take('score', readers.score(joined?.score ?? at(columns.score)));
  const half = intervalOf(joined?.interval, score, columns, readers, at);
  const interval = take('interval', half);
  return {
    row: {
      rank,
      model,
      developer: textAt(columns.developer) || undefined,
      score,
      interval,
      votes,
      source: textAt(columns.source) || undefined,
    },
    isUneven: 'isUneven' in half,
  };
}

/** `1st`, `#1`, `1 ▲`: a rank as a page shows it. */
const cleanRank = (cell: TableCell): TableCell =>
  typeof cell === 'string'
    ? cell.replace(/^#/, '').replace(/(?<=\d)(?:st|nd|rd|th|\.)?[\s▲▼↑↓=]*$/, '')
    : cell;

function intervalOf(
  joined: string | undefined,
  score: number | undefined,
  columns: Columns,
  readers: Readers,
  at: (name: string | undefined) => TableCell,
): IntervalRead {
  if (joined !== undefined) return intervalIn(joined, score, readers.interval);
  if (columns.interval !== undefined)
    return intervalIn(at(columns.interval), score, readers.interval);
  const [low, high] = [readers.score(at(columns.lower)), readers.score(at(columns.upper))];
  if ('fault' in low) return low;
  if ('fault' in high) return high;
  return score === undefined || low.value === undefined || high.value === undefined
    ? { value: undefined }
    : betweenEnds(score, low.value, high.value);
}

function dayOf(written: TableCell, what: 'day' | 'stamp', faults: string[]): Day | undefined {
  if (written === undefined || written === null || written === '') return undefined;
  const text = String(written);
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0] ?? parseWrittenDate(text);
  if (day !== undefined && daySchema.safeParse(day).success) return day;
  faults.push(`The ${what} is \`${text}\`, expected one such as \`2026-04-17\``);
  return undefined;
}

/** What cannot be so of one state: a model with two figures, ranks that go against scores. */
function contradictionsIn({ rows }: FoundState, metric: Leaderboard['metric']): string[] {
  const faults: string[] = [];
  const models = Map.groupBy(
    rows.filter(({ model }) => model !== ''),
    ({ model, source }) => `${modelKey(model)} ${source ?? ''}`,
  );
  for (const [first, second] of models.values()) {
    if (first && second) {
      faults.push(
        `\`${first.model}\` stands twice on one day: the table is of several lists or days, or a row was copied twice`,
      );
    }
  }
  const sign = metric.better === 'lower' ? -1 : 1;
  const ranked = rows.flatMap((row) =>
    row.rank === undefined || row.score === undefined
      ? []
      : [{ ...row, rank: row.rank, score: row.score, interval: row.interval ?? 0 }],
  );
  for (const [at, row] of ranked.entries()) {
    const next = ranked[at + 1];
    if (next === undefined || next.rank <= row.rank || row.source !== next.source) continue;
    const gap = sign * (next.score - row.score) - row.interval - next.interval;
    if (gap > 0) {
      faults.push(
        `\`${row.model}\` has rank ${row.rank} with ${row.score}, and \`${next.model}\` rank ${next.rank} with ${next.score}: columns have shifted, or the list is sorted by something else`,
      );
      break;
    }
  }
  for (const { model, score, interval } of ranked) {
    if (interval > 0 && Math.abs(score) > 0 && interval > Math.abs(score)) {
      faults.push(`\`${model}\` has ${score} ± ${interval}: columns have shifted`);
      break;
    }
  }
  return faults;
}
