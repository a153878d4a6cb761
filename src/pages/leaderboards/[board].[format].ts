/** /leaderboards/<id>.{csv,json}: every row of a board that we know, with its day and its source. */
import type { APIRoute } from 'astro';
import { boardResponse, boardTypes } from '../../queries/board-files.ts';
import type { Leaderboard } from '../../model/leaderboard.ts';
import { publicationToday } from '../../queries/published.ts';

export async function getStaticPaths() {
  return (await publicationToday()).site.boards.flatMap((board) =>
    Object.keys(boardTypes).map((format) => ({
      params: { board: board.id, format },
      props: { board },
    })),
  );
}

export const GET: APIRoute<{ board: Leaderboard }> = ({ props: { board }, params }) =>
  boardResponse(board, board.snapshots, params.format);
