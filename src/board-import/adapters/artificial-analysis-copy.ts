/** Daily copies of the lists of Artificial Analysis: models with `elo`, `ci95` such as `-7/+7`, and `appearances`. */
import { withColumns, type Adapter } from '../adapter.ts';

export const artificialAnalysisCopy: Adapter = {
  name: 'a daily copy of Artificial Analysis',
  described: 'https://github.com/Maicarons/artificial-analysis-leaderboards',
  columnsOf: withColumns(
    { rank: 'rank', model: 'name', score: 'elo', interval: 'ci95' },
    { developer: 'creator', votes: 'appearances', date: 'fetched_at' },
  ),
  track: 'endpoint',
  listed: 'model_count',
};
