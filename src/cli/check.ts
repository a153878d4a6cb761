/** `npm run check`: does every piece keep its promises? Exit code 1 where one breaks an error. */
import type { Site } from '../model/site.ts';
import type { Message } from '../model/message.ts';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fixedOf, reportOf, toGithubCommands, toJson } from '../formats/check-report.ts';
import { toSarif, type SarifResult } from '../formats/sarif.ts';
import { masthead } from '../masthead.ts';
import type { Publication } from '../publication/publication.ts';
import { publicationOf } from '../publication/publication-of.ts';
import { checkSite } from '../rules/check-site.ts';
import { checkOne, publicationsOf, verdictOn } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { pieceFile, PIECES, readWhole } from '../reading/piece-files.ts';
import { keptFindings } from '../reading/kept-findings.ts';
import { keptProofs } from '../reading/kept-proofs.ts';
import { keptReadings } from '../reading/kept-readings.ts';
import { readPiece } from '../reading/read-piece.ts';
import { repaired, repairsOf, type Edit } from '../reading/repair.ts';
import type { Day } from '../model/date.ts';
import { placeOf, type Manuscript } from '../model/manuscript.ts';
import { proofFile } from '../model/proof.ts';
import { recordFile } from '../model/record.ts';
import { readSite } from '../reading/read-site.ts';
import { writeFiles } from '../reading/write-files.ts';
import { command, main, oneOf, pieceNamed, type World } from './command.ts';

/** The content, and what the check says of it. */
export interface Checked {
  site: Site;
  messages: Message[];
  /** As readers see it. */
  publication: Publication;
  /** Number of pieces. */
  checked: number;
}

/** The content under `root`, all messages about it, and how many pieces were checked. */
export function check(root: string, today: Day, read = keptReadings(root)): Checked {
  const reading = readSite(root, today, read, keptProofs(root));
  const publication = publicationOf(reading.site, today);
  return {
    site: reading.site,
    messages: checkSite(reading, today, keptFindings(root), publication),
    publication,
    checked: reading.site.manuscripts.length,
  };
}

/** What was fixed in the files, and why a file could not be written. */
export interface Fixes {
  fixed: Message[];
  failures: string[];
}

/**
 * Fixes what needs no judgement in the pieces among `files`, each file in one step.
 * A file that is not UTF-8 stays as it is.
 */
export function fixPieces(root: string, site: Site, files: ReadonlySet<string>, today: Day): Fixes {
  const fixes: Fixes = { fixed: [], failures: [] };
  for (const manuscript of site.manuscripts.filter(({ file }) => files.has(file))) {
    try {
      fixes.fixed.push(...fixFile(root, manuscript, site, today));
    } catch (error) {
      fixes.failures.push(`${manuscript.file} stays as it is: ${(error as Error).message}`);
    }
  }
  return fixes;
}

function fixFile(root: string, { file, slug }: Manuscript, site: Site, today: Day): Message[] {
  const read = pieceFile(root, slug);
  const before = textOf(read.bytes);
  if (before === undefined) return [];
  const { text, messages } = repaired(before, (changed) =>
    checkOne(rules, readPiece({ ...read, bytes: Buffer.from(changed) }), site, today),
  );
  if (text !== before) writeFiles(new Map([[realpathSync(join(root, file)), text]]));
  return messages;
}

/** The text of a file, a byte order mark included; undefined where it is not UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What `--fix` would change at once, by the messages about it. */
function fixesOf(root: string, messages: readonly Message[]): Map<Message, Edit[]> {
  const fixes = new Map<Message, Edit[]>();
  for (const [file, ofFile] of Map.groupBy(messages, (message) => message.file)) {
    if (!file.startsWith(`${PIECES}/`)) continue;
    const found = readWhole(join(root, file));
    const text = found && 'bytes' in found ? textOf(found.bytes) : undefined;
    for (const { message, edits } of text === undefined ? [] : repairsOf(text, ofFile)) {
      fixes.set(message, edits);
    }
  }
  return fixes;
}

/** Messages as code hosts and editors read them, with those that their writers leave as they are. */
function sarifOf(
  root: string,
  messages: readonly Message[],
  { site, publication }: Checked,
  isMeant: (file: string) => boolean,
): string {
  const fixes = fixesOf(root, messages);
  const publicationFor = publicationsOf(site, publication.today, publication);
  const left = site.manuscripts
    .filter(({ file, piece }) => isMeant(file) && Object.keys(piece.acknowledged).length > 0)
    .flatMap((manuscript) =>
      verdictOn(rules, manuscript, publicationFor(manuscript)).acknowledged.map(
        ({ message, reason }): SarifResult => {
          const place = placeOf(manuscript, ['acknowledged', message.ruleId]);
          return { message, edits: [], acknowledged: { reason, place } };
        },
      ),
    );
  const results = messages.map((message) => ({ message, edits: fixes.get(message) ?? [] }));
  const tool = {
    name: `${masthead.name}: npm run check`,
    rulesUrl: `${masthead.url}/standards/`,
    rules,
  };
  return toSarif([...results, ...left], tool, (file) => {
    const found = readWhole(join(root, file));
    return found && 'bytes' in found ? textOf(found.bytes) : undefined;
  });
}

/** Slugs of the pieces that `names` mean, of which the folder of all pieces is one. */
function slugsNamed(
  names: readonly string[],
  slugs: readonly string[],
  world: World,
): readonly string[] {
  const all = join(world.root, PIECES);
  const isAll = (name: string) =>
    [world.from, world.root].some((folder) => resolve(folder, name) === all);
  if (names.some(isAll)) return slugs;
  return [...new Set(names.map((name) => pieceNamed(name, slugs, world)))];
}

/** Tells people what the check found. `wasFixed` where what could be fixed has been. */
export function tellCheck(
  { messages, checked }: Pick<Checked, 'messages' | 'checked'>,
  { root, paint, err }: World,
  wasFixed = false,
): void {
  const fixable = wasFixed ? 0 : fixesOf(root, messages).size;
  err(reportOf(messages, checked, paint, fixable));
}

export const checkCommand = command({
  name: 'check',
  words: '[slug or path …]',
  about: 'Tells what is wrong in the content, and what to write instead.',
  options: {
    fix: { is: 'fix what needs no judgement' },
    format: {
      is: 'how to tell: for people, for programs, as annotations of a workflow, for code hosts and editors',
      value: 'FORMAT',
      takes: oneOf(['text', 'json', 'github', 'sarif']),
      default: 'text',
    },
  },
  run({ options, words }, world) {
    const { root, paint } = world;
    const today = world.today();
    let result = check(root, today);
    const { site } = result;
    const all = site.manuscripts.map(({ slug }) => slug);
    const slugs = slugsNamed(words, all, world);
    const files = new Set(
      slugs.flatMap((slug) => [pieceFileName(slug), recordFile(slug), proofFile(slug)]),
    );
    const isMeant = (file: string) => words.length === 0 || files.has(file);

    let failures: string[] = [];
    if (options.fix) {
      const faulty = new Set(result.messages.map(({ file }) => file).filter(isMeant));
      const fixes = fixPieces(root, site, faulty, today);
      if (fixes.fixed.length > 0) {
        world.err(`${fixedOf(fixes.fixed, paint)}\n`);
        result = check(root, today);
      }
      failures = fixes.failures;
    }
    const messages = result.messages.filter(({ file }) => isMeant(file));
    if (options.format === 'json') world.out(toJson(messages));
    else if (options.format === 'sarif') world.out(sarifOf(root, messages, result, isMeant));
    else if (options.format === 'github') {
      if (messages.length > 0) world.out(toGithubCommands(messages));
    } else {
      const checked = words.length === 0 ? result.checked : slugs.length;
      tellCheck({ messages, checked }, world, options.fix);
    }
    failures.forEach(world.err);
    const isBroken = failures.length > 0 || messages.some(({ severity }) => severity === 'error');
    return isBroken ? 1 : 0;
  },
});

const pieceFileName = (slug: string) => `${PIECES}/${slug}/index.mdx`;

if (import.meta.main) await main(checkCommand);
