/** Our own form: a state as `content/leaderboards/` and `/leaderboards/<id>.csv` and `.json` have it. */
import { withColumns, type Adapter } from '../adapter.ts';

export const own: Adapter = {
  name: 'a state of this publication',
  described: '/standards/',
  columnsOf: withColumns(
    { model: 'model', source: 'source' },
    {
      rank: 'rank',
      developer: 'developer',
      score: 'score',
      interval: 'interval',
      votes: 'votes',
      date: 'date',
      updated: 'updated',
    },
  ),
  listed: 'listed',
};
