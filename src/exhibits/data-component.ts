/** How does a component of the prose find its data? Boards, states, models and sources by name, or what is said where one is not there. */
import type { z } from 'zod';
import { nearestDay } from '../boards/states.ts';
import type { Day } from '../model/date.ts';
import { nearest } from '../model/expect.ts';
import { modelKey, type Leaderboard, type Snapshot } from '../model/leaderboard.ts';
import type { Piece } from '../model/piece.ts';
import type { Source } from '../model/source.ts';
import type { Exhibit } from './exhibit.ts';

/** What is wrong with a component: a message to its writer, and a property to paste where one fixes it. */
export interface ExhibitFault {
  message: string;
  fix?: string;
}

/** What a component may show: the boards on record, and the sources of its piece. */
export interface ExhibitContext {
  boards: readonly Leaderboard[];
  piece: Pick<Piece, 'sources' | 'datePublished'>;
}

/** Finds what a component names; what is not there becomes a fault. */
export interface Finder {
  datePublished: Piece['datePublished'];
  /** `property` names the board, where a better one can be pasted in its stead. */
  board: (id: string, property?: 'board') => Leaderboard | undefined;
  /** The state of a board recorded on a day. */
  state: (board: Leaderboard, day: Day, property?: 'on') => Snapshot | undefined;
  /** Asks for a model among those known by their keys; `where` says where that is. */
  model: (model: string, among: ReadonlyMap<string, string>, where: string) => void;
  source: (id: string) => Source | undefined;
  fault: (fault: ExhibitFault) => void;
}

/** A component that shows data: its exhibit, or undefined where its properties or its data are not there. */
export type DataComponent = (
  attributes: Record<string, unknown>,
  find: Finder,
) => Exhibit | undefined;

/** A component with its properties parsed. What is not as it should be is said by the reader of the prose. */
export const dataComponent =
  <Properties extends z.ZodObject>(
    properties: Properties,
    show: (properties: z.infer<Properties>, find: Finder) => Exhibit | undefined,
  ): DataComponent =>
  (attributes, find) => {
    const { data } = properties.safeParse(attributes);
    return data && show(data, find);
  };

/** Models of a state by their keys. */
export const modelsIn = ({ rows }: Snapshot): Map<string, string> =>
  new Map(rows.map(({ model }) => [modelKey(model), model]));

/** A finder for one component, which hands every fault to `fault`. */
export function finderIn(
  component: string,
  { boards, piece: { sources, datePublished } }: ExhibitContext,
  fault: Finder['fault'],
): Finder {
  const ids = boards.map(({ id }) => id);
  const unexpected = (what: string, expected: string, fix?: string) => {
    fault({
      message: `Unexpected ${what} in \`<${component}>\`, ${expected}`,
      ...(fix === undefined ? {} : { fix }),
    });
  };
  return {
    datePublished,
    fault,
    board(id, property) {
      const board = boards.find((one) => one.id === id);
      if (board) return board;
      const meant = nearest(id, ids);
      unexpected(
        `board \`${id}\``,
        meant ? `did you mean \`${meant}\`?` : `expected ${either(ids)}`,
        meant && property && `${property}="${meant}"`,
      );
      return undefined;
    },
    state(board, day, property) {
      const state = board.snapshots.find(({ date }) => date === day);
      if (state) return state;
      const near = nearestDay(
        day,
        board.snapshots.map(({ date }) => date),
      );
      unexpected(
        `day \`${day}\``,
        `\`${board.id}\` has no snapshot on ${day}; nearest is \`${near ?? 'none'}\``,
        near && property && `${property}="${near}"`,
      );
      return undefined;
    },
    model(model, among, where) {
      if (among.has(modelKey(model))) return;
      const name = among.get(nearest(modelKey(model), [...among.keys()]) ?? '');
      unexpected(
        `model \`${model}\``,
        name ? `did you mean \`${name}\`?` : `expected one that stands ${where}`,
        name && `model="${name}"`,
      );
    },
    source(id) {
      const source = sources.find((one) => one.id === id);
      if (source) return source;
      const meant = nearest(
        id,
        sources.map((one) => one.id),
      );
      unexpected(
        `source \`${id}\``,
        meant ? `did you mean \`${meant}\`?` : 'expected the id of a source of this piece',
      );
      return undefined;
    },
  };
}

const either = (words: readonly string[]) =>
  words.length === 0
    ? 'a board in `content/leaderboards/`'
    : `one of ${words.map((word) => `\`${word}\``).join(', ')}`;
