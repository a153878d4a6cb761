/** What does the page of a leaderboard tell besides its states? The last one drawn, what was mended, which pieces rest on it. */
import { modelsOf } from '../boards/states.ts';
import { leadersOf } from '../exhibits/leaders.ts';
import { standings } from '../exhibits/standings.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { sourceIdentity } from '../model/source.ts';
import { correctedStates } from '../record/board-record.ts';
import type { Publication } from './publication.ts';

export function boardFacts(board: Leaderboard, { site, pieces }: Publication) {
  const names = modelsOf(board);
  const identities = new Set(board.sources.map(sourceIdentity));
  const record = site.boardRecords.get(board.id);
  return {
    /** Models by key, as the board names them. */
    names,
    /** The latest state of which a chart can be drawn. */
    drawn: board.snapshots
      .toReversed()
      .map((state) => ({ state, exhibit: standings(board, state) }))
      .find(({ exhibit }) => exhibit.chart),
    /** Who led on which day, and the ranks of all. */
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
