/** In which files does a board travel? CSV and JSON, of the whole board or of single days. */
import { observationsIn } from '../boards/states.ts';
import { STATE_COLUMNS, stateCells } from '../exhibits/standings.ts';
import { toBoardJson } from '../formats/board-json.ts';
import { toCsv } from '../formats/csv.ts';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { masthead } from '../masthead.ts';

/** Media types by extension. */
export const boardTypes: Record<string, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
};

export function boardResponse(
  board: Leaderboard,
  states: readonly Snapshot[],
  format: string | undefined,
): Response {
  const text =
    format === 'json'
      ? toBoardJson(board, states, masthead.url)
      : toCsv(
          STATE_COLUMNS,
          states.flatMap(observationsIn).map((observation) => stateCells(board, observation)),
        );
  return new Response(text, { headers: { 'Content-Type': boardTypes[format ?? ''] ?? '' } });
}
