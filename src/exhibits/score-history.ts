/** How does one model on one board become an exhibit? Its rank and its score over time, beside the scores of the others. */
import { historyChart, type History } from '../charts/history-chart.ts';
import { dataComponent } from './data-component.ts';
import { drawnAs, fileName, sourceCell, UNKNOWN, withoutEmpty } from './exhibit.ts';
import { scoreHistoryProperties, type ScoreHistoryProperties } from '../model/components.ts';
import { dayOf } from '../model/date.ts';
import { modelKey, type Leaderboard } from '../model/leaderboard.ts';
import {
  axisOf,
  byScore,
  grouped,
  historyOf,
  intervalInWords,
  measuredOn,
  modelsOf,
  possiblePlace,
  printedRank,
  scoreInWords,
  sourceOfRow,
  sourcesOfRows,
  type Observation,
} from '../boards/states.ts';
import { dateInWords } from '../model/source-labels.ts';
import type { Exhibit } from './exhibit.ts';
import { rangeInWords } from '../boards/rank-range.ts';
import { STATE_COLUMNS, stateCells } from './standings.ts';

/** Days with a rank below which a table shows them better than a chart. */
const FEWEST_DRAWN = 4;

export const scoreHistoryComponent = dataComponent(scoreHistoryProperties, (properties, find) => {
  const board = find.board(properties.board, 'board');
  if (!board) return undefined;
  find.model(properties.model, modelsOf(board), `on \`${board.id}\``);
  // What was recorded later is no part of the piece: it stays as it was when readers first saw it.
  const until = properties.until ?? dayOf(find.datePublished);
  return scoreHistory(board, { ...properties, until });
});

/**
 * The exhibit of one model in the states recorded up to `until`, all where it is absent; states that repeat an
 * earlier one are left out.
 */
export function scoreHistory(
  board: Leaderboard,
  { model, until, title }: Pick<ScoreHistoryProperties, 'model' | 'until' | 'title'>,
): Exhibit {
  const observations = historyOf(board, model).filter(
    ({ snapshot }) => until === undefined || snapshot.date <= until,
  );
  const name = modelsOf(board).get(modelKey(model)) ?? model;
  const states = withoutFarBelow(
    board,
    observations.map((observation) => stateOf(board, observation, model)),
  );
  const days = (of: typeof states) => new Set(of.map(({ date }) => date)).size;
  const isDrawn =
    days(states.filter(({ rank }) => rank !== undefined)) >= FEWEST_DRAWN &&
    days(states.filter(({ score }) => score !== undefined)) > 1;
  return {
    id: fileName('history', board.id, modelKey(model)),
    title: title ?? `${name} on ${board.name}`,
    description: observations
      .map((seen) => {
        const place = possiblePlace(seen) ?? 'rank not known';
        return `${dateInWords(measuredOn(seen.snapshot))}: ${place}; score ${scoreInWords(seen.row) ?? 'not known'}.`;
      })
      .join(' '),
    note: [
      ...(isDrawn
        ? [
            `Lines are intervals, bands the ranks that they leave open; ${intervalInWords(board)}. In grey the other known rows.`,
            ...farBelowInWords(states),
          ]
        : []),
      'Dates are the board’s own updates where they are known, else the days on which the rows were recorded.',
    ].join(' '),
    table: withoutEmpty({
      columns: [
        { name: 'Board update', isNumber: false },
        { name: 'Recorded', isNumber: false },
        { name: 'Rank', isNumber: true },
        { name: 'Possible rank', isNumber: false },
        { name: `${board.metric.name} ± interval`, isNumber: true },
        { name: 'Votes', isNumber: true },
        { name: 'Source', isNumber: false },
      ],
      rows: observations.map(({ snapshot, row, range, isTied }) => [
        snapshot.updated === undefined ? UNKNOWN : dateInWords(snapshot.updated),
        dateInWords(snapshot.date),
        printedRank({ row, isTied }) ?? UNKNOWN,
        range ? rangeInWords(range) : UNKNOWN,
        scoreInWords(row) ?? UNKNOWN,
        row.votes === undefined ? UNKNOWN : grouped(row.votes),
        sourceCell(sourceOfRow(board, row)),
      ]),
    }),
    data: {
      header: [...STATE_COLUMNS],
      rows: observations.map((observation) => stateCells(board, observation)),
    },
    sources: sourcesOfRows(
      board,
      observations.map(({ row }) => row),
    ),
    boards: [board],
    chart: isDrawn
      ? drawnAs(historyChart, {
          model: name,
          axis: axisOf(board),
          better: board.metric.better,
          states,
        })
      : undefined,
  };
}

function stateOf(
  board: Leaderboard,
  { snapshot, row: { rank, score, interval }, range }: Observation,
  model: string,
): History['states'][number] {
  const others = snapshot.rows
    .filter((other) => modelKey(other.model) !== modelKey(model))
    .flatMap((other) =>
      other.score === undefined
        ? []
        : [{ model: other.model, score: other.score, interval: other.interval }],
    )
    .toSorted(byScore(board));
  return { date: measuredOn(snapshot), rank, range, score, interval, others, farBelow: [] };
}

/** Of the rows of other models, the greatest share that may be left undrawn. */
const MOST_UNDRAWN = 0.1;

/**
 * States without their lowest rows where these are few and the gap above them is wider than any interval:
 * drawn, they would press together all that the model is measured against.
 */
function withoutFarBelow(
  { metric: { better } }: Leaderboard,
  states: History['states'],
): History['states'] {
  const sign = better === 'lower' ? -1 : 1;
  const scored = states.filter(({ score }) => score !== undefined);
  const others = scored.flatMap((state) => state.others);
  const own = scored.flatMap(({ score, interval }) =>
    score === undefined ? [] : [{ score, interval }],
  );
  const rows = [...own, ...others]
    .map(({ score, interval = 0 }) => ({ height: sign * score, interval }))
    .toSorted((a, b) => b.height - a.height);
  const widest = 2 * Math.max(0, ...rows.map(({ interval }) => interval));
  const lowest = Math.min(...own.map(({ score }) => sign * score));
  let floor = Infinity;
  const first = rows.findIndex(({ height, interval }, at) => {
    const gap = floor - (height + interval);
    floor = Math.min(floor, height - interval);
    return height < lowest && gap > widest && rows.length - at <= others.length * MOST_UNDRAWN;
  });
  const cut = widest > 0 ? (rows[first]?.height ?? -Infinity) : -Infinity;
  return states.map((state) => ({
    ...state,
    others: state.others.filter(({ score }) => sign * score > cut),
    farBelow: state.others.filter(({ score }) => sign * score <= cut),
  }));
}

/** What is not drawn, in full: `An arrow stands for a row too far below to draw: sora-2, 1,266 ± 17, on 7 Apr 2026.` */
function farBelowInWords(states: History['states']): string[] {
  const rows = states
    .filter(({ score }) => score !== undefined)
    .flatMap(({ date, farBelow }) => farBelow.map((row) => ({ ...row, date })));
  const told = rows.map(
    (row) => `${row.model}, ${scoreInWords(row) ?? ''}, on ${dateInWords(row.date)}`,
  );
  if (told.length === 0) return [];
  return [
    `${told.length === 1 ? 'An arrow stands for a row' : 'Arrows stand for rows'} too far below to draw: ${told.join('; ')}.`,
  ];
}
