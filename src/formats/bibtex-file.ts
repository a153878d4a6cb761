/** Which entries does a `.bib` file hold, and where? Each read by itself, so that a bad one costs no other. */
import { MONTHS } from '../model/calendar.ts';

/** An entry with the values of its fields as TeX has them, braces of the value itself taken off. */
export interface BibtexEntry {
  type: string;
  key: string;
  /** From 1. */
  line: number;
  fields: Map<string, string>;
}

const START = /@\s*([a-z]+)\s*[{(]/giy;

/** Entries of a file, and in one sentence each what cannot be read, with its line. */
export function bibtexEntries(text: string): { entries: BibtexEntry[]; problems: string[] } {
  const entries: BibtexEntry[] = [];
  const problems: string[] = [];
  const strings = new Map(MONTHS.map((name) => [name.slice(0, 3).toLowerCase(), name]));
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf('@'); at !== -1;) {
    const start = new RegExp(START);
    start.lastIndex = at;
    const type = start.exec(text)?.[1]?.toLowerCase();
    const isAddress = /[\w.-]/.test(text[at - 1] ?? '');
    if (type === undefined || isAddress) {
      at = text.indexOf('@', at + 1);
      continue;
    }
    line += text.slice(counted, at).split('\n').length - 1;
    counted = at;
    const reader = new EntryReader(
      text,
      start.lastIndex,
      text[start.lastIndex - 1] === '(' ? ')' : '}',
      strings,
    );
    const read = reader.read(type);
    if (typeof read === 'string') problems.push(`line ${line}: ${read}`);
    else if (read !== undefined) entries.push({ type, line, ...read });
    const next = typeof read === 'string' ? at + 1 : reader.at;
    at = text.indexOf('@', Math.max(next, at + 1));
    if (typeof read === 'string') at = nextEntry(text, next);
  }
  return { entries, problems };
}

/** Where the next entry begins that stands at the beginning of a line. */
function nextEntry(text: string, from: number): number {
  const found = /^[ \t]*@\s*[a-z]+\s*[{(]/im.exec(text.slice(from));
  return found ? from + found.index + found[0].indexOf('@') : -1;
}

/** Reads one entry from behind its opening brace. */
class EntryReader {
  readonly #text: string;
  readonly #close: string;
  readonly #strings: Map<string, string>;
  at: number;

  constructor(text: string, at: number, close: string, strings: Map<string, string>) {
    this.#text = text;
    this.at = at;
    this.#close = close;
    this.#strings = strings;
  }

  /** The key and fields, nothing for what is no reference, or what is wrong. */
  read(type: string): Omit<BibtexEntry, 'type' | 'line'> | string | undefined {
    if (type === 'comment' || type === 'preamble') return this.#skip();
    let key = '';
    if (type !== 'string') {
      key = this.#match(/\s*([^\s,{}="]*)\s*/y)?.[1] ?? '';
      const next = this.#text[this.at];
      if (next === this.#close) {
        this.at += 1;
        return { key, fields: new Map() };
      }
      if (next === '=') return `an entry without a key, expected \`@${type}{key, …}\``;
      if (next !== ',')
        return `\`${key}\` is not followed by a comma, expected \`@${type}{${key}, …}\``;
    }
    const fields = new Map<string, string>();
    for (;;) {
      this.#match(/(?:[\s,]|%[^\n]*\n)*/y);
      if (this.#text[this.at] === this.#close) break;
      const name = this.#match(/([^\s=,{}"#%]+)\s*=\s*/y)?.[1]?.toLowerCase();
      const what = key === '' ? `the \`@${type}\`` : `\`${key}\``;
      if (name === undefined) {
        return this.at >= this.#text.length
          ? `${what} is not closed, expected \`${this.#close}\``
          : `${what} has \`${this.#text.slice(this.at, this.at + 20).split('\n')[0]}\` where a field should begin, expected \`name = {…}\``;
      }
      const value = this.#value();
      if (value === undefined)
        return `\`${name}\` of ${what} is not closed, expected as many \`}\` as \`{\``;
      if (type === 'string') this.#strings.set(name, value);
      // A field written twice: the first with something in it counts, as for BibTeX.
      else if (!fields.get(name)) fields.set(name, value);
    }
    this.at += 1;
    return type === 'string' ? undefined : { key, fields };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  #skip(): string | undefined {
    const start = this.at;
    let depth = 1;
    for (; this.at < this.#text.length && depth > 0; this.at += 1) {
      if (this.#text[this.at] === '{') depth += 1;
      if (this.#text[this.at] === '}') depth -= 1;
    }
    if (depth > 0) this.at = start;
    return undefined;
  }

  /** Parts of a value joined by `#`. */
  #value(): string | undefined {
    let value = '';
    for (;;) {
      const next = this.#text[this.at];
      if (next === '{' || next === '"') {
        const part = this.#delimited(next === '{' ? '}' : '"');
        if (part === undefined) return undefined;
        value += part;
      } else {
        const word = this.#match(/[^\s,{}"#)]+/y)?.[0];
        if (word === undefined) return value === '' ? undefined : value;
        value += this.#strings.get(word.toLowerCase()) ?? word;
      }
      if (this.#match(/\s*#\s*/y) === null) return value;
    }
  }

  #delimited(end: '}' | '"'): string | undefined {
    const start = (this.at += 1);
    let depth = 0;
    for (; this.at < this.#text.length; this.at += 1) {
      const character = this.#text[this.at];
      if (character === '\\') this.at += 1;
      else if (depth === 0 && character === end) {
        const value = this.#text.slice(start, this.at);
        this.at += 1;
        return value;
      } else if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else if (
        character === '\n' &&
        /^[ \t]*@[a-z]+\s*[{(]\s*[^\s,{}=]*\s*,/i.test(lineAt(this.#text, this.at + 1))
      ) {
        return undefined;
      }
      if (depth < 0) return undefined;
    }
    return undefined;
  }
}

const lineAt = (text: string, at: number) =>
  text.slice(at, text.indexOf('\n', at) === -1 ? undefined : text.indexOf('\n', at));
