/** Which cells does a CSV file hold, and where does each stand? RFC 4180: https://www.rfc-editor.org/rfc/rfc4180 */
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

/**
 * The records of a CSV text, blank lines left out; lines end with CRLF or LF. Never throws: what cannot
 * be read as written stands in `problems`, and the text is read on as it most likely was meant.
 */
export function parseCsv(text: string): { records: Cell[][]; problems: CsvProblem[] } {
  const problems: CsvProblem[] = [];
  const records: Cell[][] = [];
  let record: Cell[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let lineStart = at;
  const here = (): Place => ({ line, column: at - lineStart + 1 });

  const endRecord = () => {
    const [only] = record;
    if (record.length > 1 || only?.text !== '') records.push(record);
    record = [];
  };

  const quoted = (): string => {
    const opened = here();
    let value = '';
    at += 1;
    for (;;) {
      const character = text[at];
      if (character === undefined) {
        problems.push({
          place: opened,
          message: 'Unclosed quotation mark, expected the cell to end with the mark it begins with',
        });
        return value;
      }
      if (character === '"') {
        at += 1;
        if (text[at] !== '"') return value;
      }
      value += text[at];
      at += 1;
      if (text[at - 1] === '\n') {
        line += 1;
        lineStart = at;
      }
    }
  };

  const plain = (): string => {
    const [value = ''] = /^[^,\r\n]*/.exec(text.slice(at)) ?? [];
    at += value.length;
    return value;
  };

  while (at < text.length) {
    const place = here();
    const isQuoted = text[at] === '"';
    const value = isQuoted ? quoted() : plain();
    if (isQuoted) {
      const rest = here();
      const trailing = plain();
      if (trailing !== '') {
        problems.push({
          place: rest,
          message: `Unexpected \`${trailing}\` after a cell in quotation marks, expected a comma; a \`"\` inside it is written \`""\``,
        });
      }
    } else if (value.includes('"')) {
      problems.push({
        place: { line: place.line, column: place.column + value.indexOf('"') },
        message:
          'Unexpected `"` inside a cell, expected the whole cell in quotation marks and a `"` inside it written `""`',
      });
    }
    record.push({ text: value, place });
    if (text[at] === ',') {
      at += 1;
      // A comma at the very end of the file is followed by one more, empty cell.
      if (at === text.length) record.push({ text: '', place: here() });
      continue;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    lineStart = at;
    endRecord();
  }
  if (record.length > 0) endRecord();
  return { records, problems };
}
