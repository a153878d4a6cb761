/** The operator’s own history of Arena: one row for each model, category and day on which a list came out. */
import { withColumns, type Adapter } from '../adapter.ts';

export const arenaDataset: Adapter = {
  name: 'Arena’s data set of its leaderboards',
  described: 'https://huggingface.co/datasets/lmarena-ai/leaderboard-dataset',
  columnsOf: withColumns(
    {
      model: 'model_name',
      score: 'rating',
      lower: 'rating_lower',
      upper: 'rating_upper',
      date: 'leaderboard_publish_date',
    },
    { developer: 'organization', rank: 'rank', votes: 'vote_count', list: 'category' },
  ),
  wholeList: 'overall',
};
