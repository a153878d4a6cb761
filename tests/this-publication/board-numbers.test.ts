/** Do all pieces say what the boards say? Every number of a model on a board on a day, held against its row. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareWithBoards, type Statement } from '../../src/rules/board-numbers.ts';
import { pieceFile, pieceSlugs } from '../../src/reading/piece-files.ts';
import { readBoards } from '../../src/reading/read-boards.ts';
import { readPiece } from '../../src/reading/read-piece.ts';
import { cellsOf } from '../../src/model/prose.ts';
import type { Source } from '../../src/model/source.ts';

const root = join(import.meta.dirname, '../..');
const { boards } = readBoards(root, '9999-12-31');

interface Told extends Statement {
  slug: string;
  cited: Source[];
}

/** Every text of a piece that rests on sources: sentences that cite, claims, and key points that name a claim. */
const told: Told[] = pieceSlugs(root).flatMap((slug) => {
  const { piece, prose } = readPiece(pieceFile(root, slug));
  const sourcesOf = (ids: readonly string[]) => piece.sources.filter(({ id }) => ids.includes(id));
  const claimSources = new Map(
    piece.claims.map(({ id, sources }) => [id, sources.map((source) => source.id)]),
  );
  return [
    ...prose.sentences.map((sentence) => ({
      text: sentence.text,
      cells: cellsOf(sentence, prose),
      ids: sentence.citations.flatMap((at) => prose.citations[at]?.source ?? []),
    })),
    ...piece.claims.map(({ id, text }) => ({ text, ids: claimSources.get(id) ?? [] })),
    ...piece.keyPoints.map(({ text, claim = '' }) => ({
      text,
      ids: claimSources.get(claim) ?? [],
    })),
  ]
    .filter(({ ids }) => ids.length > 0)
    .map(({ ids, ...statement }) => ({ slug, ...statement, cited: sourcesOf(ids) }));
});

const compared = told
  .map((one) => ({ ...one, numbers: compareWithBoards(one, one.cited, boards) }))
  .filter(({ numbers }) => numbers.length > 0);
const numbers = compared.flatMap((one) => one.numbers.map((number) => ({ ...one, number })));

test('every number that pieces give of a model on a board and a day is the board’s', () => {
  const differing = numbers
    .filter(({ number }) => !number.agrees)
    .map(({ slug, number, text }) => `${slug}: “${number.text}” in “${text}”`);
  expect(differing).toEqual([]);
});

test('the comparison reaches a good part of what pieces say', () => {
  // As many as it reached when it was written; a comparer that falls silent proves nothing.
  expect(compared.length).toBeGreaterThanOrEqual(65);
  expect(numbers.length).toBeGreaterThanOrEqual(200);
});

describe('a number that is one off', () => {
  const oneOff = numbers.flatMap(({ text, cells, cited, number, slug }) => {
    const digits = /\d[\d,]*/.exec(number.text)?.[0];
    if (digits === undefined) return [];
    const wrong = String(Number(digits.replaceAll(',', '')) + 1);
    const changed = number.text.replace(digits, wrong);
    const seeded =
      text.slice(0, number.offset) + changed + text.slice(number.offset + number.text.length);
    const moved = (offset: number) =>
      offset > number.offset ? offset + changed.length - number.text.length : offset;
    const statement = {
      text: seeded,
      cells: cells?.map(({ start, end }) => ({ start: moved(start), end: moved(end) })),
    };
    const isCaught = compareWithBoards(statement, cited, boards).some(({ agrees }) => !agrees);
    return [{ slug, seeded, isCaught }];
  });

  test('is caught nearly everywhere: few land on another number of the same rows', () => {
    const caught = oneOff.filter(({ isCaught }) => isCaught).length;
    expect(oneOff.length).toBeGreaterThan(150);
    expect(caught / oneOff.length).toBeGreaterThan(0.85);
  });
});

describe('a sentence', () => {
  const april = told.find(({ text }) => text.includes('1,444 ± 15'))?.cited ?? [];
  const saying = (text: string) =>
    compareWithBoards({ text }, april, boards).map(({ text: number, agrees }) => [number, agrees]);

  test.each([
    [
      'a score',
      'On Arena’s text-to-video list of 16 April 2026, HappyHorse 1.0 had 1,445 ± 15.',
      [['1,445 ± 15', false]],
    ],
    [
      'an interval',
      'On Arena’s text-to-video list of 16 April 2026, HappyHorse 1.0 had 1,444 ± 51.',
      [['1,444 ± 51', false]],
    ],
    [
      'the score of its neighbour',
      'On Arena’s text-to-video list of 16 April 2026, HappyHorse 1.0 had 1,460 ± 11.',
      [['1,460 ± 11', false]],
    ],
    [
      'a rank',
      'After Arena’s update of 16 April 2026, HappyHorse 1.0 was third in text-to-video.',
      [['was third', false]],
    ],
    [
      'the right score',
      'On Arena’s text-to-video list of 16 April 2026, HappyHorse 1.0 had 1,444 ± 15.',
      [['1,444 ± 15', true]],
    ],
  ])('that gives %s is told by its row', (_what, text, expected) => {
    expect(saying(text)).toEqual(expected);
  });

  const cellTexts = [
    'HappyHorse 1.0',
    'Arena, text-to-video, 16 April 2026',
    'third',
    '1,444 ± 15',
    '123',
    '456 · 789',
  ];
  const row = cellTexts.join(' · ');
  const cells = cellTexts.map((cell) => {
    const start = row.indexOf(cell);
    return { start, end: start + cell.length };
  });
  test('of a table is told cell by cell, and a sentence with dots in it is none', () => {
    const inRow = compareWithBoards({ text: row, cells }, april, boards);
    expect(inRow.map(({ text, agrees }) => [text, agrees])).toEqual([
      ['third', false],
      ['1,444 ± 15', true],
      ['123', false],
    ]);
    expect(saying(row)).toEqual([['1,444 ± 15', true]]);
  });

  test.each([
    [
      'names no model',
      'On Arena’s text-to-video list of 16 April 2026 the second row had 1,445 ± 15.',
    ],
    ['names no day', 'On Arena’s text-to-video list HappyHorse 1.0 had 1,445 ± 15 in those weeks.'],
    [
      'names another version',
      'On 16 April 2026 HappyHorse 1.1 stood nowhere on Arena’s text-to-video list at 1,445 ± 15.',
    ],
    [
      'says what we expect',
      'After 16 April 2026 we give even odds to HappyHorse 1.0 at 1,500 on Arena’s text-to-video list.',
    ],
  ])('that %s is left alone', (_what, text) => {
    expect(
      compareWithBoards(
        { text },
        april.filter(({ id }) => id === 'arena-repo'),
        boards,
      ),
    ).toEqual([]);
  });
});
