/** `npm run read`: what do the sources of a piece say? Their texts are kept in private, and what was found in them is put on record. */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { wordDiff, type Change } from '../evidence/word-diff.ts';
import type { ReadSource } from '../evidence/judge.ts';
import { proofOf } from '../evidence/proof-of.ts';
import { countsInWords, findingsOf } from '../evidence/findings-of.ts';
import type { Day } from '../model/date.ts';
import { nearest } from '../model/expect.ts';
import type { KeptText } from '../model/kept-text.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { proofFile, type Proof } from '../model/proof.ts';
import { dateInWords } from '../model/source-labels.ts';
import { sourceAddress, sourceIdentity, type Source } from '../model/source.ts';
import { counted } from '../model/words.ts';
import { webClient, type WebClient } from '../network/web-client.ts';
import { pieceFile, pieceSlugs } from '../reading/piece-files.ts';
import { evidenceFolder, readTexts } from '../reading/read-evidence.ts';
import { readPiece } from '../reading/read-piece.ts';
import { readProof } from '../reading/read-proofs.ts';
import { writeFiles } from '../reading/write-files.ts';
import { keepText, type Kept } from '../reading-room/keep-text.ts';
import { readAddress } from '../reading-room/read-address.ts';
import {
  textOfBytes,
  type File,
  type Refusal,
  type SourceText,
} from '../reading-room/text-of-bytes.ts';
import { askedAs, askingOptions } from './asking.ts';
import {
  anyText,
  command,
  Failure,
  main,
  pathOf,
  pieceNamed,
  WrongCall,
  type Command,
  type Values,
  type World,
} from './command.ts';

const options = {
  file: {
    is: 'take the text from FILE (HTML, PDF, text, Markdown, JSON), or from standard input where it is `-`',
    value: 'FILE',
    takes: anyText('a file, or `-`'),
  },
  missing: {
    is: 'say that it is an excerpt, and what is missing: `the part after the paywall`',
    value: 'TEXT',
    takes: anyText('what is missing'),
  },
  'copy-by': {
    is: 'say that it is a copy, and whose: `Internet Archive, 12 November 2026`',
    value: 'TEXT',
    takes: anyText('whose copy it is'),
  },
  offline: { is: 'ask nobody; look again in the texts that are kept' },
  ...askingOptions,
} satisfies Command['options'];

type Request = Values<typeof options>;

export const readCommand = command({
  name: 'read',
  words: '<piece> [source id …]',
  about: `Reads the sources of a piece, all or those named, and keeps their texts in \`evidence/\` (or in the folder that
EVIDENCE_DIR names), which is private: the texts are somebody else’s. Then it looks for every figure, quotation and
silence of the piece in them and writes what it found to \`content/record/evidence/\`, to be committed with the piece.
What cannot be fetched, such as a book or a page behind a login, is given as a file, one source at a time.`,
  options,
  async run({ options: request, words }, world) {
    const [name, ...ids] = words;
    if (name === undefined) {
      throw new WrongCall('Missing piece, expected its slug: `npm run read -- my-slug`');
    }
    const { root, err, today } = world;
    const slug = pieceNamed(name, pieceSlugs(root), world);
    const manuscript = readPiece(pieceFile(root, slug));
    const sources = sourcesNamed(manuscript, ids, request);
    const folder = evidenceFolder(root, world.env);
    const day = today();
    const before = readProof(root, slug).proof;
    const read = request.offline
      ? []
      : await readAll(sources, { request, world, folder, day, isNamed: ids.length > 0 });
    for (const line of read.flatMap(({ lines }) => lines)) err(line);

    const texts = manuscript.piece.sources.flatMap((source): ReadSource[] => {
      const text = readTexts(folder, sourceIdentity(source)).at(-1);
      return text ? [{ source, text }] : [];
    });
    const isComplete = read.every(({ isRead }) => isRead);
    if (texts.length === 0) {
      err(`No text of a source of \`${slug}\` is kept, so nothing was looked for.`);
      return 1;
    }
    const proof = proofOf(manuscript, texts, { before, today: day });
    const file = proofFile(slug);
    const text = `${JSON.stringify(proof, null, 1)}\n`;
    const path = join(root, file);
    const isNews = !existsSync(path) || readFileSync(path, 'utf8') !== text;
    if (isNews) writeFiles(new Map([[path, text]]));
    findingLines(manuscript, proof).forEach(err);
    err(isNews ? `${file}: commit it with the piece.` : `${file}: as it was.`);
    return isComplete ? 0 : 1;
  },
});

/** The sources that are meant. Throws `WrongCall`. */
function sourcesNamed(
  { piece, slug }: Manuscript,
  ids: readonly string[],
  { file, missing, 'copy-by': copyBy, offline }: Request,
): Source[] {
  const known = piece.sources.map(({ id }) => id);
  for (const id of ids.filter((one) => !known.includes(one))) {
    const meant = nearest(id, known);
    const expected =
      meant === undefined
        ? `expected one of ${known.map((one) => `\`${one}\``).join(', ')}`
        : `did you mean \`${meant}\`?`;
    throw new WrongCall(`Unexpected source \`${id}\` of \`${slug}\`, ${expected}`);
  }
  const given = { '--file': file, '--missing': missing, '--copy-by': copyBy };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (value.trim() === '') throw new WrongCall(`Unexpected empty \`${name}\`, expected words`);
    if (ids.length !== 1) {
      throw new WrongCall(
        `Unexpected \`${name}\` for ${counted(ids.length, 'source')}, expected one`,
      );
    }
    if (offline)
      throw new WrongCall(`Unexpected \`${name}\` with \`--offline\`, expected one of them`);
  }
  return piece.sources.filter(({ id }) => ids.length === 0 || ids.includes(id));
}

interface Task {
  request: Request;
  world: World;
  folder: string;
  day: Day;
  /** Whether the sources were named, and not all meant. */
  isNamed: boolean;
}

/** What came of one source. */
interface Outcome {
  lines: string[];
  /** False where it was to be read and could not be. */
  isRead: boolean;
}

function readAll(sources: readonly Source[], task: Task): Promise<Outcome[]> {
  const { request } = task;
  const ask = webClient({ ...askedAs(request), retries: 1 });
  return Promise.all(sources.map((source) => readOne(source, ask, task)));
}

async function readOne(source: Source, ask: WebClient, task: Task): Promise<Outcome> {
  const { request, world, folder, day, isNamed } = task;
  const { id } = source;
  const refused = (why: string): Outcome => ({ lines: [`\`${id}\` ${why}.`], isRead: false });
  if (source.read === 'secondhand' && !isNamed) {
    return { lines: [`\`${id}\` is known second-hand and was not read.`], isRead: true };
  }
  const got =
    request.file === undefined ? await fetched(source, ask) : await given(request.file, world);
  if ('refusal' in got) return refused(got.refusal);
  const read = await textOfBytes(got);
  if ('refusal' in read) return refused(read.refusal);
  const copyBy = request['copy-by'] ?? got.copyBy;
  const part = partOf(read, source, request, copyBy);
  if ('refusal' in part) return refused(part.refusal);
  let kept: Kept;
  try {
    kept = keepText(
      folder,
      read.text,
      {
        source: sourceIdentity(source),
        address: request.file ?? sourceAddress(source) ?? '',
        finalAddress: request.file === undefined ? got.address : '',
        contentType: got.contentType,
        bytes: got.bytes.length,
        extractor: read.extractor,
        title: read.title,
        words: read.words,
        ...part,
      },
      day,
    );
  } catch (error) {
    return refused(`was read and cannot be kept: ${(error as Error).message}`);
  }
  return { lines: linesOf(id, kept), isRead: true };
}

type Got = File & { copyBy?: string };

/** The source at its address, or else the copy that it names. */
async function fetched(source: Source, ask: WebClient): Promise<Got | Refusal> {
  const address = sourceAddress(source);
  if (address === undefined) return { refusal: 'has no address: give its text as `--file`' };
  const got = await readAddress(address, ask);
  const { archived } = source;
  if (!('refusal' in got) || archived === undefined) return got;
  const copy = await readAddress(archived, ask);
  return 'refusal' in copy ? got : { ...copy, copyBy: `${new URL(archived).host}, ${archived}` };
}

const TYPES: Partial<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
};

async function given(file: string, world: World): Promise<Got | Refusal> {
  if (file === '-') {
    const bytes = Buffer.from(await world.input());
    return { bytes, contentType: '', address: 'https://standard-input.invalid/' };
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(pathOf(file, world));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(`\`${file}\` cannot be read (${code}).`);
  }
  const contentType = TYPES[extname(file).toLowerCase()] ?? '';
  return { bytes, contentType, address: 'https://file.invalid/' };
}

/** How much of the source the text is, or why that must be said first. */
function partOf(
  { isPart }: SourceText,
  { read }: Source,
  { missing }: Request,
  copyBy: string | undefined,
): Pick<KeptText, 'part' | 'missing' | 'copyBy'> | Refusal {
  const whose = copyBy === undefined ? {} : { copyBy };
  if (missing !== undefined) return { part: 'excerpt', missing, ...whose };
  if (copyBy !== undefined) return { part: 'copy', copyBy };
  if (!isPart) return { part: 'full' };
  if (read === 'excerpt') return { part: 'excerpt', missing: 'what only subscribers see' };
  return {
    refusal:
      'shows its beginning only, and the rest to subscribers: give the whole as `--file`, or keep this with `--missing "what only subscribers see"` and say `read: excerpt`',
  };
}

/** Changes shown of a text that reads otherwise than before. */
const MOST_CHANGES = 12;

function linesOf(id: string, { text, before }: Kept): string[] {
  const { words, part, missing, copyBy } = text;
  const how =
    part === 'full'
      ? 'kept whole'
      : part === 'excerpt'
        ? `kept as an excerpt${copyBy === undefined ? '' : ` of a copy by ${copyBy}`}, without ${missing}`
        : `kept as a copy by ${copyBy}`;
  if (!before) return [`\`${id}\` ${counted(words, 'word')}, ${how}.`];
  const changes = wordDiff(before.text, text.text).map(changeInWords);
  return [
    `\`${id}\` reads otherwise than on ${dateInWords(before.read)} (${counted(words, 'word')}, ${how}):`,
    ...changes.slice(0, MOST_CHANGES).map((change) => `  ${change}`),
    ...(changes.length > MOST_CHANGES
      ? [`  and ${changes.length - MOST_CHANGES} more changes`]
      : []),
  ];
}

/** What was found, in words, and where to see the rest. */
function findingLines(manuscript: Manuscript, proof: Proof): string[] {
  const { counts, statements, silences, sources } = findingsOf(manuscript, proof);
  const unread = manuscript.piece.sources.filter(({ id }) => !sources.has(id));
  const lost = statements.flatMap((one) =>
    [...(one.proof?.figures ?? []), ...(one.proof?.quotations ?? [])].filter(
      ({ is }) => is === 'lost',
    ),
  );
  const searched = silences.filter((one) => one.silence.lookedFor.length > 0).length;
  const told = silences.filter((one) =>
    one.proof?.sources.some(({ hits, cleared }) => hits > cleared),
  ).length;
  const figures = countsInWords(counts.figures, 'figure');
  const quotations = countsInWords(counts.quotations, 'quotation');
  return [
    ...lost.map(
      ({ words, in: ids }) => `No longer in ${ids.map((id) => `\`${id}\``).join(', ')}: “${words}”`,
    ),
    ...[figures, quotations].flatMap((line) => (line === undefined ? [] : [`${line}.`])),
    ...(searched > 0
      ? [`${counted(searched, 'silence')} searched, ${told} broken by what was found.`]
      : []),
    ...(unread.length > 0 ? [`Not read: ${unread.map(({ id }) => `\`${id}\``).join(', ')}.`] : []),
    `\`npm run check -- ${manuscript.slug}\` shows the place of each.`,
  ];
}

const short = (text: string) => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

/** `… the lead [was: old words] new words the tail …` */
const changeInWords = ({ before, after, lead, tail }: Change): string =>
  `… ${lead} ${before === '' ? '' : `[-${short(before)}-] `}${after === '' ? '' : `[+${short(after)}+] `}${tail} …`;

if (import.meta.main) await main(readCommand);
