/** `npm run release`: what goes on record? An edition for each published piece that is new or has changed. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { editionOf, excused, findRecord, isPublished, recordWith } from '../editorial/record.ts';
import { indexOf } from '../editorial/record-chain.ts';
import { reportOf } from '../editorial/report.ts';
import { checkAll, type Message, type Site } from '../editorial/rule.ts';
import { rules } from '../editorial/rules/index.ts';
import { PIECES } from '../markdown/piece-files.ts';
import { readRecords } from '../markdown/read-records.ts';
import { dayOf, type Day } from '../model/date.ts';
import { nearest } from '../model/expect.ts';
import type { Manuscript } from '../model/manuscript.ts';
import {
  lastEdition,
  RECORD_INDEX,
  recordFile,
  type PieceRecord,
  type RecordIndex,
} from '../model/record.ts';
import { readSite } from './read-site.ts';
import { writeFiles } from './write-files.ts';
import { today } from './today.ts';

export interface ReleaseRequest {
  /** Pieces to release; none means all that are new or changed. */
  slugs: readonly string[];
  /** Why they changed, where the pieces do not say so themselves. */
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
 * an error stops the release; a stated reason excuses a changed text of the pieces it names, and nothing else.
 * Throws what the file system throws, with every file as it was.
 */
export function release(root: string, today: Day, request: ReleaseRequest): Outcome {
  const { site, messages: siteMessages } = readSite(root, today);
  const misunderstood = faultOf(request, site);
  if (misunderstood !== undefined) return { status: 2, text: misunderstood };

  const isAsked = ({ slug }: Manuscript) =>
    request.slugs.length === 0 || request.slugs.includes(slug);
  // A piece that is not asked for may wait for a reason of its own.
  const judged = excusing(
    site,
    (manuscript) => request.reason !== undefined || !isAsked(manuscript),
  );
  const errors = [...siteMessages, ...checkAll(rules, judged)].filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) return refused(errors, site.manuscripts.length);

  const released = site.manuscripts
    .filter((manuscript) => isAsked(manuscript) && isPublished(manuscript.piece, today))
    .flatMap((manuscript) => {
      const before = findRecord(manuscript, site);
      const edition = editionOf(manuscript, before, { date: today, stated: request.reason });
      return edition ? [{ before, edition, record: recordWith(manuscript, before, edition) }] : [];
    });
  if (released.length === 0) return { status: 0, text: 'Nothing to release: all is as recorded.' };
  const later = released.find(
    ({ before, edition }) => before && edition.date < lastEdition(before).date,
  );
  if (later?.before) {
    const { number, date } = lastEdition(later.before);
    const text = `Unexpected day ${today} for \`${later.record.slug}\`, expected one not before edition ${number} of ${date}: see the clock, or \`SOURCE_DATE_EPOCH\`\n${NOTHING}`;
    return { status: 1, text };
  }

  const moved = released.flatMap(({ before, record }) =>
    before && before.slug !== record.slug ? [before.slug] : [],
  );
  const records = new Map<string, PieceRecord>([
    ...[...site.records].filter(([slug]) => !moved.includes(slug)),
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
  const lines = released.map(
    ({ edition, record }) =>
      `${recordFile(record.slug)}: edition ${edition.number} of ${edition.date}, ${edition.reason}`,
  );
  const last = request.dryRun
    ? 'Nothing was written.'
    : `Commit \`content/record/\` with the pieces.`;
  return { status: 0, text: [...lines, last].join('\n') };
}

const NOTHING = 'Nothing was released.';

const refused = (errors: readonly Message[], checked: number): Outcome => ({
  status: 1,
  text: `${reportOf(errors, checked)}\n${NOTHING}`,
});

/** The site as if the changed texts of those pieces were on record already. */
function excusing(site: Site, isExcused: (manuscript: Manuscript) => boolean): Site {
  const records = new Map(site.records);
  for (const manuscript of site.manuscripts.filter(isExcused)) {
    const record = findRecord(manuscript, site);
    if (record) records.set(record.slug, excused(record, manuscript));
  }
  return { ...site, records };
}

/** What is wrong with the request itself, in words for the writer. */
function faultOf({ slugs, reason }: ReleaseRequest, { manuscripts, today }: Site) {
  if (reason?.trim() === '') return 'Unexpected empty `--reason`, expected why the piece changed';
  if (reason !== undefined && slugs.length === 0) {
    return 'Unexpected `--reason` without a piece, expected the slugs it is for: `npm run release -- my-slug --reason "…"`';
  }
  for (const slug of slugs) {
    const manuscript = manuscripts.find((one) => one.slug === slug);
    if (!manuscript) {
      const known = manuscripts.map((one) => one.slug);
      const meant = nearest(slug, known);
      return `Unexpected piece \`${slug}\`, ${
        meant ? `did you mean \`${meant}\`?` : `expected the name of a folder in \`${PIECES}/\``
      }`;
    }
    const { piece } = manuscript;
    if (!isPublished(piece, today)) {
      const state = piece.draft ? 'a draft' : `scheduled for ${dayOf(piece.datePublished)}`;
      return `Unexpected piece \`${slug}\`, which is ${state}, expected a published one`;
    }
  }
  return undefined;
}

const jsonText = (value: PieceRecord | RecordIndex) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Writes the index anew from the records, for the case that two branches have each released something.
 * Refuses where a record is broken, or the old index knows an edition that is gone.
 */
export function reindex(root: string, today: Day): Outcome {
  const { site } = readSite(root, today);
  const { records, unreadable, broken } = readRecords(root, site.manuscripts);
  const errors = [...unreadable.filter(({ file }) => file !== recordFile(RECORD_INDEX)), ...broken];
  if (errors.length > 0) return refused(errors, site.manuscripts.length);
  if (records.size === 0) return { status: 0, text: 'Nothing to list: there is no record.' };
  writeFiles(
    new Map([[join(root, recordFile(RECORD_INDEX)), jsonText(indexOf([...records.values()]))]]),
  );
  return { status: 0, text: `${recordFile(RECORD_INDEX)}: written anew` };
}

const USAGE = 'npm run release [-- slug … --reason "…" --dry-run | --reindex]';

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
