/** How do spreadsheets read a table? CSV: https://www.rfc-editor.org/rfc/rfc4180 */

/** A cell; undefined is an empty one. */
export type Cell = string | number | boolean | undefined;

/** Excel takes a file for UTF-8 only where it begins with this mark; other readers skip it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What makes a spreadsheet take text for a formula, in half and full width, and our own mark. */
const GUARDED = /^['=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as CSV in UTF-8 with a byte order mark, every line ended by CRLF.
 *
 * Text that a spreadsheet would run as a formula begins with an apostrophe, as OWASP advises
 * (https://owasp.org/www-community/attacks/CSV_Injection). So does text that begins with an apostrophe
 * itself, so that nothing is lost: whoever takes one apostrophe from the beginning of a cell has the text.
 * Numbers are never formulas and stay as they are.
 */
export const toCsv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + [header, ...rows].map((row) => `${row.map(toField).join(',')}\r\n`).join('');

function toField(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const text = GUARDED.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
