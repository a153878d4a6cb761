/** How is a change of a board told? Who leads, what is new, gone or moved, and whether it is more than chance. */
import type { Day } from '../model/date.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { dateInWords } from '../model/source-labels.ts';
import { counted } from '../model/words.ts';
import type { RowChange, StateChange } from './compare-states.ts';
import { mayBeOne } from './model-names.ts';
import { ordinal } from './rank-range.ts';
import { scoreInWords } from './states.ts';

/** One line for each thing a reader would ask of a new state, the foremost first. */
export function changeLines(
  board: Pick<Leaderboard, 'name' | 'names'>,
  { date, before, change }: { date: Day; before: Day | undefined; change: StateChange },
): string[] {
  const { rows } = change;
  if (before === undefined) {
    return [
      `${board.name}, ${dateInWords(date)}: the first state, ${counted(rows.length, 'model')}.`,
    ];
  }
  const head = `${board.name}, ${dateInWords(date)}, beside ${dateInWords(before)}:`;
  if (rows.length === 0) return [`${head} nothing changed.`];
  return [head, ...changedInWords(board, change).map((line) => `  ${line}`)];
}

/** Who leads, and what each row says anew, a line each; none where nothing changed. */
export function changedInWords(
  board: Pick<Leaderboard, 'names'>,
  { rows, leader }: StateChange,
): string[] {
  if (rows.length === 0) return [];
  const remeasured = rows.filter(
    ({ is, isBeyondChance }) => is === 'remeasured' && !isBeyondChance,
  );
  const told = rows.filter((row) => !remeasured.includes(row));
  return [
    leaderInWords(board, leader),
    ...told.map(rowInWords),
    ...(remeasured.length > 0
      ? [
          `${counted(remeasured.length, 'more model')} measured again at the same rank, within the margins.`,
        ]
      : []),
  ];
}

/** `alpha still leads.`, `beta leads; it was alpha.`, `alpha and beta lead, tied; it was alpha.` */
export function leaderInWords(
  board: Pick<Leaderboard, 'names'>,
  leader: StateChange['leader'],
): string {
  if (!leader) return 'Who leads is not known on both days.';
  const isSame =
    leader.before.length === leader.now.length &&
    leader.now.every((model) => leader.before.some((before) => mayBeOne(board, before, model)));
  const names = leader.now.join(' and ');
  const still = isSame ? ' still' : '';
  const lead = leader.now.length > 1 ? `${names}${still} lead, tied` : `${names}${still} leads`;
  if (isSame) return `${lead}.`;
  return `${lead}; ${leader.before.length > 1 ? 'they were' : 'it was'} ${leader.before.join(' and ')}.`;
}

function rowInWords({ model, is, before, now, isBeyondChance }: RowChange): string {
  const place = (rank: number | undefined) =>
    rank === undefined ? 'without a rank' : ordinal(rank);
  const [was, at] = [before && scoreInWords(before), now && scoreInWords(now)];
  if (is === 'new') return `${model}: new, ${place(now?.rank)}${at ? ` with ${at}` : ''}.`;
  if (is === 'first seen') {
    return `${model}: ${place(now?.rank)}${at ? ` with ${at}` : ''}; not among the rows seen before.`;
  }
  if (is === 'gone') return `${model}: gone; it was ${place(before?.rank)}.`;
  if (is === 'unseen') return `${model}: not among the rows seen; it was ${place(before?.rank)}.`;
  const ranks =
    before?.rank === now?.rank
      ? `still ${place(now?.rank)}`
      : `${place(now?.rank)} instead of ${place(before?.rank)}`;
  const scores = was && at && was !== at ? `, ${at} instead of ${was}` : '';
  const chance =
    isBeyondChance === undefined
      ? ''
      : isBeyondChance
        ? ': more than the margins explain'
        : ': within the margins';
  return `${model}: ${ranks}${scores}${chance}.`;
}
