/** What should a reader see first? The newest piece, what is new, what is due, how it ended, what was corrected, and the rest as a list. */
import { leadersInWords, measuredOn, boardPath } from '../boards/states.ts';
import { dayAfter, dayOf, daysBetween, type Day } from '../model/date.ts';
import { compare } from '../model/order.ts';
import { scoredIn, unresolvedIn } from './ledger-views.ts';
import type { PieceView, Publication } from './publication.ts';
import type { CaveatRow, CorrectionRow, ForecastRow } from './rows.ts';
import { scoreOf, type Score } from './score.ts';

/** The latest state of a board that is known. */
export interface BoardLine {
  path: string;
  operator: string;
  track: string;
  day: Day;
  /** Who is in first place, in words; empty where that is not known. */
  leaders: string;
}

/** A caveat that a later piece answered. */
export type AnsweredCaveat = CaveatRow & { closed: NonNullable<CaveatRow['closed']> };

/** A forecast with its outcome. */
export type EndedForecast = ForecastRow & { resolution: NonNullable<ForecastRow['resolution']> };

export interface Front {
  /** The newest piece; undefined while there is none. */
  lead: PieceView | undefined;
  /** Pieces of the last weeks besides it. */
  fresh: PieceView[];
  /** Of all these, the first with a picture: the page shows one, and so it can be large. */
  pictured: PieceView | undefined;
  /** The next ones; the archive has them all. */
  others: PieceView[];
  /** Forecasts without an outcome, the overdue first, then the next due. */
  due: ForecastRow[];
  /** Forecasts that ended, the latest first. */
  ended: EndedForecast[];
  /** How good ours were; undefined while none has ended in yes or no. */
  score: Score | undefined;
  /** The day on which the next of ours is due. */
  nextDue: Day | undefined;
  answered: AnsweredCaveat[];
  /** Corrections of the last weeks, the newest first; of one day those that may have misled first. */
  corrected: CorrectionRow[];
  /** The day from which on these are all: some weeks ago, or that of the first piece where there was none before. */
  since: Day;
  boards: BoardLine[];
  totals: {
    pieces: number;
    sentences: number;
    works: number;
    openCaveats: number;
    openForecasts: number;
    corrections: number;
    materialCorrections: number;
  };
}

/** Days back in which a piece, an answer or a correction is news. */
const NEWS = 60;
/** Entries of each kind at most. */
const FRESH = 3;
const OTHERS = 12;
const DUE = 5;
const ENDED = 3;
const ANSWERED = 2;
const CORRECTED = 3;

export function frontOf(publication: Publication): Front {
  const { today, pieces, forecasts, caveats, corrections, sentences, sources, site } = publication;
  const isNews = (date: string) => daysBetween(dayOf(date), today) <= NEWS;
  const [lead, ...rest] = pieces.values();
  const fresh = rest
    .filter(({ manuscript }) => isNews(manuscript.piece.datePublished))
    .slice(0, FRESH);
  const open = unresolvedIn(forecasts);
  const first = rest.at(-1) ?? lead;
  return {
    lead,
    fresh,
    pictured: [...pieces.values()]
      .slice(0, 1 + fresh.length)
      .find(({ manuscript }) => manuscript.piece.lead),
    others: rest.slice(fresh.length, fresh.length + OTHERS),
    due: open.slice(0, DUE),
    ended: forecasts
      .filter((row): row is EndedForecast => row.resolution !== undefined)
      .toSorted((a, b) => compare(b.resolution.date, a.resolution.date))
      .slice(0, ENDED),
    score: scoreOf(scoredIn(publication)),
    nextDue: open.find(({ isOurs }) => isOurs)?.forecast.resolvesOn,
    answered: caveats
      .filter((row): row is AnsweredCaveat => row.closed !== undefined)
      .filter(({ slug, closed }) => closed.by !== slug && isNews(closed.date))
      .toSorted((a, b) => compare(b.closed.date, a.closed.date))
      .slice(0, ANSWERED),
    corrected: corrections
      .filter(({ correction }) => isNews(correction.date))
      .toSorted(
        (a, b) =>
          compare(b.correction.date, a.correction.date) ||
          Number(b.isMaterial) - Number(a.isMaterial),
      )
      .slice(0, CORRECTED),
    since:
      [dayAfter(today, -NEWS), dayOf(first?.manuscript.piece.datePublished ?? today)]
        .toSorted()
        .at(-1) ?? today,
    boards: site.boards.flatMap((board): BoardLine[] => {
      const last = board.snapshots.at(-1);
      const { id, operator, track } = board;
      return last
        ? [
            {
              path: boardPath(id),
              operator,
              track,
              day: measuredOn(last),
              leaders: leadersInWords(last),
            },
          ]
        : [];
    }),
    totals: {
      pieces: pieces.size,
      sentences: sentences.length,
      works: sources.size,
      openCaveats: caveats.filter(({ closed }) => !closed).length,
      openForecasts: open.length,
      corrections: corrections.length,
      materialCorrections: corrections.filter(({ isMaterial }) => isMaterial).length,
    },
  };
}
