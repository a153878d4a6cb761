import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

const bodyOf = (csv: string) => csv.replace(/^\uFEFFtext\r\n/, '');
const written = (text: string) => bodyOf(toCsv(['text'], [[text]]));

test('a table begins with the mark that Excel knows UTF-8 by, and every line ends in CRLF', () => {
  expect(toCsv(['id', 'n'], [['a', 1]])).toBe('\uFEFFid,n\r\na,1\r\n');
});

test('commas, quotes and line ends stay within their cell', () => {
  expect(written('one, two')).toBe('"one, two"\r\n');
  expect(written('a "word"')).toBe('"a ""word"""\r\n');
  expect(written('a\nb\r\nc')).toBe('"a\nb\r\nc"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
  'no spreadsheet runs %j, and one apostrophe less is what was written',
  (text) => {
    const cell = written(text).slice(1, -3).replaceAll('""', '"');
    expect(cell).toBe(`'${text}`);
  },
);

test('an apostrophe at the beginning is told apart from the guard', () => {
  expect(written("'tis")).toBe(`"''tis"\r\n`);
  expect(written('‘tis')).toBe('‘tis\r\n');
});

test('numbers are never guarded, and what is absent is an empty cell', () => {
  expect(bodyOf(toCsv(['text'], [[-0.5], [undefined], [false]]))).toBe('-0.5\r\n\r\nfalse\r\n');
});
