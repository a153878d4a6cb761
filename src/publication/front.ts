/** What should a reader see first? What is due soon, what has been answered, what was corrected. */
import type { Publication } from './publication.ts';
import { dayAfter, dayOf, daysBetween, type Day } from '../model/date.ts';
import type { Forecast } from '../model/forecast.ts';
import type { CorrectionRow, ForecastRow } from './rows.ts';
import { compare } from '../model/order.ts';

/** A question of an earlier piece that a later one answered. */
export interface AnsweredRow {
  text: string;
  /** Where the question stands. */
  path: string;
  /** Slug of the piece that answers it. */
  by: string;
  /** Outcome of a forecast; undefined for a caveat. */
  outcome: NonNullable<Forecast['resolution']>['outcome'] | undefined;
}

export interface Front {
  /** Open forecasts of the coming weeks, the nearest first; where there are none, the next ones due. */
  due: ForecastRow[];
  answered: AnsweredRow[];
  /** Corrections of the last weeks, the newest first. */
  corrected: CorrectionRow[];
  /** The day from which on these are all: some weeks ago, or that of the first piece where there was none before. */
  since: Day;
  totals: {
    sentences: number;
    works: number;
    openCaveats: number;
    openForecasts: number;
    corrections: number;
  };
}

/** Days ahead in which a forecast is news, and days back in which an answer or a correction is. */
const NEWS = 60;
/** Entries of each kind. */
const SHOWN = 4;

export function frontOf(ledger: Publication): Front {
  const { today, pieces, forecasts, caveats, corrections, sentences, sources } = ledger;
  const first = [...pieces.values()].at(-1);
  const open = forecasts
    .filter(({ state }) => state !== 'resolved')
    .toSorted((a, b) => compare(a.forecast.resolvesOn, b.forecast.resolvesOn));
  const soon = open.filter(({ forecast }) => daysBetween(today, forecast.resolvesOn) <= NEWS);
  const isNews = (date: string) => daysBetween(date, today) <= NEWS;
  const answered = [
    ...forecasts.flatMap(({ slug, path, forecast, resolution }) =>
      resolution && resolution.by !== slug && isNews(resolution.date)
        ? [{ text: forecast.statement, path, by: resolution.by, outcome: resolution.outcome }]
        : [],
    ),
    ...caveats.flatMap(({ slug, path, caveat, closed }) =>
      closed && closed.by !== slug && isNews(closed.date)
        ? [{ text: caveat.text, path, by: closed.by, outcome: undefined }]
        : [],
    ),
  ];
  return {
    due: (soon.length > 0 ? soon : open).slice(0, SHOWN),
    answered: answered.slice(0, SHOWN),
    since:
      [dayAfter(today, -NEWS), dayOf(first?.manuscript.piece.datePublished ?? today)]
        .toSorted()
        .at(-1) ?? today,
    corrected: corrections.filter(({ correction }) => isNews(correction.date)).slice(0, SHOWN),
    totals: {
      sentences: sentences.length,
      works: sources.size,
      openCaveats: caveats.filter(({ closed }) => !closed).length,
      openForecasts: open.length,
      corrections: corrections.length,
    },
  };
}
