/** What does an adapter say of a form? Which of its columns means what, and where the form is described. */
import type { columnMeanings } from '../model/leaderboard.ts';
import type { Table } from './table.ts';

export type Meaning = (typeof columnMeanings)[number];

/** Meaning → name of its column, or of a fact of the whole file. */
export type Columns = Partial<Record<Meaning, string>>;

export interface Adapter {
  /** Whose form it is, in a few words. */
  name: string;
  /** Where it is described. */
  described: string;
  /** The columns of a table in this form; undefined where it is in another. */
  columnsOf: (table: Table) => Columns | undefined;
  /** Value of the column `list` that is the whole board; absent where a table holds one list. */
  wholeList?: string;
  /** Fact of the file that names the list it is of, such as `text-to-video`. */
  track?: string;
  /** Fact of the file that counts the models on the board. */
  listed?: string;
}

/** An adapter for tables that have all of `required`. */
export const withColumns =
  (required: Columns, optional: Columns = {}): Adapter['columnsOf'] =>
  ({ columns, meta }) => {
    const has = (name: string) => columns.includes(name) || name in meta;
    if (!Object.values(required).every(has)) return undefined;
    const found = Object.entries(optional).filter(([, name]) => has(name));
    return { ...required, ...(Object.fromEntries(found) as Columns) };
  };
