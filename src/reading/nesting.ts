/** Is prose nested deeper than its parsers can follow? Told from the text alone, before any of them begins. */
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';
import { yamlBlock } from './frontmatter.ts';

/** Levels of quotations, lists, emphasis, brackets, tags or braces; parsers take time by their square. */
const DEEPEST = 100;
/** Marks between two blank lines of which a parser compares each with those before it. */
const MOST_MARKS = 3000;
/** Lengths of runs of backticks: each looks to the end of its paragraph for another as long. */
const MOST_FENCES = 20;
/** Columns before the mark of a list. */
const DEEPEST_INDENT = 2 * DEEPEST;

/** What quotations, lists and footnotes put at the beginning of a line. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]+\]:))+/;
const CONTAINER = />|[-*+](?=[ \t])|\d[.)]|\[\^/g;
const FENCE = /^(?<quote>[ \t>]*)(?<fence>`{3,}(?=[^`]*$)|~{3,})/;
/** A line of its own that divides, or underlines a heading. */
const RULE = /^[ \t>]*([-*_=])(?:[ \t]*\1)*[ \t]*$/;
const MARKS = /\\.|(?<!`)`[^`]+`(?!`)|`+|[*_~]+|\[|\]|\{|\}|<\/?(?=[A-Za-z])|\/>/gs;
/** Where what is open in the line before has ended: cells, items, headings. */
const NEW_LINE = /^[ \t]*(?:\||[-*+][ \t]|#{1,6}[ \t])/;

/** Levels that are open. */
interface Open {
  emphasis: number;
  brackets: number;
  tags: number;
  braces: number;
}

/** The place where the prose of a file becomes too deep; undefined where it stays within bounds. `text` is the file. */
export function tooDeep(text: string): ProseProblem | undefined {
  const open: Open = { emphasis: 0, brackets: 0, tags: 0, braces: 0 };
  const inBlock = { marks: 0, fences: new Set<number>() };
  const first = text.slice(0, yamlBlock(text)?.end ?? 0).split('\n').length;
  let fence: { quote: string; fence: string } | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    if (at + 1 < first) continue;
    const { quote = '', fence: fenced = '' } = FENCE.exec(line)?.groups ?? {};
    // Code in a quotation ends with it.
    if (fence?.quote.includes('>') && !line.trimStart().startsWith('>')) fence = undefined;
    if (fence) {
      if (fenced.startsWith(fence.fence)) fence = undefined;
      continue;
    }
    if (fenced !== '') {
      fence = { quote, fence: fenced };
      continue;
    }
    if (line.trim() === '') Object.assign(inBlock, { marks: 0, fences: new Set() });
    if (line.trim() === '' || NEW_LINE.test(line))
      Object.assign(open, { emphasis: 0, brackets: 0 });
    if (RULE.test(line)) continue;
    const column = containersOf(line) > DEEPEST ? 1 : deepColumn(line, open, inBlock);
    if (column !== undefined) return problemAt({ line: at + 1, column });
  }
  return undefined;
}

const problemAt = (place: Place): ProseProblem => ({
  place,
  message: `Unexpected nesting of more than ${DEEPEST} levels, expected quotations, lists, emphasis, brackets and tags of a few levels`,
  ruleId: 'prose-parses',
});

/** Levels of quotations, lists and footnotes that a line is in, as far as it says so itself. */
function containersOf(line: string): number {
  const prefix = CONTAINERS.exec(line)?.[0] ?? '';
  const isFarIn = prefix !== '' && prefix.length - prefix.trimStart().length > DEEPEST_INDENT;
  return isFarIn ? Infinity : (prefix.match(CONTAINER)?.length ?? 0);
}

/** The column at which the line goes beyond a bound, from 1. `open` and `inBlock` are carried on. */
function deepColumn(
  line: string,
  open: Open,
  inBlock: { marks: number; fences: Set<number> },
): number | undefined {
  for (const { index, 0: mark } of line.matchAll(MARKS)) {
    // What is escaped, and code.
    if (/^\\|^`[^`]/.test(mark)) continue;
    inBlock.marks += 1;
    switch (mark[0]) {
      case '`':
        inBlock.fences.add(mark.length);
        break;
      case '[':
        open.brackets += 1;
        break;
      case ']':
        open.brackets = Math.max(0, open.brackets - 1);
        break;
      case '{':
        open.braces += 1;
        break;
      case '}':
        open.braces = Math.max(0, open.braces - 1);
        break;
      case '<':
        open.tags = mark === '<' ? open.tags + 1 : Math.max(0, open.tags - 1);
        break;
      case '/':
        open.tags = Math.max(0, open.tags - 1);
        break;
      default:
        open.emphasis = Math.max(0, open.emphasis + turn(line, index, mark.length));
    }
    const isBeyond =
      Math.max(...Object.values(open)) > DEEPEST ||
      inBlock.marks > MOST_MARKS ||
      inBlock.fences.size > MOST_FENCES;
    if (isBeyond) return index + 1;
  }
  return undefined;
}

/** Levels that a run of emphasis opens, or closes, which counts below zero; none where it could be either. */
function turn(line: string, at: number, length: number): number {
  const [before, after] = [line[at - 1] ?? ' ', line[at + length] ?? ' '];
  const opens = !/\s/.test(after) && /[\s\p{P}]/u.test(before);
  const closes = !/\s/.test(before) && /[\s\p{P}]/u.test(after);
  return opens === closes ? 0 : opens ? length : -length;
}
