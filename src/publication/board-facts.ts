/** What do the pages of a leaderboard tell? The latest state drawn, each state beside the one before, what was mended, which pieces rest on it. */
import { lookAt, type Look } from '../boards/look.ts';
import { compareStates, type StateChange } from '../boards/compare-states.ts';
import { movesIn, type Moves } from '../boards/moves.ts';
import { modelsOf } from '../boards/states.ts';
import { leadersOf } from '../exhibits/leaders.ts';
import { standings } from '../exhibits/standings.ts';
import type { Day } from '../model/date.ts';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { sourceIdentity } from '../model/source.ts';
import { correctedStates } from '../record/board-record.ts';
import { pagesOf } from './paging.ts';
import type { Publication } from './publication.ts';

/** A state of a board, and what it says that the one before did not. */
export interface StateFacts {
  state: Snapshot;
  moves: Moves;
  change: StateChange | undefined;
  /** Days on which the one before and the next were recorded. */
  before: Day | undefined;
  after: Day | undefined;
}

/** States on one page of the history, whose ranks stand side by side in a table. */
const STATES_A_PAGE = 12;

/** States that the page of a board names, the latest first. */
export const LATEST_STATES = 30;

const known = new WeakMap<Leaderboard, StateFacts[]>();

/** Every state of a board beside the one before, the latest first. */
export function statesOf(board: Leaderboard): StateFacts[] {
  const found =
    known.get(board) ??
    movesIn(board, board.snapshots)
      .map(({ state, moves }, at) => {
        const last = board.snapshots[at - 1];
        return {
          state,
          moves,
          before: last?.date,
          after: board.snapshots[at + 1]?.date,
          change: last && compareStates(last, state),
        };
      })
      .toReversed();
  known.set(board, found);
  return found;
}

/** What is known of a board besides its states: all that a page of one state needs of it. */
export const withoutStates = (board: Leaderboard): Leaderboard => ({ ...board, snapshots: [] });

/** The pages of the history of a board, the latest states first. */
export const historyOfStates = (board: Leaderboard) => pagesOf(statesOf(board), STATES_A_PAGE);

export function boardFacts(board: Leaderboard, { site, pieces, today }: Publication) {
  const names = modelsOf(board);
  const identities = new Set(board.sources.map(sourceIdentity));
  const record = site.boardRecords.get(board.id);
  const look: Look = lookAt(board, today);
  return {
    /** Models by key, as the board names them. */
    names,
    look,
    states: statesOf(board).slice(0, LATEST_STATES),
    /** The latest state of which a chart can be drawn. */
    drawn: drawnOf(board),
    /** Who led on which day. */
    history: leadersOf(board),
    /** True where ranks of several days and models can be set side by side. */
    hasRanks: board.snapshots.length > 1 && names.size > 1,
    mended: record ? correctedStates(record) : [],
    /** Pieces that list a source of the board. */
    resting: [...pieces.values()]
      .filter(({ manuscript }) =>
        manuscript.piece.sources.some((source) => identities.has(sourceIdentity(source))),
      )
      .map(({ path, manuscript }) => ({ path, title: manuscript.piece.title })),
  };
}

function drawnOf(board: Leaderboard) {
  for (const state of board.snapshots.toReversed()) {
    const exhibit = standings(board, state);
    if (exhibit.chart) return { state, exhibit };
  }
  return undefined;
}
