/** `npm run release`: what goes on record? An edition for each published piece and state of a board that is new or has changed. */
import { isPublished } from '../model/visibility.ts';
import type { Site } from '../model/site.ts';
import type { Message } from '../model/message.ts';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { boardRecordWith, changedStates } from '../record/board-record.ts';
import { named } from '../record/first-change.ts';
import { editionOf, excused, recordsOf, recordWith } from '../record/record.ts';
import { indexOf, type AnyRecord } from '../record/chain.ts';
import { reportOf } from '../formats/check-report.ts';
import { checkAll } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { hiddenAs } from '../model/visibility.ts';
import { PIECES } from '../reading/piece-files.ts';
import { readRecords } from '../reading/read-records.ts';
import type { Day } from '../model/date.ts';
import { nearest } from '../model/expect.ts';
import { BOARDS } from '../model/leaderboard.ts';
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
import { today } from '../today.ts';

export interface ReleaseRequest {
  /** Pieces and leaderboards to release; none means all that are new or changed. */
  slugs: readonly string[];
  /** Why they changed, where they do not say so themselves. */
  reason?: string | undefined;
  /** Answer what would be written, and write nothing. */
  dryRun?: boolean;
}

export interface Outcome {
  /** 0 done or nothing to do, 1 the content does not hold, 2 the request cannot be understood. */
  status: 0 | 1 | 2;
  /** What to print. */
  text: string;
}

/**
 * Releases what is new or changed under `root`, on the UTC day `today`. All content is checked first and
 * an error stops the release; a stated reason excuses a changed text of the pieces and a changed state of the
 * boards it names, and nothing else.
 * Throws what the file system throws, with every file as it was.
 */
export function release(root: string, today: Day, request: ReleaseRequest): Outcome {
  const { site, boards, messages: siteMessages } = readSite(root, today);
  const misunderstood = faultOf(
    request,
    site,
    boards.map(({ id }) => id),
    today,
  );
  if (misunderstood !== undefined) return { status: 2, text: misunderstood };

  const isNamed = (name: string) => request.slugs.length === 0 || request.slugs.includes(name);
  const isAsked = ({ slug }: Manuscript) => isNamed(slug);
  const askedBoards = boards.filter(({ id }) => isNamed(id));
  // A piece that is not asked for may wait for a reason of its own.
  const judged = excusing(
    site,
    (manuscript) => request.reason !== undefined || !isAsked(manuscript),
  );
  const unexplained = request.reason === undefined ? askedBoards.flatMap(changedStates) : [];
  const errors = [...siteMessages, ...unexplained, ...checkAll(rules, judged, today)].filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) return refused(errors, site.manuscripts.length);

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
  if (released.length === 0) return { status: 0, text: 'Nothing to release: all is as recorded.' };
  const later = released.find(({ before }) => before && today < lastOf(before).date);
  if (later?.before) {
    const { number, date } = lastOf(later.before);
    const text = `Unexpected day ${today} for \`${later.record.slug}\`, expected one not before edition ${number} of ${date}: see the clock, or \`SOURCE_DATE_EPOCH\`\n${NOTHING}`;
    return { status: 1, text };
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
    writeFiles(
      texts,
      moved.map((slug) => join(root, recordFile(slug))),
    );
  }
  const lines = released.flatMap(({ editions, record }) =>
    editions.map((edition) => `${recordFile(record.slug)}: ${named(edition)}, ${subject(edition)}`),
  );
  const last = request.dryRun
    ? 'Nothing was written.'
    : `Commit \`content/record/\` with the pieces.`;
  return { status: 0, text: [...lines, last].join('\n') };
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

const refused = (errors: readonly Message[], checked: number): Outcome => ({
  status: 1,
  text: `${reportOf(errors, checked)}\n${NOTHING}`,
});

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

/** What is wrong with the request itself, in words for the writer. */
function faultOf(
  { slugs, reason }: ReleaseRequest,
  { manuscripts }: Site,
  boards: readonly string[],
  today: Day,
) {
  if (reason?.trim() === '') return 'Unexpected empty `--reason`, expected why the piece changed';
  if (reason !== undefined && slugs.length === 0) {
    return 'Unexpected `--reason` without a piece, expected the slugs it is for: `npm run release -- my-slug --reason "…"`';
  }
  for (const slug of slugs.filter((name) => !boards.includes(name))) {
    const manuscript = manuscripts.find((one) => one.slug === slug);
    if (!manuscript) {
      const meant = nearest(slug, [...manuscripts.map((one) => one.slug), ...boards]);
      return `Unexpected piece \`${slug}\`, ${
        meant
          ? `did you mean \`${meant}\`?`
          : `expected the name of a folder in \`${PIECES}/\` or \`${BOARDS}/\``
      }`;
    }
    const { piece } = manuscript;
    if (!isPublished(piece, today)) {
      return `Unexpected piece \`${slug}\`, which is ${hiddenAs(piece)}, expected a published one`;
    }
  }
  return undefined;
}

const jsonText = (value: AnyRecord | RecordIndex) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Writes the index anew from the records, for the case that two branches have each released something.
 * Refuses where a record is broken, or the old index knows an edition that is gone.
 */
export function reindex(root: string, today: Day): Outcome {
  const { site } = readSite(root, today);
  const { records, boardRecords, unreadable, broken } = readRecords(root, site.manuscripts);
  const errors = [...unreadable.filter(({ file }) => file !== recordFile(RECORD_INDEX)), ...broken];
  if (errors.length > 0) return refused(errors, site.manuscripts.length);
  const all = [...records.values(), ...boardRecords.values()];
  if (all.length === 0) return { status: 0, text: 'Nothing to list: there is no record.' };
  writeFiles(new Map([[join(root, recordFile(RECORD_INDEX)), jsonText(indexOf(all))]]));
  return { status: 0, text: `${recordFile(RECORD_INDEX)}: written anew` };
}

const USAGE = 'npm run release [-- slug or board … --reason "…" --dry-run | --reindex]';

/** Answers the words of a command line. */
export function answer(root: string, today: Day, words: readonly string[]): Outcome {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        reason: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        reindex: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { status: 0, text: USAGE };
    if (values.reindex) return reindex(root, today);
    return release(root, today, {
      slugs: positionals,
      reason: values.reason,
      dryRun: values['dry-run'],
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ERR_PARSE_ARGS')) return { status: 2, text: `${message}\n${USAGE}` };
    if (code === undefined) throw error;
    return { status: 1, text: `${message}\n${NOTHING}` };
  }
}

if (import.meta.main) {
  const { status, text } = answer(process.cwd(), today(), process.argv.slice(2));
  console.error(text);
  process.exitCode = status;
}
