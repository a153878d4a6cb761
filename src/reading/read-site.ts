/** What lies on the disk? All pieces, authors, topics and leaderboards, what is on record, and the addresses the site serves. */
import type { Site } from '../model/site.ts';
import type { Message } from '../model/message.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { unrecordedStates, type RecordedBoard } from '../record/board-record.ts';
import { unrecorded } from '../record/record.ts';
import { pieceFile, pieceSlugs } from './piece-files.ts';
import { readBoards } from './read-boards.ts';
import { readData } from './read-data.ts';
import { readPiece } from './read-piece.ts';
import { readRecords } from './read-records.ts';
import { servedPaths } from './served-paths.ts';
import { authorsSchema } from '../model/author.ts';
import { topicsSchema } from '../model/topic.ts';

/**
 * Reads everything under `root`. Messages are the faults of data files and of the record, and what is not
 * on record; those of pieces are the rules’. `boards` are all boards there are or were, with what was recorded
 * of them.
 */
export function readSite(
  root: string,
  today: string,
): { site: Site; messages: Message[]; boards: RecordedBoard[] } {
  const messages: Message[] = [];
  const idsIn = <Schema extends z.ZodType<Record<string, unknown>>>(
    file: string,
    schema: Schema,
  ): string[] => {
    if (!existsSync(join(root, file))) {
      messages.push({
        file,
        place: { line: 1, column: 1 },
        severity: 'error',
        ruleId: 'frontmatter-is-valid',
        message: `Missing file \`${file}\`, expected entries by id`,
      });
      return [];
    }
    const { value, problems } = readData(readFileSync(join(root, file)), schema);
    for (const problem of problems) messages.push({ file, severity: 'error', ...problem });
    return Object.keys(value ?? {});
  };
  const authors = idsIn('content/authors.yml', authorsSchema);
  const topics = idsIn('content/topics.yml', topicsSchema);
  const manuscripts = pieceSlugs(root).map((slug) => readPiece(pieceFile(root, slug)));
  const { records, boardRecords, index, ...faults } = readRecords(root, manuscripts);
  messages.push(...faults.unreadable, ...faults.broken, ...faults.unlisted);
  const { boards, states, messages: boardFaults } = readBoards(root, today);
  messages.push(...boardFaults);
  const isServed = servedPaths(root);
  const site = { manuscripts, today, authors, topics, records, boards, isServed };
  const recorded = [...new Set([...states.keys(), ...boardRecords.keys()])].map((id) => ({
    id,
    states: states.get(id) ?? new Map<string, string>(),
    record: boardRecords.get(id),
  }));
  // A publication keeps a record from its first release on.
  if (index) messages.push(...unrecorded(site), ...recorded.flatMap(unrecordedStates));
  return { site, messages, boards: recorded };
}
