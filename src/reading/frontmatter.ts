/** What does the frontmatter say, and where does each part of it stand? */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';
import type { AsWritten } from '../model/as-written.ts';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';
import { closingFault, openingFault, type FenceFault } from './fences.ts';
import { yamlFaults } from './yaml-faults.ts';

export interface Frontmatter {
  /** The value as YAML 1.2 reads it; undefined where there is none or it cannot be read. */
  value: unknown;
  /** Dotted path → place of its key or list item; `''` is the block itself. */
  places: Record<string, Place>;
  /** What YAML makes something else than text of. */
  written: AsWritten;
  problems: ProseProblem[];
}

type Notes = {
  -readonly [Kind in keyof AsWritten]: Record<string, AsWritten[Kind][string]>;
};

/** Deeper nesting is a slip or an attack; no field needs it. */
const DEEPEST = 32;

/**
 * Reads the YAML block at the head of a file. `text` is the whole file.
 * Problems are what is missing or malformed about the block as YAML.
 */
export function readFrontmatter(text: string): Frontmatter {
  const block = yamlBlock(text);
  if (!block) return unreadable(text, openingFault(text));
  if (!block.isClosed) return unreadable(text, closingFault(text, block.start));
  return readYaml(text.slice(block.start, block.end), 1);
}

/** Where the YAML of a file stands: between its two marks, and at nothing where the second is missing. */
export interface YamlBlock {
  start: number;
  end: number;
  isClosed: boolean;
  /** As after the first mark. */
  lineEnd: '\n' | '\r\n';
}

/** The block at the head of a file; undefined where there is none. */
export function yamlBlock(text: string): YamlBlock | undefined {
  const open = /^\uFEFF?---[ \t]*(?<lineEnd>\r?\n)/.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  const length = text.slice(start).search(/^---[ \t]*$/m);
  const lineEnd = open.groups?.lineEnd === '\r\n' ? '\r\n' : '\n';
  return { start, end: start + Math.max(0, length), isClosed: length >= 0, lineEnd };
}

const notes = (): Notes => ({ texts: {}, comments: {} });

function unreadable(text: string, { offset, message, repair }: FenceFault): Frontmatter {
  const before = text.slice(0, offset).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const problem = {
    place,
    message,
    ruleId: 'frontmatter-is-valid',
    repair: repair && { ...repair, isHere: true as const },
  };
  const places = { '': { line: 1, column: 1 } };
  return { value: undefined, places, written: notes(), problems: [problem] };
}

/**
 * Reads YAML with places. `linesBefore` is the number of lines of the file above it.
 * `''` in `places` is the line above the first.
 */
export function readYaml(yaml: string, linesBefore = 0): Frontmatter {
  const lines = new LineCounter();
  const places: Record<string, Place> = { '': { line: Math.max(1, linesBefore), column: 1 } };
  const written = notes();
  const problems: ProseProblem[] = [];
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + linesBefore, column: Math.max(1, col) };
  };

  if (nestedTooDeep(yaml)) {
    const message = `Unexpected nesting, expected at most ${DEEPEST} levels`;
    const place = places[''] ?? { line: 1, column: 1 };
    problems.push({ place, message, ruleId: 'frontmatter-is-valid' });
    return { value: undefined, places, written, problems };
  }
  const faults = yamlFaults(yaml);
  for (const { line, column, message, repair } of faults) {
    const place = { line: line + linesBefore, column };
    problems.push({
      place,
      message,
      ruleId: 'frontmatter-is-valid',
      repair: repair && { ...repair, isHere: true },
    });
  }
  if (faults.length > 0) return { value: undefined, places, written, problems };

  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    // What it would print is told as a message.
    logLevel: 'error',
  });
  const typed = numbersAsWritten(document);
  for (const { path, offset, value } of yamlNodes(document)) {
    places[path] = placeAt(offset);
    noteText(yaml, document, path, value, typed, written);
  }
  return { value: document.toJS({ maxAliasCount: -1 }) as unknown, places, written, problems };
}

/** Scalars that YAML makes another text of stand as they were typed: `1.10`, `010`, `1e3`, and names of fields. */
function numbersAsWritten(document: Document.Parsed): WeakMap<Scalar, unknown> {
  const typed = new WeakMap<Scalar, unknown>();
  visit(document, {
    Scalar(key, node) {
      const { value, source = '' } = node;
      if (node.type !== 'PLAIN' || typeof value === 'string') return;
      const isOtherwise =
        typeof value === 'number'
          ? String(value) !== source
          : /^null$/i.test(source) && source !== 'null';
      if (key !== 'key' && !isOtherwise) return;
      typed.set(node, value);
      node.value = source;
    },
  });
  return typed;
}

/** Notes what stands at a path where YAML makes something else than text of it, and a comment that may be part of it. */
function noteText(
  yaml: string,
  document: Document.Parsed,
  path: string,
  written: unknown,
  typed: WeakMap<Scalar, unknown>,
  { texts, comments }: Notes,
): void {
  const node = isAlias(written) ? written.resolve(document) : written;
  if (isScalar(node)) {
    if (node.type !== 'PLAIN') return;
    const value = typed.has(node) ? typed.get(node) : node.value;
    if (typeof value !== 'string') texts[path] = { text: node.source ?? '', typed: value };
    const after = yaml.slice(node.range?.[1] ?? 0);
    const comment = /^(?<space>[ \t]*)(?<comment>#[^\r\n]*)/.exec(after)?.groups;
    if (comment?.comment !== undefined && !isAlias(written))
      comments[path] = comment.comment.trimEnd();
    return;
  }
  if (!isMap(node) && !isSeq(node)) return;
  const text = yaml.slice(node.range?.[0], node.range?.[1]).trimEnd();
  // A mapping without braces is a text with a colon where it is one field, beside a dash.
  const isText = node.flow === true || (isMap(node) && node.items.length === 1);
  if (isText && text !== '' && !/[\r\n]/.test(text)) texts[path] = { text, typed: {} };
}

/** A key or item of a YAML document as messages point at it. */
export interface YamlNode {
  /** Dotted, as in `sources.0.URL`. */
  path: string;
  /** Where the key or item begins in the document. */
  offset: number;
  /** Of a field. */
  key?: Scalar;
  value: unknown;
}

/** Every key and item of a document, in its order. */
export function yamlNodes({ contents }: Document.Parsed): YamlNode[] {
  const nodes: YamlNode[] = [];
  const walk = (node: unknown, base: string, depth: number): void => {
    if (depth > DEEPEST) return;
    const inner = (key: string | number) => (base === '' ? String(key) : `${base}.${key}`);
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        const path = inner(String(key.value));
        nodes.push({ path, offset: key.range?.[0] ?? 0, key, value });
        walk(value, path, depth + 1);
      }
    }
    if (isSeq(node)) {
      node.items.forEach((value, index) => {
        const path = inner(index);
        nodes.push({ path, offset: (value as Node).range?.[0] ?? 0, value });
        walk(value, path, depth + 1);
      });
    }
  };
  walk(contents, '', 0);
  return nodes;
}

/** True where more brackets are open at once than anybody writes, among characters or tokens. */
function opensTooMany(marks: Iterable<string>): boolean {
  let open = 0;
  for (const mark of marks) {
    if (mark === '[' || mark === '{') open += 1;
    else if (mark === ']' || mark === '}') open = Math.max(0, open - 1);
    if (open > DEEPEST * 8) return true;
  }
  return false;
}

function nestedTooDeep(yaml: string): boolean {
  // Brackets within a text open nothing, and only the lexer knows which are.
  if (opensTooMany(yaml) && opensTooMany(new Lexer().lex(yaml))) return true;
  const deepest = yaml
    .split('\n')
    .reduce((most, line) => Math.max(most, /^[\s-]*/.exec(line)?.[0].length ?? 0), 0);
  return deepest > DEEPEST * 20;
}
