/** Is each state of a board still as it was recorded, or does the record say why not? */
import { sha256 } from '../model/text.ts';
import { plainText } from '../model/text.ts';
import type { Message } from '../model/message.ts';
import type { Day } from '../model/date.ts';
import { stateFile } from '../model/leaderboard.ts';
import {
  boardRecordSlug,
  RECORD_VERSION,
  recordFile,
  type BoardEdition,
  type BoardRecord,
} from '../model/record.ts';
import { firstChange, named } from './first-change.ts';
import { sealOf } from './chain.ts';

/** A board with what its files hold and what the record holds of them. */
export interface RecordedBoard {
  /** Name of its folder. */
  id: string;
  /** Day → rows of its state as its file has them; see `stateText`. */
  states: ReadonlyMap<Day, string>;
  record: BoardRecord | undefined;
}

/** The rows of a state as the record keeps them: other line ends and composed letters are the same text. */
export const stateText = (file: string): string =>
  file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trimEnd();

/** The edition that holds each state at present, by its day. */
const heldStates = (record: BoardRecord | undefined): Map<Day, BoardEdition> =>
  new Map(record?.editions.map((edition) => [edition.state, edition]));

/** Days of states that are not as recorded, in order; one without a file is taken out. */
function changedDays({ states, record }: RecordedBoard): Day[] {
  const held = heldStates(record);
  return [...new Set([...states.keys(), ...held.keys()])]
    .filter((day) => (states.get(day) ?? '') !== held.get(day)?.text)
    .sort();
}

/**
 * The record with an edition for each state that is new or changed, and those editions; undefined where all
 * stands as recorded. `stated` is the reason given at release, for what is not new.
 */
export function boardRecordWith(
  board: RecordedBoard,
  { date, stated = '' }: { date: Day; stated?: string | undefined },
): { record: BoardRecord; editions: BoardEdition[] } | undefined {
  const slug = boardRecordSlug(board.id);
  const held = heldStates(board.record);
  const before = board.record?.editions ?? [];
  const editions: BoardEdition[] = [];
  for (const state of changedDays(board)) {
    const text = board.states.get(state) ?? '';
    const last = editions.at(-1) ?? before.at(-1);
    const edition = {
      number: (last?.number ?? 0) + 1,
      date,
      reason: held.has(state) ? plainText(stated) : 'added',
      state,
      text,
      textHash: sha256(text),
      previousHash: last?.hash ?? sha256(slug),
    };
    editions.push({ ...edition, hash: sealOf(edition) });
  }
  if (editions.length === 0) return undefined;
  return {
    record: { version: RECORD_VERSION, slug, editions: [...before, ...editions] },
    editions,
  };
}

/** Editions that changed a state on record, the newest first: each has its reason. */
export const correctedStates = ({ editions }: BoardRecord): BoardEdition[] =>
  editions
    .filter(({ state }, at) => editions.findIndex((edition) => edition.state === state) < at)
    .toReversed();

/** States that were edited or taken away without a word, each at its place. */
export function changedStates(board: RecordedBoard): Message[] {
  const held = heldStates(board.record);
  return changedDays(board).flatMap((day): Message[] => {
    const edition = held.get(day);
    if (!edition) return [];
    const text = board.states.get(day);
    const file = stateFile(board.id, day);
    const change =
      text === undefined
        ? { line: 0, what: `Missing file \`${file}\` of ${named(edition)}` }
        : edition.text === ''
          ? { line: 0, what: `Unexpected state of ${day}, which ${named(edition)} took out` }
          : firstChange(text.split('\n'), edition);
    return change
      ? [
          messageOn(file, {
            line: change.line + 1,
            severity: 'error',
            message: `${change.what}, expected the state as it was recorded, or \`npm run release -- ${board.id} --reason "…"\` for a slip in copying it: a measurement is never edited in silence`,
          }),
        ]
      : [];
  });
}

/** States that no edition holds yet; a warning each. */
export function unrecordedStates(board: RecordedBoard): Message[] {
  const held = heldStates(board.record);
  return [...board.states.keys()]
    .filter((day) => !held.has(day))
    .map((day) =>
      messageOn(stateFile(board.id, day), {
        line: 1,
        severity: 'warning',
        message: `Missing record of this state in \`${recordFile(boardRecordSlug(board.id))}\`, expected an edition of it: \`npm run release\``,
      }),
    );
}

const messageOn = (
  file: string,
  { line, ...told }: Pick<Message, 'severity' | 'message'> & { line: number },
): Message => ({ file, place: { line, column: 1 }, ruleId: 'record-is-kept', ...told });
