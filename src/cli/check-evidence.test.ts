/** Is evidence that was checked before still held against the files as they are now? A change of either side is noticed. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { proofOf } from '../evidence/proof-of.ts';
import { keptFolder, type KeptTextData } from '../model/kept-text.ts';
import { proofFile } from '../model/proof.ts';
import { sourceIdentity, type Source } from '../model/source.ts';
import { keepText } from '../reading-room/keep-text.ts';
import { pieceFile } from '../reading/piece-files.ts';
import { readPiece } from '../reading/read-piece.ts';
import { check } from './check.ts';

const TODAY = '2026-11-23';
const RULES = ['figure-is-found', 'evidence-is-kept', 'source-has-changed'];
const PAGE = 'The mill made 1,850 tonnes of flour.';

const piece = (tonnes: string) => `---
title: "The mill and what a paper says of it"
description: "A paper describes one mill; what it bears out, and what it does not."
authors: [staff]
datePublished: 2026-11-22
topics: [mills]
framing: A paper was read in full.
sources:
  - { id: page, title: A page, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
---
The mill made ${tonnes} tonnes [@page].
`;

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evidence-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const pieceAt = 'content/analysis/mill/index.mdx';
const sourceOf = (): Source => {
  const [source] = readPiece(pieceFile(root, 'mill')).piece.sources;
  if (!source) throw new Error('The piece has no source');
  return source;
};

/** Keeps a text of the source, and answers with it. */
function keep(text: string, day: string) {
  const about: Omit<KeptTextData, 'sha256' | 'read'> = {
    source: sourceIdentity(sourceOf()),
    address: 'https://example.org/a',
    finalAddress: 'https://example.org/a',
    contentType: 'text/plain',
    bytes: text.length,
    extractor: 'as it is',
    title: 'A page',
    part: 'full',
    words: 7,
  };
  return keepText(join(root, 'evidence'), text, about, day).text;
}

/** A piece of which is on record what its source says, checked once. */
function checked(tonnes: string): void {
  write(pieceAt, piece(tonnes));
  const read = [{ source: sourceOf(), text: keep(PAGE, '2026-11-22') }];
  const manuscript = readPiece(pieceFile(root, 'mill'));
  const proof = proofOf(manuscript, read, { before: undefined, today: '2026-11-22' });
  write(proofFile('mill'), JSON.stringify(proof));
  said();
}

/** What the check says of evidence, each time as a new command does. */
const said = (): string[] =>
  check(root, TODAY)
    .messages.filter(({ ruleId }) => RULES.includes(ruleId))
    .map(({ ruleId, message }) => `${ruleId}: ${message}`);

test('nothing is said of a figure that was found, however often it is checked', () => {
  checked('1,850');
  expect(said()).toEqual([]);
  expect(said()).toEqual([]);
});

test('a figure that is not found is told each time, with the same passage', () => {
  checked('1,805');
  const first = said();
  expect(first).toEqual([expect.stringContaining('1,850 tonnes of flour')]);
  expect(said()).toEqual(first);
});

test('a sentence that was changed is looked for again, and so is one that was changed back', () => {
  checked('1,850');
  write(pieceAt, piece('1,805'));
  expect(said().join()).toContain('figure-is-found: Unexpected “1,805');
  write(pieceAt, piece('1,850'));
  expect(said()).toEqual([]);
});

test('a text that was changed by hand is not believed, be it of the same size and time of change', () => {
  checked('1,805');
  const path = join(root, 'evidence', keptFolder(sourceIdentity(sourceOf())), '2026-11-22.txt');
  const { atime, mtime } = statSync(path);
  writeFileSync(path, PAGE.replace('1,850', '1,805'));
  utimesSync(path, atime, mtime);
  expect(said()).toEqual([expect.stringMatching(/^figure-is-found: Unexpected “1,805[^:]*:/)]);
  expect(said().join()).not.toContain('nearest');
});

test('a text that was read later is noticed, though all was found in the earlier one', () => {
  checked('1,850');
  keep('The mill made 1,900 tonnes of flour.', '2026-11-23');
  expect(said()).toEqual([expect.stringContaining('source-has-changed: Unexpected newer text')]);
});

test('a proof that was changed by hand is refused, though it was right a moment ago', () => {
  checked('1,805');
  const right = readFileSync(join(root, proofFile('mill')), 'utf8');
  write(proofFile('mill'), right.replace('"missing"', '"found"'));
  expect(said().join()).toContain('Unexpected change by hand of this proof');
  expect(said().join()).toContain('Unexpected change by hand of this proof');
  write(proofFile('mill'), right);
  expect(said().join()).not.toContain('by hand');
});

test('the proof of one piece is none of another, though it is right where it belongs', () => {
  checked('1,850');
  write('content/analysis/other/index.mdx', piece('1,805'));
  cpSync(join(root, proofFile('mill')), join(root, proofFile('other')));
  expect(said().join()).toContain('Unexpected slug `mill` in the proof of `other`');
});
