/** What does the frontmatter say, and where does each part of it stand? */
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';

export interface Frontmatter {
  /** The value as YAML 1.2 reads it; undefined where there is none or it cannot be read. */
  value: unknown;
  /** Dotted path → place of its key or list item; `''` is the block itself. */
  places: Record<string, Place>;
  problems: ProseProblem[];
}

/** Deeper nesting is a slip or an attack; no field needs it. */
const DEEPEST = 32;

/**
 * Reads the YAML block at the head of a file. `text` is the whole file.
 * Problems are what is missing or malformed about the block as YAML.
 */
export function readFrontmatter(text: string): Frontmatter {
  const block = yamlBlock(text);
  if (!block) {
    return unreadable(
      'Missing frontmatter, expected the file to begin with a line `---`, the fields of the piece, and another line `---`',
    );
  }
  if (!block.isClosed) {
    return unreadable('Unclosed frontmatter, expected a line `---` after its last field');
  }
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

function unreadable(message: string): Frontmatter {
  const place = { line: 1, column: 1 };
  const problem = { place, message, ruleId: 'frontmatter-is-valid' };
  return { value: undefined, places: { '': place }, problems: [problem] };
}

/**
 * Reads YAML with places. `linesBefore` is the number of lines of the file above it.
 * `''` in `places` is the line above the first.
 */
export function readYaml(yaml: string, linesBefore = 0): Frontmatter {
  const lines = new LineCounter();
  const places: Record<string, Place> = { '': { line: Math.max(1, linesBefore), column: 1 } };
  const problems: ProseProblem[] = [];
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + linesBefore, column: Math.max(1, col) };
  };
  const refuse = (place: Place, message: string) => {
    problems.push({ place, message, ruleId: 'frontmatter-is-valid' });
  };

  if (nestedTooDeep(yaml)) {
    refuse(places[''] ?? placeAt(0), `Unexpected nesting, expected at most ${DEEPEST} levels`);
    return { value: undefined, places, problems };
  }
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    keepSourceTokens: false,
  });
  // A tag that YAML does not know is only a warning there, and would be lost without a word.
  const faults = [...document.errors, ...document.warnings];
  for (const error of faults) {
    refuse(placeAt(error.pos[0]), inPlainWords(error.code, error.message, yaml, error.pos[0]));
  }
  if (faults.length > 0) return { value: undefined, places, problems };

  for (const { path, offset } of yamlNodes(document)) places[path] = placeAt(offset);
  try {
    return { value: document.toJS({ maxAliasCount: 20 }) as unknown, places, problems };
  } catch (error) {
    refuse(places[''] ?? placeAt(0), `Unexpected aliases: ${(error as Error).message}`);
    return { value: undefined, places, problems };
  }
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

function nestedTooDeep(yaml: string): boolean {
  let open = 0;
  for (const character of yaml) {
    if (character === '[' || character === '{') open += 1;
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    if (open > DEEPEST * 8) return true;
  }
  const deepest = yaml
    .split('\n')
    .reduce((most, line) => Math.max(most, /^[\s-]*/.exec(line)?.[0].length ?? 0), 0);
  return deepest > DEEPEST * 20;
}

/** A YAML error in words that name the slip and the cure. Codes: https://eemeli.org/yaml/#errors */
function inPlainWords(code: string, message: string, yaml: string, offset: number): string {
  const lineStart = yaml.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const line = yaml.slice(lineStart).split('\n')[0] ?? '';
  const character = yaml[offset] ?? '';
  if (character === '\t' || code === 'TAB_AS_INDENT') {
    return 'Unexpected tab, expected spaces: YAML indents with spaces only';
  }
  switch (code) {
    case 'DUPLICATE_KEY':
      return `Unexpected second field \`${/^[\s-]*([^:\s]+)/.exec(yaml.slice(offset))?.[1] ?? ''}\`, expected each field once`;
    case 'MISSING_CHAR':
      if (/quote/.test(message)) {
        return 'Unclosed quotation mark, expected the text to end with the mark it begins with; a `"` inside it is written `\\"`';
      }
      return `Missing character in \`${line.trim()}\`: ${message}`;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return `Unexpected \`:\` in \`${line.trim()}\`, expected text with a colon to stand in quotation marks: \`title: "One: two"\``;
    case 'BAD_INDENT':
      if (/^Flow sequence/.test(message)) {
        return 'Unclosed list, expected `]` after its last item';
      }
      if (/^Flow map/.test(message)) {
        return 'Unclosed `{`, expected `}` after the last field';
      }
      return misplaced(line, message);
    case 'BAD_SEQ_ENTRY_START':
    case 'BAD_COLLECTION_TYPE':
    case 'UNEXPECTED_TOKEN':
      return misplaced(line, message);
    case 'BAD_SCALAR_START':
      return `Unexpected \`${character}\` at the beginning of a value, expected it in quotation marks: \`"${character}…"\``;
    case 'BAD_DQ_ESCAPE':
      return 'Unexpected `\\` in quotation marks, expected `\\\\`, or the text in single quotation marks';
    case 'TAG_RESOLVE_FAILED':
      return `Unexpected \`!\` at the beginning of a value in \`${line.trim()}\`, expected it in quotation marks`;
    case 'BAD_ALIAS':
      return `Unexpected \`*\` or \`&\` in \`${line.trim()}\`, expected text that begins with them in quotation marks`;
    default:
      return `YAML that cannot be read at \`${line.trim()}\`: ${message}`;
  }
}

const misplaced = (line: string, message: string) =>
  `Unexpected indentation or character in \`${line.trim()}\`, expected fields of one object to begin in one column and list items with \`- \` (${message})`;
