/** What is wrong with a text as YAML, in a writer’s words? Each slip by itself, with the cure where a machine knows it. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
} from 'yaml';
import { quoted } from '../model/as-written.ts';
import { codeOf, shortened } from '../model/expect.ts';

/** A slip, and what stands in place of it where that needs no judgement. */
export interface YamlFault {
  /** In UTF-16 units of a text in which the slips before it are fixed: as many lines as the one given. */
  offset: number;
  line: number;
  column: number;
  message: string;
  repair?: { was: string; now: string };
}

type Found = Pick<YamlFault, 'offset' | 'message' | 'repair'>;

/** Slips told of one text; where there are more, the first ones are enough to begin with. */
const MOST = 20;

/** More keys and items than a file can need, once aliases are written out: an attack, or a slip. */
const MOST_NODES = 100_000;

/**
 * The slips in their order: those that YAML refuses, and those it takes for something that nobody meant. One that can be
 * fixed is, so that what follows is judged as it will stand.
 */
export function yamlFaults(yaml: string): YamlFault[] {
  const faults: YamlFault[] = [];
  let now = yaml;
  while (faults.length < MOST) {
    const found = firstFault(now);
    if (!found) break;
    const before = now.slice(0, found.offset);
    const line = before.split('\n').length;
    faults.push({ ...found, line, column: found.offset - before.lastIndexOf('\n') });
    if (!found.repair) break;
    const { was, now: is } = found.repair;
    const changed = before + is + now.slice(found.offset + was.length);
    if (changed === now) break;
    now = changed;
  }
  return faults;
}

function firstFault(yaml: string): Found | undefined {
  const document = parseDocument(yaml, { prettyErrors: false });
  // A tag that YAML does not know is only a warning there, and would be lost without a word.
  const [error] = [...document.errors, ...document.warnings].toSorted(
    (a, b) => a.pos[0] - b.pos[0],
  );
  if (error) return syntaxFault(yaml, error);
  return textOnly(yaml, document) ?? markFault(yaml, document) ?? aliasFault(document);
}

/** A text where fields should stand: what a slip in the first line makes of all of them. */
function textOnly(yaml: string, { contents }: Document.Parsed): Found | undefined {
  if (!isScalar(contents) || typeof contents.value !== 'string') return undefined;
  const offset = contents.range[0];
  const { start, line } = lineAt(yaml, offset);
  return (
    spelling(line, start) ?? {
      offset,
      message: `Unexpected text \`${shortened(line.trim())}\`, expected fields, each as \`name: value\``,
    }
  );
}

const lineAt = (yaml: string, offset: number) => {
  const start = yaml.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const from = yaml[offset] === '\n' && offset > 0 && yaml[offset - 1] === '\n' ? offset : start;
  return { start: from, line: /^[^\r\n]*/.exec(yaml.slice(from))?.[0] ?? '' };
};

/** A field or item on one line: what leads to its text, and the text. */
const ENTRY =
  /^(?<lead>[ \t]*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[\p{L}\p{N}_.-]+)[ \t]*:[ \t]+)?)(?<text>\S.*?)[ \t]*$/u;
/** A name such as fields have, in contrast to a word of a sentence. */
const NAME = /^(?:[a-z][A-Za-z_-]*|[A-Z]{2,6})$/;
const TYPOGRAPHIC = /^[“”„«»‘’‚‹›](?<inner>.*)[“”«»‘’‹›]$/u;

/** What YAML refuses: https://eemeli.org/yaml/#errors */
function syntaxFault(yaml: string, error: YAMLError): Found {
  const { start, line } = lineAt(yaml, error.pos[0]);
  return (
    spelling(line, start) ??
    indentSlip(yaml, error) ??
    (error.code === 'TAG_RESOLVE_FAILED' || !isOfStructure(error, yaml)
      ? textFault(yaml, line, start, error)
      : undefined) ??
    openFlow(yaml, error) ??
    openQuotation(yaml, error) ?? {
      offset: error.pos[0],
      message: inPlainWords(error, yaml, line),
    }
  );
}

const isOfStructure = ({ code, pos }: YAMLError, yaml: string) =>
  ['DUPLICATE_KEY', 'BAD_INDENT', 'MULTIPLE_DOCS', 'MULTILINE_IMPLICIT_KEY'].includes(code) ||
  yaml[pos[0]] === '\t';

/** Slips of the hand in a line itself, in whatever way YAML stumbles over them. */
function spelling(line: string, start: number): Found | undefined {
  const at = (offset: number, was: string, now: string, message: string): Found => ({
    offset: start + offset,
    message,
    repair: { was, now },
  });
  const indent = /^[^\S\r\n]*/.exec(line)?.[0] ?? '';
  if (indent.includes('\t')) {
    const now = indent.replaceAll('\t', '  ');
    return at(0, indent, now, 'Unexpected tab, expected spaces: YAML indents with spaces only');
  }
  const strange =
    /^(?<lead>[ -]*)(?<sign>[^\S \t]+)|^(?<key>[ -]*[\p{L}\p{N}_-]+:)(?<space>[^\S \t]+)/u.exec(
      line,
    );
  if (strange?.groups) {
    const { lead = strange.groups.key ?? '', sign = strange.groups.space ?? '' } = strange.groups;
    const message = `Unexpected ${codeOf(sign)}, which looks like a space and is none to YAML: expected a plain space`;
    return at(lead.length, sign, ' '.repeat(sign.length), message);
  }
  const wide = /^(?<lead>[ -]*[\p{L}\p{N}_-]+)(?<sign>：\s*)/u.exec(line)?.groups;
  if (wide?.lead !== undefined && wide.sign !== undefined) {
    const message = `Unexpected \`：\`, expected \`: \` after the name of a field`;
    return at(wide.lead.length, wide.sign, ': ', message);
  }
  const toml = /^(?<lead>[ -]*(?<key>[\p{L}_-]+))(?<sign>\s*=\s*)(?=["'[\d]|true|false)/u.exec(
    line,
  )?.groups;
  if (toml?.lead !== undefined && toml.sign !== undefined) {
    const message = `Unexpected \`=\` after \`${toml.key}\`, as TOML has it, expected \`: \``;
    return at(toml.lead.length, toml.sign, ': ', message);
  }
  const tight = /^(?<lead>[ ]*(?:- +)*(?<key>[\p{L}_-]+):)(?<text>[^\s:/].*|\/(?!\/).*)$/u.exec(
    line,
  )?.groups;
  if (tight?.lead !== undefined && tight.key !== undefined && NAME.test(tight.key)) {
    const message = `Missing space after \`${tight.key}:\`, expected one between the name of a field and what it holds`;
    const first = tight.text?.charAt(0) ?? '';
    return at(tight.lead.length, first, ` ${first}`, message);
  }
  return undefined;
}

/** A text that YAML reads otherwise, on a line of its own: in quotation marks it is a text. */
function textFault(
  yaml: string,
  line: string,
  start: number,
  { code, pos }: YAMLError,
): Found | undefined {
  const inFlow =
    code === 'BLOCK_IN_FLOW' ? /^[^,}\]\r\n]*/.exec(yaml.slice(pos[0]))?.[0].trim() : undefined;
  if (inFlow !== undefined && inFlow !== '') return inQuotes(pos[0], inFlow);
  const { lead = '', text = '' } = entryOf(line);
  const offset = start + lead.length;
  // What goes on below the line, or in braces, is not for this line to close.
  if (text === '' || pos[0] < offset || pos[0] > start + line.length) return undefined;
  const isFlow = /^[[{]/.test(text) && !/^[[{][^\]}]*[\]}]\s*[^\s,\]}#]/.test(text);
  if (isFlow) return code === 'UNEXPECTED_TOKEN' ? markInFlow(yaml, pos[0]) : undefined;
  const inner = TYPOGRAPHIC.exec(text)?.groups?.inner;
  if (inner !== undefined) {
    const now = quoted(inner);
    const message = `Unexpected typographic quotation marks round \`${shortened(inner)}\`, expected straight ones: \`${shortened(now)}\``;
    return { offset, message, repair: { was: text, now } };
  }
  const sign = text.charAt(0);
  if (sign === '"' || sign === "'") return quotationFault(offset, text, code);
  const isWhole = !/[ \t]#/.test(text) && !goesOn(yaml, start);
  const isMeant =
    /^[@`%,*&!|>?[{-]/.test(text) || (code === 'BLOCK_AS_IMPLICIT_KEY' && text.includes(': '));
  if (!isMeant) return undefined;
  const { repair, ...told } = inQuotes(offset, text);
  // What follows may be a comment, or more of the text: only its writer knows.
  return isWhole && repair ? { ...told, repair } : told;
}

/** A quotation mark within a text in braces: it ends the text. */
function markInFlow(yaml: string, at: number): Found | undefined {
  const mark = /["'](?=\s*$)/.exec(yaml.slice(0, at))?.[0];
  if (mark === undefined) return undefined;
  const rest = /^[^,}\]\r\n]*/.exec(yaml.slice(at))?.[0].trim() ?? '';
  const cure = mark === '"' ? '\\"' : "''";
  return {
    offset: at,
    message: `Unexpected \`${shortened(rest)}\` after the \`${mark}\` that ends a text, expected a \`${mark}\` within the text as \`${cure}\``,
  };
}

/** A field one column beside those that it stands among. */
function indentSlip(yaml: string, { code, pos }: YAMLError): Found | undefined {
  if (!/IMPLICIT_KEY|BAD_INDENT|MISSING_CHAR/.test(code)) return undefined;
  const columnOf = (line: string) =>
    /^(?<lead>[ ]*(?:- +)*)(?<key>[\w-]+):(?:\s|$)/.exec(line)?.groups?.lead?.length;
  const { start } = lineAt(yaml, pos[0]);
  let offset = start;
  let above = yaml.slice(0, start).trimEnd().split('\n').at(-1) ?? '';
  for (const line of yaml.slice(start).split('\n', 2)) {
    const [is, due] = [columnOf(line), columnOf(above)];
    if (is !== undefined && due !== undefined && Math.abs(is - due) === 1 && !/^ *-/.test(line)) {
      const message = `Unexpected indentation of \`${shortened(line.trim())}\`, expected it to begin in column ${due + 1}, as the field above it`;
      return {
        offset,
        message,
        repair: { was: ' '.repeat(is) + line.slice(is), now: ' '.repeat(due) + line.slice(is) },
      };
    }
    offset += line.length + 1;
    above = line;
  }
  return undefined;
}

/** True where the line below is indented more than this one: a text may go on there. */
function goesOn(yaml: string, start: number): boolean {
  const [line = '', next = ''] = yaml.slice(start).split('\n', 2);
  const indent = (one: string) => /^ */.exec(one)?.[0].length ?? 0;
  return next.trim() !== '' && indent(next) > indent(line);
}

/** A line by its lead and its text; a word of a sentence before a colon is part of the text. */
function entryOf(line: string): Partial<Record<'lead' | 'text', string>> {
  const { lead = '', text = '' } = ENTRY.exec(line)?.groups ?? {};
  const key = /(?<key>[^\s:]+)[ \t]*:[ \t]+$/.exec(lead)?.groups?.key;
  if (key === undefined || !/^[ \t]*-/.test(lead) || NAME.test(key) || /^["']/.test(key))
    return { lead, text };
  const dash = /^[ \t]*(?:-[ \t]+)+/.exec(lead)?.[0] ?? '';
  return { lead: dash, text: line.slice(dash.length).trimEnd() };
}

function inQuotes(offset: number, text: string): Found {
  const now = quoted(text);
  const sign = text.charAt(0);
  const told = /^[@`%,*&!|>?[{-]/.test(text)
    ? `Unexpected \`${sign}\` at the beginning of \`${shortened(text)}\`, expected it in quotation marks`
    : `Unexpected \`:\` in \`${shortened(text)}\`, expected text with a colon to stand in quotation marks`;
  return { offset, message: `${told}: \`${shortened(now)}\``, repair: { was: text, now } };
}

/** Quotation marks that end before the text does, or do not end. */
function quotationFault(offset: number, text: string, code: string): Found | undefined {
  const mark = text.charAt(0);
  if (code === 'BAD_DQ_ESCAPE') {
    const inner = text.slice(1, -1);
    const isPlain = text.length > 1 && text.endsWith(mark) && !/["']/.test(inner);
    const message =
      'Unexpected `\\` in quotation marks, expected `\\\\`, or the text in single quotation marks';
    return { offset, message, ...(isPlain ? { repair: { was: text, now: `'${inner}'` } } : {}) };
  }
  if (code !== 'UNEXPECTED_TOKEN' || /[ \t]#/.test(text)) return undefined;
  const inner = text.endsWith(mark) && text.length > 1 ? text.slice(1, -1) : text;
  const words = mark === "'" && inner !== text ? inner.replaceAll("''", "'") : inner;
  const now = quoted(words);
  const other = `\`${mark === '"' ? "'" : '"'}\``;
  return {
    offset,
    message: `Unexpected \`${mark}\` within a text in \`${mark}\`, expected the whole in ${now.startsWith(mark) ? 'these' : other}: \`${shortened(now)}\``,
    // A backslash means one thing in `"` and another in `'`.
    ...(words.includes('\\') ? {} : { repair: { was: text, now } }),
  };
}

/** A list or mapping in brackets that does not end: where it begins, and what may have swallowed its end. */
function openFlow(yaml: string, { code, message, pos }: YAMLError): Found | undefined {
  if (code !== 'BAD_INDENT' || !/^Flow (?:map|sequence)/.test(message)) return undefined;
  const isMapping = message.startsWith('Flow map');
  const [open, close] = isMapping ? ['{', '}'] : ['[', ']'];
  const before = yaml.slice(0, pos[0]);
  const count = (text: string, sign: string) => text.split(sign).length - 1;
  const lines = before.split('\n').map((line) => line.replace(/\s#.*$/, ''));
  const at = lines.findLastIndex((line) => count(line, open) > count(line, close));
  const line = before.split('\n')[at] ?? '';
  const start = before.split('\n').slice(0, Math.max(0, at)).join('\n').length + (at > 0 ? 1 : 0);
  const comment = /\s(?<rest>#.*)$/.exec(line);
  if (comment?.groups?.rest?.includes(close)) {
    return {
      offset: start + comment.index + 1,
      message: `Unexpected \` ${shortened(comment.groups.rest)}\`, which YAML takes for a comment up to the end of the line: expected the text with \`#\` in quotation marks`,
    };
  }
  return {
    offset: at < 0 ? pos[0] : start + line.lastIndexOf(open),
    message: isMapping
      ? 'Unclosed `{`, expected `}` after the last field'
      : 'Unclosed list, expected `]` after its last item',
  };
}

/** A quotation mark without its pair, which is missed at the end of the line that it stands in. */
function openQuotation(yaml: string, { code, message, pos }: YAMLError): Found | undefined {
  if (code !== 'MISSING_CHAR' || !/quote/.test(message)) return undefined;
  const mark = message.includes('"') ? '"' : "'";
  const told =
    'Unclosed quotation mark, expected the text to end with the mark it begins with; a `"` inside it is written `\\"`';
  let start = 0;
  for (const line of yaml.slice(0, pos[0]).split('\n')) {
    const isOpen = line.split(mark).length % 2 === 0;
    const { text = '' } = entryOf(line);
    const end = { offset: start + line.trimEnd().length, message: told };
    if (isOpen) {
      const isOne =
        text.startsWith(mark) &&
        text.lastIndexOf(mark) === 0 &&
        !/[ \t]#/.test(text) &&
        !goesOn(yaml, start);
      return isOne ? { ...end, repair: { was: '', now: mark } } : end;
    }
    start += line.length + 1;
  }
  return undefined;
}

function inPlainWords({ code, message, pos }: YAMLError, yaml: string, line: string): string {
  const shown = shortened(line.trim());
  const character = yaml[pos[0]] ?? '';
  if (character === '\t' || code === 'TAB_AS_INDENT') {
    return 'Unexpected tab, expected spaces: YAML indents with spaces only';
  }
  switch (code) {
    case 'DUPLICATE_KEY':
      return `Unexpected second field \`${/^[\s-]*([^:\s]+)/.exec(yaml.slice(pos[0]))?.[1] ?? ''}\`, expected each field once`;
    case 'MISSING_CHAR':
      return misplaced(shown, message);
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return `Unexpected \`${shown}\`, expected \`name: text\` on one line, or a text that goes on below it in quotation marks`;
    case 'BAD_SCALAR_START':
      return `Unexpected \`${character}\` at the beginning of a value, expected it in quotation marks: \`"${character}…"\``;
    case 'BAD_DQ_ESCAPE':
      return 'Unexpected `\\` in quotation marks, expected `\\\\`, or the text in single quotation marks';
    case 'TAG_RESOLVE_FAILED':
      return `Unexpected \`!\` at the beginning of a value in \`${shown}\`, expected it in quotation marks`;
    case 'BAD_ALIAS':
      return `Unexpected \`*\` or \`&\` in \`${shown}\`, expected text that begins with them in quotation marks`;
    case 'MULTIPLE_DOCS':
      return `Unexpected \`${shown}\` after the end of the fields, expected them all between two lines \`---\``;
    case 'BAD_INDENT':
    case 'BAD_COLLECTION_TYPE':
    case 'UNEXPECTED_TOKEN':
      return misplaced(shown, message);
    default:
      return `YAML that cannot be read at \`${shown}\`: ${message}`;
  }
}

const misplaced = (line: string, message: string) =>
  `Unexpected indentation or character in \`${line}\`, expected fields of one object to begin in one column, list items with \`- \`, and other text in quotation marks (${message})`;

/** What YAML takes without a word, and no writer means: a text cut by a comma, a missing space, a mark that vanishes. */
function markFault(yaml: string, document: Document.Parsed): Found | undefined {
  const used = new Set<string>();
  visit(document, {
    Alias: (_, { source }) => {
      used.add(source);
    },
  });
  const found: Found[] = [];
  const node = (_: unknown, one: Node & { anchor?: string; tag?: string | undefined }): void => {
    const [from = 0, to = 0] = one.range ?? [];
    const unused = one.anchor !== undefined && !used.has(one.anchor) ? `&${one.anchor}` : undefined;
    const mark = unused ?? (one.tag === '!' ? '!' : undefined);
    if (mark === undefined) return;
    const offset = yaml.lastIndexOf(mark, from);
    const text = yaml.slice(offset, to);
    found.push(
      isScalar(one) && one.type === 'PLAIN' && !/[\r\n]/.test(text) && text.trimEnd() === text
        ? inQuotes(offset, text)
        : {
            offset,
            message: `Unexpected \`${mark}\`, which stands for nothing, expected a text that begins with it in quotation marks`,
          },
    );
  };
  visit(document, {
    Scalar: node,
    Collection: node,
    Map: (key, map) => {
      node(key, map);
      if (map.flow === true) found.push(...bareKeys(yaml, map.items));
    },
  });
  return found.toSorted((a, b) => a.offset - b.offset)[0];
}

/** Names without a colon within braces: a comma has cut a text, or the space after a colon is missing. */
function bareKeys(yaml: string, items: readonly Pair[]): Found[] {
  return items.flatMap(({ key, value }, index): Found[] => {
    if (value !== null || !isScalar(key)) return [];
    const [from = 0, to = 0] = key.range ?? [];
    const bare = yaml.slice(from, to);
    const [, name = '', rest = ''] = /^([A-Za-z_-]+):(?!\/\/)(\S.*)$/s.exec(bare) ?? [];
    if (NAME.test(name)) {
      const message = `Missing space after \`${name}:\`, expected one between the name of a field and what it holds`;
      return [{ offset: from, message, repair: { was: bare, now: `${name}: ${rest}` } }];
    }
    const before = items.slice(0, index).findLast((pair) => pair.value !== null);
    const text = before?.value;
    const [start = 0] = isScalar(text) ? (text.range ?? []) : [];
    const whole = yaml.slice(start, to);
    if (isScalar(text) && text.type === 'PLAIN' && isScalar(before?.key) && !/[\r\n]/.test(whole)) {
      // The comma after this one may belong to the text as well.
      if (
        items[index + 1]?.value === null &&
        !/^[A-Za-z_-]+:\S/.test(
          String((items[index + 1]?.key as Node & { source?: string }).source),
        )
      )
        return [];
      const field = String(before?.key.value);
      const now = quoted(whole);
      return [
        {
          offset: start,
          message: `Unexpected \`,\` in the text of \`${field}\`, which ends it in braces: expected \`${field}: ${shortened(now)}\``,
          repair: { was: whole, now },
        },
      ];
    }
    return [
      {
        offset: from,
        message: `Unexpected \`${shortened(bare)}\` in braces, expected \`name: value\`, and a text with a comma in quotation marks`,
      },
    ];
  });
}

/** An alias for nothing, one that stands within what it stands for, or more of them than a file can need. */
function aliasFault(document: Document.Parsed): Found | undefined {
  const sizes = new Map<unknown, number>();
  const open = new Set<unknown>();
  let fault: Found | undefined;
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) {
      const target = node.resolve(document);
      const offset = node.range?.[0] ?? 0;
      if (target && !open.has(target)) return sizeOf(target);
      fault ??= {
        offset,
        message: target
          ? `Unexpected \`*${node.source}\` within \`&${node.source}\`, expected it outside of what it stands for`
          : `Unexpected \`*${node.source}\`, which stands for nothing: expected \`&${node.source}\` before what it repeats, or a text that begins with \`*\` in quotation marks`,
      };
      return 1;
    }
    const known = sizes.get(node);
    if (known !== undefined) return known;
    open.add(node);
    const inner = isMap(node)
      ? node.items.flatMap(({ key, value }) => [key, value])
      : isSeq(node)
        ? node.items
        : [];
    const size = inner.reduce<number>((sum, one) => sum + sizeOf(one), 1);
    open.delete(node);
    if (typeof node === 'object' && node !== null) sizes.set(node, size);
    return size;
  };
  const size = sizeOf(document.contents);
  if (fault || size <= MOST_NODES) return fault;
  return {
    offset: 0,
    message: `Unexpected aliases, which make ${size} keys and items of this file, expected at most ${MOST_NODES}`,
  };
}
