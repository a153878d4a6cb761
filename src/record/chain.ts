/** Is the record as it was written? Each edition carries the hash of the one before, the index that of the last. */
import { sha256 } from '../model/text.ts';
import {
  lastEdition,
  RECORD_INDEX,
  RECORD_VERSION,
  recordFile,
  type BoardEdition,
  type BoardRecord,
  type Edition,
  type PieceRecord,
  type RecordIndex,
} from '../model/record.ts';

/** A record of either kind: both are chained and listed alike. */
export type AnyRecord = PieceRecord | BoardRecord;

/** A fault in the file of a record or of the index. */
export interface RecordProblem {
  /** Path from the project's root. */
  file: string;
  /** Keys and indexes from the root of the file. */
  path: (string | number)[];
  message: string;
}

/** JSON with sorted keys and no white space, one spelling for one value: https://www.rfc-editor.org/rfc/rfc8785 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${members.join(',')}}`;
}

/** Hash of an edition or index over everything in it but its own hash. */
export const sealOf = (sealed: Omit<Edition | BoardEdition | RecordIndex, 'hash'>): string =>
  sha256(canonicalJson({ ...sealed, hash: undefined }));

const feedIdIn = (record: AnyRecord): string | undefined =>
  'feedId' in record ? record.feedId : undefined;

const RESTORE =
  'expected the record as `npm run release` wrote it: restore it from version control';

/** Faults of a record in itself: changed, reordered, inserted or missing editions, a changed head. */
export function verifyChain(record: AnyRecord): RecordProblem[] {
  const feedId = feedIdIn(record);
  const problems: RecordProblem[] = [];
  const refuse = (path: (string | number)[], what: string) => {
    problems.push({ file: recordFile(record.slug), path, message: `${what}, ${RESTORE}` });
  };
  record.editions.forEach((edition, index) => {
    const { number, date } = edition;
    const before = record.editions[index - 1];
    if (number !== index + 1) {
      refuse(['editions', index], `Unexpected edition ${number} in place ${index + 1}`);
    } else if (edition.hash !== sealOf(edition) || edition.textHash !== sha256(edition.text)) {
      refuse(['editions', index], `Unexpected change in edition ${number} of ${date}`);
    } else if (before && edition.previousHash !== before.hash) {
      refuse(
        ['editions', index],
        `Unexpected edition ${number} of ${date}, which does not follow edition ${before.number} as it stands`,
      );
    } else if (!before && edition.previousHash !== sha256(feedId ?? record.slug)) {
      if (feedId === undefined) refuse(['slug'], `Unexpected slug \`${record.slug}\``);
      else refuse(['feedId'], `Unexpected feed id \`${feedId}\``);
    }
  });
  if (!('address' in record)) return problems;
  const { address } = lastEdition(record);
  if (record.address !== address) {
    refuse(
      ['address'],
      `Unexpected address \`${record.address}\` where the last edition has \`${address}\``,
    );
  }
  return problems;
}

/** The index of some records. */
export function indexOf(records: readonly AnyRecord[]): RecordIndex {
  const index = {
    version: RECORD_VERSION,
    records: Object.fromEntries(
      [...records]
        .sort((a, b) => (a.slug < b.slug ? -1 : 1))
        .map((record) => [
          record.slug,
          {
            ...('feedId' in record ? { feedId: record.feedId } : {}),
            editions: record.editions.length,
            hash: lastEdition<Edition | BoardEdition>(record).hash,
          },
        ]),
    ),
  } as const;
  return { ...index, hash: sealOf(index) };
}

/**
 * Records that the index knows otherwise: gone, shorter, with another id or another last edition.
 * `unread` are the slugs of files that are there and cannot be read.
 */
export function lostRecords(
  index: RecordIndex,
  records: readonly AnyRecord[],
  unread: readonly string[],
): RecordProblem[] {
  const bySlug = new Map(records.map((record) => [record.slug, record]));
  return Object.entries(index.records).flatMap(([slug, end]): RecordProblem[] => {
    if (unread.includes(slug)) return [];
    const file = recordFile(slug);
    const editions = end.editions === 1 ? '1 edition' : `${end.editions} editions`;
    const record = bySlug.get(slug);
    if (!record) {
      const message = `Missing file \`${file}\` with ${editions}, ${RESTORE}`;
      return [{ file: recordFile(RECORD_INDEX), path: ['records', slug], message }];
    }
    const feedId = feedIdIn(record);
    if (feedId !== end.feedId) {
      const message = `Unexpected feed id \`${feedId}\` where the index has \`${end.feedId}\`, ${RESTORE}`;
      return [{ file, path: ['feedId'], message }];
    }
    const held = record.editions.length;
    const listed = record.editions[end.editions - 1];
    if (!listed) {
      const message = `Unexpected end after edition ${held} where the index has ${editions}, ${RESTORE}`;
      return [{ file, path: ['editions', held - 1], message }];
    }
    if (listed.hash === end.hash) return [];
    const message = `Unexpected edition ${end.editions} of ${listed.date}, which is not the one the index lists, ${RESTORE}`;
    return [{ file, path: ['editions', end.editions - 1], message }];
  });
}

const REINDEX =
  'expected the two as `npm run release` wrote them: restore them from version control; after a merge of two releases, `npm run release -- --reindex` writes the index anew';

/**
 * What the index does not list, or lists in another hand: it can be written anew from sound records.
 * `index` is undefined where there is no file.
 */
export function unlistedRecords(
  index: RecordIndex | undefined,
  records: readonly AnyRecord[],
): RecordProblem[] {
  const indexFile = recordFile(RECORD_INDEX);
  const [first] = records;
  if (!index) {
    const message = `Missing file \`${indexFile}\` beside the records, ${REINDEX}`;
    return first ? [{ file: recordFile(first.slug), path: [], message }] : [];
  }
  const beyond = records.flatMap(({ slug, editions }): RecordProblem[] => {
    const listed = index.records[slug]?.editions ?? 0;
    const next = editions[listed];
    if (!next) return [];
    const message = `Unexpected edition ${next.number} of ${next.date}, which the index does not list, ${REINDEX}`;
    return [{ file: recordFile(slug), path: ['editions', listed], message }];
  });
  if (index.hash === sealOf(index)) return beyond;
  const message = `Unexpected change in \`${indexFile}\`, ${REINDEX}`;
  return [...beyond, { file: indexFile, path: ['hash'], message }];
}
