/** How does a board on one day become an exhibit? Its known rows with scores, intervals and possible ranks. */
import { standingsChart } from '../charts/standings-chart.ts';
import { dataComponent, modelsIn } from './data-component.ts';
import { drawnAs, fileName, sourceCell, UNKNOWN, withoutEmpty } from './exhibit.ts';
import { leaderboardProperties, type LeaderboardProperties } from '../model/components.ts';
import { modelKey, type Leaderboard, type Snapshot } from '../model/leaderboard.ts';
import { sourceAddress } from '../model/source.ts';
import {
  axisOf,
  completenessInWords,
  completenessOf,
  contradictedIn,
  grouped,
  intervalInWords,
  measuredOn,
  observationsIn,
  possiblePlace,
  printedRank,
  scoreInWords,
  sourceOfRow,
  sourcesOfRows,
  untold,
} from '../boards/states.ts';
import { dateInWords } from '../model/source-labels.ts';
import type { Exhibit } from './exhibit.ts';
import { rangeInWords } from '../boards/rank-range.ts';

/** Rows drawn at most: a longer list is whole in its table and its data. */
const MOST_DRAWN = 16;

/** Rows with an interval below which a table shows them better than a chart. */
const FEWEST_DRAWN = 4;

export const leaderboardComponent = dataComponent(leaderboardProperties, (properties, find) => {
  const board = find.board(properties.board, 'board');
  const state = board && find.state(board, properties.on, 'on');
  if (!state) return undefined;
  if (properties.model !== undefined) {
    find.model(properties.model, modelsIn(state), `on \`${board.id}\` on ${properties.on}`);
  }
  return standings(board, state, properties);
});

/** The exhibit of one state. `top` keeps ranks up to it; rank ranges are those among all known rows. */
export function standings(
  board: Leaderboard,
  state: Snapshot,
  {
    model,
    top = Infinity,
    title,
  }: Partial<Pick<LeaderboardProperties, 'model' | 'top' | 'title'>> = {},
): Exhibit {
  const shown = observationsIn(board, state).filter(({ row }) => (row.rank ?? 0) <= top);
  const differs = contradictedIn(state);
  const marked = model === undefined ? undefined : modelKey(model);
  const scored = shown.filter(({ row }) => row.score !== undefined);
  const foremost = scored.slice(0, MOST_DRAWN);
  const drawn = [
    ...foremost,
    ...scored.slice(MOST_DRAWN).filter(({ row }) => modelKey(row.model) === marked),
  ].flatMap(({ row, range }) =>
    row.score === undefined
      ? []
      : [
          {
            rank: row.rank,
            model: row.model,
            score: row.score,
            interval: row.interval,
            range,
            more: [
              ...(range ? [`could be ${rangeInWords(range)}`] : []),
              ...(row.votes === undefined ? [] : [`${grouped(row.votes)} votes`]),
            ].join('; '),
            isMarked: modelKey(row.model) === marked,
          },
        ],
  );
  const sources = sourcesOfRows(
    board,
    shown.map(({ row }) => row),
  );
  const measured = measuredOn(state);
  const completeness = completenessInWords(completenessOf(state));
  return {
    id: fileName('standings', board.id, state.date, ...(marked ? [marked] : [])),
    title: title ?? `${board.name}, ${dateInWords(measured)}`,
    description: [
      ...shown.slice(0, MOST_DRAWN).map((seen) => {
        const place = possiblePlace(seen) ?? 'rank not known';
        return `${seen.row.model}: ${place}; ${scoreInWords(seen.row) ?? 'score not known'}.`;
      }),
      ...(shown.length > MOST_DRAWN
        ? [`${rowsInWords(shown.length - MOST_DRAWN)} below these.`]
        : []),
    ].join(' '),
    note: [
      `${completeness}, recorded on ${dateInWords(state.date)}${
        state.updated === undefined ? '' : ` after the board’s update of ${dateInWords(measured)}`
      }.`,
      ...(drawn.some(({ interval }) => interval !== undefined)
        ? [
            ...(scored.length < shown.length
              ? [
                  `${rowsInWords(shown.length - scored.length)} without a known score in the table alone.`,
                ]
              : []),
            ...(drawn.length < scored.length
              ? [`The first ${MOST_DRAWN} of ${scored.length} rows with scores are drawn.`]
              : []),
            `Lines are intervals; ${intervalInWords(board)}. Where they overlap, the order is open.`,
          ]
        : []),
    ].join(' '),
    table: withoutEmpty({
      columns: [
        { name: 'Rank', isNumber: true },
        { name: 'Model', isNumber: false },
        { name: 'Developer', isNumber: false },
        {
          name: untold(state).includes('intervals')
            ? board.metric.name
            : `${board.metric.name} ± interval`,
          isNumber: true,
        },
        { name: 'Votes', isNumber: true },
        { name: 'Possible rank', isNumber: false },
        { name: 'Source', isNumber: false },
      ],
      rows: shown.map(({ row, range, isTied }) => [
        printedRank({ row, isTied }) ?? UNKNOWN,
        differs.has(modelKey(row.model)) ? `${row.model} (sources differ)` : row.model,
        row.developer ?? UNKNOWN,
        scoreInWords(row) ?? UNKNOWN,
        row.votes === undefined ? UNKNOWN : grouped(row.votes),
        range ? rangeInWords(range) : UNKNOWN,
        // A source that all rows share is told once, beside the table.
        sources.length === 1 ? UNKNOWN : sourceCell(sourceOfRow(board, row)),
      ]),
    }),
    data: {
      header: [...STATE_COLUMNS],
      rows: observationsIn(board, state)
        .filter(({ row }) => (row.rank ?? 0) <= top)
        .map((observation) => stateCells(board, observation)),
    },
    sources,
    boards: [board],
    chart:
      drawn.filter(({ interval }) => interval !== undefined).length < FEWEST_DRAWN
        ? undefined
        : drawnAs(standingsChart, {
            axis: axisOf(board),
            rows: drawn,
          }),
  };
}

const rowsInWords = (n: number) => (n === 1 ? 'One row stands' : `${n} rows stand`);

/** Columns of every file that holds rows of boards. */
export const STATE_COLUMNS = [
  'board',
  'recorded',
  'updated',
  'listed',
  'rank',
  'model',
  'developer',
  'score',
  'interval',
  'votes',
  'best_possible_rank',
  'worst_possible_rank',
  'may_be_lower',
  'source',
  'source_url',
] as const;

/** One row of one state under `STATE_COLUMNS`. */
export function stateCells(
  board: Leaderboard,
  { snapshot, row, range }: ReturnType<typeof observationsIn>[number],
): (string | number | undefined)[] {
  const source = sourceOfRow(board, row);
  return [
    board.id,
    snapshot.date,
    snapshot.updated,
    snapshot.listed,
    row.rank,
    row.model,
    row.developer,
    row.score,
    row.interval,
    row.votes,
    range?.from,
    range?.to,
    range && (range.orLower ? 'yes' : 'no'),
    source?.title,
    source && sourceAddress(source),
  ];
}
