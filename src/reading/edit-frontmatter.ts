/** How does a source get into a piece? Its entry inserted into the frontmatter, all else left as it stands. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parseDocument, type Pair, type YAMLSeq } from 'yaml';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';
import { readFrontmatter, yamlBlock } from './frontmatter.ts';

/** Fields of a source in the order in which they are to stand; `null` is a blank for the writer to fill. */
export type SourceEntry = Record<string, unknown>;

/** Replaces `text.slice(from, to)`, in UTF-16 units of the file; `from` equals `to` where nothing goes. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** How an entry is written: one line in braces, or one field a line. */
type Style = 'flow' | 'block';

/**
 * Adds entries to the end of `sources` of a piece, `text` being its whole file, in the style of the entry
 * before. Every byte outside the edit stays, line ends, comments and a byte order mark among them. Answers
 * problems instead where the frontmatter cannot be read or the list is none.
 */
export function insertSources(
  text: string,
  entries: readonly SourceEntry[],
): { text: string; edit: Edit } | { problems: ProseProblem[] } {
  const before = readFrontmatter(text);
  if (before.problems.length > 0) return { problems: before.problems };
  const refusal = (message: string): { problems: ProseProblem[] } => ({
    problems: [{ place: placeOfSources(before.places), message, ruleId: 'frontmatter-is-valid' }],
  });

  const edit = editOf(text, entries);
  if (!edit) return refusal('Unexpected `sources`, expected a list to which a source can be added');
  const edited = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  const value = (before.value ?? {}) as { sources?: unknown[] | null };
  const wanted = { ...value, sources: [...(value.sources ?? []), ...entries] };
  const after = readFrontmatter(edited);
  return after.problems.length === 0 && isDeepStrictEqual(after.value, wanted)
    ? { text: edited, edit }
    : refusal('`sources` is written in a way that only a hand can extend, expected a plain list');
}

const placeOfSources = (places: Record<string, Place>): Place =>
  places.sources ?? places[''] ?? { line: 1, column: 1 };

/** Entries as they would stand in a piece without any, ready to be pasted below `sources:`. */
export const sourcesText = (entries: readonly SourceEntry[]): string =>
  entries.map((entry) => `${listItem(entry, { style: 'block', ...PLAIN, eol: '\n' })}\n`).join('');

interface Layout {
  style: Style;
  /** What stands before the dash. */
  indent: string;
  /** What stands between the dash and the entry. */
  gap: string;
  eol: string;
}

const PLAIN = { indent: '  ', gap: ' ' };

function editOf(text: string, entries: readonly SourceEntry[]): Edit | undefined {
  const block = yamlBlock(text);
  if (!block) return undefined;
  const { start, end, lineEnd: eol } = block;
  const yaml = text.slice(start, end);
  const { contents } = parseDocument(yaml);
  const shifted = ({ from, to, text: inserted }: Edit): Edit => ({
    from: from + start,
    to: to + start,
    text: inserted,
  });
  const items = (layout: Omit<Layout, 'eol'>) =>
    entries.map((entry) => listItem(entry, { ...layout, eol })).join(eol);

  if (contents !== null && (!isMap(contents) || contents.flow)) return undefined;
  const pair = contents?.items.find(({ key }) => isScalar(key) && key.value === 'sources');
  if (!pair) {
    const list = `sources:${eol}${items({ style: 'block', ...PLAIN })}${eol}`;
    return { from: end, to: end, text: list };
  }
  const list = pair.value;
  if (isSeq(list) && list.items.length > 0) {
    return shifted(
      list.flow ? afterFlowItem(list, yaml, entries, eol) : afterItem(list, yaml, items, eol),
    );
  }
  const isNothing = list === null || (isScalar(list) && list.value === null);
  if (!isNothing && !isSeq(list)) return undefined;
  return shifted(intoEmpty(pair, yaml, entries, `${eol}${items({ style: 'block', ...PLAIN })}`));
}

/** After the line on which the last item of a block list ends, so that a comment stays with its item. */
function afterItem(
  list: YAMLSeq,
  yaml: string,
  items: (layout: Omit<Layout, 'eol'>) => string,
  eol: string,
): Edit {
  const last = list.items.at(-1);
  const [dash, ends] = [offsetsOf(list).start, offsetsOf(last).end];
  const column = dash - (yaml.lastIndexOf('\n', dash - 1) + 1);
  const lastLine = yaml.slice(yaml.lastIndexOf('\n', offsetsOf(last).start - 1) + 1);
  const gap = /^\s*-( +)\S/.exec(lastLine)?.[1] ?? PLAIN.gap;
  const at = yaml[ends - 1] === '\n' ? ends : yaml.indexOf('\n', ends) + 1;
  const style = isMap(last) && last.flow ? 'flow' : 'block';
  return { from: at, to: at, text: `${items({ style, indent: ' '.repeat(column), gap })}${eol}` };
}

/** After the last item of a list in brackets, on a line of its own where that item has one. */
function afterFlowItem(
  list: YAMLSeq,
  yaml: string,
  entries: readonly SourceEntry[],
  eol: string,
): Edit {
  const { start, end } = offsetsOf(list.items.at(-1));
  const lead = yaml.slice(yaml.lastIndexOf('\n', start - 1) + 1, start);
  const separator = /^\s*$/.test(lead) ? `,${eol}${lead}` : ', ';
  return { from: end, to: end, text: entries.map((entry) => separator + flow(entry)).join('') };
}

/** In place of an empty list or of nothing; a comment in the brackets keeps them. */
function intoEmpty(
  { key, value }: Pair,
  yaml: string,
  entries: readonly SourceEntry[],
  block: string,
): Edit {
  const colon = yaml.indexOf(':', offsetsOf(key).end) + 1;
  const { start, end } = offsetsOf(value);
  if (isSeq(value) && /\S/.test(yaml.slice(start + 1, end - 1))) {
    return { from: start + 1, to: start + 1, text: ` ${entries.map(flow).join(', ')}` };
  }
  return { from: colon, to: end > start ? end : colon, text: block };
}

/** Where a node begins and where its value ends. */
function offsetsOf(node: unknown): { start: number; end: number } {
  const [start, end] = (node as { range?: [number, number, number] | null } | null)?.range ?? [
    0, 0,
  ];
  return { start, end };
}

function listItem(entry: SourceEntry, { style, indent, gap, eol }: Layout): string {
  if (style === 'flow') return `${indent}-${gap}${flow(entry)}`;
  const lines = Object.entries(entry).map(([key, value]) =>
    value === null ? `${key}:` : `${key}: ${scalarOrFlow(value, key)}`,
  );
  return `${indent}-${gap}${lines.join(`${eol}${indent} ${' '.repeat(gap.length)}`)}`;
}

const flow = (entry: SourceEntry): string => scalarOrFlow(entry, '');

/** A value on one line: https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions */
function scalarOrFlow(value: unknown, key: string): string {
  if (typeof value === 'string') return WORDS.has(key) ? word(value) : quoted(value);
  if (Array.isArray(value)) return `[${value.map((item) => scalarOrFlow(item, '')).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(
    ([field, inner]) => `${word(field)}: ${scalarOrFlow(inner, field)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** Fields whose values are words or days; what a source says about itself is always in quotation marks. */
const WORDS = new Set('id type issued accessed role language origin read state is date'.split(' '));

/** What YAML 1.1 or 1.2 takes for something other than text. */
const RESERVED = /^(y|n|yes|no|on|off|true|false|null)$/i;

const word = (value: string): string =>
  (/^[a-z][\w-]*$/i.test(value) && !RESERVED.test(value)) || /^\d{4}-\d{2}(-\d{2})?$/.test(value)
    ? value
    : quoted(value);

/**
 * Text in double quotes, JSON’s escapes and YAML’s being the same
 * (https://yaml.org/spec/1.2.2/#57-escaped-characters). What is invisible or turns the writing direction
 * is escaped too, so that the file shows it.
 */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007F-\u00A0\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
