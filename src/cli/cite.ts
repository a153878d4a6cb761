/** `npm run cite`: how does a source get into a piece? As a complete entry, or with what is missing left blank by name. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { parseReferences } from '../formats/references.ts';
import type { CslItem } from '../formats/csl-json.ts';
import { decode } from '../reading/bytes.ts';
import { insertSources, sourcesText, type SourceEntry } from '../reading/edit-frontmatter.ts';
import { readFrontmatter } from '../reading/frontmatter.ts';
import { pieceFile, PIECES, pieceSlugs } from '../reading/piece-files.ts';
import { readPiece, type PieceFile } from '../reading/read-piece.ts';
import { nearest } from '../model/expect.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { ProseProblem } from '../model/prose.ts';
import { parseArguments, usage, type CiteRequest } from '../cite/cite-arguments.ts';
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
import { blanksOf, entryOfItem } from '../cite/source-entry.ts';
import { writeFiles } from '../reading/write-files.ts';
import { today } from '../today.ts';

/** What the command finds around it. */
export interface World {
  root: string;
  /** The UTC day. */
  today: string;
  readInput: () => Promise<string>;
}

export interface Outcome {
  /** 0 done, 1 not done, 2 not understood. */
  exitCode: 0 | 1 | 2;
  /** What is to be pasted, and nothing else. */
  output: string;
  /** What the writer is told. */
  messages: string[];
}

/** Works to add, and what to tell about them; or why there are none. */
type Works = { items: Partial<CslItem>[]; notes: string[] } | { failure: string };

/** Runs the command with `args`. Changes at most the file of one piece, in one step. */
export async function cite(args: readonly string[], world: World): Promise<Outcome> {
  const request = parseArguments(args, (path) => isFile(resolve(world.root, path)));
  if ('help' in request) return { exitCode: 0, output: `${usage}\n`, messages: [] };
  if ('wrong' in request) {
    const help = 'How to ask: npm run cite -- --help';
    return { exitCode: 2, output: '', messages: [`${request.wrong}.`, help] };
  }
  const slugs = pieceSlugs(world.root);
  const named = request.piece === undefined ? undefined : slugOf(request.piece);
  if (named !== undefined && !slugs.includes(named)) {
    const meant = slugs.find((slug) => slug.includes(named));
    return notDone(`There is no piece \`${named}\` in ${PIECES}${suggestion(named, slugs, meant)}`);
  }
  const manuscripts = slugs.map((slug) => readPiece(pieceFile(world.root, slug)));
  const drafts = manuscripts.filter(({ piece }) => piece.draft);
  const target =
    manuscripts.find(({ slug }) => slug === named) ?? (drafts.length === 1 ? drafts[0] : undefined);

  const works = await worksOf(request, target, manuscripts, world);
  if ('failure' in works) return notDone(works.failure);
  return target && !request.isPrinted
    ? addTo(target, works, request, manuscripts, world)
    : print(target, works, request, manuscripts, world);
}

const notDone = (...messages: string[]): Outcome => ({ exitCode: 1, output: '', messages });

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The slug in `slug`, `content/analysis/slug/` or `content/analysis/slug/index.mdx`. */
const slugOf = (written: string): string =>
  written
    .replaceAll('\\', '/')
    .replace(/\/*(index\.mdx)?$/, '')
    .replace(/^.*\//, '');

function suggestion(word: string, known: readonly string[], other?: string): string {
  const meant = nearest(word, known) ?? other;
  return meant === undefined ? '.' : `, did you mean \`${meant}\`?`;
}

/** What the request names. The network is asked only for what no piece has. */
async function worksOf(
  { subject, isOffline, ...request }: CiteRequest,
  target: Manuscript | undefined,
  manuscripts: readonly Manuscript[],
  world: World,
): Promise<Works> {
  if (subject.by === 'file') return worksOfFile(subject.path, world);
  if (subject.by === 'id') return worksOfId(subject.id, manuscripts);
  const known =
    subject.by === 'url'
      ? { URL: subject.url }
      : subject.by === 'doi'
        ? { DOI: subject.doi }
        : { type: 'book', ISBN: subject.isbn };
  const isKnown =
    findShared(manuscripts, known) ??
    (target && presentId(presentNow(target, world).present, known));
  if (isOffline || subject.by === 'isbn' || isKnown !== undefined) {
    return { items: [known], notes: [] };
  }
  const description: Description =
    subject.by === 'url'
      ? await describePage(subject.url, request)
      : await describeDoi(subject.doi, request.doiResolver, request);
  if ('failure' in description) {
    return {
      failure: `${description.failure}. Nothing is written; \`--offline\` leaves blanks instead.`,
    };
  }
  const { item, note } = description;
  return { items: [item], notes: note === undefined ? [] : [`${note}: the entry has blanks.`] };
}

async function worksOfFile(path: string, world: World): Promise<Works> {
  let text: string;
  try {
    text = path === '-' ? await world.readInput() : readFileSync(resolve(world.root, path), 'utf8');
  } catch (error) {
    return { failure: `\`${path}\` cannot be read (${(error as NodeJS.ErrnoException).code}).` };
  }
  const { items, problems } = parseReferences(text);
  const name = path === '-' ? 'standard input' : path;
  if (items.length === 0) {
    return { failure: `${name}: ${problems.join('; ') || 'no references'}.` };
  }
  return { items, notes: problems.map((problem) => `${name}: ${problem}.`) };
}

function worksOfId(id: string, manuscripts: readonly Manuscript[]): Works {
  const found = sharedById(manuscripts, id);
  const [first, ...others] = found;
  if (!first) {
    const ids = manuscripts.flatMap(({ piece }) => piece.sources.map((source) => source.id));
    return {
      failure: `No piece has a source \`${id}\`${suggestion(id, ids)} A web address begins with \`https://\`.`,
    };
  }
  if (others.length > 0) {
    const works = found.map(
      ({ manuscript, source }) =>
        `  ${manuscript.file}: “${source.title}”, ${source.URL ?? source.DOI ?? source.ISBN}`,
    );
    return {
      failure: [`\`${id}\` names several works; give the address of one:`, ...works].join('\n'),
    };
  }
  const { URL, DOI, ISBN } = first.source;
  return {
    items: [{ ...(URL ? { URL } : {}), ...(DOI ? { DOI } : {}), ...(ISBN ? { ISBN } : {}) }],
    notes: [],
  };
}

/** Entries for works that `present` lacks, and what to tell about each of the others. */
function entriesOf(
  items: readonly Partial<CslItem>[],
  { role, read, id }: CiteRequest,
  present: Present,
  manuscripts: readonly Manuscript[],
  today: string,
): { entries: SourceEntry[]; notes: string[] } {
  const entries: SourceEntry[] = [];
  const notes: string[] = [];
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
    }
  }
  return { entries, notes };
}

/** The key of a reference manager, where a person could type it; Zotero’s own are addresses, RIS’s numbers. */
const keyOf = ({ id }: Partial<CslItem>): string | undefined =>
  id !== undefined && /^[\p{L}_][\p{L}\p{N}_-]{1,39}$/u.test(id) ? id : undefined;

function print(
  target: Manuscript | undefined,
  { items, notes }: Exclude<Works, { failure: string }>,
  request: CiteRequest,
  manuscripts: readonly Manuscript[],
  world: World,
): Outcome {
  const present = target ? presentNow(target, world).present : presentIn({}, []);
  const made = entriesOf(items, request, present, manuscripts, world.today);
  const blanks = [...new Set(made.entries.flatMap(blanksOf))].map((field) => `\`${field}\``);
  const hint =
    'No piece is named, and not exactly one is a draft: paste this below `sources:`, or name the piece.';
  return {
    exitCode: 0,
    output: sourcesText(made.entries),
    messages: [
      ...notes,
      ...made.notes,
      ...(blanks.length > 0 ? [`To fill in: ${blanks.join(', ')}.`] : []),
      ...(target ? [] : [hint]),
    ],
  };
}

/** The piece as it lies on the disk at this moment, and what its frontmatter lists. */
function presentNow({ slug }: Manuscript, { root }: World) {
  const piece = pieceFile(root, slug);
  const { text, problems } = decode(piece.bytes);
  const { value } = readFrontmatter(text);
  return { piece, text, problems, present: presentIn(value, readPiece(piece).writtenIds) };
}

/** Writes the entries into the piece as it lies on the disk now, which the network may have given time to change. */
function addTo(
  target: Manuscript,
  { items, notes }: Exclude<Works, { failure: string }>,
  request: CiteRequest,
  manuscripts: readonly Manuscript[],
  world: World,
): Outcome {
  const { file } = target;
  const { piece, text, problems, present } = presentNow(target, world);
  if (problems.length > 0) return notDone(...problems.map((problem) => messageOf(file, problem)));
  const made = entriesOf(items, request, present, manuscripts, world.today);
  const told = [...notes, ...made.notes];
  if (made.entries.length === 0) return { exitCode: 0, output: '', messages: told };

  const result = insertSources(text, made.entries);
  if ('problems' in result) {
    return notDone(...result.problems.map((problem) => messageOf(file, problem)));
  }
  try {
    writeFiles(new Map([[realpathSync(join(world.root, file)), result.text]]));
  } catch (error) {
    return notDone(`${file} stays as it was: ${(error as Error).message}`);
  }
  const edited = { ...piece, bytes: Buffer.from(result.text) };
  return { exitCode: 0, output: '', messages: [...told, ...added(edited, made.entries)] };
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

if (import.meta.main) {
  const { exitCode, output, messages } = await cite(process.argv.slice(2), {
    root: process.cwd(),
    today: today(),
    readInput: () => textOf(process.stdin),
  });
  process.stdout.write(output);
  for (const message of messages) console.error(message);
  process.exitCode = exitCode;
}
