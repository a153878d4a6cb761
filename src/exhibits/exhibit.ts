/** What is an exhibit? Data that is shown, with its words, its sources and what is drawn of it. */
import type { RankRange } from '../boards/rank-range.ts';
import type { Day } from '../model/date.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { sourceAddress, type Source } from '../model/source.ts';
import { sourceLabel } from '../model/source-labels.ts';

/** A cell as readers see it. */
export type TableCell = string | { text: string; href: string };

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
  /** The data for machines: bare numbers, ISO dates, empty where unknown. */
  data: { header: string[]; rows: (string | number | undefined)[][] };
  sources: Source[];
  /** Boards whose figures it shows. */
  boards: Pick<Leaderboard, 'id' | 'name' | 'operator'>[];
  /** What is drawn; undefined where a table says it better. */
  chart:
    | { kind: 'standings'; standings: Standings }
    | { kind: 'history'; history: History }
    | { kind: 'ratings'; panels: RatingPanel[] }
    | { kind: 'timeline'; timeline: Timeline }
    | undefined;
}

/** Scores at one date. */
export interface Standings {
  /** What the axis measures: `Arena score, points`. */
  axis: string;
  rows: {
    rank: number | undefined;
    model: string;
    score: number;
    interval: number | undefined;
    range: RankRange | undefined;
    isMarked: boolean;
  }[];
}

/** One model over the states of a board. */
export interface History {
  model: string;
  /** What the lower axis measures: `Arena score, points`. */
  axis: string;
  /** By date of measurement. */
  states: {
    date: Day;
    rank: number | undefined;
    range: RankRange | undefined;
    score: number | undefined;
    interval: number | undefined;
    /** The other models on that day, best first. */
    others: Rival[];
    /** Those of them that lie too far below to be drawn, best first. */
    farBelow: Rival[];
  }[];
}

/** Another model’s row of one state. */
export interface Rival {
  model: string;
  score: number;
  interval: number | undefined;
}

/** One board with a scale of its own. */
export interface RatingPanel {
  board: string;
  /** What the scale measures, where we know it: `Arena score, points`. */
  axis: string | undefined;
  date: Day;
  /** What is known beside the score: `2nd, could be 1st–2nd`. */
  place: string;
  /** Of the model; more than one where sources differ. */
  values: { score: number; interval: number | undefined }[];
  /** The other known rows. */
  others: { score: number; interval: number | undefined }[];
}

/** Events and the window they are held against; both ends of it belong to it. */
export interface Timeline {
  window: { from: Day; to: Day; label: string };
  /** By date. */
  events: { date: Day; what: string; against: 'before' | 'inside' | 'after' }[];
}

/** Address of a file of an exhibit: `/analysis/<slug>/figures/<id>.csv`. `path` is that of its piece. */
export const exhibitFile = (path: string, id: string, extension: 'csv' | 'png'): string =>
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
