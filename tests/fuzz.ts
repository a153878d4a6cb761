/** `npm run fuzz -- --inputs 100000 --seed 7`: does anything that a hand or a tool may do to a file end in a trace, a hang or a silent loss? */
import { parseArgs } from 'node:util';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { visit } from 'unist-util-visit';
import { entryOfItem } from '../src/cite/source-entry.ts';
import { parseReferences } from '../src/formats/references.ts';
import type { Manuscript } from '../src/model/manuscript.ts';
import { firstUnfit } from '../src/model/unfit-characters.ts';
import { publicationOf } from '../src/publication/publication-of.ts';
import { insertSources } from '../src/reading/edit-frontmatter.ts';
import { readFrontmatter } from '../src/reading/frontmatter.ts';
import { parseProse, readPiece } from '../src/reading/read-piece.ts';
import { textOf } from '../src/record/published-text.ts';
import { toFeedHtml } from '../src/rendering/feed-html.ts';
import { toPieceMarkdown } from '../src/rendering/piece-markdown.ts';
import { checkOne } from '../src/rules/rule.ts';
import { rules } from '../src/rules/rules.ts';
import { goodPieces, goodReferences, nastyTokens } from './fixtures/fuzz-seeds.ts';
import { siteOf } from './made-publication.ts';
import { chance } from './random-edits.ts';

/** What is wrong with how one input was taken. */
export interface FuzzFault {
  /** Its number, by which `inputOf` makes it again. */
  number: number;
  what: string;
  input: string;
}

const TODAY = '2026-11-23';
/** Seconds of the processor that no input may take. */
const MOST_SECONDS = 2;

type Random = () => number;
const below = (most: number, random: Random) => Math.floor(random() * most);
const pick = <T>(all: readonly T[], random: Random): T => all[below(all.length, random)] as T;

/** A stretch of a text, short in most cases. */
function stretch(text: string, random: Random): [start: number, end: number] {
  const start = below(text.length + 1, random);
  const most = random() < 0.8 ? 12 : 400;
  return [start, Math.min(text.length, start + 1 + below(most, random))];
}

const replaced = (text: string, [start, end]: [number, number], by: string) =>
  text.slice(0, start) + by + text.slice(end);

const linesOf = (text: string) => text.split('\n');

/** The kinds of change to a text. */
const changes: ((text: string, random: Random) => string)[] = [
  (text, random) => replaced(text, stretch(text, random), ''),
  (text, random) => {
    const [start, end] = stretch(text, random);
    return replaced(text, [end, end], text.slice(start, end));
  },
  (text, random) => {
    const lines = linesOf(text);
    lines.splice(below(lines.length, random), 1 + below(3, random));
    return lines.join('\n');
  },
  (text, random) => {
    const lines = linesOf(text);
    const at = below(lines.length, random);
    lines.splice(below(lines.length, random), 0, ...lines.slice(at, at + 1 + below(3, random)));
    return lines.join('\n');
  },
  (text, random) => {
    const lines = linesOf(text);
    const [a, b] = [below(lines.length, random), below(lines.length, random)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    return lines.join('\n');
  },
  (text, random) => {
    const at = below(text.length + 1, random);
    return replaced(text, [at, at], pick(nastyTokens, random));
  },
  (text, random) => replaced(text, stretch(text, random), pick(nastyTokens, random)),
  // Where a value begins, a line begins or a word ends, a token does most.
  (text, random) => {
    const places = [...text.matchAll(/(?<=: )|(?<=\n)|(?<=\p{L}) |(?<=["{[])/gu)];
    const at = pick(places, random)?.index ?? 0;
    return replaced(text, [at, at], pick(nastyTokens, random));
  },
  (text, random) => {
    const at = below(text.length + 1, random);
    const one = pick(
      ['a', '日', '"', "'", '(', '[', '{', '*', '> ', '  ', '- ', '<b>', '&', '\\', '#', '|'],
      random,
    );
    return replaced(text, [at, at], one.repeat(1 + below(random() < 0.9 ? 30 : 5000, random)));
  },
  (text, random) => text.slice(0, below(text.length, random)),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => `\uFEFF${text}`,
];

/** The kinds of change to bytes; most inputs stay text. */
function asBytes(text: string, random: Random): Uint8Array {
  const kind = random();
  if (kind > 0.06) return Buffer.from(text);
  if (kind > 0.045) return Buffer.from(text, 'latin1');
  if (kind > 0.035) return Buffer.from(text, 'utf16le');
  const bytes = Buffer.from(text);
  for (let count = 1 + below(4, random); count > 0 && bytes.length > 0; count -= 1) {
    const at = below(bytes.length, random);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8, random));
  }
  return bytes;
}

/** The input of a number, which is the same for the same seed. */
export function inputOf(number: number, seed: number): { isPiece: boolean; bytes: Uint8Array } {
  const random = chance(seed * 1_000_003 + number);
  const isPiece = number % 3 !== 0;
  let text = pick(isPiece ? goodPieces : goodReferences, random);
  for (let count = 1 + below(random() < 0.7 ? 2 : 6, random); count > 0; count -= 1) {
    text = pick(changes, random)(text, random);
  }
  return { isPiece, bytes: asBytes(text, random) };
}

/** What is wrong with how a piece is taken, undefined where nothing is; `accepted` hears of one without errors. */
export function faultOfPiece(
  bytes: Uint8Array,
  accepted: () => void = () => undefined,
): string | undefined {
  const file = 'content/analysis/fuzzed/index.mdx';
  const manuscript = readPiece({ file, slug: 'fuzzed', bytes, files: ['a.png'], images: [] });
  const site = siteOf([manuscript]);
  const messages = checkOne(rules, manuscript, site, TODAY);
  for (const { place, message } of messages) {
    if (!(place.line >= 1 && place.column >= 1)) return `a message without a place: ${message}`;
    if (firstUnfit(message) && messages.every(({ ruleId }) => ruleId !== 'file-is-text')) {
      return `a message that no document can hold: ${JSON.stringify(message)}`;
    }
  }
  if (messages.some(({ severity }) => severity === 'error')) return undefined;
  accepted();
  const publication = publicationOf(site, TODAY, { including: 'everything' });
  const view = publication.pieces.get('fuzzed');
  if (!view) return 'accepted, and seen nowhere';
  const reference = '';
  const told: Record<string, string> = {
    // The record holds sentences, and neither blocks of code nor the titles of links.
    'the published text': `${textOf(manuscript)} ${besidesSentences(manuscript)}`,
    Markdown: toPieceMarkdown(view, publication, { reference }),
    'the feed': wordsOfHtml(
      toFeedHtml(view, publication, { url: 'https://example.org/', images: new Map() }),
    ),
  };
  for (const [channel, text] of Object.entries(told)) {
    if (firstUnfit(text)) return `${channel} holds a character that no document can`;
    const lost = lostWords(
      manuscript,
      text,
      messages.map(({ place }) => place.line),
    );
    if (lost.length > 0) return `${channel} lacks ${JSON.stringify(lost.slice(0, 5))}`;
  }
  const lost = lostTerms(
    manuscript,
    messages.map(({ place }) => place.line),
  );
  return lost.length > 0 ? `its fields lack ${JSON.stringify(lost.slice(0, 5))}` : undefined;
}

function besidesSentences({ text }: Manuscript): string {
  const words: string[] = [];
  visit(parseProse(text).tree, (node) => {
    if (node.type === 'code') words.push(node.value);
    if (node.type === 'link' || node.type === 'image') words.push(node.title ?? '');
  });
  return words.join(' ');
}

/** Letters and figures alone, so that marks within a word and between words are no matter. */
const squeezed = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

/** All texts of a document, and what its images and marks say. */
function wordsOfHtml(html: string): string {
  const words: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) words.push(node.value);
    if ('attrs' in node) words.push(...node.attrs.map(({ value }) => value));
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return words.join(' ');
}

/** What in the prose is no word for a reader: addresses, names of components and sources, numbers of lists. */
const NO_WORDS =
  /\[-?@[^\]]*\](?:\([^)]*\)?)?|\]\([^)]*\)?|^\s*\[[^\]\n]*\]:.*$|<\/?[A-Za-z][^>]*>|&#?\w+;|\[\^[^\]]*\]:?|^[\s>*+-]*\d+[.)]|^[\s>]*(?:```|~~~).*$|https?:\S+|\\./gm;

/** Words of the prose that a channel does not have, where no message lies on their paragraph. */
function lostWords(
  { text, ...manuscript }: Manuscript,
  channel: string,
  told: readonly number[],
): string[] {
  const start = proseStart(manuscript, text);
  // Markdown writes some letters by their numbers.
  const have = squeezed(
    channel.replace(/&#x([\dA-F]+);/gi, (_, code: string) =>
      String.fromCodePoint(parseInt(code, 16)),
    ),
  );
  return paragraphsOf(text, start)
    .filter(({ first, last }) => !told.some((line) => line >= first && line <= last))
    .flatMap(
      ({ text: paragraph }) =>
        paragraph.replace(NO_WORDS, ' ').match(/[\p{L}\p{N}\p{M}]{3,}/gu) ?? [],
    )
    .filter((word) => !have.includes(squeezed(word)));
}

/** Line after the frontmatter, from 0. */
function proseStart(_manuscript: Omit<Manuscript, 'text'>, text: string): number {
  const lines = text.split(LINE_END);
  return lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line)) + 1;
}

const LINE_END = /\r\n|\r|\n/;

/** Runs of lines without a blank one between them, with the numbers of their lines. */
function paragraphsOf(text: string, from: number): { text: string; first: number; last: number }[] {
  const paragraphs: { text: string; first: number; last: number }[] = [];
  for (const [at, line] of text.split(LINE_END).entries()) {
    if (at < from || line.trim() === '') continue;
    const before = paragraphs.at(-1);
    if (before?.last === at) {
      before.text += `\n${line}`;
      before.last = at + 1;
    } else paragraphs.push({ text: line, first: at + 1, last: at + 1 });
  }
  return paragraphs;
}

/** Fields whose value is read, not copied: what they say is the same in another spelling. */
const NORMALISED = /\b(?:URL|DOI|ISBN|ISSN|PMID|PMCID|issued|accessed|archived)\b/;

/** Terms of the frontmatter that no field has, where no message lies on their entry: numbers as they were typed, too. */
function lostTerms({ text, piece, ...manuscript }: Manuscript, told: readonly number[]): string[] {
  const have = textsIn(piece).join('\n').normalize('NFC');
  const end = proseStart({ ...manuscript, piece }, text);
  const lines = text.split(LINE_END).slice(0, end);
  const entries: { text: string; first: number; last: number }[] = [];
  for (const [at, line] of lines.entries()) {
    if (at === 0 || at === end - 1 || /^\s*#/.test(line)) continue;
    const before = entries.at(-1);
    if (before && /^[\s}\]-]/.test(line)) {
      before.text += `\n${line}`;
      before.last = at + 1;
    } else entries.push({ text: line, first: at + 1, last: at + 1 });
  }
  return entries
    .filter(({ first, last }) => !told.some((line) => line >= first && line <= last))
    .flatMap(({ text: entry }) => entry.split(/\n|, /))
    .filter((part) => !NORMALISED.test(part))
    .flatMap(
      (part) =>
        part
          .normalize('NFC')
          .replace(/\\(?:x..|u.{4}|U.{8}|.)|(?:^|(?<=[\s[{,]))[&*!][^\s,\]}]*/g, ' ')
          .match(/[\p{L}\p{N}\p{M}]+(?:[.:][\p{L}\p{N}\p{M}]+)*/gu) ?? [],
    )
    .filter((term) => term.length > 2 && !have.includes(term));
}

/** Every name and value in a value, as text. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
    : [String(value)];

/** What is wrong with how a file of references is taken, undefined where nothing is. */
export function faultOfReferences(bytes: Uint8Array): string | undefined {
  const { items } = parseReferences(Buffer.from(bytes).toString('utf8'));
  // Who asks for it is told that there are none.
  if (items.length === 0) return undefined;
  const taken = new Set<string>();
  const entries = items.map((item) => {
    const entry = entryOfItem(item, { today: TODAY, role: 'reporting', read: undefined }, taken);
    taken.add(String(entry.id));
    return entry;
  });
  const [into = ''] = goodPieces;
  const result = insertSources(into, entries);
  // Then they are not written, and the writer is told.
  if ('problems' in result) return undefined;
  const { value, problems: faults } = readFrontmatter(result.text);
  if (faults[0]) return `entries that cannot be read: ${faults[0].message}`;
  const { sources } = value as { sources: Record<string, unknown>[] };
  const read = sources.slice(-entries.length);
  const differing = entries.findIndex((entry, at) => !isSame(entry, read[at]));
  if (differing !== -1) {
    return `written as ${JSON.stringify(entries[differing])}, read as ${JSON.stringify(read[differing])}`;
  }
  const unfit = entries.find((entry) => firstUnfit(JSON.stringify(entry)));
  return unfit && `an entry that no document can hold: ${JSON.stringify(unfit)}`;
}

const isSame = (entry: unknown, read: unknown): boolean =>
  JSON.stringify(entry, sorted) === JSON.stringify(read, sorted);

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, one]) => one !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;

/** The fault of one input; a trace and a hang are faults too. */
export function faultOf(
  { isPiece, bytes }: ReturnType<typeof inputOf>,
  accepted?: () => void,
): string | undefined {
  const before = process.cpuUsage();
  let fault: string | undefined;
  try {
    fault = isPiece ? faultOfPiece(bytes, accepted) : faultOfReferences(bytes);
  } catch (error) {
    fault = String((error as Error).stack);
  }
  const { user } = process.cpuUsage(before);
  return user > MOST_SECONDS * 1e6 ? `it took ${(user / 1e6).toFixed(1)} s; ${fault ?? ''}` : fault;
}

/** Takes `inputs` mutated files and answers what is wrong, and how many pieces were without errors. */
export function fuzz(
  inputs: number,
  seed: number,
  told: (fault: FuzzFault) => void = () => undefined,
): { faults: FuzzFault[]; accepted: number } {
  const faults: FuzzFault[] = [];
  let accepted = 0;
  for (let number = 0; number < inputs; number += 1) {
    const input = inputOf(number, seed);
    const what = faultOf(input, () => {
      accepted += 1;
    });
    if (what === undefined) continue;
    const fault = { number, what, input: Buffer.from(input.bytes).toString('utf8') };
    faults.push(fault);
    told(fault);
  }
  return { faults, accepted };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      inputs: { type: 'string', default: '3000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { faults, accepted } = fuzz(
    Number(values.inputs),
    Number(values.seed),
    ({ number, what }) => {
      console.log(`${number}: ${what.slice(0, 1500)}`);
    },
  );
  console.log(`${values.inputs} inputs, ${accepted} pieces accepted, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
