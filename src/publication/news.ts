/** What are subscribers told, and when? Pieces, what was corrected in them, and forecasts as they are made, due, decided. */
import { isPublished } from '../model/visibility.ts';
import type { Correction } from '../model/correction.ts';
import { dayOf, type Day } from '../model/date.ts';
import type { Forecast } from '../model/forecast.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Edition, PieceRecord } from '../model/record.ts';
import { keyOf, resolutionsIn, type Resolving } from './cross-references.ts';
import { dueFrom } from '../model/forecast-state.ts';
import { compare } from '../model/order.ts';
import { feedIdOf, findRecord } from '../record/record.ts';

/** Something that a subscriber’s software shows once. */
export interface Announcement<M extends Manuscript, What> {
  /** Permanent `tag:` id (RFC 4151: https://www.rfc-editor.org/rfc/rfc4151); it outlives every address. */
  id: string;
  /** The piece it is about. */
  manuscript: M;
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

export interface PieceNews {
  kind: 'piece';
}

export interface CorrectionNews {
  kind: 'correction';
  correction: Correction;
}

export interface ForecastNews<M extends Manuscript> {
  kind: 'forecast';
  event: 'made' | 'due' | 'resolved';
  forecast: Forecast;
  /** How it ended and which piece says so; of a resolved one alone. */
  resolution: Resolution<M> | undefined;
}

interface Resolution<M extends Manuscript> extends Omit<Resolving, 'forecast'> {
  by: M;
}

/** What readers can see on a day. */
export interface Published<M extends Manuscript> {
  manuscripts: readonly M[];
  records: ReadonlyMap<string, PieceRecord>;
  today: Day;
}

/** True where a reader may have been misled: such a change is told on its own. */
export const isMaterial = ({ kind, severity }: Correction): boolean =>
  severity === 'material' || kind === 'retraction';

/** Pieces and their material corrections, the oldest first. Drafts, scheduled pieces and days to come are left out. */
export const newsOf = <M extends Manuscript>(
  site: Published<M>,
): Announcement<M, PieceNews | CorrectionNews>[] =>
  inOrder([
    ...releasedPieces(site).map(ofPiece),
    ...correctionNews(site).filter(({ what }) => isMaterial(what.correction)),
  ]);

/** Every correction, minor ones too, the oldest first. */
export const correctionNews = <M extends Manuscript>(
  site: Published<M>,
): Announcement<M, CorrectionNews>[] =>
  inOrder(
    releasedPieces(site).flatMap((released) =>
      released.manuscript.piece.corrections
        .filter(({ date }) => date <= site.today)
        .map((correction) => ofCorrection(released, correction)),
    ),
  );

/** Forecasts made, due and resolved, whoever made them, the oldest first. */
export function forecastNews<M extends Manuscript>(
  site: Published<M>,
): Announcement<M, ForecastNews<M>>[] {
  const released = releasedPieces(site);
  const elsewhere = resolutionsIn(released.map(({ manuscript }) => manuscript));
  return inOrder(
    released.flatMap((one) =>
      one.manuscript.piece.forecasts.flatMap((forecast) => {
        const answer = elsewhere.get(keyOf(one.manuscript.slug, forecast.id));
        const by = released.find(({ manuscript }) => manuscript === answer?.by)?.manuscript;
        const resolution = forecast.resolution
          ? { ...forecast.resolution, by: one.manuscript }
          : answer && by && { ...answer.said, by };
        return ofForecast(one, forecast, resolution, site.today);
      }),
    ),
  );
}

/** A piece that readers can see, with what is on record of it. */
interface Released<M extends Manuscript> {
  manuscript: M;
  record: PieceRecord | undefined;
  id: string;
}

const releasedPieces = <M extends Manuscript>(site: Published<M>): Released<M>[] =>
  site.manuscripts
    .filter(({ piece }) => isPublished(piece, site.today))
    .map((manuscript) => {
      const record = findRecord(manuscript, site);
      return { manuscript, record, id: feedIdOf(manuscript, record) };
    });

/** Day of the first edition for which something holds. */
const editionDay = (record: PieceRecord | undefined, holds: (edition: Edition) => boolean) =>
  record?.editions.find(holds)?.date;

function ofPiece<M extends Manuscript>({
  manuscript,
  record,
  id,
}: Released<M>): Announcement<M, PieceNews> {
  const { datePublished } = manuscript.piece;
  const published = instant(datePublished);
  return {
    id,
    manuscript,
    what: { kind: 'piece' },
    published,
    updated: [...materialInstants(manuscript).values()].at(-1) ?? published,
    appeared: editionDay(record, () => true) ?? dayOf(datePublished),
  };
}

function ofCorrection<M extends Manuscript>(
  { manuscript, record, id }: Released<M>,
  correction: Correction,
): Announcement<M, CorrectionNews> {
  const at = materialInstants(manuscript).get(correction) ?? instant(correction.date);
  return {
    id: `${id}/corrections/${encodeURIComponent(correction.id)}`,
    manuscript,
    what: { kind: 'correction', correction },
    published: at,
    updated: at,
    appeared:
      editionDay(record, ({ corrections }) => corrections.includes(correction.id)) ??
      correction.date,
  };
}

/** When each material correction was told, in that order: on its day, and after the one before and the piece. */
function materialInstants({ piece }: Manuscript): Map<Correction, string> {
  let last = Date.parse(piece.datePublished);
  return new Map(
    piece.corrections
      .filter(isMaterial)
      .toSorted((a, b) => compare(a.date, b.date))
      .map((correction) => {
        last = Math.max(Date.parse(correction.date), last + 1000);
        return [correction, new Date(last).toISOString()];
      }),
  );
}

function ofForecast<M extends Manuscript>(
  { manuscript, record, id }: Released<M>,
  forecast: Forecast,
  resolution: Resolution<M> | undefined,
  today: Day,
): Announcement<M, ForecastNews<M>>[] {
  const announce = (
    event: ForecastNews<M>['event'],
    day: Day,
    appeared: Day = day,
  ): Announcement<M, ForecastNews<M>> => ({
    id: `${id}/forecasts/${encodeURIComponent(forecast.id)}/${event}`,
    manuscript,
    what: {
      kind: 'forecast',
      event,
      forecast,
      resolution: event === 'resolved' ? resolution : undefined,
    },
    published: instant(day),
    updated: instant(day),
    appeared,
  });
  const recorded = (edition: Edition) => edition.forecasts.find((one) => one.id === forecast.id);
  // Nothing is told of before the piece that says it.
  const made = later(forecast.madeOn, dayOf(manuscript.piece.datePublished));
  const resolved = resolution && later(resolution.date, dayOf(resolution.by.piece.datePublished));
  const due = dueFrom(forecast);
  // One that is due when it is made, or decided before, needs no reminder.
  const isReminded = due > made && (resolved === undefined || due < resolved);
  return [
    announce(
      'made',
      made,
      editionDay(record, (edition) => recorded(edition) !== undefined),
    ),
    ...(isReminded ? [announce('due', due)] : []),
    ...(resolved
      ? [
          announce(
            'resolved',
            resolved,
            editionDay(record, (edition) => recorded(edition)?.resolution !== undefined),
          ),
        ]
      : []),
  ].filter(({ published: at }) => dayOf(at) <= today);
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);

const instant = (date: string) => new Date(date).toISOString();

const inOrder = <What extends { appeared: Day; published: string; id: string }>(news: What[]) =>
  news.toSorted(
    (a, b) =>
      compare(a.appeared, b.appeared) || compare(a.published, b.published) || compare(a.id, b.id),
  );
