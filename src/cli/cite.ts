/** `npm run cite`: how does a source get into a piece? As a complete entry, or with what is missing left blank by name. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseReferences } from '../formats/references.ts';
import type { CslItem } from '../formats/csl-json.ts';
import { decode } from '../reading/bytes.ts';
import { insertSources, sourcesText, type SourceEntry } from '../reading/edit-frontmatter.ts';
import { saysNotFound } from '../links/not-found-page.ts';
import { readFrontmatter } from '../reading/frontmatter.ts';
import { pieceFile, pieceSlugs } from '../reading/piece-files.ts';
import { readPiece, type PieceFile } from '../reading/read-piece.ts';
import { nearest } from '../model/expect.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { ProseProblem } from '../model/prose.ts';
import { parseSubject, type Subject } from '../cite/cite-subject.ts';
import { describeDoi, describePage, type Description } from '../cite/describe-work.ts';
import {
  findShared,
  presentId,
  presentIn,
  remember,
  sharedById,
  takenOver,
  type Present,
} from '../cite/shared-sources.ts';
import { blanksOf, cutIn, entryOfItem, leftOutOf } from '../cite/source-entry.ts';
import { decodeReferences } from '../formats/html-encoding.ts';
import { inTurn, writeFiles } from '../reading/write-files.ts';
import { idSchema } from '../model/id.ts';
import { sourceReadings, sourceRoles } from '../model/source.ts';
import {
  amount,
  anyText,
  command,
  Failure,
  main,
  oneOf,
  pathOf,
  pieceNamed,
  webAddress,
  WrongCall,
  type Command,
  type Values,
  type World,
} from './command.ts';

const options = {
  file: {
    is: 'read references from FILE',
    value: 'FILE',
    takes: anyText('a file with references'),
  },
  role: { is: sourceRoles.join(', '), value: 'ROLE', takes: oneOf(sourceRoles) },
  read: { is: sourceReadings.join(', '), value: 'READING', takes: oneOf(sourceReadings) },
  id: {
    is: 'cite it by this id',
    value: 'ID',
    takes: {
      expected: 'letters, digits and `-`',
      parse: (id) => (idSchema.safeParse(id).success ? id : undefined),
    },
  },
  print: { is: 'print the entry, write nothing' },
  offline: { is: 'ask no network; leave blanks to fill in' },
  timeout: {
    is: 'how long to wait for the network',
    value: 'SECONDS',
    takes: amount('seconds, such as `10`', { least: 0.001, most: 600 }),
    default: 10,
  },
  'allow-private': { is: 'also read addresses of private networks' },
  'doi-resolver': {
    is: 'where DOIs are resolved',
    value: 'URL',
    takes: webAddress('https://doi.org/'),
    default: 'https://doi.org/',
  },
} satisfies Command['options'];

/** A call, its words understood. */
type Request = Values<typeof options> & { subject: Subject };

/** Works to add, and what to tell about them. */
interface Works {
  items: Partial<CslItem>[];
  notes: string[];
  /** Names of fields of theirs that no source has a place for. */
  leftOut?: readonly string[];
}

/** What other pieces have, and the day on which this one takes it over. */
interface Context extends World {
  manuscripts: readonly Manuscript[];
}

export const citeCommand = command({
  name: 'cite',
  words: '<URL | DOI | ISBN | source id | file | -> [piece]',
  about: `Adds a source to the \`sources\` of a piece (its slug or its path). Without a piece, the only draft takes it;
where there is none or more than one, the entry is printed to be pasted. A file, or \`-\` for the standard
input, holds references in CSL-JSON, BibTeX or RIS, or as Crossref, DataCite, OpenAlex and PubMed save them.
A source that another piece has is taken over from there.`,
  options,
  async run({ options, words }, world) {
    const { file } = options;
    const [what = '', piece, surplus] = file === undefined ? words : [file, ...words];
    if (surplus !== undefined) {
      throw new WrongCall(`Unexpected argument \`${surplus}\` after the piece, expected none`);
    }
    const subject: ReturnType<typeof parseSubject> =
      file === undefined
        ? parseSubject(what, (path) => isFile(pathOf(path, world)))
        : { by: 'file', path: file };
    if ('wrong' in subject) throw new WrongCall(subject.wrong);
    const slugs = pieceSlugs(world.root);
    const named = piece === undefined ? undefined : pieceNamed(piece, slugs, world);
    const manuscripts = slugs.map((slug) => readPiece(pieceFile(world.root, slug)));
    const drafts = manuscripts.filter(({ piece: { draft } }) => draft);
    const target =
      manuscripts.find(({ slug }) => slug === named) ??
      (drafts.length === 1 ? drafts[0] : undefined);
    const request = { ...options, subject };
    const context = { ...world, manuscripts };
    const works = await worksOf(request, target, context);
    const lines =
      target && !options.print
        ? addTo(target, works, request, context)
        : print(target, works, request, context);
    lines.forEach(world.err);
    return 0;
  },
});

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** What the request names. The network is asked only for what no piece has. */
async function worksOf(
  { subject, offline, ...request }: Request,
  target: Manuscript | undefined,
  context: Context,
): Promise<Works> {
  const { manuscripts } = context;
  if (subject.by === 'file') return worksOfFile(subject.path, context);
  if (subject.by === 'id') return worksOfId(subject.id, manuscripts);
  const known =
    subject.by === 'url'
      ? { URL: subject.url }
      : subject.by === 'doi'
        ? { DOI: subject.doi }
        : { type: 'book', ISBN: subject.isbn };
  const isKnown =
    findShared(manuscripts, known) ??
    (target && presentId(presentNow(target, context).present, known));
  if (offline || subject.by === 'isbn' || isKnown !== undefined) {
    return { items: [known], notes: [] };
  }
  const limits = {
    allowPrivate: request['allow-private'],
    milliseconds: request.timeout * 1000,
    saysNotFound,
  };
  const description: Description =
    subject.by === 'url'
      ? await describePage(subject.url, limits)
      : await describeDoi(subject.doi, request['doi-resolver'].replace(/\/*$/, '/'), limits);
  if ('failure' in description) {
    throw new Failure(
      `${description.failure}. Nothing is written; \`--offline\` leaves blanks instead.`,
    );
  }
  const { item, note, lost = [] } = description;
  const blank = note === undefined ? [] : [`${note}: the entry has blanks.`];
  return { items: [item], notes: [...blank, ...lost.map((problem) => `${problem}.`)] };
}

async function worksOfFile(path: string, world: World): Promise<Works> {
  let decoded: ReturnType<typeof decodeReferences>;
  try {
    const read = path === '-' ? await world.input() : readFileSync(pathOf(path, world));
    decoded = typeof read === 'string' ? { text: read, problems: [] } : decodeReferences(read);
  } catch (error) {
    throw new Failure(`\`${path}\` cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const { items, problems, leftOut } = parseReferences(decoded.text);
  const name = path === '-' ? 'standard input' : path;
  if (items.length === 0) {
    throw new Failure(`${name}: ${problems.join('; ') || 'no references'}.`);
  }
  const told = [...decoded.problems, ...problems];
  return { items, notes: told.map((problem) => `${name}: ${problem}.`), leftOut };
}

function worksOfId(id: string, manuscripts: readonly Manuscript[]): Works {
  const found = sharedById(manuscripts, id);
  const [first, ...others] = found;
  if (!first) {
    const ids = manuscripts.flatMap(({ piece }) => piece.sources.map((source) => source.id));
    const meant = nearest(id, ids);
    const hint = meant === undefined ? '.' : `, did you mean \`${meant}\`?`;
    throw new Failure(
      `No piece has a source \`${id}\`${hint} A web address begins with \`https://\`.`,
    );
  }
  if (others.length > 0) {
    const works = found.map(
      ({ manuscript, source }) =>
        `  ${manuscript.file}: “${source.title}”, ${source.URL ?? source.DOI ?? source.ISBN}`,
    );
    throw new Failure(
      [`\`${id}\` names several works; give the address of one:`, ...works].join('\n'),
    );
  }
  const { URL, DOI, ISBN } = first.source;
  return {
    items: [{ ...(URL ? { URL } : {}), ...(DOI ? { DOI } : {}), ...(ISBN ? { ISBN } : {}) }],
    notes: [],
  };
}

/** Entries for works that `present` lacks, and what to tell about each of the others. */
function entriesOf(
  { items, leftOut = [] }: Works,
  { role, read, id }: Request,
  present: Present,
  { manuscripts, today: day }: Context,
): { entries: SourceEntry[]; notes: string[] } {
  const today = day();
  const entries: SourceEntry[] = [];
  const notes: string[] = [];
  const dropped = new Set(leftOut);
  const wanted = items.length === 1 ? id : undefined;
  for (const item of items) {
    const known = presentId(present, item);
    const shared = findShared(manuscripts, item);
    if (known !== undefined) {
      notes.push(`The piece has it already: cite it as \`[@${known}]\`.`);
    } else if (shared) {
      const { file } = shared.manuscript;
      notes.push(`${file} has it as \`${shared.source.id}\`: its entry is taken over.`);
      if (role !== undefined && role !== shared.source.role) {
        notes.push(`It stays \`role: ${shared.source.role}\`, as one work has one description.`);
      }
      entries.push(...takenOver(shared, present, { today, id: wanted, read }));
    } else {
      const entry = entryOfItem(
        item,
        { today, role, read, id: wanted ?? keyOf(item) },
        present.taken,
      );
      remember(present, entry);
      entries.push(entry);
      notes.push(...cutIn(item, entry));
      leftOutOf(item, entry).forEach((field) => dropped.add(field));
    }
  }
  if (entries.length > 0) notes.push(...leftOutInWords([...dropped]));
  return { entries, notes };
}

const MOST_NAMED = 12;

/** One line for all fields that are left out. */
function leftOutInWords(fields: readonly string[]): string[] {
  if (fields.length === 0) return [];
  const named = fields.slice(0, MOST_NAMED).map((field) => `\`${field}\``);
  const more = fields.length > MOST_NAMED ? ` and ${fields.length - MOST_NAMED} more` : '';
  return [`Left out, as a source has no place for it: ${named.join(', ')}${more}.`];
}

/** The key of a reference manager, where a person could type it; Zotero’s own are addresses, RIS’s numbers. */
const keyOf = ({ id }: Partial<CslItem>): string | undefined =>
  id !== undefined && /^[\p{L}_][\p{L}\p{N}_-]{1,39}$/u.test(id) ? id : undefined;

/** Prints the entries to be pasted; answers what to tell about them. */
function print(
  target: Manuscript | undefined,
  works: Works,
  request: Request,
  context: Context,
): string[] {
  const present = target ? presentNow(target, context).present : presentIn({}, []);
  const made = entriesOf(works, request, present, context);
  context.out(sourcesText(made.entries));
  const blanks = [...new Set(made.entries.flatMap(blanksOf))].map((field) => `\`${field}\``);
  const hint =
    'No piece is named, and not exactly one is a draft: paste this below `sources:`, or name the piece.';
  return [
    ...works.notes,
    ...made.notes,
    ...(blanks.length > 0 ? [`To fill in: ${blanks.join(', ')}.`] : []),
    ...(target ? [] : [hint]),
  ];
}

/** The piece as it lies on the disk at this moment, and what its frontmatter lists. */
function presentNow({ slug }: Manuscript, { root }: World) {
  const piece = pieceFile(root, slug);
  const { text, problems } = decode(piece.bytes);
  const { value } = readFrontmatter(text);
  return { piece, text, problems, present: presentIn(value, readPiece(piece).writtenIds) };
}

/** Writes the entries into the piece as it lies on the disk now, which the network may have given time to change. */
function addTo(target: Manuscript, works: Works, request: Request, context: Context): string[] {
  const { file } = target;
  const path = realpathSync(join(context.root, file));
  const refused = (all: readonly Pick<ProseProblem, 'place' | 'message'>[]) =>
    new Failure(all.map((problem) => messageOf(file, problem)).join('\n'));
  const change = () => {
    const { piece, text, problems, present } = presentNow(target, context);
    if (problems.length > 0) throw refused(problems);
    const made = entriesOf(works, request, present, context);
    const told = [...works.notes, ...made.notes];
    if (made.entries.length === 0) return told;
    const result = insertSources(text, made.entries);
    if ('problems' in result) throw refused(result.problems);
    writeFiles(new Map([[path, result.text]]));
    return [...told, ...added({ ...piece, bytes: Buffer.from(result.text) }, made.entries)];
  };
  try {
    return inTurn(path, change);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} stays as it was: ${(error as Error).message}`);
  }
}

/** Where each entry stands in the piece, and what the check says of it. */
function added(piece: PieceFile, entries: readonly SourceEntry[]): string[] {
  const { places, problems } = readPiece(piece);
  const count = Object.keys(places).filter((path) => /^sources\.\d+$/.test(path)).length;
  return entries.flatMap((entry, index) => {
    const path = `sources.${count - entries.length + index}`;
    const id = String(entry.id);
    const title = typeof entry.title === 'string' ? ` “${entry.title}”` : '';
    const ours = Object.entries(places)
      .filter(([place]) => place === path || place.startsWith(`${path}.`))
      .map(([, place]) => place);
    const isOurs = ({ place }: ProseProblem) =>
      ours.some(({ line, column }) => line === place.line && column === place.column);
    return [
      messageOf(piece.file, {
        place: places[path] ?? { line: 1, column: 1 },
        message: `added${title}, cite it as \`[@${id}]\``,
      }),
      ...problems.filter(isOurs).map((problem) => `  ${messageOf(piece.file, problem)}`),
    ];
  });
}

const messageOf = (file: string, { place, message }: Pick<ProseProblem, 'place' | 'message'>) =>
  `${file}:${place.line}:${place.column} ${message}`;

if (import.meta.main) await main(citeCommand);
