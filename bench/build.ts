/** `npm run bench:build`: how long do builds take beside Eleventy, Astro’s blog and Hugo over the same words, and how do they grow? */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toGrowth, toSuspectTable, toTables, type Answers, type Results } from './build-table.ts';
import { contenderNames, hasHugo, makeContender, type ContenderName } from './contenders.ts';
import { makeCorpus } from './corpus.ts';
import { timeSuspects } from './suspects.ts';
import { trialNames, trials, type Entrant } from './trials.ts';

const HELP = `npm run bench:build -- [options]

  --sizes 300,1000      numbers of pieces
  --large               3,000 pieces too
  --rounds 3            times each is measured; the median is told
  --only ours,eleventy  of ours, eleventy, astro, hugo; ours always runs
  --trials cold,edit    of ${trialNames.join(', ')}
  --suspects 300,3000   numbers of pieces for the steps alone; none to leave them out
  --folder DIR          where the projects are made, and stay; a temporary folder otherwise`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '300,1000' },
    large: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: contenderNames.join(',') },
    trials: { type: 'string', default: trialNames.join(',') },
    suspects: { type: 'string' },
    folder: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const wordsOf = (list: string) =>
  list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
/** Whole numbers from 10 on. Ends the process where one is none. */
function numbersOf(list: string, least = 10): number[] {
  return wordsOf(list).map((word) => {
    if (/^\d+$/.test(word) && Number(word) >= least) return Number(word);
    return wrong(word, `a number from ${least} on`);
  });
}
const known = <const Word extends string>(list: string, words: readonly Word[]): Word[] =>
  wordsOf(list).map(
    (word) => words.find((one) => one === word) ?? wrong(word, `one of ${words.join(', ')}`),
  );
function wrong(word: string, expected: string): never {
  console.error(`Unexpected \`${word}\`, expected ${expected}\n\n${HELP}`);
  process.exit(2);
}

const sizes = [...new Set([...numbersOf(values.sizes), ...(values.large ? [3000] : [])])];
const [rounds = 3] = numbersOf(values.rounds, 1);
const asked = known(values.only, contenderNames);
const names: ContenderName[] = ['ours', ...asked.filter((name) => name !== 'ours')];
const chosen = known(values.trials, trialNames);
// Told beside all contenders, and otherwise when asked for.
const usual = asked.length === contenderNames.length ? '300,3000' : 'none';
const suspects = values.suspects ?? usual;
if (names.includes('hugo') && !hasHugo()) {
  console.error('Hugo is not on the PATH, and `HUGO` does not name it: it is left out');
  names.splice(names.indexOf('hugo'), 1);
}

const workshop =
  values.folder === undefined
    ? mkdtempSync(join(tmpdir(), 'bench-build-'))
    : resolve(values.folder);
mkdirSync(workshop, { recursive: true });
const say = (text: string) => {
  console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
};

/** A, B, A, B: a trial is done by every contender before the next begins. */
async function measure(size: number): Promise<Map<string, Answers>> {
  const entrants: Entrant[] = [];
  for (const name of names) {
    const root = join(workshop, `${name}-${size}`);
    rmSync(root, { recursive: true, force: true });
    say(`${size} pieces: making the project of ${name}`);
    entrants.push({ contender: makeContender(name, root, size), count: size, added: 0, marks: 0 });
  }
  const told = new Map<string, Answers>(
    entrants.map(({ contender: { title } }) => [title, new Map()]),
  );
  for (let round = 1; round <= rounds; round += 1) {
    for (const trial of chosen) {
      for (const entrant of entrants) {
        const answer = await trials[trial](entrant);
        if (!answer) continue;
        const { title } = entrant.contender;
        const answers = told.get(title);
        answers?.set(trial, [...(answers.get(trial) ?? []), answer]);
        const { cost, firstPage, save } = answer;
        const seconds = cost
          ? `${cost.wall.toFixed(1)} s, ${(cost.user + cost.system).toFixed(1)} s of CPU`
          : `${firstPage?.toFixed(1)} s, then ${save?.toFixed(2)} s`;
        say(`${size} pieces, round ${round} of ${rounds}: ${trial}, ${title}: ${seconds}`);
      }
    }
  }
  if (values.folder === undefined)
    for (const { contender } of entrants) rmSync(contender.root, { recursive: true, force: true });
  return told;
}

function measureSuspects(): Map<number, Map<string, number>> {
  const times = new Map<number, Map<string, number>>();
  if (suspects === 'none') return times;
  for (const size of numbersOf(suspects)) {
    const root = join(workshop, `suspects-${size}`);
    say(`${size} pieces: the suspects alone`);
    if (!existsSync(root)) makeCorpus(root, size);
    times.set(size, timeSuspects(root));
  }
  return times;
}

const machine = `${type()}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
try {
  const results: Results = new Map();
  for (const size of sizes) results.set(size, await measure(size));
  const texts = [
    `${new Date().toISOString().slice(0, 10)}; ${machine}; medians of ${rounds}. “One edit” changes a sentence of a piece on record and releases it before the build.`,
    toTables(results),
    toGrowth(results),
    toSuspectTable(measureSuspects()),
  ];
  console.log(texts.filter((text) => text !== '').join('\n\n'));
} catch (error) {
  console.error(`✖ ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  if (values.folder === undefined) rmSync(workshop, { recursive: true, force: true });
}
