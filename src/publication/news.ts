/** What are subscribers told, and when? Pieces, what was corrected in them, and forecasts as they are made, due, decided. */
import { movesIn, type Moves } from '../boards/moves.ts';
import { masthead } from '../masthead.ts';
import type { Correction } from '../model/correction.ts';
import { dayOf, type Day } from '../model/date.ts';
import type { Forecast } from '../model/forecast.ts';
import { currentProbability, dueFrom } from '../model/forecast-state.ts';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { compare } from '../model/order.ts';
import type { Edition, PieceRecord } from '../model/record.ts';
import type { PieceView, Publication } from './publication.ts';
import type { CorrectionRow, ForecastRow } from './rows.ts';

/** Something that a subscriber’s software shows once. */
export interface Announcement<What> {
  /** Permanent `tag:` id (RFC 4151: https://www.rfc-editor.org/rfc/rfc4151); it outlives every address. */
  id: string;
  /** The piece it is about. */
  view: PieceView;
  what: What;
  /** ISO 8601 instant, UTC; it never moves. */
  published: string;
  /** ISO 8601 instant, UTC; that of a piece moves with each material correction. */
  updated: string;
  /**
   * The day on which readers could first see it: that of the edition which brought it, by the record. What is
   * dated back comes after what was already there.
   */
  appeared: Day;
}

/** A new dated state of a board. */
export interface BoardNews {
  id: string;
  what: {
    kind: 'board';
    board: Leaderboard;
    state: Snapshot;
    /** What it says that the state before did not. */
    moves: Moves;
  };
  published: string;
  updated: string;
  appeared: Day;
}

export interface PieceNews {
  kind: 'piece';
}

export interface CorrectionNews {
  kind: 'correction';
  row: CorrectionRow;
}

export interface ForecastNews {
  kind: 'forecast';
  event: 'made' | 'moved' | 'due' | 'resolved';
  row: ForecastRow;
  /** The estimate that held when it was announced, 0 to 1. */
  estimate: number | undefined;
  /** Why the estimate has moved. */
  why: string | undefined;
  /** The piece that says how it ended; of a resolved one alone. */
  resolvedBy: PieceView | undefined;
}

/** Pieces and their material corrections, the oldest first; what is dated after today is left out. */
export const newsOf = (publication: Publication): Announcement<PieceNews | CorrectionNews>[] =>
  inOrder([
    ...[...publication.pieces.values()].map(ofPiece),
    ...correctionNews(publication).filter(({ what }) => what.row.isMaterial),
  ]);

/** Every correction, minor ones too, the oldest first. */
export const correctionNews = ({ pieces, today }: Publication): Announcement<CorrectionNews>[] =>
  inOrder(
    [...pieces.values()].flatMap((view) =>
      view.corrections
        .filter(({ correction }) => correction.date <= today)
        .map((row) => ofCorrection(view, row)),
    ),
  );

/** Forecasts made, due and resolved, whoever made them, the oldest first. */
export const forecastNews = ({ pieces, today }: Publication): Announcement<ForecastNews>[] =>
  inOrder(
    [...pieces.values()].flatMap((view) =>
      view.forecasts.flatMap((row) =>
        ofForecast(view, row, pieces.get(row.resolution?.by ?? ''), today),
      ),
    ),
  ).filter(({ what }) => what.event !== 'moved');

/** What becomes of one forecast, each new estimate too, the oldest first. */
export function questionNews(
  row: ForecastRow,
  { pieces, today }: Publication,
): Announcement<ForecastNews>[] {
  const view = pieces.get(row.slug);
  return view ? inOrder(ofForecast(view, row, pieces.get(row.resolution?.by ?? ''), today)) : [];
}

/** Every state of a board, the oldest first. */
export const boardNews = (board: Leaderboard): BoardNews[] =>
  movesIn(board, board.snapshots).map(({ state, moves }) => ({
    id: `tag:${masthead.tagAuthority},${masthead.tagYear}:leaderboards/${board.id}/${state.date}`,
    what: { kind: 'board', board, state, moves },
    published: instant(state.date),
    updated: instant(state.date),
    appeared: state.date,
  }));

/** Day of the first edition for which something holds. */
const editionDay = (record: PieceRecord | undefined, holds: (edition: Edition) => boolean) =>
  record?.editions.find(holds)?.date;

function ofPiece(view: PieceView): Announcement<PieceNews> {
  const { datePublished } = view.manuscript.piece;
  const published = instant(datePublished);
  return {
    id: view.feedId,
    view,
    what: { kind: 'piece' },
    published,
    updated: [...materialInstants(view).values()].at(-1) ?? published,
    appeared: editionDay(view.record, () => true) ?? dayOf(datePublished),
  };
}

function ofCorrection(view: PieceView, row: CorrectionRow): Announcement<CorrectionNews> {
  const { id, date } = row.correction;
  const at = materialInstants(view).get(row.correction) ?? instant(date);
  return {
    id: `${view.feedId}/corrections/${encodeURIComponent(id)}`,
    view,
    what: { kind: 'correction', row },
    published: at,
    updated: at,
    appeared: editionDay(view.record, ({ corrections }) => corrections.includes(id)) ?? date,
  };
}

/** When each material correction was told, in that order: on its day, and after the one before and the piece. */
function materialInstants({ manuscript, material }: PieceView): Map<Correction, string> {
  let last = Date.parse(manuscript.piece.datePublished);
  return new Map(
    material
      .map(({ correction }) => correction)
      .toSorted((a, b) => compare(a.date, b.date))
      .map((correction) => {
        last = Math.max(Date.parse(correction.date), last + 1000);
        return [correction, new Date(last).toISOString()];
      }),
  );
}

function ofForecast(
  view: PieceView,
  row: ForecastRow,
  resolvedBy: PieceView | undefined,
  today: Day,
): Announcement<ForecastNews>[] {
  const { forecast, resolution } = row;
  const announce = (
    event: ForecastNews['event'],
    day: Day,
    { appeared = day, update }: { appeared?: Day | undefined; update?: number } = {},
  ): Announcement<ForecastNews> => ({
    id: `${view.feedId}/forecasts/${encodeURIComponent(forecast.id)}/${update === undefined ? event : `${event}/${update + 1}`}`,
    view,
    what: {
      kind: 'forecast',
      event,
      row,
      estimate: estimateAt(forecast, event, update),
      why: forecast.updates[update ?? -1]?.why,
      resolvedBy: event === 'resolved' ? resolvedBy : undefined,
    },
    published: instant(day),
    updated: instant(day),
    appeared,
  });
  const recorded = (edition: Edition) => edition.forecasts.find((one) => one.id === forecast.id);
  const publishedOn = ({ manuscript }: PieceView) => dayOf(manuscript.piece.datePublished);
  // Nothing is told of before the piece that says it.
  const made = later(forecast.madeOn, publishedOn(view));
  const resolved = resolution && resolvedBy && later(resolution.date, publishedOn(resolvedBy));
  const due = dueFrom(forecast);
  // One that is due when it is made, or decided before, needs no reminder.
  const isReminded = due > made && (resolved === undefined || due < resolved);
  const told = [
    announce('made', made, {
      appeared: editionDay(view.record, (edition) => recorded(edition) !== undefined),
    }),
    ...forecast.updates.map(({ date }, update) => announce('moved', later(date, made), { update })),
    ...(isReminded ? [announce('due', due)] : []),
    ...(resolved
      ? [
          announce('resolved', resolved, {
            appeared: editionDay(
              view.record,
              (edition) => recorded(edition)?.resolution !== undefined,
            ),
          }),
        ]
      : []),
  ];
  return told.filter(({ published: at }) => dayOf(at) <= today);
}

/** The estimate that held at an event, that of an update by its index. */
function estimateAt(forecast: Forecast, event: ForecastNews['event'], update?: number) {
  const { probability, updates } = forecast;
  if (event === 'made') return probability;
  const known =
    event === 'moved'
      ? updates.slice(0, (update ?? 0) + 1)
      : event === 'due'
        ? updates.filter(({ date }) => date <= dueFrom(forecast))
        : updates;
  return currentProbability({ ...forecast, updates: known });
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);

const instant = (date: string) => new Date(date).toISOString();

const inOrder = <What extends { appeared: Day; published: string; id: string }>(news: What[]) =>
  news.toSorted(
    (a, b) =>
      compare(a.appeared, b.appeared) || compare(a.published, b.published) || compare(a.id, b.id),
  );
