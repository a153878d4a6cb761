/** How is a new state of a board told? Who leads, what moved by more than chance, and the chart. */
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { rangeInWords, rankInWords } from '../boards/rank-range.ts';
import {
  boardFile,
  boardPath,
  completenessInWords,
  completenessOf,
  measuredOn,
  scoreInWords,
  snapshotAnchor,
  sourcesOfRows,
  type Observation,
} from '../boards/states.ts';
import { standings } from '../exhibits/standings.ts';
import { sourceAddress } from '../model/source.ts';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import type { BoardNews } from '../publication/news.ts';

type Told = BoardNews['what'];

const namesOf = (seen: readonly Observation[]): string[] => [
  ...new Set(seen.map(({ row }) => row.model)),
];

const inOne = new Intl.ListFormat('en');

/** `Arena, text-to-video, 10 Oct 2026: a-model leads`. */
export function boardTitle({ board, state, moves }: Told): string {
  const names = namesOf(moves.leaders);
  const lead =
    names.length === 0
      ? 'who leads is not known'
      : `${names.join(' or ')} ${moves.isNewLead ? 'takes the lead' : 'leads'}`;
  return `${board.name}, ${dateInWords(measuredOn(state))}: ${lead}`;
}

/** Who leads and by how much of it is certain, what moved, and what is new, in sentences. */
export function movesInWords({ moves }: Told): string[] {
  const { leaders, beyondChance, newcomers } = moves;
  return [
    ...leaders.map(({ row, range }) => {
      const score = scoreInWords(row);
      return `${row.model} is ${rankInWords(row.rank ?? 1, range)}${score === undefined ? '' : `, with ${score}`}.`;
    }),
    beyondChance.length === 0
      ? 'No model known from the state before moved by more than its interval explains.'
      : `Moved by more than chance: ${inOne.format(
          beyondChance.map(
            ({ before, after }) =>
              `${after.row.model} from ${possible(before)} to ${possible(after)}`,
          ),
        )}.`,
    ...(newcomers.length === 0
      ? []
      : [`New among the rows we know: ${inOne.format(namesOf(newcomers))}.`]),
  ];
}

const possible = ({ range }: Observation): string =>
  range ? rangeInWords(range) : 'a rank not known';

/** The state as HTML for feeds, its addresses absolute; `site` is that of all of them. */
export function toBoardHtml(told: Told, site: string): string {
  const { board, state } = told;
  const { chart, description } = standings(board, state);
  const page = `${site}${boardPath(board.id)}#${snapshotAnchor(state.date)}`;
  return toHtml([
    ...movesInWords(told).map((words) => h('p', words)),
    ...(chart
      ? [
          h(
            'p',
            h('img', { src: `${site}${boardFile(board.id, 'png', state.date)}`, alt: description }),
          ),
        ]
      : []),
    h('p', [
      `${completenessInWords(completenessOf(state))}, recorded on ${dateInWords(state.date)}. ${state.note ?? ''}`.trim(),
    ]),
    h('p', [
      'Figures belong to ',
      `${board.operator}. Source: `,
      ...sourcesOfRows(board, state.rows).flatMap((source, at): ElementContent[] => {
        const href = sourceAddress(source);
        const label = sourceLabel(source);
        return [
          { type: 'text', value: at > 0 ? '; ' : '' },
          href === undefined ? { type: 'text', value: label } : h('a', { href }, label),
        ];
      }),
      '. ',
      h('a', { href: page }, 'Every row with its source'),
    ]),
  ]);
}
