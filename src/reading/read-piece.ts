/** How is a file read? Into frontmatter with places, prose tree, citations and the sentences that carry them. */
import { createHash } from 'node:crypto';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { parsePiece } from '../model/piece.ts';
import { placeAsWritten, type Manuscript } from '../model/manuscript.ts';
import type { Prose, ProseProblem } from '../model/prose.ts';
import { masthead } from '../masthead.ts';
import { decode } from './bytes.ts';
import { codeInProse } from './data-only.ts';
import { explainParseError } from './explain.ts';
import { readFrontmatter, yamlBlock } from './frontmatter.ts';
import { lostText } from './lost-text.ts';
import { tooDeep } from './nesting.ts';
import { citationsInFields, strayCitations } from './stray-citations.ts';
import { marksInFields, strayMarks } from './stray-marks.ts';
import { markdownParser, mdxParser } from './syntax.ts';
import { parts } from '../model/anchors.ts';
import { isOwnPage } from '../model/own-page.ts';
import { proseOfTree } from './prose-of-tree.ts';
import { spelledInFields, spelledInProse } from './spelled-characters.ts';

/** A file as it lies on the disk. */
export interface PieceFile {
  /** Path from the project's root, such as `content/analysis/vb/index.mdx`. */
  file: string;
  slug: string;
  bytes: Uint8Array;
  /** Names of the other files in its folder. */
  files: string[];
  images?: Manuscript['images'];
}

/**
 * Reads a piece. Never throws: what cannot be accepted stands in `problems`, each with place and cure,
 * and the rest of the manuscript is what could be read.
 */
export const readPiece = (written: PieceFile): Manuscript => readPieceWithTree(written).manuscript;

/** The same, with the tree of the prose. */
export function readPieceWithTree(written: PieceFile): { manuscript: Manuscript; tree: Root } {
  const { file, slug, bytes, files, images = [] } = written;
  const { text, problems } = decode(bytes);
  const frontmatter = readFrontmatter(text);
  problems.push(...frontmatter.problems);

  const { piece, problems: fieldProblems } = parsePiece(
    frontmatter.value ?? {},
    frontmatter.written,
  );
  if (frontmatter.problems.length === 0) {
    for (const { path, ...problem } of fieldProblems) {
      problems.push({ place: placeAsWritten(frontmatter, path), ...problem });
    }
  }

  const language = piece.lang ?? masthead.language;
  const ids = writtenIds(frontmatter.value, text, ['sources']);
  const { tree, prose, marks, problems: proseProblems } = readProse(text, language, file, ids);
  const placeOfField = (path: string[]) => placeAsWritten(frontmatter, path);
  // Where nothing says where the fields end, they would be told as prose.
  if (yamlBlock(text)?.isClosed) problems.push(...proseProblems);
  problems.push(...spelledInFields(text, frontmatter), ...spelledInProse(text, prose, tree));

  const manuscript = {
    file,
    slug,
    text,
    piece,
    prose,
    places: frontmatter.places,
    files,
    images,
    digest: digestOf(written),
    writtenIds: writtenIds(frontmatter.value, text),
    problems,
    marks: [
      ...citationsInFields(frontmatter.value, ids, placeOfField),
      ...marksInFields(frontmatter.value, placeOfField),
      ...marks,
    ],
  };
  return { manuscript, tree };
}

/** SHA-256 of everything in its folder that is shown: the file, its name, and what lies beside it. */
export const digestOf = ({ file, bytes, files, images = [] }: PieceFile): string =>
  createHash('sha256')
    .update(JSON.stringify([file, files, images]))
    .update(bytes)
    .digest('hex');

/** What the prose says, and what in it cannot be accepted. `file` is the path, which decides the components known. */
export function readProse(
  text: string,
  language: string,
  file: string,
  citable: readonly string[] = [],
): { tree: Root; prose: Prose; problems: ProseProblem[]; marks: ProseProblem[] } {
  const { tree, problem } = parseProse(text, citable);
  const { prose, problems } = proseOfTree(
    tree,
    language,
    isOwnPage(file) ? [] : Object.values(parts),
  );
  return {
    tree,
    prose,
    problems: [
      ...(problem ? [problem] : []),
      ...problems,
      ...codeInProse(tree, file),
      ...lostText(tree, text),
    ],
    marks: onePerPlace([...strayCitations(tree, text, citable), ...strayMarks(tree, text)]),
  };
}

/** The first of what is said of a place: one cause, one message. */
const onePerPlace = (problems: readonly ProseProblem[]): ProseProblem[] => {
  const taken = new Set<string>();
  return problems.filter(({ place: { line, column } }) => {
    const isFirst = !taken.has(`${line}:${column}`);
    taken.add(`${line}:${column}`);
    return isFirst;
  });
};

/**
 * The prose tree as the page compiles it. Where MDX cannot be read, the tree of plain Markdown and what
 * is wrong, so that the other faults of such a file are found in the same run; an empty tree where it is nested
 * deeper than anybody writes. `citable` are the ids of its sources.
 */
export function parseProse(
  text: string,
  citable: readonly string[] = [],
): { tree: Root; problem?: ProseProblem } {
  const problem = tooDeep(text);
  if (problem) return { tree: { type: 'root', children: [] }, problem };
  const source = new VFile({ value: text, data: { citable } });
  try {
    return { tree: mdxParser.parse(source) };
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    return { tree: markdownParser.parse(source), problem: explainParseError(error, text) };
  }
}

/**
 * Ids of sources and claims as they stand in the file, so that one faulty field orphans no citation.
 * Where the YAML cannot be read, everything after an `id:`.
 */
function writtenIds(
  value: unknown,
  text: string,
  lists: readonly string[] = ['sources', 'claims'],
): string[] {
  if (typeof value !== 'object' || value === null) {
    return [...text.matchAll(/\bid:\s*["']?([^\s"',}]+)/g)].map(([, id = '']) => id);
  }
  const fields = value as Record<string, unknown>;
  return lists
    .flatMap((name) => (Array.isArray(fields[name]) ? (fields[name] as unknown[]) : []))
    .map((item) =>
      typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : '',
    )
    .filter((id) => id !== '');
}
