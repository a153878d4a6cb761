/** How long does it take to prepare texts of 2,000 words and to look for 100 figures in each? */
import { evidenceText } from '../src/evidence/evidence-text.ts';
import { figuresIn } from '../src/evidence/figures-in.ts';
import { findFigure } from '../src/evidence/find-figure.ts';
import { findQuotation } from '../src/evidence/quotations.ts';
import { sharedRuns } from '../src/evidence/shared-runs.ts';
import { findTerms } from '../src/evidence/terms.ts';
import { printTable } from './print-table.ts';

const TEXTS = Number(process.argv[2] ?? 8000);
const WORDS = 2000;

/** The same numbers in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator */
let seed = 1;
const below = (limit: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * limit);
};
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;

const PLAIN =
  'the board of a model and its score in this update were set beside those that other makers had given for an older version while votes came from people who saw two clips without names so an order can change when more are counted'.split(
    ' ',
  );
const FIGURES = [
  () => `${below(9) + 1},${100 + below(900)} ± ${below(30)}`,
  () => `${below(100)} per cent`,
  () => `${below(28) + 1} June ${2020 + below(7)}`,
  () => `$${below(90)}.${10 + below(90)}`,
  () =>
    oneOf([
      'second',
      'No. 2',
      'forty-two',
      'a third',
      'twice',
      '12 million',
      '15B',
      '720p',
      'Wan 2.7',
    ]),
];

const madeText = (): string =>
  Array.from({ length: WORDS }, (_, index) =>
    below(20) === 0
      ? oneOf(FIGURES)()
      : oneOf(PLAIN) + (index % 120 === 119 ? '.\n\n' : index % 17 === 16 ? '.' : ''),
  ).join(' ');

const sentences = Array.from(
  { length: 60 },
  () => `In this update ${oneOf(FIGURES)()} stood beside ${oneOf(FIGURES)()}.`,
);
const questions = sentences.flatMap((sentence) => figuresIn(sentence)).slice(0, 100);

const milliseconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

let [preparing, asking, quoting, searching, sharing, hits] = [0, 0, 0, 0, 0, 0];
let before = evidenceText(madeText());
for (let index = 0; index < TEXTS; index += 1) {
  const text = madeText();
  let prepared = before;
  preparing += milliseconds(() => (prepared = evidenceText(text)));
  asking += milliseconds(() => {
    for (const figure of questions) if ('found' in findFigure(figure, prepared)) hits += 1;
  });
  quoting += milliseconds(
    () => void findQuotation('an order can change when more are counted', prepared),
  );
  searching += milliseconds(
    () => void findTerms(['licence', 'open*', '15B', 'index of record'], prepared),
  );
  if (index % 10 === 0) sharing += 10 * milliseconds(() => void sharedRuns(before, prepared, 25));
  before = prepared;
}
printTable(
  ['work', 'each', `${TEXTS} texts`],
  [
    ['preparing a text', preparing, TEXTS],
    [
      `a figure in a text (${questions.length} a text, ${hits} found)`,
      asking,
      TEXTS * questions.length,
    ],
    ['a quotation in a text', quoting, TEXTS],
    ['four terms in a text', searching, TEXTS],
    ['shared runs of two texts', sharing, TEXTS],
  ].map(([name, total, count]) => [
    String(name),
    `${(Number(total) / Number(count)).toPrecision(3)} ms`,
    `${(Number(total) / 1000).toFixed(1)} s`,
  ]),
);
