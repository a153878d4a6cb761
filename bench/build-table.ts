/** How are builds told beside one another? As tables of Markdown, medians, with ratios. */
import { median } from './median.ts';
import type { Cost } from './measured-run.ts';
import type { Answer, TrialName } from './trials.ts';

/** Answers of one contender at one size, by trial, one for each round. */
export type Answers = Map<TrialName, Answer[]>;

/** Answers by size, then by the title of the contender; the first of them is ours. */
export type Results = Map<number, Map<string, Answers>>;

const grouped = (number: number) => Math.round(number).toLocaleString('en-GB');
/** Three digits, or all before the point. */
const short = (number: number) =>
  Number.isNaN(number)
    ? '–'
    : number >= 100
      ? grouped(number)
      : number.toPrecision(number < 0.1 ? 1 : 2 + Number(number >= 10));

type Measure = (answer: Answer) => number | undefined;

const cpu = ({ user, system }: Cost) => user + system;

const NAMES: Record<Exclude<TrialName, 'dev'>, string> = {
  cold: 'Cold',
  unchanged: 'Nothing changed',
  edit: 'One edit',
  piece: 'One new piece',
  style: 'One style edit',
  check: 'Check after one edit',
};

interface Row {
  name: string;
  trial: TrialName;
  measure: Measure;
  tell: (number: number) => string;
  /** Whether more is no worse, so that a ratio says nothing. */
  hasNoRatio?: true;
}

const ofCost = (trial: Exclude<TrialName, 'dev'>): Row[] => [
  { name: `${NAMES[trial]}: wall, s`, trial, measure: ({ cost }) => cost?.wall, tell: short },
  { name: `${NAMES[trial]}: user, s`, trial, measure: ({ cost }) => cost?.user, tell: short },
  { name: `${NAMES[trial]}: system, s`, trial, measure: ({ cost }) => cost?.system, tell: short },
  {
    name: `${NAMES[trial]}: peak memory, MB`,
    trial,
    measure: ({ cost }) => cost && cost.peak / 1e6,
    tell: grouped,
  },
];

const ROWS: Row[] = [
  ...ofCost('cold'),
  {
    name: 'Cold: CPU a page, ms',
    trial: 'cold',
    measure: ({ cost, size }) => cost && size && (1000 * cpu(cost)) / size.pages,
    tell: short,
  },
  ...ofCost('unchanged'),
  ...ofCost('edit'),
  ...ofCost('piece'),
  ...ofCost('style'),
  ...ofCost('check'),
  {
    name: 'Dev: start to first page, s',
    trial: 'dev',
    measure: ({ firstPage }) => firstPage,
    tell: short,
  },
  { name: 'Dev: save to page, s', trial: 'dev', measure: ({ save }) => save, tell: short },
  {
    name: 'HTML pages',
    trial: 'cold',
    measure: ({ size }) => size?.pages,
    tell: grouped,
    hasNoRatio: true,
  },
  {
    name: 'Files',
    trial: 'cold',
    measure: ({ size }) => size?.files,
    tell: grouped,
    hasNoRatio: true,
  },
  {
    name: 'Megabytes',
    trial: 'cold',
    measure: ({ size }) => size && size.bytes / 1e6,
    tell: short,
    hasNoRatio: true,
  },
];

/** Median of what was measured; undefined where nothing was. */
function middle(
  answers: Answers | undefined,
  { trial, measure }: Pick<Row, 'trial' | 'measure'>,
): number | undefined {
  const all = (answers?.get(trial) ?? []).map(measure).filter((one) => one !== undefined);
  return all.length === 0 ? undefined : median(all);
}

const table = (head: string[], rows: string[][]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** A table for each size: the contenders in columns, each with how many times its figure ours is. */
export const toTables = (results: Results): string =>
  [...results].map(([size, ofSize]) => tableOf(size, ofSize)).join('\n\n');

function tableOf(size: number, ofSize: Map<string, Answers>): string {
  const [[ourTitle, ours] = ['', undefined], ...others] = [...ofSize];
  const rows = ROWS.flatMap((row) => {
    const figures = [ours, ...others.map(([, answers]) => answers)].map((answers) =>
      middle(answers, row),
    );
    if (figures.every((figure) => figure === undefined)) return [];
    const [first, ...rest] = figures;
    const told = (figure: number | undefined) => (figure === undefined ? '' : row.tell(figure));
    const cells = rest.flatMap((figure) => [
      told(figure),
      row.hasNoRatio || first === undefined || figure === undefined
        ? ''
        : `× ${short(first / figure)}`,
    ]);
    return [[row.name, told(first), ...cells]];
  });
  return table(
    [
      `${grouped(size)} pieces`,
      ourTitle,
      ...others.flatMap(([title]) => [title, `${ourTitle} ÷ ${title}`]),
    ],
    rows,
  );
}

/** How many times the CPU of the smaller size each takes at the larger, for the sizes that follow one another. */
export function toGrowth(results: Results): string {
  const sizes = [...results.keys()].sort((one, other) => one - other);
  const titles = [...(results.get(sizes[0] ?? 0)?.keys() ?? [])];
  const rows = sizes.slice(1).flatMap((large, at) => {
    const small = sizes[at] ?? large;
    return (['cold', 'unchanged', 'edit'] as const).map((trial) => [
      `${NAMES[trial]}: CPU, ${grouped(small)} to ${grouped(large)} (× ${short(large / small)} pieces)`,
      ...titles.map((title) => {
        const of = (size: number) =>
          middle(results.get(size)?.get(title), {
            trial,
            measure: ({ cost }) => cost && cpu(cost),
          });
        const [before, after] = [of(small), of(large)];
        return before === undefined || after === undefined ? '' : `× ${short(after / before)}`;
      }),
    ]);
  });
  return rows.length === 0 ? '' : table(['Growth', ...titles], rows);
}

/** Seconds of each step at two sizes, and how many times as long the larger takes. */
export function toSuspectTable(times: Map<number, Map<string, number>>): string {
  const sizes = [...times.keys()];
  const [small, large] = [...times.values()];
  if (!small || !large) return '';
  return table(
    ['Alone, CPU, s', ...sizes.map((size) => `${grouped(size)} pieces`), 'ratio'],
    [...small].map(([name, seconds]) => {
      const later = large.get(name) ?? NaN;
      return [name, short(seconds), short(later), `× ${short(later / seconds)}`];
    }),
  );
}
