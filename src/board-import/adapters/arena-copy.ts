/** Daily copies of Arena’s lists, in two forms: `{ meta, models: [{ rank, model, vendor, score, ci, votes }] }`, and later with `ci_low` and `ci_high`. */
import { withColumns, type Adapter, type Columns } from '../adapter.ts';
import type { Table } from '../table.ts';

const of = (required: Columns): Adapter['columnsOf'] =>
  withColumns(
    { rank: 'rank', model: 'model', developer: 'vendor', score: 'score', ...required },
    { votes: 'votes', date: 'fetched_at', updated: 'last_updated' },
  );

/** True where the interval reaches as far down as up: only then is one number enough. */
const isEven = ({ rows }: Table): boolean =>
  rows.every(({ cells }) => cells.ci_low === cells.ci_high);

const form = {
  described: 'https://github.com/oolong-tea-2026/arena-ai-leaderboards',
  track: 'leaderboard',
  listed: 'model_count',
};

export const arenaCopy: Adapter = {
  ...form,
  name: 'a daily copy of Arena',
  columnsOf: of({ interval: 'ci' }),
};

export const arenaLaterCopy: Adapter = {
  ...form,
  name: 'a later daily copy of Arena',
  columnsOf: (table) =>
    table.columns.includes('ci_low') && isEven(table)
      ? of({ interval: 'ci_high' })(table)
      : undefined,
};
