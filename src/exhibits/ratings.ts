/** How do the ratings of one model on several boards become an exhibit? Each on its own scale: scores do not transfer. */
import { ratingsChart, type RatingPanel } from '../charts/ratings-chart.ts';
import { dataComponent, modelsIn } from './data-component.ts';
import { drawnAs, fileName, sourceCell, UNKNOWN } from './exhibit.ts';
import { ratingsProperties, type RatingsProperties } from '../model/components.ts';
import type { Day } from '../model/date.ts';
import { modelKey, type Leaderboard, type Snapshot } from '../model/leaderboard.ts';
import { sourceAddress, type Source } from '../model/source.ts';
import {
  axisOf,
  grouped,
  measuredOn,
  observationsIn,
  possiblePlace,
  scoreInWords,
  sourceOfRow,
  type Observation,
} from '../boards/states.ts';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import type { Exhibit, TableCell } from './exhibit.ts';

/** A rating on a board that we do not keep. */
export interface OtherRating {
  board: string;
  score: number;
  date: Day;
  source: Source;
}

export const ratingsComponent = dataComponent(ratingsProperties, (properties, find) => {
  const states = properties.on.flatMap(({ board: id, day }) => {
    const board = find.board(id);
    const state = board && find.state(board, day);
    if (!state) return [];
    find.model(properties.model, modelsIn(state), `on \`${id}\` on ${day}`);
    return [{ board, state }];
  });
  const also = properties.also.flatMap(([board, score, date, id]) => {
    const source = find.source(id);
    return source ? [{ board, score, date, source }] : [];
  });
  return ratings(states, also, properties);
});

/** The exhibit of one model in `states` of boards and on boards we do not keep; never drawn on one scale. */
export function ratings(
  states: readonly { board: Leaderboard; state: Snapshot }[],
  also: readonly OtherRating[],
  { model, title }: Pick<RatingsProperties, 'model' | 'title'>,
): Exhibit {
  const key = modelKey(model);
  const known = states.map(({ board, state }) => ({
    board,
    state,
    own: observationsIn(board, state).filter(({ row }) => modelKey(row.model) === key),
  }));
  const panels = panelsOf(known, also, key);
  const drawn = panels.filter(({ values }) => values.length > 0);
  const name = known.flatMap(({ own }) => own.map(({ row }) => row.model))[0] ?? model;
  return {
    id: fileName('ratings', key),
    title: title ?? `${name} on ${panels.length} boards, each on its own scale`,
    description: panels
      .map(
        ({ board, date, values, place }) =>
          `${board}, ${dateInWords(date)}: ${values.map((value) => scoreInWords(value) ?? '').join(' and ') || 'no score'}; ${place}.`,
      )
      .join(' '),
    note: 'Each scale stands alone. A position on one says nothing about a position on another, and distances between them mean nothing. In grey the other models of the same list. Lines and bars are intervals, drawn where they are known.',
    table: {
      columns: [
        { name: 'Board', isNumber: false },
        { name: 'Date', isNumber: false },
        { name: 'Score ± interval', isNumber: true },
        { name: 'Rank', isNumber: false },
        { name: 'Source', isNumber: false },
      ],
      rows: [
        ...known.flatMap(({ board, state, own }) =>
          own.map((seen): TableCell[] => [
            board.name,
            dateInWords(measuredOn(state)),
            scoreInWords(seen.row) ?? UNKNOWN,
            possiblePlace(seen) ?? UNKNOWN,
            sourceCell(sourceOfRow(board, seen.row)),
          ]),
        ),
        ...also.map(({ board, score, date, source }): TableCell[] => [
          board,
          dateInWords(date),
          grouped(score),
          UNKNOWN,
          sourceCell(source),
        ]),
      ],
    },
    data: {
      header: ['board', 'date', 'model', 'score', 'interval', 'rank', 'source', 'source_url'],
      rows: dataRows(known, also, model),
    },
    sources: [
      ...new Set([
        ...known.flatMap(({ board, own }) =>
          own.flatMap(({ row }) => sourceOfRow(board, row) ?? []),
        ),
        ...also.map(({ source }) => source),
      ]),
    ],
    boards: [...new Set(known.map(({ board }) => board))],
    // A board that gives no score stands in the table alone.
    chart: drawn.length > 0 ? drawnAs(ratingsChart, drawn) : undefined,
  };
}

/** A state of a board, and the rows of the model in it. */
interface KnownState {
  board: Leaderboard;
  state: Snapshot;
  own: readonly Observation[];
}

/** What is drawn, a scale a board; `key` is that of the model. */
function panelsOf(
  known: readonly KnownState[],
  also: readonly OtherRating[],
  key: string,
): RatingPanel[] {
  return [
    ...known.map(({ board, state, own }) => ({
      board: board.name,
      axis: axisOf(board),
      date: measuredOn(state),
      place: placeIn(state, own),
      values: own.flatMap(({ row: { score, interval } }) =>
        score === undefined ? [] : [{ score, interval }],
      ),
      others: state.rows
        .filter((row) => modelKey(row.model) !== key)
        .flatMap(({ score, interval }) => (score === undefined ? [] : [{ score, interval }])),
    })),
    ...also.map(({ board, score, date }) => ({
      board,
      axis: undefined,
      date,
      place: 'a single score, its list not shown here',
      values: [{ score, interval: undefined }],
      others: [],
    })),
  ];
}

/** The data for machines. */
function dataRows(
  known: readonly KnownState[],
  also: readonly OtherRating[],
  model: string,
): Exhibit['data']['rows'] {
  return [
    ...known.flatMap(({ board, state, own }) =>
      own.map(({ row }) => {
        const source = sourceOfRow(board, row);
        return [
          board.id,
          measuredOn(state),
          row.model,
          row.score,
          row.interval,
          row.rank,
          source?.title,
          source && sourceAddress(source),
        ];
      }),
    ),
    ...also.map(({ board, score, date, source }) => [
      board,
      date,
      model,
      score,
      undefined,
      undefined,
      sourceLabel(source),
      sourceAddress(source),
    ]),
  ];
}

/** What is known of the model’s place in a state. */
function placeIn({ rows }: Snapshot, own: readonly Observation[]): string {
  const [ranked] = own.filter(({ row }) => row.rank !== undefined);
  const others = new Set(rows.map(({ model }) => modelKey(model))).size - 1;
  const rank = (ranked && possiblePlace(ranked)) ?? 'rank not known';
  return others > 0
    ? `${rank} of ${others + 1} known rows`
    : `${rank}; interval and other rows not known`;
}
