/** How do the places of one subject, or of two, on all boards become an exhibit? A panel a board, since scores and lengths of lists do not transfer. */
import { rangeInWords } from '../boards/rank-range.ts';
import { isNamed } from '../boards/model-names.ts';
import {
  historyOf,
  measuredOn,
  modelsOf,
  possiblePlace,
  printedRank,
  scoreInWords,
  sourceOfRow,
  type Observation,
} from '../boards/states.ts';
import { placesChart, type PlacesPanel } from '../charts/places-chart.ts';
import { modelKey, type Leaderboard } from '../model/leaderboard.ts';
import { compare } from '../model/order.ts';
import { dateInWords } from '../model/source-labels.ts';
import { sourceIdentity } from '../model/source.ts';
import { namesOf, type Subject } from '../model/subject.ts';
import { drawnAs, sourceCell, UNKNOWN, withoutEmpty, type Exhibit } from './exhibit.ts';
import { STATE_COLUMNS, stateCells } from './standings.ts';

/** A row of a subject on a board. */
interface Placed {
  board: Leaderboard;
  subject: Subject;
  seen: Observation;
}

/** Every row that boards have of one or two subjects; undefined where none has any. */
export function places(
  boards: readonly Leaderboard[],
  subjects: readonly Subject[],
): Exhibit | undefined {
  const rows = boards.flatMap((board) => rowsOn(board, subjects));
  if (rows.length === 0) return undefined;
  const names = subjects.map(({ name }) => name);
  const isPair = subjects.length > 1;
  const panels = panelsOf(boards, subjects, rows);
  const tabled = withoutRepeated(rows);
  const variants = new Set(rows.map(({ seen }) => modelKey(seen.row.model))).size;
  return {
    id: 'places',
    title: `Places of ${names.join(' and ')} on the lists that we keep`,
    description: inWords(tabled, isPair),
    note: [
      panels.length > 0
        ? 'Bands are the ranks that intervals leave open. Lists differ in what and whom they hold, so a place on one says nothing about a place on another.'
        : '',
      panels.length > 0 && variants > subjects.length
        ? 'Where a list has several versions, the highest place of a day is drawn.'
        : '',
      tabled.length < rows.length
        ? 'The table has the highest place of a day, and one that stays once; the data have every row.'
        : '',
      'Days are the boards’ own updates where they are known, else those on which the rows were recorded.',
    ]
      .filter(Boolean)
      .join(' '),
    table: withoutEmpty({
      columns: [
        { name: 'List', isNumber: false },
        { name: 'Day', isNumber: false },
        { name: 'Model', isNumber: false },
        { name: 'Rank', isNumber: true },
        { name: 'Possible rank', isNumber: false },
        { name: 'Score ± interval', isNumber: true },
        { name: 'Source', isNumber: false },
      ],
      rows: tabled.map(({ board, seen: { snapshot, row, range, isTied } }) => [
        board.name,
        dateInWords(measuredOn(snapshot)),
        row.model,
        printedRank({ row, isTied }) ?? UNKNOWN,
        range ? rangeInWords(range) : UNKNOWN,
        scoreInWords(row) ?? UNKNOWN,
        sourceCell(sourceOfRow(board, row)),
      ]),
    }),
    data: {
      header: ['subject', ...STATE_COLUMNS],
      rows: rows.map(({ board, subject, seen }) => [subject.id, ...stateCells(board, seen)]),
    },
    sources: firsts(
      rows.flatMap(({ board, seen }) => sourceOfRow(board, seen.row) ?? []),
      sourceIdentity,
    ),
    // Lists of one operator reached us one way.
    boards: firsts(
      rows.map(({ board }) => board),
      ({ operator }) => operator,
    ),
    chart:
      panels.length > 0 ? drawnAs(placesChart, { names: isPair ? names : [], panels }) : undefined,
  };
}

/** Of each day the highest place of a subject on a board, where it is not that of the day before. */
function withoutRepeated(rows: readonly Placed[]): Placed[] {
  const last = new Map<string, { day: string; place: string | undefined }>();
  return rows.filter(({ board, subject, seen }) => {
    const key = `${board.id} ${subject.id}`;
    const day = measuredOn(seen.snapshot);
    const place = printedRank(seen);
    const before = last.get(key);
    if (place !== undefined && (before?.day === day || before?.place === place)) return false;
    last.set(key, { day, place });
    return true;
  });
}

/** The first of all that have one key. */
const firsts = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  [...Map.groupBy(items, keyOf).values()].flatMap((alike) => alike.slice(0, 1));

/** The latest place that a board gives a subject: `10th, 21 Sep 2026`; undefined where it gives none. */
export function latestPlace(board: Leaderboard, subject: Subject): string | undefined {
  const ranked = rowsOn(board, [subject]).filter(({ seen }) => seen.row.rank !== undefined);
  const day = (one: Placed | undefined) => one && measuredOn(one.seen.snapshot);
  // Of several versions on one day the highest.
  const latest = ranked.find((one) => day(one) === day(ranked.at(-1)));
  const place = latest && possiblePlace(latest.seen);
  return place && `${place}, ${dateInWords(measuredOn(latest.seen.snapshot))}`;
}

/** Rows by day and then by subject, those that repeat an earlier one left out. */
function rowsOn(board: Leaderboard, subjects: readonly Subject[]): Placed[] {
  const models = [...modelsOf(board).values()];
  return subjects
    .flatMap((subject) => {
      const names = namesOf(subject);
      return models
        .filter((model) => isNamed(board, model, names))
        .flatMap((model) => historyOf(board, model))
        .map((seen) => ({ board, subject, seen }));
    })
    .toSorted(
      (a, b) =>
        compare(measuredOn(a.seen.snapshot), measuredOn(b.seen.snapshot)) ||
        (a.seen.row.rank ?? Infinity) - (b.seen.row.rank ?? Infinity),
    );
}

/** Boards that have a subject with its rank on several days; the highest place of each day. */
function panelsOf(
  boards: readonly Leaderboard[],
  subjects: readonly Subject[],
  rows: readonly Placed[],
): PlacesPanel[] {
  return boards.flatMap((board): PlacesPanel[] => {
    const lines = subjects.map((subject) => {
      const days = new Map<string, PlacesPanel['lines'][number][number]>();
      for (const { seen, ...of } of rows) {
        const { rank } = seen.row;
        const date = measuredOn(seen.snapshot);
        if (of.board !== board || of.subject !== subject || rank === undefined) continue;
        if (!days.has(date)) days.set(date, { date, rank, range: seen.range });
      }
      return whereItChanges([...days.values()]);
    });
    const days = new Set(lines.flat().map(({ date }) => date));
    return days.size > 1 ? [{ board: board.name, lines }] : [];
  });
}

/** Days without those between two that have the same place: the line through them is the same. */
const whereItChanges = (points: PlacesPanel['lines'][number]): PlacesPanel['lines'][number] =>
  points.filter((point, at) => {
    const isSame = (other: typeof point | undefined) =>
      other?.rank === point.rank &&
      other.range?.from === point.range?.from &&
      other.range?.to === point.range?.to;
    return !isSame(points[at - 1]) || !isSame(points[at + 1]);
  });

/** Board by board: `Arena, text-to-video: 16 Apr 2026 2nd, could be 1st–2nd; …`. */
const inWords = (rows: readonly Placed[], isPair: boolean): string =>
  [...Map.groupBy(rows, ({ board }) => board)]
    .map(([board, of]) => {
      const told = of.map(({ subject, seen }) => {
        const place = possiblePlace(seen) ?? 'rank not known';
        return `${dateInWords(measuredOn(seen.snapshot))}${isPair ? ` ${subject.name}` : ''} ${place}`;
      });
      return `${board.name}: ${told.join('; ')}.`;
    })
    .join(' ');
