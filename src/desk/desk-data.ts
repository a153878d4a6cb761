/** What does the desk tell? Messages and evidence of a piece, and what is due across the site. */
import type { Message } from '../model/message.ts';
import { originOf } from '../publication/origins.ts';
import { forecastState } from '../model/forecast-state.ts';
import { placeOf, type Manuscript } from '../model/manuscript.ts';

export interface PieceOnDesk {
  messages: Message[];
  /** Citations of each source, the most cited first. */
  balance: { source: string; citations: number; origin: string }[];
  origins: number;
}

/** One thing that waits for a writer, with the place in its file. */
export interface Due {
  what: 'overdue forecast' | 'forecast due' | 'claim to review' | 'source not archived';
  /** `file:line:col`. */
  at: string;
  text: string;
}

export interface DeskData {
  /** By path of the piece. */
  pieces: Record<string, PieceOnDesk>;
  due: Due[];
}

export function deskData(
  published: readonly (Manuscript & { path: string; messages: Message[] })[],
  today: string,
): DeskData {
  return {
    pieces: Object.fromEntries(published.map((piece) => [piece.path, onDesk(piece)])),
    due: published.flatMap((piece) => dueIn(piece, today)),
  };
}

function onDesk({ piece, prose, messages }: Manuscript & { messages: Message[] }): PieceOnDesk {
  const balance = piece.sources
    .map(({ id }) => ({
      source: id,
      citations: prose.citations.filter(({ source }) => source === id).length,
      origin: originOf(id, piece.sources),
    }))
    .sort((a, b) => b.citations - a.citations);
  return { messages, balance, origins: new Set(balance.map(({ origin }) => origin)).size };
}

function dueIn(manuscript: Manuscript, today: string): Due[] {
  const { piece, file } = manuscript;
  const at = (...path: (string | number)[]) => {
    const { line, column } = placeOf(manuscript, path);
    return `${file}:${line}:${column}`;
  };
  return [
    ...piece.forecasts.flatMap((forecast, index): Due[] => {
      const state = forecastState(forecast, today);
      if (state !== 'overdue' && state !== 'due') return [];
      const what = state === 'due' ? 'forecast due' : 'overdue forecast';
      return [{ what, at: at('forecasts', index), text: forecast.statement }];
    }),
    ...piece.claims.flatMap((claim, index): Due[] =>
      claim.reviewBy !== undefined && claim.reviewBy < today
        ? [{ what: 'claim to review', at: at('claims', index), text: claim.text }]
        : [],
    ),
    ...piece.sources.flatMap((source, index): Due[] =>
      source.URL !== undefined && source.archived === undefined
        ? [{ what: 'source not archived', at: at('sources', index), text: source.title }]
        : [],
    ),
  ];
}
