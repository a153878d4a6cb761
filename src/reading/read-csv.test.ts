/** Is a CSV file read as RFC 4180 means it, each cell with its place? */
import { describe, expect, test } from 'vitest';
import { parseCsv } from './read-csv.ts';

const cells = (text: string) =>
  parseCsv(text).records.map((record) => record.map((cell) => cell.text));

describe('a CSV text', () => {
  test.each([
    [
      'lines that end with LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines that end with CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a last line without an end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a byte order mark', '\uFEFFa,b\n', [['a', 'b']]],
    ['a comma in quotation marks', '"Elo, fitted",b\n', [['Elo, fitted', 'b']]],
    ['a quotation mark in quotation marks', '"the ""best"" row",b\n', [['the "best" row', 'b']]],
    ['a line break in quotation marks', '"one\ntwo",b\n', [['one\ntwo', 'b']]],
    [
      'empty cells, at the end too',
      ',b,\n1,,',
      [
        ['', 'b', ''],
        ['1', '', ''],
      ],
    ],
    ['an empty cell in quotation marks', '"",b\n', [['', 'b']]],
    [
      'blank lines',
      'a,b\n\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['nothing', '', []],
  ])('is read with %s', (_what, text, expected) => {
    expect(parseCsv(text).problems).toEqual([]);
    expect(cells(text)).toEqual(expected);
  });

  test('gives each cell its line and column, after a line break inside a cell too', () => {
    const [, second] = parseCsv('"one\ntwo",b\nc,"d",e\n').records;
    expect(second?.map(({ place }) => place)).toEqual([
      { line: 3, column: 1 },
      { line: 3, column: 3 },
      { line: 3, column: 7 },
    ]);
  });

  test.each([
    ['an unclosed quotation mark', 'a,"b\nc', { line: 1, column: 3 }, 'Unclosed quotation mark'],
    ['text after a closing mark', 'a,"b"c\n', { line: 1, column: 6 }, 'Unexpected `c` after'],
    ['a mark inside a bare cell', 'a,b"c\n', { line: 1, column: 4 }, 'Unexpected `"` inside'],
  ])('is refused for %s, at its place', (_what, text, place, message) => {
    const [problem] = parseCsv(text).problems;
    expect(problem?.place).toEqual(place);
    expect(problem?.message).toContain(message);
  });
});
