/** How often are the rules right on other people’s prose? Precision and recall on the corpus in `rules-corpus/`; `--show` lists what went wrong on the half that is tuned on. */
import { printTable } from './print-table.ts';
import { precisionOf, recallOf, scoresOf, type Score } from './rule-verdicts.ts';
import { HALVES, readCases } from './rules-corpus.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

const cases = readCases();
const scores = HALVES.map((half) => scoresOf(cases, half));
const cells = (score: Score | undefined) =>
  score
    ? [
        String(score.hits + score.missed.length),
        percent(precisionOf(score)),
        percent(recallOf(score)),
      ]
    : [];

console.log(`${cases.length} sentences and paragraphs:\n`);
printTable(
  ['', ...HALVES.flatMap((half) => [half, 'precision', 'recall'])],
  (scores[0] ?? []).map(({ ruleId }, at) => [ruleId, ...scores.flatMap((half) => cells(half[at]))]),
);

// What the other half gets wrong is never printed: whoever has read it has tuned on it.
if (process.argv.includes('--show')) {
  for (const { ruleId, wrong, missed } of scores[0] ?? []) {
    console.log(`\n${ruleId}`);
    for (const line of wrong) console.log(`  wrong   ${line}`);
    for (const line of missed) console.log(`  missed  ${line}`);
  }
}
