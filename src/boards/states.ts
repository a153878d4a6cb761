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
import { ordinal, rankInWords, rankRanges, type RankRange } from './rank-range.ts';
import { counted } from '../model/words.ts';

/** Path of a board’s page. */
export const boardPath = (id: string): string => `/leaderboards/${id}/`;

/** Path of one of its states. */
export const statePath = (id: string, date: Day): string => `${boardPath(id)}${date}/`;

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
export const measuredOn = ({ updated, date }: Pick<Snapshot, 'date' | 'updated'>): Day =>
  updated ?? date;

/** How much of a list a state shows. */
export type Completeness =
  | { is: 'complete'; listed: number }
  /** Every rank from 1 to `ranks`. */
  | { is: 'top'; ranks: number; listed: number | undefined }
  /** Single rows, of whatever rank. */
  | { is: 'rows'; rows: number; listed: number | undefined };

export function completenessOf({ rows, listed }: Snapshot): Completeness {
  const models = new Map(
    rows.flatMap(({ model, rank }) => (rank === undefined ? [] : [[modelKey(model), rank]])),
  );
  const ranks = [...models.values()].toSorted((a, b) => a - b);
  // After a tie the next rank is the next number, or the one that counts everybody above.
  const goesOn = ranks.every((rank, at) => {
    const before = ranks[at - 1] ?? 0;
    return rank === before || rank === before + 1 || rank === at + 1;
  });
  if (goesOn && ranks.length === listed) return { is: 'complete', listed };
  const last = ranks.at(-1) ?? 0;
  if (goesOn && last > 1) return { is: 'top', ranks: last, listed };
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

/** Rows that share their rank with another model of their source. */
export function tiedRows({ rows }: Pick<Snapshot, 'rows'>): Set<SnapshotRow> {
  const places = Map.groupBy(
    rows.filter(({ rank }) => rank !== undefined),
    ({ rank, source }) => `${rank ?? ''} ${source}`,
  );
  const models = (of: readonly SnapshotRow[]) => new Set(of.map(({ model }) => modelKey(model)));
  return new Set([...places.values()].flatMap((of) => (models(of).size > 1 ? of : [])));
}

/** Who has rank 1: several where they are tied, or where sources differ; none where no row tells who is first. */
export function leadersIn(state: Pick<Snapshot, 'rows'>): { names: string[]; isTied: boolean } {
  const first = state.rows.filter(({ rank }) => rank === 1);
  const names = [...new Map(first.map(({ model }) => [modelKey(model), model])).values()];
  const tied = tiedRows(state);
  return { names, isTied: names.length > 1 && first.every((row) => tied.has(row)) };
}

/** `alpha`; `alpha and beta, tied`; `alpha or beta` where sources differ; empty where no row tells who is first. */
export function leadersInWords(state: Pick<Snapshot, 'rows'>): string {
  const { names, isTied } = leadersIn(state);
  return isTied ? `${names.join(' and ')}, tied` : names.join(' or ');
}

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
  /** True where another model of its source has the same rank. */
  isTied: boolean;
}

type Measure = Pick<Leaderboard, 'metric'>;

const observed = new WeakMap<Snapshot, Observation[]>();

/** The rows of a state of a board, in their order. */
export function observationsIn({ metric: { better } }: Measure, snapshot: Snapshot): Observation[] {
  const known = observed.get(snapshot);
  if (known) return known;
  const ranges = rankRanges(snapshot.rows, { listed: snapshot.listed, better });
  const tied = tiedRows(snapshot);
  const rows = snapshot.rows.map((row) => ({
    snapshot,
    row,
    range: ranges.get(row),
    isTied: tied.has(row),
  }));
  observed.set(snapshot, rows);
  return rows;
}

/** `2nd`, `2nd, tied`; undefined where no rank is known. */
export const printedRank = ({ row, isTied }: Pick<Observation, 'row' | 'isTied'>) =>
  row.rank === undefined ? undefined : `${ordinal(row.rank)}${isTied ? ', tied' : ''}`;

/** `2nd, could be 1st–2nd`; undefined where no rank is known. */
export const possiblePlace = ({ row, range, isTied }: Omit<Observation, 'snapshot'>) =>
  row.rank === undefined ? undefined : rankInWords(row.rank, range, isTied);

/** What an axis of scores measures: `Arena score, points`. */
export const axisOf = ({ metric: { name, unit, better } }: Measure): string =>
  `${name}, ${unit}${better === 'lower' ? '; lower is better' : ''}`;

/** Scores in order, the better first. */
export const byScore =
  ({ metric: { better } }: Measure) =>
  (a: { score: number }, b: { score: number }): number =>
    better === 'lower' ? a.score - b.score : b.score - a.score;

/** Every row of a model, by the day on which it was recorded. */
export const observationsOf = (board: Leaderboard, model: string): Observation[] =>
  board.snapshots.flatMap((snapshot) =>
    observationsIn(board, snapshot).filter(({ row }) => modelKey(row.model) === modelKey(model)),
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
