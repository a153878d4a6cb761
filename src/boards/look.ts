/** Is a board looked at as often as it is meant to be? When it was last, and since when it is overdue. */
import { dayAfter, type Day } from '../model/date.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { dateInWords } from '../model/source-labels.ts';
import { counted } from '../model/words.ts';

export interface Look {
  /** The last day on which somebody looked; undefined where nobody has said. */
  last: Day | undefined;
  /** Days from one look to the next; undefined where no rhythm is meant. */
  every: number | undefined;
  /** The day by which the next is due; undefined without a last one or a rhythm. */
  due: Day | undefined;
  isOverdue: boolean;
}

/** How a board stands with its looks on a day. */
export function lookAt({ looked, every }: Pick<Leaderboard, 'looked' | 'every'>, today: Day): Look {
  const days = every === undefined ? undefined : Number.parseInt(every, 10);
  const due = days === undefined || looked === undefined ? undefined : dayAfter(looked, days);
  return {
    last: looked,
    every: days,
    due,
    isOverdue: days !== undefined && (due === undefined || due < today),
  };
}

/** `last looked at on 28 Nov 2026, meant to be looked at every 7 days: overdue since 5 Dec 2026`; undefined where nothing is known. */
export function lookInWords({ last, every, due, isOverdue }: Look): string | undefined {
  if (last === undefined && every === undefined) return undefined;
  const looked =
    last === undefined
      ? 'not said when it was last looked at'
      : `last looked at on ${dateInWords(last)}`;
  const rhythm =
    every === undefined
      ? ''
      : `, meant to be looked at every ${every === 1 ? 'day' : counted(every, 'day')}`;
  const late = !isOverdue
    ? ''
    : due === undefined
      ? ': overdue'
      : `: overdue since ${dateInWords(due)}`;
  return `${looked}${rhythm}${late}`;
}
