/** /leaderboards/<id>/<date>.{csv,json}: a board on one day. */
import type { APIRoute } from 'astro';
import { boardResponse, boardTypes } from '../../../queries/board-files.ts';
import type { Leaderboard, Snapshot } from '../../../model/leaderboard.ts';
import { publicationToday } from '../../../queries/published.ts';

export async function getStaticPaths() {
  return (await publicationToday()).site.boards.flatMap((board) =>
    board.snapshots.flatMap((snapshot) =>
      Object.keys(boardTypes).map((format) => ({
        params: { board: board.id, date: snapshot.date, format },
        props: { board, snapshot },
      })),
    ),
  );
}

export const GET: APIRoute<{ board: Leaderboard; snapshot: Snapshot }> = ({ props, params }) =>
  boardResponse(props.board, [props.snapshot], params.format);
