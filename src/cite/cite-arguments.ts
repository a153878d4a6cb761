/** What is asked of `npm run cite`? Its arguments as a request, or what is wrong with them. */
import { parseArgs } from 'node:util';
import { idSchema, isWebAddress } from '../model/id.ts';
import { sourceReadings, sourceRoles, type Source } from '../model/source.ts';
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

export interface CiteRequest {
  subject: Subject;
  /** Slug or path, as written. */
  piece: string | undefined;
  role: Source['role'] | undefined;
  read: Source['read'] | undefined;
  id: string | undefined;
  isPrinted: boolean;
  isOffline: boolean;
  allowPrivate: boolean;
  milliseconds: number;
  /** Base address, with a trailing slash. */
  doiResolver: string;
}

export const usage = `npm run cite -- <URL | DOI | ISBN | source id | file | -> [piece] [options]

Adds a source to the \`sources\` of a piece (its slug or its path). Without a piece, the only draft takes it;
where there is none or more than one, the entry is printed to be pasted. A file, or \`-\` for the standard
input, holds references in CSL-JSON, BibTeX or RIS. A source that another piece has is taken over from there.

  --file FILE          read references from FILE
  --role ROLE          ${sourceRoles.join(', ')}
  --read READING       ${sourceReadings.join(', ')}
  --id ID              cite it by this id
  --print              print the entry, write nothing
  --offline            ask no network; leave blanks to fill in
  --timeout SECONDS    how long to wait for the network (10)
  --allow-private      also read addresses of private networks
  --doi-resolver URL   where DOIs are resolved (https://doi.org/)`;

/** `isFile` tells whether a path names a file. `wrong` says what is wrong in one sentence; `help` was asked for. */
export function parseArguments(
  args: readonly string[],
  isFile: (path: string) => boolean,
): CiteRequest | { wrong: string } | { help: true } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { wrong: (error as Error).message.replace(/\. To specify a positional.*$/s, '') };
  }
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const words = values.file === undefined ? positionals : [values.file, ...positionals];
  const [what, piece, ...rest] = words;
  if (what === undefined || what.trim() === '') return { wrong: 'Nothing to cite' };
  if (rest.length > 0) return { wrong: `Unexpected \`${rest.join(' ')}\` after the piece` };

  const subject: Subject | { wrong: string } =
    values.file === undefined ? parseSubject(what, isFile) : { by: 'file', path: what };
  if ('wrong' in subject) return subject;
  const role = sourceRoles.find((known) => known === values.role);
  const read = sourceReadings.find((known) => known === values.read);
  const seconds = Number(values.timeout);
  if (values.id !== undefined && !idSchema.safeParse(values.id).success) {
    return { wrong: `Unexpected --id \`${values.id}\`, expected letters, digits and \`-\`` };
  }
  if (values.role !== undefined && !role) return unknownWord('role', values.role, sourceRoles);
  if (values.read !== undefined && !read) return unknownWord('read', values.read, sourceReadings);
  if (!(seconds > 0 && seconds <= 600)) {
    return {
      wrong: `Unexpected --timeout \`${values.timeout}\`, expected seconds, such as \`10\``,
    };
  }
  const doiResolver = values['doi-resolver'].replace(/\/*$/, '/');
  if (!isWebAddress(doiResolver)) {
    return { wrong: `Unexpected --doi-resolver \`${doiResolver}\`, expected a web address` };
  }
  return {
    subject,
    piece,
    role,
    read,
    id: values.id,
    isPrinted: values.print,
    isOffline: values.offline,
    allowPrivate: values['allow-private'],
    milliseconds: seconds * 1000,
    doiResolver,
  };
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      role: { type: 'string' },
      read: { type: 'string' },
      id: { type: 'string' },
      print: { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      timeout: { type: 'string', default: '10' },
      'allow-private': { type: 'boolean', default: false },
      'doi-resolver': { type: 'string', default: 'https://doi.org/' },
      help: { type: 'boolean', default: false },
    },
  });

const unknownWord = (option: string, word: string, known: readonly string[]) => ({
  wrong: `Unexpected --${option} \`${word}\`, expected one of ${known.join(', ')}`,
});

function parseSubject(
  what: string,
  isFile: (path: string) => boolean,
): Subject | { wrong: string } {
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
