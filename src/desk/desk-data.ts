/** What does the desk tell? Messages and evidence of a piece, and what is due across the site. */
import { lookAt, lookInWords } from '../boards/look.ts';
import { BOARDS } from '../model/leaderboard.ts';
import type { Message } from '../model/message.ts';
import type { PieceView, Publication } from '../publication/publication.ts';
import { placeOf } from '../model/manuscript.ts';

export interface PieceOnDesk {
  messages: Message[];
  /** Citations of each source, the most cited first. */
  balance: { source: string; citations: number; origin: string }[];
  origins: number;
}

/** One thing that waits for a writer, with the place in its file. */
export interface Due {
  what:
    | 'overdue forecast'
    | 'forecast due'
    | 'claim to review'
    | 'board to look at'
    | 'source not archived';
  /** `file:line:col`. */
  at: string;
  text: string;
}

export interface DeskData {
  /** By path of the piece. */
  pieces: Record<string, PieceOnDesk>;
  due: Due[];
}

/** What waits for a writer, and how each piece stands; `messages` are those of the check, by slug. */
export function deskData(
  { pieces, site, today }: Publication,
  messages: ReadonlyMap<string, Message[]>,
): DeskData {
  const views = [...pieces.values()];
  return {
    pieces: Object.fromEntries(
      views.map((view) => [
        view.path,
        {
          messages: messages.get(view.manuscript.slug) ?? [],
          balance: view.sources
            .map(({ source: { id }, row, citations }) => ({
              source: id,
              citations,
              origin:
                view.sources.find((other) => other.row.work.identity === row.origin)?.source.id ??
                row.origin,
            }))
            .sort((a, b) => b.citations - a.citations),
          origins: view.origins.length,
        },
      ]),
    ),
    due: [
      ...site.boards.flatMap((board): Due[] => {
        const look = lookAt(board, today);
        const text = `${board.name}: ${lookInWords(look) ?? ''}`;
        const at = `${BOARDS}/${board.id}/board.yml:1:1`;
        return look.isOverdue ? [{ what: 'board to look at', at, text }] : [];
      }),
      ...views.flatMap((view) => dueIn(view)),
    ],
  };
}

function dueIn({ manuscript, forecasts, claims }: PieceView): Due[] {
  const at = (list: 'forecasts' | 'claims' | 'sources', index: number) => {
    const { line, column } = placeOf(manuscript, [list, index]);
    return `${manuscript.file}:${line}:${column}`;
  };
  return [
    ...forecasts.flatMap(({ forecast, state }, index): Due[] => {
      if (state !== 'overdue' && state !== 'due') return [];
      const what = state === 'due' ? 'forecast due' : 'overdue forecast';
      return [{ what, at: at('forecasts', index), text: forecast.statement }];
    }),
    ...claims.flatMap(({ claim, doubts, key }, index): Due[] =>
      doubts.some(({ cause }) => cause.kind === 'review' && cause.claim === key)
        ? [{ what: 'claim to review', at: at('claims', index), text: claim.text }]
        : [],
    ),
    ...manuscript.piece.sources.flatMap((source, index): Due[] =>
      source.URL !== undefined && source.archived === undefined
        ? [{ what: 'source not archived', at: at('sources', index), text: source.title }]
        : [],
    ),
  ];
}
