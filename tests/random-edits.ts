/** Which changes does a publication go through? One of many kinds, at a place that chance decides, from a number that can be named again. */
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePiece } from './scratch-project.ts';
import { madeSite } from './made-site.ts';
import { wholeBoard } from './fixtures/whole-site.ts';

/** Chance that can be had again: numbers from 0 to 1, by mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What an edit may change besides files: the day of the build, in seconds since 1970. */
export interface Setting {
  epoch: number;
}

type Edit = (root: string, random: () => number, setting: Setting) => void;

const pick = <T>(all: readonly T[], random: () => number): T =>
  all[Math.floor(random() * all.length)] as T;

function change(root: string, file: string, edit: (text: string) => string): void {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`The edit of ${file} changes nothing`);
  writeFileSync(path, after);
}

const made = (root: string): string[] =>
  readdirSync(join(root, 'content/analysis')).filter((slug) => /^made-\d{3}$/.test(slug));

const inPiece = (root: string, random: () => number, edit: (text: string) => string): void =>
  change(root, `content/analysis/${pick(made(root), random)}/index.mdx`, edit);

/** A word that has not been there. */
const word = (random: () => number): string => `w${Math.floor(random() * 1e9).toString(36)}`;

const PLAIN_PIECE = (n: number): string => Object.values(madeSite(n + 1, 60))[n] ?? '';

/** The kinds of change, by what they are. */
export const edits: Record<string, Edit> = {
  'a sentence of the prose': (root, random) =>
    inPiece(root, random, (text) =>
      text.replace('the market is ', `the market, ${word(random)}, is `),
    ),
  'a title': (root, random) =>
    inPiece(root, random, (text) => text.replace(/title: "Made/, `title: "${word(random)} made`)),
  'the state of a source': (root, random) =>
    inPiece(root, random, (text) =>
      text.replace(
        /role: (\w+) \}/,
        `role: $1, state: { is: retracted, date: 2026-11-${10 + Math.floor(random() * 9)} } }`,
      ),
    ),
  'a note on a source': (root, random) =>
    inPiece(root, random, (text) => text.replace(/(role: \w+)/, `$1, note: "${word(random)}"`)),
  'a correction': (root, random) =>
    inPiece(root, random, (text) => {
      const entry = `  - { id: ${word(random)}, date: 2026-11-22, kind: correction, was: "By one.", now: "By two, ${word(random)}.", why: A slip., severity: ${pick(['minor', 'material'], random)}, affects: [c0] }\n`;
      return text.includes('\ncorrections:\n')
        ? text.replace('\ncorrections:\n', `\ncorrections:\n${entry}`)
        : text.replace('\nforecasts:\n', `\ncorrections:\n${entry}forecasts:\n`);
    }),
  'a resolved forecast': (root, random) =>
    inPiece(root, random, (text) =>
      text.replace(
        /resolution: \{ date: 2026-11-22, outcome: \w+/,
        () =>
          `resolution: { date: 2026-11-22, note: "${word(random)}", outcome: ${pick(['yes', 'no'], random)}`,
      ),
    ),
  'the status of a claim': (root, random) =>
    inPiece(root, random, (text) =>
      text.replace('confidence: moderate }', `confidence: ${pick(['high', 'low'], random)} }`),
    ),
  'a caveat': (root, random) =>
    inPiece(root, random, (text) =>
      text.replace('costs to run is', `costs to run, ${word(random)}, is`),
    ),
  'a state of a board': (root, random) =>
    change(root, `content/leaderboards/${wholeBoard}/2026-08-14.csv`, (text) =>
      text.replace(
        /,(\d{2}),(\d{4}),copy/,
        (_row, interval, votes) =>
          `,${interval},${Number(votes) + 1 + Math.floor(random() * 99)},copy`,
      ),
    ),
  'the name of a topic': (root, random) =>
    change(root, 'content/topics.yml', (text) =>
      text.replace(/name: [^,\s]+/, `name: ${word(random)}`),
    ),
  'the name of an author': (root, random) =>
    change(root, 'content/authors.yml', (text) =>
      text.replace(/name: [^,]+/, `name: ${word(random)}`),
    ),
  'a new piece': (root, random) =>
    writePiece(
      root,
      `made-${100 + Math.floor(random() * 800)}`,
      PLAIN_PIECE(12).replace('Made piece 12', `Piece ${word(random)}`),
    ),
  'a piece that goes': (root, random) => {
    const added = made(root).filter((slug) => slug >= 'made-1');
    if (added.length > 0)
      rmSync(join(root, 'content/analysis', pick(added, random)), { recursive: true });
  },
  'an old address': (root, random) =>
    inPiece(root, random, (text) =>
      text.includes('\naliases:')
        ? text.replace(/aliases: \[\S+\]/, `aliases: [/analysis/old-${word(random)}/]`)
        : text.replace('\nframing:', `\naliases: [/analysis/old-${word(random)}/]\nframing:`),
    ),
  'a page of our own': (root, random) =>
    appendFileSync(join(root, 'content/pages/about.mdx'), `\nA sentence, ${word(random)}.\n`),
  'the masthead': (root, random) =>
    change(root, 'src/masthead.ts', (text) =>
      text.replace(/description:(\s+)(['"`])/, `description:$1$2${word(random)} `),
    ),
  'a style': (root, random) =>
    appendFileSync(join(root, 'src/styles/base.css'), `\np { --${word(random)}: 1px; }\n`),
  'a component': (root, random) =>
    change(root, 'src/components/EvidenceStrip.astro', (text) =>
      text.replace('<small>since publication', `<small>${word(random)}, since publication`),
    ),
  'the version of a package': (root, random) =>
    change(root, 'package.json', (text) =>
      text.replace(/"version": "[^"]+"/, `"version": "0.1.${Math.floor(random() * 1e6)}"`),
    ),
  'the day': (_root, random, setting) => {
    setting.epoch += 86_400 * (1 + Math.floor(random() * 20));
  },
};

/** The next edit that chance decides; of those that need new code, few, as each takes a bundle of its own. */
export function nextEdit(random: () => number): string {
  const names = Object.keys(edits);
  const code = [
    'a page of our own',
    'the masthead',
    'a style',
    'a component',
    'the version of a package',
  ];
  const isCode = random() < 0.12;
  return pick(
    names.filter((name) => code.includes(name) === isCode),
    random,
  );
}
