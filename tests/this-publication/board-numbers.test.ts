/** Does the comparison with boards reach what our pieces say, and would it find a wrong figure there? `npm run check` holds that all are right. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimsNoFigure, textsWithSources } from '../../src/rules/board-numbers-agree.ts';
import { compareWithBoards } from '../../src/statements/board-numbers.ts';
import { pieceFile, pieceSlugs } from '../../src/reading/piece-files.ts';
import { readBoards } from '../../src/reading/read-boards.ts';
import { readPiece } from '../../src/reading/read-piece.ts';

const root = join(import.meta.dirname, '../..');
const { boards } = readBoards(root, '9999-12-31');

const compared = pieceSlugs(root)
  .flatMap((slug) => textsWithSources(readPiece(pieceFile(root, slug))))
  .map((one) => ({ ...one, numbers: compareWithBoards(one, one.cited, boards) }))
  .filter(({ numbers }) => numbers.length > 0);
const numbers = compared.flatMap((one) => one.numbers.map((number) => ({ ...one, number })));

test('every number that pieces give of a model on a board and a day is the board’s', () => {
  const differing = numbers
    .filter(({ number, text }) => !number.agrees && !claimsNoFigure(text, number))
    .map(({ number, text }) => `“${number.text}” in “${text}”`);
  expect(differing).toEqual([]);
});

test('the comparison reaches a good part of what pieces say', () => {
  // As many as it reached when it was written; a comparer that falls silent proves nothing.
  expect(compared.length).toBeGreaterThanOrEqual(65);
  expect(numbers.length).toBeGreaterThanOrEqual(195);
});

test('a number that is one off is caught nearly everywhere: few land on another of the same rows', () => {
  const oneOff = numbers.flatMap(({ text, cells, cited, number }) => {
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
    return [compareWithBoards(statement, cited, boards).some(({ agrees }) => !agrees)];
  });
  expect(oneOff.length).toBeGreaterThan(150);
  expect(oneOff.filter(Boolean).length / oneOff.length).toBeGreaterThan(0.8);
});
