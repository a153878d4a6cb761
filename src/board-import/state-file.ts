/** How is a found state kept? Its rows with their source as the CSV of its day; and how does it differ from one on record? */
import {
  modelKey,
  SNAPSHOT_COLUMNS,
  type Snapshot,
  type SnapshotRow,
} from '../model/leaderboard.ts';
import type { Day } from '../model/date.ts';
import type { FoundState } from './states-of.ts';

/** The state with a source for each row: its own where the table tells it, else `source`. */
export const withRows = (state: FoundState & { date: Day }, source: string): Snapshot => ({
  date: state.date,
  updated: state.updated,
  listed: state.listed,
  note: undefined,
  rows: state.rows.map((row) => ({ ...row, source: source === '' ? (row.source ?? '') : source })),
});

/** The text of `<date>.csv`: https://www.rfc-editor.org/rfc/rfc4180 with line ends of one character. */
export const stateFileText = ({ rows }: Snapshot): string =>
  [SNAPSHOT_COLUMNS, ...rows.map((row) => SNAPSHOT_COLUMNS.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map((cell) => field(String(cell))).join(',')}\n`)
    .join('');

const field = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const COMPARED = ['rank', 'score', 'interval', 'votes'] as const;

/** How a state differs from one on record, a sentence for each row; nothing where they say the same. */
export function differencesOf(held: Snapshot, found: Snapshot): string[] {
  const [before, now] = [rowsByKey(held.rows), rowsByKey(found.rows)];
  const changed = [...now].flatMap(([key, row]): string[] => {
    const known = before.get(key);
    if (!known) return [`\`${row.model}\` is not on record`];
    const differing = COMPARED.filter((column) => known[column] !== row[column]);
    return differing.map(
      (column) =>
        `\`${row.model}\` has ${column} ${known[column] ?? 'unknown'} on record and ${row[column] ?? 'unknown'} here`,
    );
  });
  const missing = [...before]
    .filter(([key]) => !now.has(key))
    .map(([, { model }]) => `\`${model}\` is on record and not here`);
  return [...changed, ...missing];
}

/** Rows by model; a second row of a model from another source keeps a place of its own. */
function rowsByKey(rows: readonly SnapshotRow[]): Map<string, SnapshotRow> {
  const found = new Map<string, SnapshotRow>();
  for (const row of rows) {
    const key = modelKey(row.model);
    found.set(found.has(key) ? `${key} (${row.source})` : key, row);
  }
  return found;
}
