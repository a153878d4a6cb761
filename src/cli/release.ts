/** `npm run release`: what goes on record? An edition for each published piece and state of a board that is new or has changed. */
import type { Site } from '../model/site.ts';
import type { Message } from '../model/message.ts';
import { join } from 'node:path';
import { boardRecordWith, changedStates } from '../record/board-record.ts';
import { named } from '../record/first-change.ts';
import { editionOf, excused, recordsOf, recordWith } from '../record/record.ts';
import { indexOf, type AnyRecord } from '../record/chain.ts';
import { reportOf } from '../formats/check-report.ts';
import { checkAll } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { hiddenAs, isPublished } from '../model/visibility.ts';
import { readRecords } from '../reading/read-records.ts';
import type { Day } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import {
  lastEdition,
  RECORD_INDEX,
  recordFile,
  type BoardEdition,
  type Edition,
  type RecordIndex,
} from '../model/record.ts';
import { readSite } from '../reading/read-site.ts';
import { writeFiles } from '../reading/write-files.ts';
import { anyText, command, Failure, main, pieceNamed, sentenceOf, WrongCall } from './command.ts';

export interface ReleaseRequest {
  /** Pieces, by slug or path, and leaderboards to release; none means all that are new or changed. */
  slugs: readonly string[];
  /** The folder in which they are named, where it is not the project’s. */
  from?: string;
  /** Why they changed, where they do not say so themselves. */
  reason?: string | undefined;
  /** Answer what would be written, and write nothing. */
  dryRun?: boolean;
}

/**
 * Releases what is new or changed under `root`, on the UTC day `today`. All content is checked first and
 * an error stops the release; a stated reason excuses a changed text of the pieces and a changed state of the
 * boards it names, and nothing else.
 * Answers what to tell. Throws `WrongCall`, `Failure` and what the file system throws, with every file as it was.
 */
export function release(root: string, today: Day, request: ReleaseRequest): string {
  const { site, boards, messages: siteMessages } = readSite(root, today);
  const boardIds = boards.map(({ id }) => id);
  const folders = { root, from: request.from ?? root };
  const names = namesOf(request, site, boardIds, folders, today);
  const isNamed = (name: string) => names.length === 0 || names.includes(name);
  const isAsked = ({ slug }: Manuscript) => isNamed(slug);
  const askedBoards = boards.filter(({ id }) => isNamed(id));
  // A piece that is not asked for may wait for a reason of its own.
  const judged = excusing(site, (one) => request.reason !== undefined || !isAsked(one));
  const unexplained = request.reason === undefined ? askedBoards.flatMap(changedStates) : [];
  const errors = [...siteMessages, ...unexplained, ...checkAll(rules, judged, today)].filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) throw refused(errors, site.manuscripts.length);

  const recorded = recordsOf(site);
  const release = { date: today, stated: request.reason };
  const pieces = site.manuscripts
    .filter((manuscript) => isAsked(manuscript) && isPublished(manuscript.piece, today))
    .flatMap((manuscript): Released[] => {
      const before = recorded.get(manuscript.slug);
      const edition = editionOf(manuscript, before, release);
      if (!edition) return [];
      return [{ before, editions: [edition], record: recordWith(manuscript, before, edition) }];
    });
  const states = askedBoards.flatMap((board): Released[] => {
    const made = boardRecordWith(board, release);
    return made ? [{ before: board.record, ...made }] : [];
  });
  const released = [...pieces, ...states];
  if (released.length === 0) return 'Nothing to release: all is as recorded.';
  const later = released.find(({ before }) => before && today < lastOf(before).date);
  if (later?.before) {
    const { number, date } = lastOf(later.before);
    throw new Failure(
      `Unexpected day ${today} for \`${later.record.slug}\`, expected one not before edition ${number} of ${date}: see the clock, or \`SOURCE_DATE_EPOCH\`\n${NOTHING}`,
    );
  }

  const moved = released.flatMap(({ before, record }) =>
    before && before.slug !== record.slug ? [before.slug] : [],
  );
  const records = new Map<string, AnyRecord>([
    ...[...site.records].filter(([slug]) => !moved.includes(slug)),
    ...boards.flatMap(({ record }) => (record ? [[record.slug, record] as const] : [])),
    ...released.map(({ record }) => [record.slug, record] as const),
  ]);
  if (!request.dryRun) {
    const texts = new Map([
      ...released.map(
        ({ record }) => [join(root, recordFile(record.slug)), jsonText(record)] as const,
      ),
      [join(root, recordFile(RECORD_INDEX)), jsonText(indexOf([...records.values()]))] as const,
    ]);
    const gone = moved.map((slug) => join(root, recordFile(slug)));
    writeFiles(texts, gone);
  }
  const lines = released.flatMap(({ editions, record }) =>
    editions.map((edition) => `${recordFile(record.slug)}: ${named(edition)}, ${subject(edition)}`),
  );
  const last = request.dryRun
    ? 'Nothing was written.'
    : `Commit \`content/record/\` with the pieces.`;
  return [...lines, last].join('\n');
}

/** A record that a release makes longer. */
interface Released {
  before: AnyRecord | undefined;
  /** What is added. */
  editions: readonly (Edition | BoardEdition)[];
  record: AnyRecord;
}

const lastOf = (record: AnyRecord) => lastEdition<Edition | BoardEdition>(record);

/** Why there is an edition, and of which state where it is one of a board. */
const subject = (edition: Edition | BoardEdition): string =>
  'state' in edition ? `state of ${edition.state}: ${edition.reason}` : edition.reason;

const NOTHING = 'Nothing was released.';

const refused = (errors: readonly Message[], checked: number) =>
  new Failure(`${reportOf(errors, checked)}\n${NOTHING}`);

/** The site as if the changed texts of those pieces were on record already. */
function excusing(site: Site, isExcused: (manuscript: Manuscript) => boolean): Site {
  const records = new Map(site.records);
  const recorded = recordsOf(site);
  for (const manuscript of site.manuscripts.filter(isExcused)) {
    const record = recorded.get(manuscript.slug);
    if (record) records.set(record.slug, excused(record, manuscript));
  }
  return { ...site, records };
}

/** The slugs and boards that are named. Throws `WrongCall` where they are unknown or not published. */
function namesOf(
  { slugs, reason }: ReleaseRequest,
  { manuscripts }: Site,
  boards: readonly string[],
  folders: { root: string; from: string },
  today: Day,
): string[] {
  if (reason?.trim() === '') {
    throw new WrongCall('Unexpected empty `--reason`, expected why the piece changed');
  }
  if (reason !== undefined && slugs.length === 0) {
    throw new WrongCall(
      'Unexpected `--reason` without a piece, expected the slugs it is for: `npm run release -- my-slug --reason "…"`',
    );
  }
  const known = new Map(manuscripts.map((one) => [one.slug, one.piece]));
  return slugs.map((name) => {
    if (boards.includes(name)) return name;
    const slug = pieceNamed(name, [...known.keys()], folders, boards);
    const piece = known.get(slug);
    if (piece && !isPublished(piece, today)) {
      throw new WrongCall(
        `Unexpected piece \`${slug}\`, which is ${hiddenAs(piece)}, expected a published one`,
      );
    }
    return slug;
  });
}

const jsonText = (value: AnyRecord | RecordIndex) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Writes the index anew from the records, for the case that two branches have each released something.
 * Throws a `Failure` where a record is broken, or the old index knows an edition that is gone.
 */
export function reindex(root: string, today: Day): string {
  const { site } = readSite(root, today);
  const { records, boardRecords, unreadable, broken } = readRecords(
    root,
    site.manuscripts,
    site.moved,
  );
  const errors = [...unreadable.filter(({ file }) => file !== recordFile(RECORD_INDEX)), ...broken];
  if (errors.length > 0) throw refused(errors, site.manuscripts.length);
  const all = [...records.values(), ...boardRecords.values()];
  if (all.length === 0) return 'Nothing to list: there is no record.';
  writeFiles(new Map([[join(root, recordFile(RECORD_INDEX)), jsonText(indexOf(all))]]));
  return `${recordFile(RECORD_INDEX)}: written anew`;
}

export const releaseCommand = command({
  name: 'release',
  words: '[slug or board …]',
  about:
    'Puts on record what is new or has changed: finished pieces and states of leaderboards. Without names, all.',
  options: {
    reason: {
      is: 'why the named ones changed, where they do not say so themselves',
      value: 'TEXT',
      takes: anyText('why the piece changed'),
    },
    'dry-run': { is: 'say what would be written, and write nothing' },
    reindex: { is: 'write the index of the records anew, after a merge' },
  },
  run({ options, words }, { root, from, today, err }) {
    const { reason, reindex: isIndexOnly, 'dry-run': dryRun } = options;
    const day = today();
    const request = { slugs: words, from, reason, dryRun };
    try {
      err(isIndexOnly ? reindex(root, day) : release(root, day, request));
      return 0;
    } catch (error) {
      const isTold = error instanceof WrongCall || error instanceof Failure;
      const sentence = isTold ? undefined : sentenceOf(error, root);
      throw sentence === undefined ? error : new Failure(`${sentence}\n${NOTHING}`);
    }
  },
});

if (import.meta.main) await main(releaseCommand);
