/** `npm run check`: does every piece keep its promises? Exit code 1 where one breaks an error, 2 for a wrong call. */
import type { Site } from '../model/site.ts';
import type { Message } from '../model/message.ts';
import { readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import {
  mendedOf,
  reportOf,
  toGithubCommands,
  toJson,
  type Paint,
} from '../formats/check-report.ts';
import { checkSite } from '../rules/check-site.ts';
import { checkOne } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { pieceFile, PIECES } from '../reading/piece-files.ts';
import { readPiece } from '../reading/read-piece.ts';
import { mended, mendsOf } from '../reading/repair.ts';
import type { Day } from '../model/date.ts';
import { near } from '../model/expect.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { recordFile } from '../model/record.ts';
import { readSite } from '../reading/read-site.ts';
import { writeFiles } from '../reading/write-files.ts';
import { today } from '../today.ts';

/** The content under `root`, all messages about it, and how many pieces were checked. */
export function check(
  root: string,
  today: Day,
): { site: Site; messages: Message[]; checked: number } {
  const reading = readSite(root, today);
  return {
    site: reading.site,
    messages: checkSite(reading, today),
    checked: reading.site.manuscripts.length,
  };
}

/** What was mended in the files, and why a file could not be written. */
export interface Mending {
  mended: Message[];
  failures: string[];
}

/**
 * Mends what needs no judgement in the pieces among `files`, each file in one step.
 * A file that is not UTF-8 stays as it is.
 */
export function mendPieces(
  root: string,
  site: Site,
  files: ReadonlySet<string>,
  today: Day,
): Mending {
  const mending: Mending = { mended: [], failures: [] };
  for (const manuscript of site.manuscripts.filter(({ file }) => files.has(file))) {
    try {
      mending.mended.push(...mendFile(root, manuscript, site, today));
    } catch (error) {
      mending.failures.push(`${manuscript.file} stays as it is: ${(error as Error).message}`);
    }
  }
  return mending;
}

function mendFile(root: string, { file, slug }: Manuscript, site: Site, today: Day): Message[] {
  const read = pieceFile(root, slug);
  const before = textOf(read.bytes);
  if (before === undefined) return [];
  const { text, messages } = mended(before, (changed) =>
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

/** How many of the messages `--fix` would mend at once. */
function mendable(root: string, messages: readonly Message[]): number {
  let count = 0;
  for (const [file, ofFile] of Map.groupBy(messages, (message) => message.file)) {
    if (!file.startsWith(`${PIECES}/`)) continue;
    const text = textOf(readFileSync(join(root, file)));
    if (text !== undefined) count += mendsOf(text, ofFile).length;
  }
  return count;
}

const USAGE = 'npm run check -- [--fix] [--format text|json|github] [slug or path …]';
const OPTIONS = {
  fix: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
} as const;
const FORMATS = ['text', 'json', 'github'] as const;

interface Call {
  fix: boolean;
  format: (typeof FORMATS)[number];
  /** Slugs and paths, as given. */
  names: string[];
}

/** The arguments of a call, or what is wrong with them. */
export function parseCall(args: readonly string[]): Call | { wrong: string } {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const call: Call = { fix: false, format: 'text', names: [] };
  for (const token of tokens) {
    if (token.kind === 'positional') call.names.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'fix' && token.value === undefined) call.fix = true;
    else if (token.name === 'fix') {
      return { wrong: `Unexpected value \`${token.value}\` of \`--fix\`, expected none` };
    } else if (token.name === 'format') {
      const format = FORMATS.find((one) => one === token.value);
      if (!format) {
        const given =
          token.value === undefined ? 'Missing value' : `Unexpected value \`${token.value}\``;
        return { wrong: `${given} of \`--format\`, expected \`text\`, \`json\` or \`github\`` };
      }
      call.format = format;
    } else {
      const [meant] = near(token.name, Object.keys(OPTIONS));
      return {
        wrong: `Unexpected option \`${token.rawName}\`, ${
          meant ? `did you mean \`--${meant}\`?` : `expected ${USAGE}`
        }`,
      };
    }
  }
  return call;
}

/** Slugs of the pieces that `names` mean, or what is wrong with a name. */
function slugsNamed(
  root: string,
  names: readonly string[],
  slugs: readonly string[],
): string[] | { wrong: string } {
  const found = new Set<string>();
  for (const name of names) {
    const [below = ''] = relative(join(root, PIECES), resolve(root, name)).split(sep);
    if (below === '') return [...slugs];
    const slug = slugs.find((one) => one === name.replace(/\/+$/, '') || one === below);
    if (slug === undefined) {
      const [meant] = near(name, slugs);
      return {
        wrong: `Unexpected piece \`${name}\`, ${
          meant ? `did you mean \`${meant}\`?` : `expected a slug or a path below \`${PIECES}/\``
        }`,
      };
    }
    found.add(slug);
  }
  return [...found];
}

/** Colour where the stream is a terminal and `NO_COLOR` is not set: https://no-color.org */
const paint: Paint = (style, text) => styleText(style, text, { stream: process.stderr });

/** Runs the command; answers its exit code. */
function run(args: readonly string[], root: string, today: Day): number {
  const call = parseCall(args);
  if ('wrong' in call) return refuse(call.wrong);

  let result = check(root, today);
  const { site } = result;
  const slugs = slugsNamed(
    root,
    call.names,
    site.manuscripts.map(({ slug }) => slug),
  );
  if ('wrong' in slugs) return refuse(slugs.wrong);
  const files = new Set(slugs.flatMap((slug) => [pieceFileName(slug), recordFile(slug)]));
  const isMeant = (file: string) => call.names.length === 0 || files.has(file);

  let failures: string[] = [];
  if (call.fix) {
    const faulty = new Set(result.messages.map(({ file }) => file).filter(isMeant));
    const mending = mendPieces(root, site, faulty, today);
    if (mending.mended.length > 0) {
      console.error(`${mendedOf(mending.mended, paint)}\n`);
      result = check(root, today);
    }
    failures = mending.failures;
  }
  const messages = result.messages.filter(({ file }) => isMeant(file));
  if (call.format === 'json') console.log(toJson(messages));
  else if (call.format === 'github') {
    if (messages.length > 0) console.log(toGithubCommands(messages));
  } else {
    const checked = call.names.length === 0 ? result.checked : slugs.length;
    console.error(reportOf(messages, checked, paint, call.fix ? 0 : mendable(root, messages)));
  }
  for (const failure of failures) console.error(failure);
  const broken = failures.length > 0 || messages.some(({ severity }) => severity === 'error');
  return broken ? 1 : 0;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}

const pieceFileName = (slug: string) => `${PIECES}/${slug}/index.mdx`;

if (import.meta.main) {
  process.exitCode = run(process.argv.slice(2), process.cwd(), today());
}
