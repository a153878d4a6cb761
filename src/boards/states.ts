/** What do the dated states of a leaderboard say, taken together? How much of a list is known, and one model over time. */
import { daysBetween, type Day } from '../model/date.ts';
import {
  modelKey,
  type Leaderboard,
  type Snapshot,
  type SnapshotRow,
} from '../model/leaderboard.ts';
import type { Source } from '../model/source.ts';
import { compare } from '../model/order.ts';
import { rankRange, type RankRange } from './rank-range.ts';
import { counted } from '../model/words.ts';

/** Path of a board’s page. */
export const boardPath = (id: string): string => `/leaderboards/${id}/`;

/** Path of its history: who led on each day, and the ranks of all. */
export const historyPath = (id: string): string => `${boardPath(id)}history/`;

/** Path of its latest chart by itself, for the pages of others. */
export const embedPath = (id: string): string => `${boardPath(id)}embed/`;

/** Address of a board’s data, whole or of one day: `/leaderboards/<id>.csv`, `/leaderboards/<id>/<date>.csv`. */
export const boardFile = (
  id: string,
  extension: 'csv' | 'json' | 'svg' | 'png',
  date?: Day,
): string => `/leaderboards/${id}${date === undefined ? '' : `/${date}`}.${extension}`;

/** Anchor of a state on its board’s page. */
export const snapshotAnchor = (date: Day): string => `on-${date}`;

/** The day a state was measured: the board’s own stamp, else the day on which it was recorded. */
export const measuredOn = ({ updated, date }: Snapshot): Day => updated ?? date;

/** How much of a list a state shows. */
export type Completeness =
  | { is: 'complete'; listed: number }
  /** Every rank from 1 to `ranks`. */
  | { is: 'top'; ranks: number; listed: number | undefined }
  /** Single rows, of whatever rank. */
  | { is: 'rows'; rows: number; listed: number | undefined };

export function completenessOf({ rows, listed }: Snapshot): Completeness {
  const ranks = new Set(rows.flatMap(({ rank }) => rank ?? []));
  let top = 0;
  while (ranks.has(top + 1)) top += 1;
  if (top === listed) return { is: 'complete', listed };
  if (top > 1 && top === ranks.size) return { is: 'top', ranks: top, listed };
  return { is: 'rows', rows: rows.length, listed };
}

/** `Complete: all 9 models`, `Ranks 1–10 of 45`, `Ranks 1–10 of a list of unknown length`, `A single row`. */
export function completenessInWords(completeness: Completeness): string {
  if (completeness.is === 'complete') {
    return `Complete: all ${counted(completeness.listed, 'model')}`;
  }
  const whole = completeness.listed ?? 'a list of unknown length';
  return completeness.is === 'top'
    ? `Ranks 1–${completeness.ranks} of ${whole}`
    : `${completeness.rows === 1 ? 'A single row' : `${completeness.rows} single rows`} of ${whole}`;
}

/** Models in first place, each once; none where no row tells who is. */
export const leadersIn = ({ rows }: Pick<Snapshot, 'rows'>): string[] => [
  ...new Set(rows.filter(({ rank }) => rank === 1).map(({ model }) => model)),
];

/** What no row of a state tells: of ranks, scores, intervals and votes. */
export const untold = ({ rows }: Pick<Snapshot, 'rows'>): string[] =>
  (['rank', 'score', 'interval', 'votes'] as const)
    .filter((column) => rows.every((row) => row[column] === undefined))
    .map((column) => (column === 'votes' ? column : `${column}s`));

/** One row of one state, with what the other rows say of its rank. */
export interface Observation {
  snapshot: Snapshot;
  row: SnapshotRow;
  range: RankRange | undefined;
}

export const observationsIn = (snapshot: Snapshot): Observation[] =>
  snapshot.rows.map((row) => ({
    snapshot,
    row,
    range: rankRange(row, snapshot.rows, snapshot.listed),
  }));

/** Every row of a model, by the day on which it was recorded. */
export const observationsOf = (board: Leaderboard, model: string): Observation[] =>
  board.snapshots.flatMap((snapshot) =>
    observationsIn(snapshot).filter(({ row }) => modelKey(row.model) === modelKey(model)),
  );

/**
 * The rows of a model without repetitions, by the day of measurement: a copy of a state that was seen
 * before adds nothing to it.
 */
export function historyOf(board: Leaderboard, model: string): Observation[] {
  const told = new Set<string>();
  return observationsOf(board, model)
    .filter(({ snapshot, row: { rank, score, interval, votes } }) => {
      const said = JSON.stringify([measuredOn(snapshot), rank, score, interval, votes]);
      if (told.has(said)) return false;
      told.add(said);
      return true;
    })
    .toSorted((a, b) => compare(measuredOn(a.snapshot), measuredOn(b.snapshot)));
}

/** Models of a state on which its sources give different ranks, scores, intervals or votes, by `modelKey`. */
export function contradictedIn({ rows }: Snapshot): Set<string> {
  const models = Map.groupBy(rows, ({ model }) => modelKey(model));
  const differs = (of: readonly SnapshotRow[], column: 'rank' | 'score' | 'interval' | 'votes') =>
    new Set(of.flatMap((row) => row[column] ?? [])).size > 1;
  return new Set(
    [...models].flatMap(([model, of]) =>
      (['rank', 'score', 'interval', 'votes'] as const).some((column) => differs(of, column))
        ? [model]
        : [],
    ),
  );
}

/** Models that any state of the board names: key → the spelling met first, in order of best rank. */
export function modelsOf(board: Leaderboard): Map<string, string> {
  const models = new Map<string, { name: string; best: number }>();
  for (const { rows } of board.snapshots) {
    for (const { model, rank = Infinity } of rows) {
      const known = models.get(modelKey(model));
      if (known) known.best = Math.min(known.best, rank);
      else models.set(modelKey(model), { name: model, best: rank });
    }
  }
  return new Map(
    [...models]
      .toSorted(([a, one], [b, other]) => one.best - other.best || compare(a, b))
      .map(([key, { name }]) => [key, name]),
  );
}

/** The source of a row. Every row has one: boards are read so. */
export const sourceOfRow = (
  { sources }: Pick<Leaderboard, 'sources'>,
  row: Pick<SnapshotRow, 'source'>,
): Source | undefined => sources.find(({ id }) => id === row.source);

/** Sources of some rows, each once, in the order of the rows. */
export const sourcesOfRows = (
  board: Pick<Leaderboard, 'sources'>,
  rows: readonly Pick<SnapshotRow, 'source'>[],
): Source[] => [...new Set(rows.flatMap((row) => sourceOfRow(board, row) ?? []))];

/** Of `days`, the one nearest to `day`, the earlier of two; undefined where there is none. */
export function nearestDay(day: Day, days: readonly Day[]): Day | undefined {
  return days.toSorted(
    (a, b) => Math.abs(daysBetween(day, a)) - Math.abs(daysBetween(day, b)) || compare(a, b),
  )[0];
}

const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** `1,444`. */
export const grouped = (value: number): string => GROUPED.format(value);

/** `1,444 ± 15`, `1,357`; undefined where no score is known. */
export const scoreInWords = ({
  score,
  interval,
}: Pick<SnapshotRow, 'score' | 'interval'>): string | undefined =>
  score === undefined
    ? undefined
    : interval === undefined
      ? grouped(score)
      : `${grouped(score)} ± ${grouped(interval)}`;

/** What a printed interval covers: `95 per cent intervals`, or that the operator does not say. */
export const intervalInWords = ({ metric, operator }: Pick<Leaderboard, 'metric' | 'operator'>) =>
  metric.intervalLevel === undefined
    ? `the level of ${operator}’s intervals is not stated`
    : `intervals of ${GROUPED.format(metric.intervalLevel * 100)} per cent`;
