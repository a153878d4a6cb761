/** Where do the fields of a file begin and end? What is wrong with the lines `---` round them, and the cure. */
import { isMap, parseDocument } from 'yaml';

export interface FenceFault {
  /** In UTF-16 units. */
  offset: number;
  message: string;
  repair?: { was: string; now: string };
}

/** Lines that are meant to be `---`: of another length, as a word processor writes them, or of another tool. */
const NEARLY = /^[ \t]*(?:-{2,}|[–—−][–—−-]*|-[–—−-]+|\+{3,}|\.{3}|;{3})[ \t]*$/;
const FIELD = /^[\p{L}_][\p{L}\p{N}_-]*[ \t]*[:=]/u;

/** Of a file without a line `---` at its head. */
export function openingFault(text: string): FenceFault {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const [first = '', second = ''] = text.slice(start).split(/\r?\n/, 2);
  const lead = /^\s+(?=---[ \t]*\r?\n)/.exec(text.slice(start))?.[0];
  if (lead !== undefined) {
    const message = 'Unexpected space above `---`, expected it at the very beginning of the file';
    return { offset: start, message, repair: { was: lead, now: '' } };
  }
  if (NEARLY.test(first) && FIELD.test(second)) return nearly(start, first);
  if (FIELD.test(first) && /^---[ \t]*$/m.test(text)) {
    const message =
      'Missing line `---` above the fields, expected it as the first line of the file';
    return { offset: start, message, repair: { was: '', now: `---${lineEndOf(text)}` } };
  }
  return {
    offset: 0,
    message:
      'Missing frontmatter, expected the file to begin with a line `---`, the fields of the piece, and another line `---`',
  };
}

/** Of a file whose fields begin at `from` and have no line `---` after them. */
export function closingFault(text: string, from: number): FenceFault {
  let offset = from;
  for (const line of text.slice(from).split('\n')) {
    const shown = line.replace(/\r$/, '');
    if (NEARLY.test(shown)) return nearly(offset, shown);
    const isOfFields =
      shown.trim() === '' ||
      /^(?:[ \t]|#|- |\})/.test(shown) ||
      FIELD.test(shown) ||
      /^["']/.test(shown);
    if (!isOfFields) break;
    offset += line.length + 1;
  }
  const told = 'Unclosed frontmatter, expected a line `---` after its last field';
  const fields = text.slice(from, offset);
  // A heading below an empty line belongs to the prose; in YAML it would be a comment.
  const heading = /\n\s*\n(?=#{1,6} )/.exec(fields);
  const end = heading
    ? from + heading.index + 1
    : Math.min(from + fields.trimEnd().length + 1, text.length);
  const document = parseDocument(text.slice(from, end), { prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return { offset: 0, message: told };
  const eol = lineEndOf(text);
  const isAtLineStart = text[end - 1] === '\n';
  return {
    offset: end,
    message: told,
    repair: { was: '', now: `${isAtLineStart ? '' : eol}---${eol}` },
  };
}

const lineEndOf = (text: string) => /\r?\n/.exec(text)?.[0] ?? '\n';

const nearly = (offset: number, line: string): FenceFault => ({
  offset,
  message: `Unexpected \`${line.trim()}\`, expected a line \`---\`, three hyphens and nothing else`,
  repair: { was: line, now: '---' },
});
