/** What is on record? The files that `npm run release` wrote, read and held against their hashes. */
import type { Message } from '../model/message.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { orphanedRecords } from '../record/record.ts';
import { lostRecords, unlistedRecords, verifyChain, type RecordProblem } from '../record/chain.ts';
import { problemsOf } from '../model/expect.ts';
import { placeAsWritten, type Manuscript } from '../model/manuscript.ts';
import type { Moved } from '../model/moved.ts';
import type { Place } from '../model/place.ts';
import {
  boardRecordSchema,
  boardRecordSlug,
  RECORD_INDEX,
  recordFile,
  recordIndexSchema,
  RECORDS,
  recordSchema,
  type BoardRecord,
  type PieceRecord,
  type RecordIndex,
} from '../model/record.ts';
import { TOLD } from '../model/told.ts';
import { readYaml } from './frontmatter.ts';
import { remembering } from './remembering.ts';

export interface Records {
  /** By slug; a record whose file cannot be read is left out, one that was tampered with is not. */
  records: Map<string, PieceRecord>;
  /** Of leaderboards, by the id of the board; likewise. */
  boardRecords: Map<string, BoardRecord>;
  /** Undefined where there is none, or it cannot be read. */
  index: RecordIndex | undefined;
  /** Files that are there and cannot be read as what they should be, each with its place. */
  unreadable: Message[];
  /** Faults within the records, lost editions, and records that no piece answers to. */
  broken: Message[];
  /** Sound records that the index does not list as they are. */
  unlisted: Message[];
}

/** Reads the records under `root` and judges them beside the pieces there are. Never throws for what a file holds. */
export function readRecords(
  root: string,
  manuscripts: readonly Manuscript[],
  moved: readonly Moved[],
): Records {
  const texts = new Map<string, string>();
  const unreadable: Message[] = [];
  const read = <Schema extends z.ZodType>(slug: string, schema: Schema) => {
    const text = readFileSync(join(root, recordFile(slug)), 'utf8');
    texts.set(recordFile(slug), text);
    const { value, problems } = remembered(join(root, recordFile(slug)), text, () =>
      parseJson(text, schema),
    ) as ReturnType<typeof parseJson<Schema>>;
    for (const { place, message } of problems) {
      unreadable.push(messageOf(recordFile(slug), place, `${message}; ${RESTORE}`));
    }
    return value;
  };

  const readAs = <Schema extends z.ZodType<{ slug: string }>>(slug: string, schema: Schema) => {
    const record = read(slug, schema);
    if (!record || record.slug === slug) return record;
    const place = placeIn(texts.get(recordFile(slug)) ?? '', ['slug']);
    const message = `Unexpected slug \`${record.slug}\` in the record of \`${slug}\`, expected \`${slug}\`; ${RESTORE}`;
    unreadable.push(messageOf(recordFile(slug), place, message));
    return undefined;
  };

  const names = namesIn(root, RECORDS);
  const slugs = names.filter((name) => name !== RECORD_INDEX && name !== TOLD);
  const boards = namesIn(root, `${RECORDS}/${boardRecordSlug('')}`);
  const records = new Map(
    slugs.flatMap((slug) => {
      const record = readAs(slug, recordSchema);
      return record ? [[slug, record]] : [];
    }),
  );
  const boardRecords = new Map(
    boards.flatMap((board) => {
      const record = readAs(boardRecordSlug(board), boardRecordSchema);
      return record ? [[board, record]] : [];
    }),
  );
  const hasIndex = names.includes(RECORD_INDEX);
  const index = hasIndex ? read(RECORD_INDEX, recordIndexSchema) : undefined;

  const all = [...records.values(), ...boardRecords.values()];
  const sound = new Set(all.map(({ slug }) => slug));
  const unread = [...slugs, ...boards.map(boardRecordSlug)].filter((slug) => !sound.has(slug));
  const messagesOf = (problems: RecordProblem[]) =>
    problems.map(({ file, path, message }) =>
      messageOf(file, placeIn(texts.get(file) ?? '', path), message),
    );
  const broken = messagesOf([
    ...all.flatMap(faultsOf),
    ...(index ? lostRecords(index, all, unread) : []),
    ...orphanedRecords({ manuscripts, records, moved }),
  ]);
  const unlisted = messagesOf(hasIndex && !index ? [] : unlistedRecords(index, all));
  return { records, boardRecords, index, unreadable, broken, unlisted };
}

const remembered = remembering<unknown>();

/** Faults of a record in itself; one that is remembered was looked at before. */
function faultsOf(record: PieceRecord | BoardRecord): RecordProblem[] {
  const faults = faultsKnown.get(record) ?? verifyChain(record);
  faultsKnown.set(record, faults);
  return faults;
}
const faultsKnown = new WeakMap<object, RecordProblem[]>();

const RESTORE = 'restore the file as `npm run release` wrote it from version control';

const messageOf = (file: string, place: Place, message: string): Message => ({
  file,
  place,
  severity: 'error',
  ruleId: 'record-is-kept',
  message,
});

/** Names of the records in a folder, without their ending. */
export function namesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /^[^.].*\.json$/.test(entry.name))
    .map(({ name }) => name.slice(0, -'.json'.length))
    .sort();
}

/** Where a path stands in a JSON text, which is YAML too. */
function placeIn(text: string, path: readonly (string | number)[]): Place {
  return placeAsWritten({ places: { ...readYaml(text).places, '': TOP } }, path);
}

const TOP: Place = { line: 1, column: 1 };

/** The value of a JSON text, or what is wrong with it. */
export function parseJson<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): { value?: z.infer<Schema>; problems: { place: Place; message: string }[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? [];
    const place = line && column ? { line: Number(line), column: Number(column) } : TOP;
    return { problems: [{ place, message: 'Unexpected text, expected JSON' }] };
  }
  const result = schema.safeParse(json);
  if (result.success) return { value: result.data, problems: [] };
  return {
    problems: problemsOf(result.error, json).map(({ path, message }) => ({
      place: placeIn(text, path),
      message,
    })),
  };
}
