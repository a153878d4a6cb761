/** What does a component of the prose show? Its data out of the boards, as a chart, a table and a file. */
import { exhibitFile, type Exhibit } from './exhibit.ts';
import {
  leaderboardProperties,
  ratingsProperties,
  scoreHistoryProperties,
  timelineProperties,
} from '../model/components.ts';
import { dayOf, type Day } from '../model/date.ts';
import { nearest } from '../model/expect.ts';
import { modelKey, type Leaderboard } from '../model/leaderboard.ts';
import type { Piece } from '../model/piece.ts';
import type { Source } from '../model/source.ts';
import { modelsOf, nearestDay } from '../boards/states.ts';
import { ratings } from './ratings.ts';
import { scoreHistory } from './score-history.ts';
import { standings } from './standings.ts';
import { timeline } from './timeline.ts';

/** What is wrong with a component: a message to its writer, and a property to paste where one mends it. */
export interface ExhibitFault {
  message: string;
  fix?: string;
}

/** What a component may show: the boards on record, and the sources of its piece. */
export interface ExhibitContext {
  boards: readonly Leaderboard[];
  piece: Pick<Piece, 'sources' | 'datePublished'>;
}

type Answer = { exhibit: Exhibit } | { faults: ExhibitFault[] };

/**
 * The exhibit of a component with literal `attributes`, or what of it is not in the data. Undefined for a
 * component that shows no data, and for properties that are not what they should be: the reader of the
 * prose says so.
 */
export function exhibitOf(
  component: string,
  attributes: Record<string, unknown>,
  { boards, piece: { sources, datePublished } }: ExhibitContext,
): Answer | undefined {
  const faults: ExhibitFault[] = [];
  const boardOf = (id: string): Leaderboard | undefined => {
    const board = boards.find((one) => one.id === id);
    if (!board) {
      const ids = boards.map((one) => one.id);
      const meant = nearest(id, ids);
      faults.push({
        message: `Unexpected board \`${id}\` in \`<${component}>\`, ${
          meant ? `did you mean \`${meant}\`?` : `expected ${either(ids)}`
        }`,
        ...(meant && component !== 'Ratings' ? { fix: `board="${meant}"` } : {}),
      });
    }
    return board;
  };
  const stateOf = (board: Leaderboard, day: Day) => {
    const state = board.snapshots.find(({ date }) => date === day);
    if (!state) {
      const near = nearestDay(
        day,
        board.snapshots.map(({ date }) => date),
      );
      faults.push({
        message: `Unexpected day \`${day}\` in \`<${component}>\`, \`${board.id}\` has no snapshot on ${day}; nearest is \`${near ?? 'none'}\``,
        ...(near && component !== 'Ratings' ? { fix: `on="${near}"` } : {}),
      });
    }
    return state;
  };
  const needModel = (model: string, among: ReadonlyMap<string, string>, where: string) => {
    if (among.has(modelKey(model))) return;
    const meant = nearest(modelKey(model), [...among.keys()]);
    const name = meant === undefined ? undefined : among.get(meant);
    faults.push({
      message: `Unexpected model \`${model}\` in \`<${component}>\`, ${
        name ? `did you mean \`${name}\`?` : `expected one that stands ${where}`
      }`,
      ...(name ? { fix: `model="${name}"` } : {}),
    });
  };
  const sourceOf = (id: string): Source | undefined => {
    const source = sources.find((one) => one.id === id);
    if (!source) {
      const meant = nearest(
        id,
        sources.map((one) => one.id),
      );
      faults.push({
        message: `Unexpected source \`${id}\` in \`<${component}>\`, ${
          meant ? `did you mean \`${meant}\`?` : 'expected the id of a source of this piece'
        }`,
      });
    }
    return source;
  };
  const answer = (exhibit: Exhibit | undefined): Answer =>
    exhibit && faults.length === 0 ? { exhibit } : { faults };

  switch (component) {
    case 'Leaderboard': {
      const properties = leaderboardProperties.safeParse(attributes).data;
      if (!properties) return undefined;
      const board = boardOf(properties.board);
      const state = board && stateOf(board, properties.on);
      if (state && properties.model !== undefined) {
        const among = new Map(state.rows.map(({ model }) => [modelKey(model), model]));
        needModel(properties.model, among, `on \`${properties.board}\` on ${properties.on}`);
      }
      return answer(board && state && standings(board, state, properties));
    }
    case 'ScoreHistory': {
      const properties = scoreHistoryProperties.safeParse(attributes).data;
      if (!properties) return undefined;
      const board = boardOf(properties.board);
      if (board) needModel(properties.model, modelsOf(board), `on \`${board.id}\``);
      // What was recorded later is no part of the piece: it stays as it was when readers first saw it.
      const until = properties.until ?? dayOf(datePublished);
      return answer(board && scoreHistory(board, { ...properties, until }));
    }
    case 'Ratings': {
      const properties = ratingsProperties.safeParse(attributes).data;
      if (!properties) return undefined;
      const states = properties.on.flatMap(({ board: id, day }) => {
        const board = boardOf(id);
        const state = board && stateOf(board, day);
        if (!board || !state) return [];
        const among = new Map(state.rows.map(({ model }) => [modelKey(model), model]));
        needModel(properties.model, among, `on \`${id}\` on ${day}`);
        return [{ board, state }];
      });
      const also = properties.also.flatMap(([board, score, date, id]) => {
        const source = sourceOf(id);
        return source ? [{ board, score, date, source }] : [];
      });
      return answer(ratings(states, also, properties));
    }
    case 'Timeline': {
      const properties = timelineProperties.safeParse(attributes).data;
      if (!properties) return undefined;
      if (properties.to < properties.from) {
        faults.push({
          message: `Unexpected \`to="${properties.to}"\` in \`<Timeline>\`, expected a day on or after \`${properties.from}\``,
        });
      }
      const events = properties.events.map(({ date, what, sources: ids }) => ({
        date,
        what,
        sources: ids.flatMap((id) => sourceOf(id) ?? []),
      }));
      return answer(timeline(events, properties));
    }
    default:
      return undefined;
  }
}

const either = (words: readonly string[]) =>
  words.length === 0
    ? 'a board in `content/leaderboards/`'
    : `one of ${words.map((word) => `\`${word}\``).join(', ')}`;

/** Exhibits of a piece in the order of its text, each once; components that cannot be shown are left out. */
export function exhibitsOf(
  elements: readonly { name: string; attributes: Record<string, unknown> }[],
  context: ExhibitContext,
): Exhibit[] {
  const exhibits = new Map<string, Exhibit>();
  for (const { name, attributes } of elements) {
    const answer = exhibitOf(name, attributes, context);
    if (answer && 'exhibit' in answer) exhibits.set(answer.exhibit.id, answer.exhibit);
  }
  return [...exhibits.values()];
}

/** An exhibit as a page shows it. Throws where the check would have refused the piece. */
export function shownExhibit(
  component: string,
  attributes: Record<string, unknown>,
  context: ExhibitContext,
  path: string,
): { exhibit: Exhibit; csv: string } {
  const answer = exhibitOf(component, attributes, context);
  if (!answer || 'faults' in answer) {
    throw new Error(answer?.faults[0]?.message ?? `<${component}> shows no data`);
  }
  return { exhibit: answer.exhibit, csv: exhibitFile(path, answer.exhibit.id, 'csv') };
}
