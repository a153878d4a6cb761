/** Which slips can a machine fix? Text and messages in, edits of the text out. */
import type { Message } from '../model/message.ts';
import { isMap, isScalar, parseDocument, type Node, type Scalar } from 'yaml';
import { monthNamed } from '../model/calendar.ts';
import { valueAt, type Problem } from '../model/expect.ts';
import { parsePiece } from '../model/piece.ts';
import type { Place } from '../model/place.ts';
import type { Repair } from '../model/prose.ts';
import {
  readFrontmatter,
  yamlBlock,
  yamlNodes,
  type Frontmatter,
  type YamlNode,
} from './frontmatter.ts';
import { hiddenCharacters } from './hidden-characters.ts';

/** UTF-16 units from `start` up to `end` become `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The edits that fix the slip a message is about. */
export interface Fix {
  message: Message;
  edits: Edit[];
}

/** Rounds after which fixing stops: one fault can hide the next, and each round shows a few. */
const ROUNDS = 200;

/**
 * The text with everything fixed that needs no judgement, and what the messages said of it.
 * `check` answers the messages about a text; it is asked again until nothing more can be fixed.
 */
export function repaired(
  text: string,
  check: (text: string) => readonly Message[],
): { text: string; messages: Message[] } {
  const messages: Message[] = [];
  let now = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const fixes = compatible(repairsOf(now, check(now)));
    if (fixes.length === 0) break;
    messages.push(...fixes.map(({ message }) => message));
    now = applied(
      now,
      fixes.flatMap(({ edits }) => edits),
    );
  }
  return { text: now, messages };
}

/** What a machine can fix of a text, in the order of the messages about it. */
export function repairsOf(text: string, messages: readonly Message[]): Fix[] {
  const file = readLayout(text);
  const { problems } = parsePiece(file.frontmatter.value, file.frontmatter.written);
  return messages.flatMap((message) => {
    const edits = editsFor(file, message, problems);
    return edits.length === 0 ? [] : [{ message, edits }];
  });
}

/** Those fixes that touch nothing an earlier one touches. */
function compatible(fixes: readonly Fix[]): Fix[] {
  const kept: Fix[] = [];
  const taken: Edit[] = [];
  for (const fix of fixes) {
    const meets = fix.edits.some((edit) =>
      taken.some((other) => edit.start < other.end + 1 && other.start < edit.end + 1),
    );
    if (meets) continue;
    kept.push(fix);
    taken.push(...fix.edits);
  }
  return kept;
}

/** The text after the edits, which do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, edit) => rest.slice(0, edit.start) + edit.text + rest.slice(edit.end), text);
}

/** A file by its lines and its two parts. */
interface Layout {
  text: string;
  /** Offset of the first character of each line. */
  lines: number[];
  /** Offsets of the YAML between the marks; equal where there is none. */
  yaml: { start: number; end: number };
  frontmatter: Frontmatter;
}

function readLayout(text: string): Layout {
  const lines = [
    0,
    ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length),
  ];
  return {
    text,
    lines,
    yaml: yamlBlock(text) ?? { start: 0, end: 0 },
    frontmatter: readFrontmatter(text),
  };
}

const offsetOf = ({ lines }: Layout, { line, column }: Place): number =>
  (lines[line - 1] ?? 0) + column - 1;

function editsFor(file: Layout, message: Message, problems: readonly Problem[]): Edit[] {
  const at = offsetOf(file, message.place);
  if (message.repair?.isHere) return editHere(file, at, message.repair);
  const { was, now = '' } = message.repair ?? {};
  if (was !== undefined && at >= file.yaml.end && file.text.startsWith(was, at)) {
    return [{ start: at, end: at + was.length, text: now }];
  }
  switch (message.ruleId) {
    case 'file-is-text':
      return withoutHidden(file, at);
    case 'prose-parses':
      return proseEdits(file, at);
    default: {
      const isInYaml = at < file.yaml.end;
      if (message.repair) {
        return isInYaml
          ? frontmatterEdits(file, ({ offset }) => file.yaml.start + offset === at, message.repair)
          : pointerEdits(file, at, message.repair);
      }
      if (!isInYaml) return locatorEdits(file, at);
      if (file.frontmatter.value === undefined) return [];
      const problem = problems.find((one) => one.message === message.message);
      return problem ? fieldEdits(file, problem) : [];
    }
  }
}

/** A hidden character goes where its absence fixes the text; elsewhere the message is about controls. */
function withoutHidden(file: Layout, at: number): Edit[] {
  const hidden = hiddenCharacters(file.text).find(({ offset }) => offset === at);
  if (!hidden) return withoutControls(file);
  return hidden.isStray ? [{ start: at, end: at + 1, text: '' }] : [];
}

/** Control characters go; a vertical tab or form feed stands for the space a word processor meant. Those from U+0080 on stand for a letter. */
function withoutControls({ text }: Layout): Edit[] {
  return Array.from(
    text.matchAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g),
    ({ index, 0: character }) => ({
      start: index,
      end: index + 1,
      text: character === '\u000B' || character === '\u000C' ? ' ' : '',
    }),
  );
}

/** The traps of MDX around the place at which its parser stopped. */
function proseEdits({ text, lines }: Layout, at: number): Edit[] {
  const start = lines.findLast((offset) => offset <= at) ?? 0;
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const opening = text.lastIndexOf('<', at);

  const comment = /^<!--[\s\S]*?-->/.exec(text.slice(at - 1));
  if (comment) return [withoutComment(text, at - 1, at - 1 + comment[0].length)];

  const autolink = opening < start ? null : /^<(https?:\/\/[^\s<>]+)>/i.exec(text.slice(opening));
  if (autolink?.[1] && URL.canParse(autolink[1]) && opening + autolink[0].length > at) {
    const url = autolink[1];
    const words = new URL(url).host.replace(/^www\./, '');
    return [
      {
        start: opening,
        end: opening + autolink[0].length,
        text: `[${words}](${destination(url)})`,
      },
    ];
  }

  const heading = /^(?: {0,3}#{1,6}[ \t].*?)(?<anchor>[ \t]*\{#[^\s{}]*\})[ \t]*$/.exec(line);
  if (heading?.groups?.anchor !== undefined) {
    const { anchor } = heading.groups;
    const from = start + line.lastIndexOf(anchor);
    if (from < at && at <= from + anchor.length) {
      return [{ start: from, end: from + anchor.length, text: '' }];
    }
  }

  if (text[at - 1] === '<' && /^[=\d.,€£¥%+−-]/.test(text.slice(at))) {
    return [{ start: at - 1, end: at, text: '&lt;' }];
  }
  // `<$3 …` begins a tag by the name of `$3`; the parser stops somewhere behind it.
  const tag = /<\$\d[^`<]*$/.exec(text.slice(start, at - 1));
  return tag ? [{ start: start + tag.index, end: start + tag.index + 1, text: '&lt;' }] : [];
}

/** An address as the target of a link: brackets in it would end the link. */
const destination = (url: string) => url.replaceAll('(', '%28').replaceAll(')', '%29');

/** A comment goes with the line it has for itself, and with the space before it elsewhere. */
function withoutComment(text: string, start: number, end: number): Edit {
  const before = /(?:^|[\r\n])[ \t]*$/.exec(text.slice(0, start));
  const after = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end));
  if (before && after) {
    return {
      start: start - before[0].replace(/[\r\n]/, '').length,
      end: end + after[0].length,
      text: '',
    };
  }
  const space =
    /[ \t]$/.test(text.slice(0, start)) && /^[ \t.,;:!?)]|^[\r\n]|^$/.test(text.slice(end));
  return { start: space ? start - 1 : start, end, text: '' };
}

/** A pointer or address of the prose, from the place of its citation or link on. */
function pointerEdits({ text }: Layout, at: number, { was, now }: Repair): Edit[] {
  const paragraph =
    /^[\s\S]*?(?=(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)|$(?![\s\S]))/.exec(text.slice(at))?.[0] ?? '';
  const pattern = /^[@#]/.test(was)
    ? new RegExp(
        `^(?<before>[^\\]]*?)${escaped(was)}(?![\\p{L}\\p{N}_:./+~-]*[\\p{L}\\p{N}_])`,
        'u',
      )
    : new RegExp(`^(?<before>[\\s\\S]*?\\](?:\\(|:)\\s*<?)${escaped(was)}(?=[\\s)>]|$)`);
  const before = pattern.exec(paragraph)?.groups?.before;
  if (before === undefined) return [];
  const start = at + before.length;
  return [{ start, end: start + was.length, text: now }];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** `[@vb para. 3]` gets its comma. */
function locatorEdits({ text }: Layout, at: number): Edit[] {
  const group = /^\[-?@[^[\]]*\]/.exec(text.slice(at))?.[0] ?? '';
  return Array.from(
    group.matchAll(/(?<=[[;]\s*)(?<key>-?@[^\s,;#@\]]+)(?=\s+[^\s,;#@\]])(?=[^;@\]]*[;\]])/g),
    (item) => ({
      start: at + item.index + item[0].length,
      end: at + item.index + item[0].length,
      text: ',',
    }),
  );
}

/** What begins at a place, where it still stands there. */
const editHere = ({ text }: Layout, start: number, { was, now }: Repair): Edit[] =>
  text.startsWith(was, start) ? [{ start, end: start + was.length, text: now }] : [];

/** A fault of a field: its name, or a value that its schema accepts once rewritten. */
function fieldEdits(file: Layout, { path, repair }: Problem): Edit[] {
  const isHere = (node: { path: string }) => node.path === path.join('.');
  if (repair) return frontmatterEdits(file, isHere, repair);
  const was = valueAt(file.frontmatter.value, path);
  if (typeof was !== 'string') return [];
  for (const now of [dayWritten(was), addressWritten(was)]) {
    if (now === undefined) continue;
    const edits = frontmatterEdits(file, isHere, { was, now });
    const { value, written } = readFrontmatter(applied(file.text, edits));
    const { problems } = parsePiece(value, written);
    if (!problems.some((other) => isHere({ path: other.path.join('.') }))) return edits;
  }
  return [];
}

/** A day in ISO 8601 for one written otherwise, where it can be read in one way only. */
function dayWritten(written: string): string | undefined {
  const iso = (year: string, month: number, day: string) =>
    `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const named =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?<month>[a-z]{3,9})\.?,?\s+(?<year>\d{4})$/i.exec(
      written,
    ) ??
    /^(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/i.exec(written);
  if (named?.groups) {
    const { day = '', month = '', year = '' } = named.groups;
    const number = monthNamed(month);
    return number === 0 ? undefined : iso(year, number, day);
  }
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written);
  if (yearFirst) return iso(yearFirst[1] ?? '', Number(yearFirst[2]), yearFirst[3] ?? '');
  const yearLast = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(written);
  if (!yearLast) return undefined;
  const [, first = '', second = '', year = ''] = yearLast;
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 || a === b) return iso(year, b, first);
  return b > 12 ? iso(year, a, second) : undefined;
}

/** A host and path with the scheme that was left out. */
const addressWritten = (written: string): string | undefined =>
  /^(?:[a-z\d-]+\.)+[a-z]{2,}(?:[:/?#]\S*)?$/i.test(written) ? `https://${written}` : undefined;

/** The edit that fixes the word `was`, at the node that `isMeant`, in whatever quotes it stands. */
function frontmatterEdits(
  file: Layout,
  isMeant: (node: YamlNode) => boolean,
  { was, now, isField, isSource }: Repair,
): Edit[] {
  const { text, yaml } = file;
  const nodes = yamlNodes(parseDocument(text.slice(yaml.start, yaml.end)));
  if (isSource) return sourceEdits(file, nodes.filter(isMeant), { was, now });
  const node = nodes.findLast(isMeant);
  if (!node) return [];
  if (isField && now === '') return withoutField(file, yaml.start + node.offset);
  if (isField) {
    const parent = node.path.slice(0, Math.max(0, node.path.lastIndexOf('.')));
    const sibling = parent === '' ? now : `${parent}.${now}`;
    if (nodes.some(({ path }) => path === sibling)) return [];
  }
  const scalar = isField ? node.key : scalarReading(node.value, was);
  if (!scalar?.range) return [];
  const start = yaml.start + scalar.range[0];
  const end = yaml.start + scalar.range[1];
  const within = text.slice(start, end).indexOf(was);
  if (within < 0) return [];
  return [{ start: start + within, end: start + within + was.length, text: now }];
}

/** The whole of a value as it is typed, quotation marks included. */
function sourceEdits(
  { text, yaml }: Layout,
  nodes: readonly YamlNode[],
  { was, now }: Repair,
): Edit[] {
  for (const { value } of nodes) {
    const [from = 0, to = 0] = (value as Node | null)?.range ?? [];
    const [start, end] = [yaml.start + from, yaml.start + to];
    const source = text.slice(start, end);
    const isMeant = isScalar(value) ? String(value.value) === was : source.trimEnd() === was;
    if (isMeant) return [{ start, end: start + source.trimEnd().length, text: now }];
  }
  return [];
}

/** A field with nothing in it goes with its line, where it has one for itself. */
function withoutField({ text, lines }: Layout, at: number): Edit[] {
  const start = lines.findLast((offset) => offset <= at) ?? 0;
  const end = lines.find((offset) => offset > at) ?? text.length;
  const isAlone = /^ *[\w-]+ *:[^\S\r\n]*(?:#.*)?$/.test(text.slice(start, end).trimEnd());
  return isAlone ? [{ start, end, text: '' }] : [];
}

/** The scalar itself, or the `id` of a mapping, where it reads `was`. */
function scalarReading(value: unknown, was: string): Scalar | undefined {
  if (isScalar(value)) return String(value.value).trim() === was.trim() ? value : undefined;
  if (!isMap(value)) return undefined;
  const id = value.items.find(({ key }) => isScalar(key) && key.value === 'id')?.value;
  return isScalar(id) && String(id.value) === was ? id : undefined;
}
