/** How does a component of the prose find its data? Boards, states, models and sources by name, or what is said where one is not there. */
import type { z } from 'zod';
import { nearestDay } from '../boards/states.ts';
import type { Day } from '../model/date.ts';
import { cureOf, nearest } from '../model/expect.ts';
import { modelKey, type Leaderboard, type Snapshot } from '../model/leaderboard.ts';
import type { Piece } from '../model/piece.ts';
import type { Exhibit } from './exhibit.ts';

/** What is wrong with a component: a message to its writer, and the value of a property where one fixes it. */
export interface ExhibitFault {
  message: string;
  cure?: { property: string; value: string };
}

/** What a component may show: the boards on record, and the sources of its piece. */
export interface ExhibitContext {
  boards: readonly Leaderboard[];
  piece: Pick<Piece, 'sources' | 'datePublished'>;
}

/** A component that shows data. */
export interface DataComponent {
  properties: z.ZodObject;
  /** The exhibit of parsed properties, or undefined where its data are not there. */
  show: (properties: Record<string, unknown>, find: Finder) => Exhibit | undefined;
}

/** A component that shows what its properties, once parsed, name. */
export const dataComponent = <Properties extends z.ZodObject>(
  properties: Properties,
  show: (properties: z.infer<Properties>, find: Finder) => Exhibit | undefined,
): DataComponent => ({ properties, show: show as DataComponent['show'] });

/** Models of a state by their keys. */
export const modelsIn = ({ rows }: Snapshot): Map<string, string> =>
  new Map(rows.map(({ model }) => [modelKey(model), model]));

export type Finder = ReturnType<typeof finderIn>;

/**
 * Finds what a component names, and hands a fault to `fault` for what is not there. `property` says which one names a
 * board or day, where a better value can be pasted in its stead.
 */
export function finderIn(
  component: string,
  { boards, piece: { sources, datePublished } }: ExhibitContext,
  fault: (fault: ExhibitFault) => void,
) {
  const ids = boards.map(({ id }) => id);
  const unexpected = (what: string, expected: string, property?: string, value?: string) => {
    fault({
      message: `Unexpected ${what} in \`<${component}>\`, ${expected}`,
      ...(property === undefined || value === undefined ? {} : { cure: { property, value } }),
    });
  };
  return {
    datePublished,
    fault,
    board(id: string, property?: 'board') {
      const board = boards.find((one) => one.id === id);
      if (board) return board;
      const meant = nearest(id, ids);
      unexpected(`board \`${id}\``, cureOf(id, ids, either(ids)), property, meant);
      return undefined;
    },
    state(board: Leaderboard, day: Day, property?: 'on') {
      const state = board.snapshots.find(({ date }) => date === day);
      if (state) return state;
      const near = nearestDay(
        day,
        board.snapshots.map(({ date }) => date),
      );
      unexpected(
        `day \`${day}\``,
        `\`${board.id}\` has no snapshot on ${day}; nearest is \`${near ?? 'none'}\``,
        property,
        near,
      );
      return undefined;
    },
    /** `among` holds models by their keys; `where` says where those stand. */
    model(model: string, among: ReadonlyMap<string, string>, where: string) {
      if (among.has(modelKey(model))) return;
      const name = among.get(nearest(modelKey(model), [...among.keys()]) ?? '');
      unexpected(
        `model \`${model}\``,
        name ? `did you mean \`${name}\`?` : `expected one that stands ${where}`,
        'model',
        name,
      );
    },
    /** What stands in a property, where one of some words should; `where` names it. */
    word(written: string, known: readonly string[], where: string) {
      if (known.includes(written)) return;
      const expected = `one of ${known.map((one) => `\`${one}\``).join(', ')}`;
      unexpected(`\`${written}\` in ${where}`, cureOf(written, known, expected));
    },
    source(id: string) {
      const source = sources.find((one) => one.id === id);
      if (source) return source;
      const known = sources.map((one) => one.id);
      unexpected(`source \`${id}\``, cureOf(id, known, 'the id of a source of this piece'));
      return undefined;
    },
  };
}

const either = (words: readonly string[]) =>
  words.length === 0
    ? 'a board in `content/leaderboards/`'
    : `one of ${words.map((word) => `\`${word}\``).join(', ')}`;
