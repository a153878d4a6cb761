/** Which tables does a file hold? CSV, TSV, JSON, JSON Lines, Parquet or HTML, each row with its place. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { decode } from '../reading/bytes.ts';
import { decodeHtml } from '../formats/html-encoding.ts';
import { parseCsv } from '../reading/read-csv.ts';
import type { Table, TableCell, TableForm, TableRow } from './table.ts';

export interface TablesRead {
  tables: Table[];
  /** Why something could not be read, a sentence each. */
  faults: string[];
}

/**
 * The tables of a file. `form` is told by the file's name where it has a known ending, else by its first
 * characters. Never throws for what the file holds.
 */
export async function readTables(
  bytes: Uint8Array,
  { name, form = formOf(name, bytes) }: { name: string; form?: TableForm | undefined },
): Promise<TablesRead> {
  if (bytes.length === 0) return { tables: [], faults: ['The file is empty'] };
  switch (form) {
    case 'parquet':
      return readParquet(bytes);
    case 'html':
      return { tables: htmlTables(decodeHtml(bytes, '')), faults: [] };
    default:
      return readText(bytes, form);
  }
}

const ENDINGS: Readonly<Record<string, TableForm>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  parquet: 'parquet',
  html: 'html',
  htm: 'html',
};

function formOf(name: string, bytes: Uint8Array): TableForm {
  const start = new TextDecoder()
    .decode(bytes.slice(0, 2000))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start.startsWith('PAR1')) return 'parquet';
  // A page that a server sends in place of the file keeps the file's name.
  if (/^<(?:!doctype|html|\?xml|!--|table|head|body|div)/i.test(start)) return 'html';
  const known = ENDINGS[/\.([a-z]+)(?:[?#].*)?$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (known !== undefined && known !== 'parquet' && known !== 'html') return known;
  if (/^\{.*\}\s*\n\s*\{/.test(start)) return 'jsonl';
  if (/^[[{]/.test(start)) return 'json';
  const header = start.split(/\r?\n/)[0] ?? '';
  return header.split('\t').length > header.split(/[,;]/).length ? 'tsv' : 'csv';
}

function readText(bytes: Uint8Array, form: Exclude<TableForm, 'parquet' | 'html'>): TablesRead {
  const { text, problems } = decode(bytes);
  const notText = problems.find(({ message }) => message.startsWith('Unexpected byte'));
  if (notText) return { tables: [], faults: [`${notText.message}, at line ${notText.place.line}`] };
  if (text.trim() === '') return { tables: [], faults: ['The file is empty'] };
  if (form === 'csv' || form === 'tsv') return readCells(text, form);
  return form === 'json' ? readJson(text) : readJsonLines(text);
}

function readCells(text: string, form: 'csv' | 'tsv'): TablesRead {
  const header = text.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '';
  const isSemicolons = header.split(';').length > header.split(',').length;
  const { records, problems } = parseCsv(text, form === 'tsv' ? '\t' : isSemicolons ? ';' : ',');
  const lines = records.map((record) => ({
    cells: record.map((cell) => cell.text),
    line: record[0]?.place.line ?? 0,
  }));
  const read = tableOfLines(lines);
  const faults = problems.map(({ place, message }) => `${message}, at line ${place.line}`);
  return { tables: read.tables, faults: [...faults, ...read.faults] };
}

function tableOfLines(lines: readonly { cells: string[]; line: number }[]): TablesRead {
  const [header, ...rest] = lines;
  const columns = header?.cells.map((cell) => cell.trim()) ?? [];
  const faults = rest.flatMap(({ cells, line }) =>
    cells.length === columns.length
      ? []
      : [
          `Line ${line} has ${cells.length} cells and the heading ${columns.length}: columns have shifted, or a cell with the separator lacks quotation marks`,
        ],
  );
  const twice = columns.find((column, at) => column !== '' && columns.indexOf(column) !== at);
  if (twice !== undefined) faults.push(`Two columns are called \`${twice}\``);
  if (rest.length === 0) faults.push('The file has a heading and no rows');
  const rows = rest.map(({ cells, line }): TableRow => ({
    cells: Object.fromEntries(columns.map((column, at) => [column, cells[at]])),
    at: `line ${line}`,
  }));
  return { tables: faults.length > 0 ? [] : [{ columns, rows, meta: {} }], faults };
}

function readJson(text: string): TablesRead {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { tables: [], faults: [`The file is no JSON: ${(error as Error).message}`] };
  }
  const tables = tablesIn(value, {});
  return { tables, faults: tables.length > 0 ? [] : ['The JSON holds no list of rows'] };
}

function readJsonLines(text: string): TablesRead {
  const faults: string[] = [];
  const records = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, at): { value: unknown; at: string }[] => {
      if (line.trim() === '') return [];
      try {
        return [{ value: JSON.parse(line), at: `line ${at + 1}` }];
      } catch {
        faults.push(`Line ${at + 1} is no JSON: \`${line.slice(0, 60)}\``);
        return [];
      }
    });
  const rows = records.flatMap(({ value, at }) => (isObject(value) ? [rowOf(value, at)] : []));
  return { tables: faults.length > 0 || rows.length === 0 ? [] : [tableOf(rows, {})], faults };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every list of records in a JSON value, with the plain facts that stand beside and above it. A record that
 * does nothing but wrap another (`{ row_idx, row }`, as data set viewers answer) is that other.
 */
function tablesIn(value: unknown, above: Record<string, TableCell>): Table[] {
  if (Array.isArray(value)) {
    const records = value
      .filter(isObject)
      .map((record) => (isObject(record.row) ? record.row : record));
    const nested = records.flatMap((record) =>
      isListOfRecords(record.rows) ? tablesIn(record.rows, { ...above, ...plainOf(record) }) : [],
    );
    if (nested.length > 0) return nested;
    const rows = records.map((record, at) => rowOf(record, `row ${at + 1}`));
    return rows.length > 0 ? [tableOf(rows, above)] : [];
  }
  if (!isObject(value)) return [];
  const facts = {
    ...above,
    ...plainOf(value),
    ...(isObject(value.meta) ? plainOf(value.meta) : {}),
  };
  const named = ['snapshots', 'models', 'rows', 'data', 'leaderboard', 'results', 'entries'];
  const name = named.find((one) => isListOfRecords(value[one]));
  return name !== undefined
    ? tablesIn(value[name], facts)
    : Object.values(value).flatMap((inner) =>
        isListOfRecords(inner) || (isObject(inner) && inner !== value.meta)
          ? tablesIn(inner, facts)
          : [],
      );
}

const isListOfRecords = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

const plainOf = (record: Record<string, unknown>): Record<string, TableCell> =>
  Object.fromEntries(
    Object.entries(record).filter((one): one is [string, TableCell] => isCell(one[1])),
  );

const isCell = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** A record’s plain fields; `creator: { name }` and its like are the name. */
function rowOf(record: Record<string, unknown>, at: string): TableRow {
  const cells = Object.entries(record).flatMap(([column, value]): [string, TableCell][] => {
    if (isCell(value)) return [[column, value as TableCell]];
    if (isObject(value) && typeof value.name === 'string') return [[column, value.name]];
    return [];
  });
  return { cells: Object.fromEntries(cells), at };
}

const tableOf = (rows: TableRow[], meta: Record<string, TableCell>): Table => ({
  columns: [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))],
  rows,
  meta,
});

async function readParquet(bytes: Uint8Array): Promise<TablesRead> {
  const { parquetReadObjects } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  // Its own copy: a buffer of Node may be a part of a larger one.
  const file = bytes.slice().buffer;
  try {
    const records = await parquetReadObjects({ file, compressors });
    const rows = records.map((record, at) => rowOf(plainValues(record), `row ${at + 1}`));
    return rows.length > 0
      ? { tables: [tableOf(rows, {})], faults: [] }
      : { tables: [], faults: ['The file has columns and no rows'] };
  } catch (error) {
    return {
      tables: [],
      faults: [`The file is no Parquet that can be read: ${(error as Error).message}`],
    };
  }
}

/** Days and whole numbers of Parquet as JSON has them. */
const plainValues = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).map(([column, value]) => [
      column,
      typeof value === 'bigint'
        ? Number(value)
        : value instanceof Date
          ? value.toISOString()
          : value,
    ]),
  );

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The data tables of a page: those with a heading row and at least one row below it. */
function htmlTables(html: string): Table[] {
  return elementsIn(parse(html), 'table')
    .filter((table) => elementsIn(table, 'table').length === 1)
    .flatMap((table): Table[] => {
      const grid = gridOf(table);
      const [header = [], ...rest] = grid;
      const columns = header.map((cell) => cell.trim());
      if (columns.length < 2 || rest.length === 0) return [];
      const rows = rest.map((cells, at): TableRow => ({
        cells: Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? ''])),
        at: `row ${at + 1} of the table`,
      }));
      return [{ columns, rows, meta: {} }];
    });
}

/** The cells of a table; one that spans rows or columns stands in each of its places. */
function gridOf(table: Element): string[][] {
  const grid: string[][] = [];
  elementsIn(table, 'tr').forEach((row, y) => {
    const line = (grid[y] ??= []);
    let x = 0;
    for (const cell of row.childNodes.filter(isCellElement)) {
      while (line[x] !== undefined) x += 1;
      const [rows, columns] = [spanOf(cell, 'rowspan'), spanOf(cell, 'colspan')];
      for (let dy = 0; dy < rows; dy += 1) {
        for (let dx = 0; dx < columns; dx += 1) (grid[y + dy] ??= [])[x + dx] = textOf(cell);
      }
      x += columns;
    }
  });
  return grid.map((line) => Array.from(line, (cell) => cell ?? ''));
}

const isCellElement = (node: Node): node is Element => ['td', 'th'].includes(node.nodeName);

const spanOf = (cell: Element, name: string): number => {
  const span = Number(cell.attrs.find((one) => one.name === name)?.value ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 100) : 1;
};

function elementsIn(root: Node, name: string): Element[] {
  const own = root.nodeName === name ? [root as Element] : [];
  const inner =
    'childNodes' in root ? root.childNodes.flatMap((node) => elementsIn(node, name)) : [];
  return [...own, ...inner];
}

const textOf = (node: Node): string =>
  node.nodeName === 'script' || node.nodeName === 'style'
    ? ''
    : node.nodeName === '#text' && 'value' in node
      ? node.value
      : node.nodeName === 'br'
        ? ' '
        : 'childNodes' in node
          ? node.childNodes.map(textOf).join('').replace(/\s+/g, ' ')
          : '';
