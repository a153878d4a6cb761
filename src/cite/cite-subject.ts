/** What does a writer cite? A page, a DOI, a book, a source of another piece, or references in a file. */
import { isWebAddress } from '../model/id.ts';
import { parseDoi, parseIsbn } from '../model/identifiers.ts';

/** What the writer names a source by. */
export type Subject =
  | { by: 'url'; url: string }
  | { by: 'doi'; doi: string }
  | { by: 'isbn'; isbn: string }
  /** Id in another piece. */
  | { by: 'id'; id: string }
  /** A file in CSL-JSON, BibTeX, RIS or PubMed’s format; `-` is the standard input. */
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
  const isbn = parseIsbn(what);
  if (isbn !== undefined) return { by: 'isbn', isbn };
  const digits = what.replace(/^isbn(?:-1[03])?[:\s]*/i, '').replace(/[\s-]/g, '');
  if (/^(\d{9}[\dX]|97[89]\d{10})$/i.test(digits)) {
    return { wrong: `\`${what}\` is no ISBN: its check digit does not fit` };
  }
  if (what === '-' || isFile(what)) return { by: 'file', path: what };
  if (/\.(bib|ris|json|nbib)$/i.test(what)) return { wrong: `There is no file \`${what}\`` };
  return { by: 'id', id: what };
}
