/** What is a table of a board before it is understood? Columns by name and rows of cells as they came. */

/** A cell as its file holds it; numbers of JSON and Parquet stay numbers. */
export type TableCell = string | number | boolean | null | undefined;

export interface TableRow {
  cells: Readonly<Record<string, TableCell>>;
  /** Where it stands, for messages: `line 4`, `row 3`. */
  at: string;
}

export interface Table {
  /** Names of its columns, in the order in which they came. */
  columns: string[];
  rows: TableRow[];
  /** What the file says of the whole: day of the copy, stamp of the board, number of models. */
  meta: Readonly<Record<string, TableCell>>;
}

/** The forms in which a table may come. */
export const tableForms = ['csv', 'tsv', 'json', 'jsonl', 'parquet', 'html'] as const;

export type TableForm = (typeof tableForms)[number];
