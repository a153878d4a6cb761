/** How long does the check take over 1,000 pieces with 8,000 texts of 2,000 words, beside the check without evidence? */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { proofOf } from '../src/evidence/proof-of.ts';
import type { ReadSource } from '../src/evidence/judge.ts';
import type { Manuscript } from '../src/model/manuscript.ts';
import { proofFile } from '../src/model/proof.ts';
import { sourceAddress, sourceIdentity } from '../src/model/source.ts';
import { keepText } from '../src/reading-room/keep-text.ts';
import { pieceFile, pieceSlugs } from '../src/reading/piece-files.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import { makePieces } from './made-pieces.ts';

const PIECES = Number(process.argv[2] ?? 1000);
const SOURCES = 8;
const WORDS = 2000;
const DAY = '2026-11-22';
const project = join(import.meta.dirname, '..');
mkdirSync(join(project, '.cache'), { recursive: true });
const root = mkdtempSync(join(project, '.cache/bench-'));

/** The same numbers in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator */
let seed = 1;
const below = (limit: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * limit);
};

const VOCABULARY = Array.from({ length: 4000 }, (_, n) => `word${n.toString(36)}`);

/** About 2,000 words in paragraphs, no two texts alike, a number in each twentieth place; it has what a piece says of it. */
function textOf({ prose }: Manuscript): string {
  const paragraphs = Array.from({ length: WORDS / 80 }, () =>
    Array.from({ length: 80 }, () =>
      below(20) === 0 ? String(below(10_000)) : VOCABULARY[below(VOCABULARY.length)],
    ).join(' '),
  );
  const said = prose.sentences.filter(({ citations }) => citations.length > 0);
  return `${[...paragraphs, ...said.map(({ text }) => `${VOCABULARY[below(4000)]} ${text}`)].join('\n\n')}\n`;
}

/** Wall-clock seconds of the check: the first run, and the least of two after it, which find what it kept. */
function checkSeconds(): { first: number; again: number } {
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(project, 'src/cli/check.ts'), '--format', 'json'],
      { cwd: root, encoding: 'utf8', maxBuffer: 1024 ** 3 },
    );
    if (status === null) throw new Error(stderr.slice(-2000));
    return (performance.now() - start) / 1000;
  });
  const [first = 0, ...later] = runs;
  return { first, again: Math.min(...later) };
}

try {
  for (const name of ['content/authors.yml', 'content/topics.yml', 'content/pages', 'src/pages']) {
    cpSync(join(project, name), join(root, name), { recursive: true });
  }
  makePieces(root, PIECES, SOURCES);
  const without = checkSeconds();

  const folder = join(root, 'evidence');
  const manuscripts = pieceSlugs(root).map((slug) => readPiece(pieceFile(root, slug)));
  let texts = 0;
  let proving = 0;
  for (const manuscript of manuscripts) {
    const read = manuscript.piece.sources.map((source): ReadSource => {
      texts += 1;
      const text = textOf(manuscript);
      const about = {
        source: sourceIdentity(source),
        address: sourceAddress(source) ?? '',
        finalAddress: '',
        contentType: 'text/plain',
        bytes: text.length,
        extractor: 'as it is',
        title: source.title,
        part: 'full' as const,
        words: WORDS,
      };
      return { source, text: keepText(folder, text, about, DAY).text };
    });
    const start = performance.now();
    const proof = proofOf(manuscript, read, { before: undefined, today: DAY });
    proving += performance.now() - start;
    write(proofFile(manuscript.slug), `${JSON.stringify(proof, null, 1)}\n`);
  }
  const withTexts = checkSeconds();
  renameSync(folder, join(root, 'away'));
  const inClone = checkSeconds();
  renameSync(join(root, 'away'), folder);
  manuscripts.forEach(changeOneSentence);
  const afterChange = checkSeconds();
  console.log(
    [
      `${PIECES} pieces, ${texts} texts of ${WORDS} words`,
      `check without evidence: ${told(without)}`,
      `with the texts: ${told(withTexts)}`,
      `with proofs alone: ${told(inClone)}`,
      `one sentence of each piece changed since its proof: ${told(afterChange)}`,
      `all proofs made anew, as \`npm run read\` does: ${(proving / 1000).toFixed(1)} s`,
    ].join('\n'),
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}

function told({ first, again }: ReturnType<typeof checkSeconds>): string {
  return `${again.toFixed(1)} s, the first time ${first.toFixed(1)} s`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** The proof of such a sentence is missing, and it is looked for again. */
function changeOneSentence({ file, text }: Manuscript): void {
  write(file, text.replace('came out in June 2026', 'was shown in June 2026'));
}
