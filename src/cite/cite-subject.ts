/** What does a writer cite? A page, a DOI, a book, a source of another piece, or references in a file. */
import { isWebAddress } from '../model/id.ts';
import { parseDoi } from './source-entry.ts';

/** What the writer names a source by. */
export type Subject =
  | { by: 'url'; url: string }
  | { by: 'doi'; doi: string }
  | { by: 'isbn'; isbn: string }
  /** Id in another piece. */
  | { by: 'id'; id: string }
  /** A file in CSL-JSON, BibTeX or RIS; `-` is the standard input. */
  | { by: 'file'; path: string };

/** What `what` names, `isFile` telling whether a path names a file; or what is wrong with it, in one sentence. */
export function parseSubject(
  what: string,
  isFile: (path: string) => boolean,
): Subject | { wrong: string } {
  if (what.trim() === '') return { wrong: 'Nothing to cite' };
  const doi = parseDoi(what);
  if (doi !== undefined) return { by: 'doi', doi };
  if (isWebAddress(what)) return { by: 'url', url: what };
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(what)) {
    return { wrong: `Unexpected address \`${what}\`, expected one that begins with \`https://\`` };
  }
  const digits = what
    .replace(/^isbn[:\s]*/i, '')
    .replace(/[\s-]/g, '')
    .toUpperCase();
  if (/^(\d{9}[\dX]|97[89]\d{10})$/.test(digits)) {
    return isIsbn(digits)
      ? { by: 'isbn', isbn: digits }
      : { wrong: `\`${what}\` is no ISBN: its check digit does not fit` };
  }
  if (what === '-' || isFile(what)) return { by: 'file', path: what };
  if (/\.(bib|ris|json)$/i.test(what)) return { wrong: `There is no file \`${what}\`` };
  return { by: 'id', id: what };
}

/** https://www.isbn-international.org/content/isbn-users-manual: the check digits of 10 and 13 places. */
function isIsbn(digits: string): boolean {
  const values = [...digits].map((digit) => (digit === 'X' ? 10 : Number(digit)));
  const isLong = values.length === 13;
  const sum = values.reduce(
    (total, value, index) => total + value * (isLong ? (index % 2 === 0 ? 1 : 3) : 10 - index),
    0,
  );
  return sum % (isLong ? 10 : 11) === 0;
}
