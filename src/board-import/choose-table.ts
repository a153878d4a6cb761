/** Which table of a file is the board, and what do its columns mean? By a known form, or as the board’s columns say. */
import { adapters } from './adapters.ts';
import type { Adapter, Columns } from './adapter.ts';
import type { Table } from './table.ts';

export interface Choice {
  table: Table;
  adapter: Adapter;
  columns: Columns;
}

export interface ChoiceFault {
  /** Completes “the file: …”. */
  fault: string;
}

/** A form that a person described by naming the columns. */
const mappedAdapter = (mapped: Columns): Adapter => ({
  name: 'columns as named',
  described: 'board.yml',
  columnsOf: ({ columns, meta }) =>
    Object.values(mapped).every((name) => columns.includes(name) || name in meta)
      ? mapped
      : undefined,
});

/** The one table that is understood; `number` counts those understood from 1. */
export function choiceOf(
  tables: readonly Table[],
  { mapped = {}, number }: { mapped?: Columns; number?: number | undefined } = {},
): Choice | ChoiceFault {
  if (tables.length === 0) {
    return {
      fault: 'It holds no table: a page for logging in, or one that a script fills, has none',
    };
  }
  const known = Object.keys(mapped).length > 0 ? [mappedAdapter(mapped)] : adapters;
  const understood = tables.flatMap((table): Choice[] => {
    for (const adapter of known) {
      const columns = adapter.columnsOf(table);
      if (columns) return [{ table, adapter, columns }];
    }
    return [];
  });
  const chosen = number === undefined ? understood[0] : understood[number - 1];
  if (understood.length > 1 && number === undefined) {
    const lists = understood.map(
      ({ table }, at) =>
        `${at + 1}: ${table.rows.length} rows, ${table.columns.slice(0, 4).join(', ')}`,
    );
    return {
      fault: `It holds ${understood.length} tables: choose one with \`--table\` (${lists.join('; ')})`,
    };
  }
  if (chosen) return chosen;
  const columns = [...new Set(tables.flatMap((table) => table.columns))].slice(0, 15);
  return {
    fault: `Its columns are in no known form (${columns.map((column) => `\`${column}\``).join(', ')}): say what they mean with \`--column model=… --column score=…\``,
  };
}
