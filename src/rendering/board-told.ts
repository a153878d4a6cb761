/** How is a new state of a board told? Who leads, what moved by more than chance, and the chart. */
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { leaderInWords } from '../boards/change-in-words.ts';
import type { Moves } from '../boards/moves.ts';
import { rangeInWords } from '../boards/rank-range.ts';
import {
  boardFile,
  completenessInWords,
  completenessOf,
  leadersIn,
  leadersInWords,
  measuredOn,
  possiblePlace,
  scoreInWords,
  statePath,
  sourcesOfRows,
  type Observation,
} from '../boards/states.ts';
import { standings } from '../exhibits/standings.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { sourceAddress } from '../model/source.ts';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import type { StateFacts } from '../publication/board-facts.ts';
import type { BoardNews } from '../publication/news.ts';

type Told = BoardNews['what'];

const namesOf = (seen: readonly Observation[]): string[] => [
  ...new Set(seen.map(({ row }) => row.model)),
];

const inOne = new Intl.ListFormat('en');

/** `Arena, text-to-video, 10 Oct 2026: a-model leads`. */
export function boardTitle({ board, state, moves }: Told): string {
  const leaders = leadersInWords(state);
  const [takes, leads] = leadersIn(state).isTied ? ['take', 'lead'] : ['takes', 'leads'];
  const lead =
    leaders === ''
      ? 'who leads is not known'
      : `${leaders} ${moves.isNewLead ? `${takes} the lead` : leads}`;
  return `${board.name}, ${dateInWords(measuredOn(state))}: ${lead}`;
}

/** Who leads on which list and day and by how much of it is certain, what moved, and what is new, in sentences. */
export function movesInWords({ board, state, moves }: Told): string[] {
  const { leaders, newcomers } = moves;
  const where = `On ${board.name}, ${dateInWords(measuredOn(state))}, `;
  return [
    ...leaders.map((seen) => {
      const score = scoreInWords(seen.row);
      return `${where}${seen.row.model} is ${possiblePlace(seen) ?? ''}${score === undefined ? '' : `, with ${score}`}.`;
    }),
    chanceOfMoves(moves),
    ...(newcomers.length === 0
      ? []
      : [`New among the rows we know: ${inOne.format(namesOf(newcomers))}.`]),
  ];
}

/** Names in a line, three at most: `alpha, beta, gamma and 4 more`. */
const someOf = (names: readonly string[]): string =>
  names.length <= 4
    ? inOne.format(names)
    : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;

/** What a state says that the one before did not, in a line: `beta leads; it was alpha. New: gamma. …` */
export function changeInBrief(
  board: Pick<Leaderboard, 'names'>,
  { change, moves }: Pick<StateFacts, 'change' | 'moves'>,
): string {
  if (!change) return 'the first state that we know.';
  if (change.rows.length === 0) return 'nothing changed.';
  const gone = change.rows.filter(({ is }) => is === 'gone').map(({ model }) => model);
  const moved = moves.beyondChance.map(({ after }) => after.row.model);
  const told = [
    ['New among the rows we know', namesOf(moves.newcomers)],
    ['Gone', gone],
    ['Moved by more than chance', moved],
  ] as const;
  return [
    leaderInWords(board, change.leader),
    ...told.flatMap(([what, names]) => (names.length > 0 ? [`${what}: ${someOf(names)}.`] : [])),
    ...(moves.isMeasured ? [] : ['No margins of error to tell moves from chance.']),
  ].join(' ');
}

/** Moves that are told one by one. */
const MOST_TOLD = 20;

/** What moved by more than chance, or why nobody can say. */
export function chanceOfMoves({ beyondChance, hasBefore, isMeasured }: Moves): string {
  if (!hasBefore) return 'It is the first state that we know.';
  if (!isMeasured) {
    return 'Whether anything moved by more than chance cannot be said: the two states share no model whose margin of error is known in both.';
  }
  if (beyondChance.length === 0) {
    return 'No model known from the state before moved by more than its interval explains.';
  }
  const moved = beyondChance.map(
    ({ before, after }) => `${after.row.model} from ${possible(before)} to ${possible(after)}`,
  );
  const [told, rest] = [moved.slice(0, MOST_TOLD), moved.length - MOST_TOLD];
  return `Moved by more than chance: ${inOne.format(rest > 0 ? [...told, `${rest} more`] : told)}.`;
}

const possible = ({ range }: Observation): string =>
  range ? rangeInWords(range) : 'a rank not known';

/** The state as HTML for feeds, its addresses absolute; `site` is that of all of them. */
export function toBoardHtml(told: Told, site: string): string {
  const { board, state } = told;
  const { chart, description } = standings(board, state);
  const page = `${site}${statePath(board.id, state.date)}`;
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
