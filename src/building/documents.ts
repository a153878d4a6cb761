/** Can every reader of a document parse it? Each that a build writes is read by a strict parser before it is served. */
import { SaxesParser } from 'saxes';
import { spelledOut } from '../model/unfit-characters.ts';
import { UnfitSite } from './put-in-place.ts';

/** What keeps a document from being parsed, as the parser says it: with a place in most cases. */
type Fault = string | undefined;

/** How a document of each ending is parsed. */
const parsers: Record<string, { is: string; faultIn: (text: string) => Fault | Promise<Fault> }> = {
  xml: { is: 'XML', faultIn: xmlFault },
  svg: { is: 'XML', faultIn: xmlFault },
  opml: { is: 'XML', faultIn: xmlFault },
  json: { is: 'JSON', faultIn: jsonFault },
  webmanifest: { is: 'JSON', faultIn: jsonFault },
  html: { is: 'a page whose JSON-LD is JSON', faultIn: jsonLdFault },
  csv: { is: 'CSV', faultIn: csvFault },
  ics: { is: 'iCalendar', faultIn: calendarFault },
  ris: { is: 'RIS', faultIn: risFault },
  bib: { is: 'BibTeX', faultIn: bibtexFault },
};

/** Reads the document that is to stand at `file`, a path below the site. Throws `UnfitSite` where no strict reader could. */
export async function readStrictly(file: string, content: string | Uint8Array): Promise<void> {
  const parser = parsers[/\.(\w+)$/.exec(file)?.[1] ?? ''];
  if (!parser) return;
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
  const fault = await parser.faultIn(text);
  if (fault === undefined) return;
  throw new UnfitSite(
    `Unexpected text in \`${file}\`, expected ${parser.is} that can be parsed: ${spelledOut(fault)}`,
  );
}

/** XML 1.0 with namespaces: https://www.w3.org/TR/xml/, https://www.w3.org/TR/xml-names/ */
function xmlFault(text: string): Fault {
  try {
    new SaxesParser({ xmlns: true }).write(text).close();
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const [, line = '', column = ''] = /^(\d+):(\d+): /.exec(message) ?? [];
    return `${message.replace(/\.$/, '')}, after ${before(text, Number(line), Number(column))}`;
  }
}

/** The end of what stands before a place. */
const before = (text: string, line: number, column: number): string =>
  `\`${(text.split('\n')[line - 1] ?? '').slice(Math.max(0, column - 40), column).trim()}\``;

/** https://www.rfc-editor.org/rfc/rfc8259 */
function jsonFault(text: string): Fault {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function jsonLdFault(html: string): Fault {
  const scripts = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);
  return scripts.map(([, text = '']) => jsonFault(text)).find((fault) => fault !== undefined);
}

/** RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), every line with its end, and as many cells in each. */
function csvFault(text: string): Fault {
  const cell = /(?:"[^"]*(?:""[^"]*)*"|[^",\r\n]*)(?:,|(\r\n))/y;
  let [line, cells, expected] = [1, 0, 0];
  for (let at = 0; at < text.length; at = cell.lastIndex) {
    const found = cell.exec(text);
    if (!found) return `line ${line}, at \`${text.slice(at, at + 40)}\``;
    cells += 1;
    if (found[1] === undefined) continue;
    expected ||= cells;
    if (cells !== expected) return `line ${line} has ${cells} cells, and the first ${expected}`;
    [line, cells] = [line + 1, 0];
  }
  return cells === 0 ? undefined : 'its last line has no end';
}

const QUOTED = '"[^"\\x00-\\x08\\x0A-\\x1F\\x7F]*"';
const BARE = '[^";:,\\x00-\\x08\\x0A-\\x1F\\x7F]*';
const VALUE = `(?:${QUOTED}|${BARE})`;
/** A content line: https://www.rfc-editor.org/rfc/rfc5545#section-3.1 */
const CONTENT_LINE = new RegExp(
  `^(?<name>[A-Za-z0-9-]+)(?:;[A-Za-z0-9-]+=${VALUE}(?:,${VALUE})*)*:(?<value>[^\\x00-\\x08\\x0A-\\x1F\\x7F]*)$`,
);

function calendarFault(text: string): Fault {
  if (!text.endsWith('\r\n')) return 'its last line has no end';
  const open: string[] = [];
  for (const line of text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')) {
    const { name, value = '' } = CONTENT_LINE.exec(line)?.groups ?? {};
    if (name === undefined) return `\`${line.slice(0, 60)}\` is no line of a calendar`;
    if (name === 'BEGIN') open.push(value);
    else if (open.length === 0) return `\`${line.slice(0, 60)}\` stands outside of the calendar`;
    else if (name === 'END' && open.pop() !== value) return `\`${line}\` ends what did not begin`;
  }
  return open.length === 0 ? undefined : `\`BEGIN:${open.at(-1)}\` has no end`;
}

/** Records from `TY` to `ER`, a tag a line: https://en.wikipedia.org/wiki/RIS_(file_format) */
function risFault(text: string): Fault {
  let isOpen = false;
  for (const [at, line] of text.replace(/\r\n$/, '').split('\r\n').entries()) {
    const tag = /^([A-Z][A-Z0-9]) {2}- ?[^\r\n]*$/.exec(line)?.[1];
    if (line === '' && !isOpen) continue;
    if (tag === undefined || isOpen === (tag === 'TY')) return `${at + 1}:1 \`${line}\``;
    isOpen = tag !== 'ER';
  }
  return isOpen ? 'the last record has no end' : undefined;
}

async function bibtexFault(text: string): Promise<Fault> {
  // It is much to load, and a build of small changes writes none.
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  try {
    plugins.input.data(text, '@biblatex/text');
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}
