/** Which cells does a CSV file hold, and where does each stand? RFC 4180: https://www.rfc-editor.org/rfc/rfc4180 */
import { LineCounter } from 'yaml';
import type { Place } from '../model/place.ts';

export interface Cell {
  text: string;
  /** Of its first character, the quotation mark included. */
  place: Place;
}

/** A fault in the notation itself. */
export interface CsvProblem {
  place: Place;
  message: string;
}

/** A cell in quotation marks, with what stands behind them, or a bare one; then what ends it. */
const cellBefore = (separator: string) =>
  new RegExp(
    `(?:"(?<quoted>[^"]*(?:""[^"]*)*)(?<close>"?)(?<trailing>[^${separator}\\r\\n]*)|(?<bare>[^${separator}\\r\\n]*))(?<end>${separator}|\\r\\n?|\\n|$)`,
    'gy',
  );

/**
 * The records of a CSV text, blank lines left out; lines end with CRLF or LF. `separator` is what stands between
 * cells, as spreadsheets of other languages have a semicolon. Never throws: what cannot be read as written stands
 * in `problems`, and the text is read on as it most likely was meant.
 */
export function parseCsv(
  text: string,
  separator: ',' | ';' | '\t' = ',',
): { records: Cell[][]; problems: CsvProblem[] } {
  const csv = text.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const end of csv.matchAll(/\r\n?|\n/g)) lines.addNewLine(end.index + end[0].length);
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };

  const problems: CsvProblem[] = [];
  const records: Cell[][] = [];
  let record: Cell[] = [];
  for (const { index, groups = {} } of csv.matchAll(cellBefore(separator))) {
    const { quoted = '', close, trailing = '', bare = '', end } = groups;
    const refuse = (offset: number, message: string) => {
      problems.push({ place: placeAt(index + offset), message });
    };
    if (close === '') {
      refuse(0, 'Unclosed quotation mark, expected the cell to end with the mark it begins with');
    }
    if (trailing !== '') {
      refuse(
        quoted.length + 2,
        `Unexpected \`${trailing}\` after a cell in quotation marks, expected a comma; a \`"\` inside it is written \`""\``,
      );
    }
    if (bare.includes('"')) {
      refuse(
        bare.indexOf('"'),
        'Unexpected `"` inside a cell, expected the whole cell in quotation marks and a `"` inside it written `""`',
      );
    }
    record.push({ text: quoted.replaceAll('""', '"') || bare, place: placeAt(index) });
    if (end === separator) continue;
    if (record.length > 1 || record[0]?.text !== '') records.push(record);
    record = [];
  }
  return { records, problems };
}
