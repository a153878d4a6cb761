/** Which claims has a board overtaken? A later state says otherwise of what a claim gives for its own day. */
import { isApart } from '../boards/compare-states.ts';
import { measuredOn } from '../boards/states.ts';
import type { Claim } from '../model/claim.ts';
import { MONTHS } from '../model/calendar.ts';
import type { Day } from '../model/date.ts';
import {
  modelKey,
  type Leaderboard,
  type Snapshot,
  type SnapshotRow,
} from '../model/leaderboard.ts';
import { sourceIdentity, type Source } from '../model/source.ts';
import { boardsMeant, modelsMentioned, type Mention } from '../statements/board-numbers.ts';
import { findFigures } from '../statements/figures.ts';
import { findRanks } from '../statements/ranks.ts';

export interface Overtaken {
  /** Id of the board. */
  board: string;
  /** Day on which the state was recorded, which names its file. */
  state: Day;
  /** Day on which it was measured. */
  since: Day;
}

const MONTH = `(?:${MONTHS.join('|')})`;

/** A text that names a year or a day speaks of that time, and no later list can contradict it. */
const OWN_TIME = new RegExp(
  `\\b(?:19|20)\\d\\d\\b|\\b\\d{1,2} ${MONTH}\\b|\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|of|[Bb]y|[Ll]ate|[Ee]arly|[Mm]id)[ -]${MONTH}\\b`,
);

/** “leads”, “is in the lead”, “is first”: a rank of 1 that no ordinal beside a list gives. */
const LEADS =
  /\b(?:leads?|heads?|tops?|is (?:still |now )?(?:in the lead|ahead|first|at the top)|ranks first)\b/gi;

/**
 * The first state measured after the day of a claim that contradicts it: another rank for a model whose rank it
 * gives, another leader, or a score away from the one it gives by more than both intervals. Undefined where the
 * claim has no day, names a time of its own, or said otherwise than the board did on its day already.
 */
export function overtakenBy(
  { text, asOf }: Pick<Claim, 'text' | 'asOf'>,
  cited: readonly Source[],
  boards: readonly Leaderboard[],
): Overtaken | undefined {
  if (asOf === undefined || OWN_TIME.test(text)) return undefined;
  const identities = new Set(cited.map(sourceIdentity));
  const found = boardsMeant(text, identities, boards).meant.flatMap((board): Overtaken[] => {
    const states = board.snapshots.toSorted((a, b) => (measuredOn(a) < measuredOn(b) ? -1 : 1));
    const base = states.findLast((state) => measuredOn(state) <= asOf);
    const said = base ? saidOf(text, board, base) : [];
    const state = states.find(
      (later) => measuredOn(later) > asOf && said.some((one) => contradicts(later, one)),
    );
    return state ? [{ board: board.id, state: state.date, since: measuredOn(state) }] : [];
  });
  return found.toSorted((a, b) => (a.since < b.since ? -1 : 1))[0];
}

/** What a text says of a model that its board said too on that day. */
type Said =
  | { row: SnapshotRow; is: 'rank' }
  | { row: SnapshotRow; is: 'top'; rank: number }
  | { row: SnapshotRow; is: 'score' };

function saidOf(text: string, board: Leaderboard, base: Snapshot): Said[] {
  const rows = base.rows.map((row) => ({ ...row, board: board.id, date: base.date }));
  const mentions = modelsMentioned(text, rows, [board]);
  const rowsBefore = (offset: number): readonly SnapshotRow[] => {
    const last: Mention | undefined =
      mentions.findLast((mention) => mention.offset < offset) ?? mentions[0];
    return last ? [...last.rows] : [];
  };
  const ranks = [
    ...findRanks(text),
    ...[...text.matchAll(LEADS)].map(({ index }) => ({ offset: index, rank: 1, isTop: false })),
  ].flatMap(({ offset, rank, isTop }): Said[] => {
    const fits = (row: SnapshotRow) =>
      row.rank !== undefined && (isTop ? row.rank <= rank : row.rank === rank);
    const row = rowsBefore(offset).find(fits);
    if (!row) return [];
    return [isTop ? { row, is: 'top', rank } : { row, is: 'rank' }];
  });
  const scores = findFigures(text).flatMap(({ kind, offset, value }): Said[] => {
    const row =
      kind === 'number' ? rowsBefore(offset).find(({ score }) => score === value) : undefined;
    return row ? [{ row, is: 'score' }] : [];
  });
  return [...ranks, ...scores];
}

function contradicts({ rows }: Snapshot, said: Said): boolean {
  const now = rows.filter(({ model }) => modelKey(model) === modelKey(said.row.model));
  if (said.is === 'score') return now.some((row) => isApart(said.row, row) === true);
  const ranks = now.flatMap(({ rank }) => rank ?? []);
  return (
    ranks.length > 0 &&
    ranks.every((rank) => (said.is === 'top' ? rank > said.rank : rank !== said.row.rank))
  );
}
