/** How does the history of a board become an exhibit? Who stood first on each day, and the ranks of all by day. */
import { leadersChart, type Leaders } from '../charts/leaders-chart.ts';
import {
  axisOf,
  byScore,
  intervalInWords,
  measuredOn,
  observationsIn,
  sourcesOfRows,
} from '../boards/states.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { compare } from '../model/order.ts';
import { rankTable } from './board-table.ts';
import { drawnAs, fileName, type Exhibit } from './exhibit.ts';
import { STATE_COLUMNS, stateCells } from './standings.ts';

/** Days with a leader below which the table shows them better than a chart. */
const FEWEST_DRAWN = 4;

/** Days beyond which those behind, and what each point tells, would weigh more than they say. */
const MANY_DAYS = 60;

/** How many are drawn of those behind whoever leads. */
const NEXT = 4;

/** The exhibit of all states of a board. */
export function leadersOf(board: Leaderboard): Exhibit {
  const drawn = drawnOf(board);
  const rows = board.snapshots.flatMap((snapshot) => snapshot.rows);
  const isDrawn = drawn.leaders.length >= FEWEST_DRAWN;
  return {
    id: fileName('history', board.id),
    title: `${board.name}: who stood first, by day of measurement`,
    description: drawn.leaders
      .filter(({ model }, at, all) => all.length <= MANY_DAYS || model !== all[at - 1]?.model)
      .map(({ date, model, score }) => `${date}: ${model}, ${score}.`)
      .join(' '),
    note: [
      ...(isDrawn
        ? [
            `The line joins whoever stood first, with the interval of each score; ${intervalInWords(board)}.${drawn.others.length > 0 ? ` In grey the next ${NEXT} of each day.` : ''}`,
          ]
        : []),
      'Days are the board’s own updates where they are known, else those on which the rows were recorded.',
    ].join(' '),
    table: rankTable(board),
    data: {
      header: [...STATE_COLUMNS],
      rows: board.snapshots
        .flatMap((state) => observationsIn(board, state))
        .map((seen) => stateCells(board, seen)),
    },
    sources: sourcesOfRows(board, rows),
    boards: [board],
    chart: isDrawn ? drawnAs(leadersChart, drawn) : undefined,
  };
}

/** Who led on each day, and the scores of those behind; of several states of one day the last recorded counts. */
function drawnOf(board: Leaderboard): Leaders {
  const byDay = new Map(board.snapshots.map((snapshot) => [measuredOn(snapshot), snapshot]));
  const days = [...byDay].toSorted(([a], [b]) => compare(a, b));
  const scored = days.flatMap(([date, { rows }]) =>
    rows.flatMap(({ rank, model, score, interval }) =>
      score === undefined ? [] : [{ date, rank, model, score, interval }],
    ),
  );
  const first = new Map(
    scored
      .filter(({ rank }) => rank === 1)
      .toReversed()
      .map((row) => [row.date, row]),
  );
  const leaders = days.flatMap(([date]) => first.get(date) ?? []);
  return {
    axis: axisOf(board),
    better: board.metric.better,
    leaders,
    others:
      days.length > MANY_DAYS
        ? []
        : days.flatMap(([date]) =>
            scored
              .filter((row) => row.date === date && !leaders.includes(row))
              .toSorted(byScore(board))
              .slice(0, NEXT),
          ),
  };
}
