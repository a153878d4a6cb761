/** Tables with the headings that most boards use, in HTML or saved from a sheet: Rank, Model, Score, 95% CI, Votes. */
import type { Adapter, Columns, Meaning } from '../adapter.ts';

const HEADINGS: readonly [Meaning, RegExp][] = [
  ['rank', /^(?:rank|place|position|pos\.?|#|no\.?|rank\*? ?\(ub\))$/],
  ['model', /^(?:model|model name|name|system|entry)$/],
  ['developer', /^(?:organi[sz]ation|developer|vendor|lab|company|maker|creator|provider|org)$/],
  ['score', /^(?:score|elo|elo score|elo rating|rating|arena score|arena elo|points)$/],
  [
    'interval',
    /^(?:(?:95 ?% )?(?:ci|confidence interval|interval)(?: ?\(±\))?|±|\+\/-|margin|margin of error|error)$/,
  ],
  ['lower', /^(?:(?:score|rating)?[ _]?(?:lower|low)(?: bound)?|ci[ _]lower)$/],
  ['upper', /^(?:(?:score|rating)?[ _]?(?:upper|high)(?: bound)?|ci[ _]upper)$/],
  ['votes', /^(?:votes|# ?votes|number of votes|vote count|appearances|samples|battles|n)$/],
  ['date', /^(?:date|day|as of|snapshot|captured)$/],
  ['updated', /^(?:updated|last updated|last_updated)$/],
  ['list', /^(?:category|list|track|arena)$/],
];

export const usualHeadings: Adapter = {
  name: 'a table with the usual headings',
  described: 'https://arena.ai/leaderboard',
  columnsOf({ columns }) {
    const found: Columns = {};
    for (const [meaning, heading] of HEADINGS) {
      const fitting = columns.filter((name) =>
        heading.test(
          name
            .normalize('NFKC')
            .toLowerCase()
            .replace(/[▲▼↑↓⇅]/g, '')
            .trim(),
        ),
      );
      // Two columns that could be the score are for a person to choose between.
      if (fitting.length > 1) return undefined;
      if (fitting[0] !== undefined) found[meaning] = fitting[0];
    }
    return found.model !== undefined && (found.score !== undefined || found.rank !== undefined)
      ? found
      : undefined;
  },
  wholeList: 'overall',
};
