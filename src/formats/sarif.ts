/** How do code hosts and editors read a check? SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import type { Message } from '../model/message.ts';
import type { Place } from '../model/place.ts';
import { sha256 } from '../model/text.ts';
import { spelledOut } from '../model/unfit-characters.ts';

/** What a check found: a message, and what a machine can do about it. */
export interface SarifResult {
  message: Message;
  /** Stretches of the file’s text, in UTF-16 units, and what takes their place. */
  edits: readonly { start: number; end: number; text: string }[];
  /** Why the writer leaves it as it is, and where that is written. */
  acknowledged?: { reason: string; place: Place };
}

/** A rule as tools show it. */
export interface SarifRule {
  id: string;
  promise: string;
  severity: Message['severity'];
  /** What breaks it, what keeps it, and what is said. */
  example: { breaks: string; keeps: string; says: string };
}

interface Tool {
  name: string;
  /** Page with an anchor for each rule. */
  rulesUrl: string;
  rules: readonly SarifRule[];
}

/** Files are named from here, by the name that code hosts know: whoever reads the log knows where it is. */
const ROOT = '%SRCROOT%';

/** The results as one log; `textOf` answers the text of a file that a message names, if there is one. */
export function toSarif(
  results: readonly SarifResult[],
  { name, rulesUrl, rules }: Tool,
  textOf: (file: string) => string | undefined,
): string {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const others = results.map(({ message }) => message.ruleId).filter((id) => !known.has(id));
  const ids = [...new Set([...known.keys(), ...others])];
  const occurrences = new Map<string, number>();
  const print = (key: string): string => {
    const count = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, count);
    return `${sha256(key).slice(0, 16)}:${count}`;
  };
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name,
            informationUri: rulesUrl,
            rules: ids.map((id) => toDescriptor(id, known.get(id), rulesUrl)),
          },
        },
        language: 'en',
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder of the project.' } } },
        invocations: [{ executionSuccessful: true }],
        results: results.map((result) => {
          const { file } = result.message;
          return toResult(result, ids.indexOf(result.message.ruleId), textOf(file) ?? '', print);
        }),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function toDescriptor(id: string, rule: SarifRule | undefined, rulesUrl: string): object {
  if (!rule) {
    const text = { text: id.replaceAll('-', ' ') };
    return { id, shortDescription: text, fullDescription: text, help: text };
  }
  const { breaks, keeps, says } = rule.example;
  const parts = [
    ['Breaks it:', breaks],
    ['Keeps it:', keeps],
  ].map(([title = '', words = '']) => [title, spelledOut(words)] as const);
  const help = (part: (title: string, words: string) => string) =>
    [rule.promise, ...parts.map((one) => part(...one)), spelledOut(says)].join('\n\n');
  return {
    id,
    shortDescription: { text: rule.promise },
    fullDescription: { text: rule.promise },
    help: {
      text: help((title, words) => `${title}\n${words}`),
      markdown: help((title, words) => `${title}\n\n${fenced(words)}`),
    },
    helpUri: `${rulesUrl}#${id}`,
    defaultConfiguration: { level: rule.severity },
  };
}

/** Text as a block of code, whatever it holds. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function toResult(
  { message: found, edits, acknowledged }: SarifResult,
  ruleIndex: number,
  text: string,
  print: (key: string) => string,
): object {
  const { file, place, severity, ruleId, message, fix } = found;
  const artifactLocation = {
    uri: file.split('/').map(encodeURIComponent).join('/'),
    uriBaseId: ROOT,
  };
  const locationOf = (region: object) => ({ physicalLocation: { artifactLocation, region } });
  const line = lineAt(text, place.line);
  const replacements = edits.map(({ start, end, text: inserted }) => ({
    deletedRegion: regionOf(text, start, end),
    insertedContent: { text: inserted },
  }));
  return {
    ruleId,
    ruleIndex,
    level: severity,
    message: { text: spelledOut(fix === undefined ? message : `${message}\nfix ${fix}`) },
    locations: [locationOf(regionAt(place, line))],
    // What stands above it may change: it is the same finding in the same line.
    partialFingerprints: {
      primaryLocationLineHash: print(`${file} ${ruleId} ${line.trim()}`),
    },
    ...(replacements.length > 0 && {
      fixes: [
        {
          description: { text: 'What `npm run check -- --fix` does.' },
          artifactChanges: [{ artifactLocation, replacements }],
        },
      ],
    }),
    ...(acknowledged && {
      suppressions: [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: spelledOut(acknowledged.reason),
          location: locationOf(regionAt(acknowledged.place, lineAt(text, acknowledged.place.line))),
        },
      ],
    }),
  };
}

const LINE_END = /\r\n|\r|\n/;

const lineAt = (text: string, line: number): string => text.split(LINE_END)[line - 1] ?? '';

/** What a message is about, as far as a place tells: the citation or the word that begins there. */
function regionAt({ line, column }: Place, written: string): object {
  const [word = ''] = /^(?:\[-?@[^\]]*\]|\S+)/.exec(written.slice(column - 1)) ?? [];
  return { startLine: line, startColumn: column, endLine: line, endColumn: column + word.length };
}

function regionOf(text: string, start: number, end: number): object {
  const [from, to] = [placeAt(text, start), placeAt(text, end)];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(LINE_END);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
