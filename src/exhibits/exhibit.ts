/** What is an exhibit? Data that is shown, with its words, its sources and what is drawn of it. */
import type { Drawing, Size } from '../charts/frame.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { sourceAddress, type Source } from '../model/source.ts';
import { sourceLabel } from '../model/source-labels.ts';

/** A cell as readers see it. */
export type TableCell = string | { text: string; href: string };

/** A chart with its data, to be drawn in any width. */
export interface Chart {
  data: unknown;
  draw: (size: Size) => Drawing;
}

/** The data of a chart, bound to what draws it. */
export const drawnAs = <Data>(draw: (data: Data, size: Size) => Drawing, data: Data): Chart => ({
  data,
  draw: (size) => draw(data, size),
});

export interface Exhibit {
  /** Name of its files and its anchor: lowercase letters, digits, `.` and `-`. */
  id: string;
  title: string;
  /** What one sees, in words, for who cannot see it. */
  description: string;
  /** How it is to be read. */
  note: string;
  /** The data for readers. */
  table: { columns: { name: string; isNumber: boolean }[]; rows: TableCell[][] };
  /** The same as sentences in order, told in place of the table where they read better; each in parts. */
  list?: TableCell[][];
  /** The data for machines: bare numbers, ISO dates, empty where unknown. */
  data: { header: string[]; rows: (string | number | undefined)[][] };
  sources: Source[];
  /** Boards whose figures it shows. */
  boards: Pick<Leaderboard, 'id' | 'name' | 'operator'>[];
  /** What is drawn; undefined where a table says it better. */
  chart: Chart | undefined;
}

/** Endings of a chart as an image; it stands beside its data, `.csv`. */
export const exhibitImages = ['svg', 'png'] as const;

export type ExhibitImage = (typeof exhibitImages)[number];

/** Address of a file of an exhibit: `/analysis/<slug>/figures/<id>.csv`. `path` is that of its piece. */
export const exhibitFile = (path: string, id: string, extension: 'csv' | ExhibitImage): string =>
  `${path}figures/${id}.${extension}`;

/** Words as a file name: `arena-text-to-video`, `happyhorse-1.0`. */
export const fileName = (...words: string[]): string =>
  words
    .join('-')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');

/** A source in a table cell. */
export function sourceCell(source: Source | undefined): TableCell {
  if (!source) return '';
  const href = sourceAddress(source);
  return href ? { text: sourceLabel(source), href } : sourceLabel(source);
}

/** Sources in one table cell: the only one with its address. */
export const sourcesCell = (sources: readonly Source[]): TableCell =>
  sources.length === 1 ? sourceCell(sources[0]) : sources.map(sourceLabel).join('; ');

/** Cell of what nobody has told us. */
export const UNKNOWN = 'not known';

/** A table without the columns of which nothing is known. */
export function withoutEmpty({ columns, rows }: Exhibit['table']): Exhibit['table'] {
  const kept = columns.map((_column, at) => rows.some((row) => row[at] !== UNKNOWN));
  return {
    columns: columns.filter((_column, at) => kept[at]),
    rows: rows.map((row) => row.filter((_cell, at) => kept[at])),
  };
}
