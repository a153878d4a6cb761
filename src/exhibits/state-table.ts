/** How does one state of a board stand as a table on a page of its own? Its rows, with the chance of each to be above the next. */
import { chanceAbove, chanceInWords } from '../boards/chance.ts';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { UNKNOWN, withoutEmpty, type Exhibit } from './exhibit.ts';
import { standings } from './standings.ts';

/** Rows that a page shows; the files of the state have all. */
export const MOST_ROWS = 90;

/** The first rows of a state, and how many more there are. */
export function stateTable(
  board: Leaderboard,
  state: Snapshot,
): { table: Exhibit['table']; more: number; hasChances: boolean } {
  const { columns, rows } = standings(board, state).table;
  const chances = state.rows.map((row, at) => {
    const next = state.rows[at + 1];
    // A chance between rows of two sources would compare two measurements of one thing.
    if (next?.source !== row.source) return undefined;
    return chanceAbove(board, row, next);
  });
  return {
    table: withoutEmpty({
      columns: [...columns, { name: 'Chance to be above the next', isNumber: true }],
      rows: rows.slice(0, MOST_ROWS).map((cells, at) => {
        const chance = chances[at];
        return [...cells, chance === undefined ? UNKNOWN : chanceInWords(chance)];
      }),
    }),
    more: Math.max(0, rows.length - MOST_ROWS),
    hasChances: chances.slice(0, MOST_ROWS).some((chance) => chance !== undefined),
  };
}
