/** Do our sentences say what the boards say? Scores, intervals, votes, gaps and ranks of a model, held against its rows. */
import {
  modelKey,
  type Leaderboard,
  type Snapshot,
  type SnapshotRow,
} from '../model/leaderboard.ts';
import type { Span } from '../model/prose.ts';
import { sourceIdentity, type Source } from '../model/source.ts';
import { MONTHS } from '../model/calendar.ts';
import type { Day } from '../model/date.ts';
import { namesOfModel } from '../boards/model-names.ts';
import { findFigures } from './figures.ts';
import { findName, type NamePlace } from './names.ts';
import { findRanks, ORDINALS, rankOf } from './ranks.ts';

/** A text that is held against boards. */
export interface Statement {
  text: string;
  /** Its parts that stand in a cell of a table each; absent outside tables. */
  cells?: readonly Span[] | undefined;
}

/** A number of a sentence beside the rows it is about. */
export interface Comparison {
  /** As written: `1,444 ± 15`, `1,843`, `was second`. */
  text: string;
  /** UTF-16 units from the beginning of the sentence. */
  offset: number;
  agrees: boolean;
  /** Rows it was held against, of every state meant. */
  rows: readonly BoardRow[];
}

const ORDINAL = `(?:${ORDINALS.join('|')}|\\d{1,2}(?:st|nd|rd|th))`;
const SCORE = '(?<score>\\d[\\d,]*)\\s?±\\s?(?<interval>\\d+)';

/** A score with its interval, as one number. */
const MEASURE = new RegExp(SCORE, 'g');
/** “fourth with 1,462 ± 6”, “second (1,444 ± 15)”. */
const RANKED_MEASURE = new RegExp(
  `\\b(?<rank>${ORDINAL})(?:,? (?:with|at) | \\(|, )${SCORE}`,
  'gi',
);
const RANK_AT_END = new RegExp(`\\b(?<rank>${ORDINAL})$`, 'i');
const MEASURE_AT_START = new RegExp(`^${SCORE}`);
/** Cells that may lie between a rank and its score. */
const MOST_BETWEEN = 3;
/** “from second to seventh”. */
const RANK_STEP = new RegExp(
  `\\bfrom (?<was>${ORDINAL})(?: \\([^)]*\\))? to (?<is>${ORDINAL})\\b`,
  'gi',
);
/** From here on a number with a separator is a score or a count of votes, and nothing else that stands beside a board. */
const LEAST_SCORE = 900;
/** Words that make a smaller number a gap or a count. */
const BEFORE_A_GAP =
  /(?:\bgap of|\bmargin of|\blead of|\blost|\bgained|\bgathered|\bfell by|\brose by|±)\s$/;
const AFTER_A_GAP = /^\s(?:points?|votes?)\b/;
/** Something else is counted: “1,080 lines”, “2,000,000 votes in total”. */
const OTHER_UNIT =
  /^\s(?!points\b|votes\b|as\b|was\b|is\b|its\b|this\b|has\b|versus\b|plus\b|across\b|less\b)[a-z-]+s\b|^\s(?:votes\s)?(?:in\s)?(?:all|total)\b/;
/** A forecast gives numbers that no board has shown. */
const OURS_TO_COME = /\bwe (?:say|give|expect)\b/i;

/**
 * What a sentence says of models on boards, compared with their rows: every number whose board, day and model
 * can be told from the words and the sources cited. What cannot be told is left out, and so is a number without a
 * row where another source of the sentence may carry it.
 */
export function compareWithBoards(
  { text, cells }: Statement,
  cited: readonly Source[],
  boards: readonly Leaderboard[],
): Comparison[] {
  if (OURS_TO_COME.test(text)) return [];
  const { states, isWhole } = statesMeant(text, cited, boards);
  const rows = rowsOf(states);
  const mentions = modelsMentioned(text, rows, boards);
  if (states.length === 0 || (mentions.length === 0 && !cells)) return [];

  /** Rows of the model named last before a place in the text; every row where none is. */
  const rowsBefore = (offset: number): readonly BoardRow[] => {
    const last = mentions.findLast((mention) => mention.offset < offset);
    return last ? [...last.rows] : rows;
  };
  const found: Comparison[] = [];
  const tell = (part: string, offset: number, agrees: boolean) => {
    if (agrees || isWhole) found.push({ text: part, offset, agrees, rows: rowsBefore(offset) });
  };

  let rest = text;
  for (const match of text.matchAll(MEASURE)) {
    const agrees = rowsBefore(match.index).some((row) => measures(row, match));
    tell(match[0], match.index, agrees);
    rest = blank(rest, match.index, match[0].length);
  }
  // A rank that stands beside a score belongs to its row.
  for (const { rank, offset, measure } of rankedMeasures(text, cells)) {
    const of = rows.filter((row) => measures(row, measure));
    if (of.length === 0) continue;
    tell(
      rank,
      offset,
      of.some((row) => row.rank === rankNamed(rank)),
    );
    rest = blank(rest, offset, rank.length);
  }
  for (const match of rest.matchAll(RANK_STEP)) {
    const own = mentions.some(({ offset }) => offset < match.index) ? rowsBefore(match.index) : [];
    if (own.length === 0) continue;
    for (const word of [match.groups?.was, match.groups?.is]) {
      if (word) {
        tell(
          word,
          match.index + match[0].indexOf(word),
          own.some((row) => row.rank === rankNamed(word)),
        );
      }
    }
    rest = blank(rest, match.index, match[0].length);
  }
  const named = mentions.length === 0 ? rows : mentions.flatMap((mention) => [...mention.rows]);
  for (const { kind, text: written, offset, value } of findFigures(rest)) {
    if (kind !== 'number' || !isOfABoard({ text, cells }, written, offset, value)) continue;
    tell(
      written,
      offset,
      knownNumbers(cells ? rowsBefore(offset) : named, rows, states).has(value),
    );
  }
  for (const { text: written, offset, rank, isTop } of findRanks(rest)) {
    const own = rowsBefore(offset).filter((row) => row.rank !== undefined);
    if (isTop || own.length === 0 || !mentions.some((mention) => mention.offset < offset)) continue;
    tell(
      written,
      offset,
      own.some((row) => row.rank === rank),
    );
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** True where the score and the interval of a match are those of a row. */
const measures = (row: SnapshotRow, { groups }: RegExpExecArray): boolean =>
  row.score === numberOf(groups?.score ?? '') && row.interval === Number(groups?.interval);

const rankNamed = (word: string): number => rankOf(word, ORDINALS);

const numberOf = (written: string) => Number(written.replaceAll(',', ''));

const blank = (text: string, from: number, length: number) =>
  text.slice(0, from) + ' '.repeat(length) + text.slice(from + length);

function isOfABoard(
  { text, cells = [] }: Statement,
  written: string,
  offset: number,
  value: number,
): boolean {
  const end = offset + written.length;
  const before = text.slice(0, offset);
  const after = text.slice(end);
  if (OTHER_UNIT.test(after)) return false;
  if (value >= LEAST_SCORE) return true;
  if (BEFORE_A_GAP.test(before) || AFTER_A_GAP.test(after)) return true;
  // A cell that holds nothing but a number, or a gap with a word on it.
  return cells.some(
    (cell) =>
      cell.start <= offset &&
      end <= cell.end &&
      /^[−–-]?$/.test(text.slice(cell.start, offset)) &&
      /^(?:$|, overlapping)/.test(text.slice(end, cell.end)),
  );
}

interface RankedMeasure {
  rank: string;
  /** Of the rank. */
  offset: number;
  /** Match of the score and its interval. */
  measure: RegExpExecArray;
}

/** Ranks with the score that stands beside each: in the same words, in the cell before, or in a later cell of the row. */
function rankedMeasures(text: string, cells: readonly Span[] = []): RankedMeasure[] {
  const inWords = [...text.matchAll(RANKED_MEASURE)].map((measure) => ({
    rank: measure.groups?.rank ?? '',
    offset: measure.index,
    measure,
  }));
  const parts = cells.map(({ start, end }) => text.slice(start, end));
  const inCells = cells.flatMap(({ start }, at): RankedMeasure[] => {
    const ranked = RANK_AT_END.exec(parts[at] ?? '');
    const later = parts.slice(at + 1, at + 2 + MOST_BETWEEN).find((part) => part.includes('±'));
    const measure =
      MEASURE_AT_START.exec(parts[at - 1] ?? '') ?? MEASURE_AT_START.exec(later ?? '');
    return ranked && measure ? [{ rank: ranked[0], offset: start + ranked.index, measure }] : [];
  });
  return [...inWords, ...inCells];
}

/** Scores, votes, intervals and their edges of the rows named, what lies between them, and lengths of lists. */
function knownNumbers(
  named: readonly BoardRow[],
  rows: readonly BoardRow[],
  states: readonly State[],
): Set<number> {
  const known = new Set<number>(states.flatMap(({ snapshot }) => snapshot.listed ?? []));
  for (const { board, score, interval, votes } of named) {
    for (const number of [score, interval, votes]) if (number !== undefined) known.add(number);
    if (score === undefined) continue;
    if (interval !== undefined) known.add(score - interval).add(score + interval);
    for (const other of rows) {
      if (other.board !== board || other.score === undefined) continue;
      known.add(Math.abs(score - other.score));
    }
  }
  for (const one of named) {
    for (const other of named) {
      if (one.board !== other.board || modelKey(one.model) !== modelKey(other.model)) continue;
      if (one.votes !== undefined && other.votes !== undefined) {
        known.add(Math.abs(one.votes - other.votes));
      }
    }
  }
  return known;
}

/**
 * The boards of a text: those that it names, else those that have a source it cites, by the identities of these; of
 * several lists the ones it names.
 */
export function boardsMeant(
  text: string,
  cited: ReadonlySet<string>,
  boards: readonly Leaderboard[],
): { meant: readonly Leaderboard[]; isListNamed: boolean } {
  const named = boardsNamed(text, boards);
  const ofWords =
    named.length > 0
      ? named
      : boards.filter(({ sources }) => sources.some((source) => cited.has(sourceIdentity(source))));
  const lists = ofWords.filter(({ track }) => findName(modelKey(track), text).length > 0);
  const isListNamed = lists.length > 0;
  return { meant: isListNamed ? lists : ofWords, isListNamed };
}

/**
 * The states of boards that a sentence is about: by board, list and day, in its words or in what it cites. `isWhole`
 * where every source cited is one of a board and its states are among them, so that nobody else carries a number.
 */
function statesMeant(
  text: string,
  cited: readonly Source[],
  boards: readonly Leaderboard[],
): { states: State[]; isWhole: boolean } {
  const identities = new Set(cited.map(sourceIdentity));
  const { meant, isListNamed } = boardsMeant(text, identities, boards);
  const states = new Map<Snapshot, State>();
  /** Cited sources → whether a state of theirs is meant, on each board that they tell of. */
  const told = new Map<string, boolean[]>();
  for (const { id: board, sources, snapshots } of meant) {
    for (const snapshot of snapshots.filter((one) => isDated(one, text))) {
      states.set(snapshot, { board, snapshot });
    }
    for (const source of sources) {
      const identity = sourceIdentity(source);
      if (!identities.has(identity)) continue;
      const own = snapshots.filter(({ rows }) => rows.some((row) => row.source === source.id));
      const [only, ...more] = own;
      // A source of one single state stands for its day.
      if (only && more.length === 0) states.set(only, { board, snapshot: only });
      const isTold = own.some((snapshot) => states.has(snapshot));
      told.set(identity, [...(told.get(identity) ?? []), isTold]);
    }
  }
  // Where lists are named, each must be told; where none is, the day has to tell which is meant.
  const isWhole = [...identities].every((identity) => {
    const onBoards = told.get(identity) ?? [];
    return isListNamed ? onBoards.length > 0 && onBoards.every(Boolean) : onBoards.some(Boolean);
  });
  return { states: [...states.values()], isWhole };
}

interface State {
  /** Id of the board. */
  board: string;
  snapshot: Snapshot;
}

/** A row, with the board and the day it stands on. */
export type BoardRow = SnapshotRow & { board: string; date: Day };

const rowsOf = (states: readonly State[]): BoardRow[] =>
  states.flatMap(({ board, snapshot }) =>
    snapshot.rows.map((row) => ({ ...row, board, date: snapshot.updated ?? snapshot.date })),
  );

/** Boards that a text names by their operator or by another name: “Video Arena” is not “Arena”, where one is called so. */
export function boardsNamed(text: string, boards: readonly Leaderboard[]): Leaderboard[] {
  const mentions = boards.flatMap((board) =>
    [board.operator, ...board.called].flatMap((name) =>
      findName(modelKey(name), text).map((span) => ({ ...span, board })),
    ),
  );
  return [...new Set(longest(mentions).map(({ board }) => board))];
}

/** True where a text gives the day of a state, or the month of it and no day in that month. */
function isDated({ updated, date }: Snapshot, text: string): boolean {
  return [updated, date].some((day) => {
    if (day === undefined) return false;
    const [year = '', month = '', dayOfMonth = ''] = day.split('-');
    const name = MONTHS[Number(month) - 1] ?? '';
    const days = [
      ...text.matchAll(new RegExp(`(?<day>\\d{1,2})\\s${name}(?:\\s(?<year>\\d{4}))?`, 'g')),
    ];
    if (days.length === 0) {
      // In “early May” a month stands for itself; “may” is no month.
      return new RegExp(`\\b${name}\\b(?!\\s\\d{1,2}\\b)(?!\\s(?!${year})\\d{4})`).test(text);
    }
    return days.some(
      ({ groups }) =>
        Number(groups?.day) === Number(dayOfMonth) &&
        (groups?.year === undefined || groups.year === year),
    );
  });
}

/** A model named in a text, with the rows it may mean. */
export interface Mention extends NamePlace {
  rows: ReadonlySet<BoardRow>;
}

/** Models of the rows that a text names, in its order; the longest name at each place. */
export function modelsMentioned(
  text: string,
  rows: readonly BoardRow[],
  boards: readonly Leaderboard[],
): Mention[] {
  const meant = new Map<string, Set<BoardRow>>();
  for (const row of rows) {
    const board = boards.find(({ id }) => id === row.board);
    for (const name of board ? namesOfModel(board, row.model) : []) {
      const key = modelKey(name);
      meant.set(key, (meant.get(key) ?? new Set()).add(row));
    }
  }
  return longest(
    [...meant].flatMap(([name, of]) =>
      findName(name, text).map((found): Mention => ({ ...found, rows: of })),
    ),
  ).sort((a, b) => a.offset - b.offset);
}

/** Spans that stand within no longer one. */
const longest = <One extends NamePlace>(spans: readonly One[]): One[] =>
  spans.filter(
    (span) =>
      !spans.some(
        (other) =>
          other.offset <= span.offset &&
          span.end <= other.end &&
          other.end - other.offset > span.end - span.offset,
      ),
  );
