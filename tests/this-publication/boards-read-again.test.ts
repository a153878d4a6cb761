import { parquetWriteBuffer } from 'hyparquet-writer';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/formats/csv.ts';
import { readBoards } from '../../src/reading/read-boards.ts';
import {
  BOARDS,
  SNAPSHOT_COLUMNS,
  type Leaderboard,
  type Snapshot,
} from '../../src/model/leaderboard.ts';
import { today } from '../../src/today.ts';
import { choiceOf } from '../../src/board-import/choose-table.ts';
import { readTables } from '../../src/board-import/read-tables.ts';
import { differencesOf, stateFileText, withRows } from '../../src/board-import/state-file.ts';
import { statesOf } from '../../src/board-import/states-of.ts';
import type { TableForm } from '../../src/board-import/table.ts';

const root = join(import.meta.dirname, '../..');
const { boards } = readBoards(root, today());
const states = boards.flatMap((board) => board.snapshots.map((state) => ({ board, state })));

/** A board as it was before it had a state. */
const emptied = (board: Leaderboard): Leaderboard => ({ ...board, snapshots: [] });

async function readAgain(
  board: Leaderboard,
  bytes: Uint8Array,
  form: TableForm,
): Promise<Snapshot[]> {
  const { tables, faults } = await readTables(bytes, { name: `state.${form}` });
  expect(faults).toEqual([]);
  const choice = choiceOf(tables);
  if ('fault' in choice) throw new Error(choice.fault);
  const read = statesOf(choice.table, { ...choice, board: emptied(board) });
  expect(read.faults).toEqual([]);
  return read.states.map((state) =>
    withRows({ ...state, date: state.date ?? board.snapshots[0]?.date ?? '' }, ''),
  );
}

const cellsOf = (state: Snapshot) =>
  state.rows.map((row) => SNAPSHOT_COLUMNS.map((column) => row[column]));

const encode = (text: string) => new TextEncoder().encode(text);

const escaped = (cell: unknown) =>
  String(cell ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');

/** Each form as somebody would write it who exports a state. */
const exports: Record<TableForm, (state: Snapshot) => Uint8Array> = {
  csv: (state) => encode(toCsv(SNAPSHOT_COLUMNS, cellsOf(state))),
  tsv: (state) =>
    encode([SNAPSHOT_COLUMNS, ...cellsOf(state)].map((row) => row.join('\t')).join('\r\n')),
  json: (state) =>
    encode(JSON.stringify({ id: 'x', snapshots: [{ date: state.date, rows: state.rows }] })),
  jsonl: (state) => encode(state.rows.map((row) => JSON.stringify(row)).join('\n')),
  parquet: (state) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: SNAPSHOT_COLUMNS.map((name) => ({
          name,
          data: state.rows.map((row) => row[name] ?? null),
          type: ['model', 'developer', 'source'].includes(name) ? 'STRING' : 'DOUBLE',
          nullable: true,
        })),
      }),
    ),
  html: (state) =>
    encode(
      `<!doctype html><title>x</title><nav>Sign in</nav><table><thead><tr>${SNAPSHOT_COLUMNS.map((name) => `<th>${name}</th>`).join('')}</tr></thead><tbody>${cellsOf(
        state,
      )
        .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`,
    ),
};

describe.each(Object.keys(exports) as TableForm[])('states exported as %s', (form) => {
  it('come back equal, every one that is on record', async () => {
    expect(states.length).toBe(
      readdirSync(join(root, BOARDS), { recursive: true }).filter((file) =>
        String(file).endsWith('.csv'),
      ).length,
    );
    for (const { board, state } of states) {
      // A JSON state without one figure in a whole column still names the column.
      const complete = {
        ...state,
        rows: state.rows.map((row) => ({
          ...row,
          rank: row.rank ?? (form === 'json' ? (null as never) : undefined),
          score: row.score ?? (form === 'json' ? (null as never) : undefined),
          interval: row.interval ?? (form === 'json' ? (null as never) : undefined),
        })),
      };
      const [again, ...others] = await readAgain(board, exports[form](complete), form);
      expect(others).toEqual([]);
      expect(again && differencesOf(state, again)).toEqual([]);
      const byText = (text: string) => text.split('\n').toSorted();
      expect(byText(stateFileText(again as Snapshot))).toEqual(byText(stateFileText(state)));
    }
  });
});
