/** How did the ranks of a list move? Every model we know on it, on every day we know it. */
import type { Day } from '../model/date.ts';
import { modelKey, type Leaderboard } from '../model/leaderboard.ts';
import { measuredOn, modelsOf } from '../boards/states.ts';
import { dateInWords } from '../model/source-labels.ts';
import type { Exhibit } from './exhibit.ts';
import { ordinal } from '../boards/rank-range.ts';

/** Cell of a model that is not among the known rows of a day: below them, or not on the list. */
export const ABSENT = '–';

/** Models of a day that a table of several days has: those below say little beside one another. */
export const FOREMOST = 12;

/**
 * Ranks by model and day of measurement, in the order of the latest day, models absent from it in that of the day
 * before; states that repeat one update are one column. A model whose sources differ, or whose rank is not
 * told, says so. Models are those that stood among the first on a day, or whose rank is not known.
 */
export function rankTable(board: Leaderboard): Exhibit['table'] {
  const columns = new Map<Day, Map<string, Set<number | undefined>>>();
  for (const snapshot of board.snapshots) {
    const day = measuredOn(snapshot);
    const ranks = columns.get(day) ?? new Map<string, Set<number | undefined>>();
    for (const { model, rank } of snapshot.rows) {
      const key = modelKey(model);
      ranks.set(key, (ranks.get(key) ?? new Set()).add(rank));
    }
    columns.set(day, ranks);
  }
  const days = [...columns.keys()].sort();
  const toldOf = (key: string, day: Day) => columns.get(day)?.get(key);
  const bestOn = (key: string, day: Day) => {
    const told = toldOf(key, day);
    return told ? Math.min(...[...told].map((rank) => rank ?? LAST)) : Infinity;
  };
  const byLatest = (a: string, b: string): number => {
    for (const day of days.toReversed()) {
      const [one, other] = [bestOn(a, day), bestOn(b, day)];
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  };
  return {
    columns: [
      { name: 'Model', isNumber: false },
      ...days.map((day) => ({ name: dateInWords(day), isNumber: true })),
    ],
    rows: [...modelsOf(board)]
      .filter(([key]) => days.some((day) => toldOf(key, day) && isForemost(bestOn(key, day))))
      .toSorted(([a], [b]) => byLatest(a, b))
      .map(([key, name]) => [name, ...days.map((day) => cellOf(toldOf(key, day)))]),
  };
}

/** Where a row without a rank stands: after all that have one, before those that are absent. */
const LAST = Number.MAX_SAFE_INTEGER;

const isForemost = (best: number): boolean => best <= FOREMOST || best === LAST;

function cellOf(told: ReadonlySet<number | undefined> | undefined): string {
  if (!told) return ABSENT;
  const ranks = [...told].flatMap((rank) => rank ?? []).sort((a, b) => a - b);
  return ranks.length === 0 ? 'rank not known' : ranks.map(ordinal).join(' or ');
}
