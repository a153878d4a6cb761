/** Daily copies of Arena’s lists: `{ meta, models: [{ rank, model, vendor, score, ci, votes }] }`. */
import { withColumns, type Adapter } from '../adapter.ts';

export const arenaCopy: Adapter = {
  name: 'a daily copy of Arena',
  described: 'https://github.com/oolong-tea-2026/arena-ai-leaderboards',
  columnsOf: withColumns(
    { rank: 'rank', model: 'model', developer: 'vendor', score: 'score', interval: 'ci' },
    { votes: 'votes', date: 'fetched_at', updated: 'last_updated' },
  ),
  track: 'leaderboard',
  listed: 'model_count',
};
