/** What lies on the disk? The one reader of `content/`: pieces, boards, authors, topics, and what is on record. */
import { join } from 'node:path';
import type { z } from 'zod';
import { authorsSchema } from '../model/author.ts';
import type { Day } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Message } from '../model/message.ts';
import { compare } from '../model/order.ts';
import type { Site } from '../model/site.ts';
import { GONE, MOVED, movedSchema, type Moved } from '../model/moved.ts';
import { topicsSchema } from '../model/topic.ts';
import { unrecordedStates, type RecordedBoard } from '../record/board-record.ts';
import { unrecorded } from '../record/record.ts';
import { filesBelow, pieceFile, PIECES, pieceSlugs, readWhole } from './piece-files.ts';
import { readBoards } from './read-boards.ts';
import { readOwnPages } from './read-own-pages.ts';
import { readData, readEntries } from './read-data.ts';
import { readPiece, type PieceFile } from './read-piece.ts';
import { evidenceFolder, readAllTexts } from './read-evidence.ts';
import { readProofs, type TrustProof } from './read-proofs.ts';
import { readSubjects } from './read-subjects.ts';
import { readRecords } from './read-records.ts';
import { strayFiles } from './stray-files.ts';

/** A site as it was read. */
export interface SiteReading {
  site: Site;
  /** Faults of data files and of the record, and what is not on record; those of pieces are the rules’. */
  messages: Message[];
  /** All boards there are or were, with what was recorded of them. */
  boards: RecordedBoard[];
}

/**
 * Reads everything under `root` on a UTC day. Never throws for what a file holds. `read` reads a piece, or finds
 * what was read of the same file before; `trust` knows proofs that were held against their seals before.
 */
export function readSite(
  root: string,
  today: Day,
  read: (file: PieceFile) => Manuscript = readPiece,
  trust?: TrustProof,
): SiteReading {
  const messages: Message[] = [];
  const entriesIn = <Entry extends object>(
    file: string,
    schema: z.ZodType<Record<string, Entry>>,
  ): (Entry & { id: string })[] => {
    const { entries, messages: faults } = readEntries(root, file, schema);
    messages.push(...faults);
    return entries.sort((a, b) => compare(a.id, b.id));
  };
  const authors = entriesIn('content/authors.yml', authorsSchema);
  const topics = entriesIn('content/topics.yml', topicsSchema);
  const moved = readMoved(root, messages);
  messages.push(...strayFiles(root));
  const manuscripts = readPieces(root, read, messages);
  const { subjects, messages: subjectFaults } = readSubjects(root, manuscripts);
  messages.push(...subjectFaults);
  const { records, boardRecords, index, ...faults } = readRecords(root, manuscripts, moved);
  messages.push(...faults.unreadable, ...faults.broken, ...faults.unlisted);
  const { proofs, messages: proofFaults } = readProofs(root, trust);
  messages.push(...proofFaults);
  const texts = readAllTexts(evidenceFolder(root));
  const { boards, states, messages: boardFaults } = readBoards(root, today);
  messages.push(...boardFaults);
  const publicFiles = filesBelow(join(root, 'public'));
  const ownPages = readOwnPages(root);
  const site = {
    manuscripts,
    authors,
    topics,
    subjects,
    records,
    boardRecords,
    proofs,
    texts,
    boards,
    publicFiles,
    moved,
    ownPages,
  };
  const recorded = [...new Set([...states.keys(), ...boardRecords.keys()])].map((id) => ({
    id,
    states: states.get(id) ?? new Map<string, string>(),
    record: boardRecords.get(id),
  }));
  // A publication keeps a record from its first release on.
  if (index) messages.push(...unrecorded(site, today), ...recorded.flatMap(unrecordedStates));
  return { site, messages, boards: recorded };
}

/** All pieces; one that the disk does not hand out is told in `messages`. */
function readPieces(
  root: string,
  read: (file: PieceFile) => Manuscript,
  messages: Message[],
): Manuscript[] {
  return pieceSlugs(root).flatMap((slug) => {
    const file = `${PIECES}/${slug}/index.mdx`;
    const found = readWhole(join(root, file));
    if (found && 'bytes' in found) return [read(pieceFile(root, slug))];
    const place = { line: 1, column: 1 };
    const message = found?.fault ?? 'Missing file';
    messages.push({ file, place, severity: 'error', ruleId: 'file-is-read', message });
    return [];
  });
}

/** Addresses that lead on or are gone; faults of their file are added to `messages`. */
function readMoved(root: string, messages: Message[]): Moved[] {
  const found = readWhole(join(root, MOVED));
  if (!found) return [];
  const { value = {}, problems, placeOf } = readData(found, movedSchema);
  for (const problem of problems) messages.push({ file: MOVED, severity: 'error', ...problem });
  return Object.entries(value).map(([from, to]) => ({
    from,
    to: to === GONE ? undefined : to,
    place: placeOf(from),
  }));
}
