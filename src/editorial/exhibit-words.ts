/** How are exhibits named, and their sources told in a cell? */
import { sourceAddress, type Source } from '../model/source.ts';
import { sourceLabel } from './citations.ts';
import type { Exhibit, TableCell } from './exhibit.ts';

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
