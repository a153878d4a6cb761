/** What does a prose tree say? Its blocks, their sentences with their citations, links, images and elements. */
import GithubSlugger, { slug } from 'github-slugger';
import type { Heading, Nodes, Paragraph, Root, TableRow } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { parseCitationGroup } from '../model/citation.ts';
import { wordCount } from '../model/language.ts';
import type { Place } from '../model/place.ts';
import type { Block, Prose, ProseProblem, Sentence, Span } from '../model/prose.ts';
import { literalAttributes } from './data-only.ts';
import { sentenceSpans } from './sentences.ts';

/** A run of text on one source line: where it starts in the block's text, and in the file. */
interface Run {
  offset: number;
  place: Place;
}

/** A block flattened to the text a reader sees. */
interface Flat {
  text: string;
  runs: Run[];
  /** Offset in `text` at which each citation of the block stands, in order. */
  citations: { offset: number; citation: number }[];
  notes: string[];
  /** Of a row. */
  cells: Span[];
}

type BlockNode = Paragraph | Heading | TableRow;

/** What a node stands in. */
interface Around extends Pick<Block, 'isQuoted' | 'footnote'> {
  isItem: boolean;
}

/** Gathers what the tree holds. Problems are citations that cannot be read; no heading gets an anchor that is `taken`. */
export function proseOfTree(
  tree: Root,
  language: string,
  taken: readonly string[] = [],
): { prose: Prose; problems: ProseProblem[] } {
  const prose: Prose = {
    blocks: [],
    sentences: [],
    citations: [],
    links: [],
    images: [],
    elements: [],
    words: 0,
  };
  const problems: ProseProblem[] = [];
  const slugger = new GithubSlugger();
  for (const anchor of taken) slugger.slug(anchor);
  const definitions = new Map<string, string>();
  visit(tree, 'definition', (node) => {
    definitions.set(node.identifier, node.url);
  });

  const addBlock = (node: BlockNode, around: Around, isHeader: boolean) => {
    const flat = flatten(node, prose, problems);
    prose.sentences.push(...sentencesOf(flat, prose.blocks.length, language));
    prose.words += wordCount(flat.text, language);
    prose.blocks.push(blockOf(node, flat, around, isHeader, slugger));
  };
  const walk = (node: Nodes, around: Around, isHeader = false): void => {
    const place = placeOfNode(node);
    switch (node.type) {
      case 'link':
      case 'definition':
        prose.links.push({ url: node.url, place });
        break;
      case 'image':
      case 'imageReference': {
        const url = node.type === 'image' ? node.url : definitions.get(node.identifier);
        prose.images.push({ url: url ?? '', alt: node.alt ?? '', place });
        break;
      }
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        prose.elements.push(elementOf(node, place));
        break;
      case 'paragraph':
      case 'heading':
      case 'tableRow':
        addBlock(node, around, isHeader);
        break;
      default:
    }
    if (!('children' in node)) return;
    const inside = within(node, around);
    node.children.forEach((child, index) => walk(child, inside, index === 0));
  };
  walk(tree, { isItem: false, isQuoted: false });
  return { prose, problems };
}

function within(node: Nodes, around: Around): Around {
  switch (node.type) {
    case 'listItem':
      return { ...around, isItem: true };
    case 'blockquote':
      return { ...around, isQuoted: true };
    case 'footnoteDefinition':
      return { ...around, footnote: node.identifier };
    default:
      return around;
  }
}

function blockOf(
  node: BlockNode,
  { text, citations, notes, cells }: Flat,
  { isItem, ...around }: Around,
  isHeader: boolean,
  slugger: GithubSlugger,
): Block {
  const block = {
    text,
    place: placeOfNode(node),
    lastLine: node.position?.end.line ?? 1,
    citations: citations.map(({ citation }) => citation),
    notes,
    ...around,
  };
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', depth: node.depth, id: slugger.slug(worded(text)), ...block };
    case 'tableRow':
      return { kind: 'tableRow', isHeader, cells, ...block };
    case 'paragraph':
      return { kind: isItem ? 'listItem' : 'paragraph', ...block };
  }
}

/** A heading of signs or of a picture alone, such as `…`, has no words to make an anchor of. */
const worded = (text: string) => (/[\p{L}\p{N}]/u.test(slug(text)) ? text : 'section');

function elementOf(node: MdxJsxFlowElement | MdxJsxTextElement, place: Place) {
  return { name: node.name ?? '', attributes: literalAttributes(node), place };
}

const placeOfNode = (node: Nodes): Place => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

function flatten(block: BlockNode, prose: Prose, problems: ProseProblem[]): Flat {
  const flat: Flat = { text: '', runs: [], citations: [], notes: [], cells: [] };

  const add = (text: string, place: Place) => {
    text.split('\n').forEach((line, index) => {
      if (index > 0) flat.text += ' ';
      flat.runs.push({
        offset: flat.text.length,
        place: index === 0 ? place : { line: place.line + index, column: 1 },
      });
      flat.text += line;
    });
  };

  const walk = (node: Nodes): void => {
    const place = placeOfNode(node);
    switch (node.type) {
      case 'text':
        add(node.value, place);
        return;
      case 'inlineCode':
        add(node.value, { line: place.line, column: place.column + 1 });
        return;
      case 'break':
        add(' ', place);
        return;
      case 'citationGroup': {
        const items = parseCitationGroup(node.value);
        if ('wrong' in items) {
          // What editors of rich text escape, and signs of Chinese and Japanese: `[@vb\]`, `[@some\_id]`, `[@a；@b]`.
          const now = node.value
            .replace(/\\(?=[\]_])/g, '')
            .replace(/\s*[；，、]\s*(?=-?[@＠])/g, '; ')
            .replaceAll('＠', '@');
          const isFixed = now !== node.value && !('wrong' in parseCitationGroup(now));
          problems.push({
            place,
            message: isFixed ? `Unexpected \`${node.value}\`, expected \`${now}\`` : items.wrong,
            ruleId: 'citation-resolves',
            repair: isFixed ? { was: node.value, now } : undefined,
          });
          return;
        }
        // The space before a mark belongs to the mark: a reader sees `second.`, never `second .`
        flat.text = flat.text.trimEnd();
        for (const { offset, ...item } of items) {
          flat.citations.push({ offset: flat.text.length, citation: prose.citations.length });
          prose.citations.push({ ...item, place: placeWithin(node.value, offset, place) });
        }
        return;
      }
      case 'footnoteReference':
        flat.notes.push(node.identifier);
        return;
      case 'tableCell': {
        if (flat.text !== '') add(' · ', place);
        const start = flat.text.length;
        node.children.forEach(walk);
        const end = flat.text.length;
        flat.cells.push({ start: Math.min(start, end), end });
        return;
      }
      default:
        if ('children' in node) node.children.forEach(walk);
    }
  };
  block.children.forEach(walk);
  // Cells at the end of a row that hold only citations leave nothing to read.
  const last = flat.cells.findLast(({ start, end }) => flat.text.slice(start, end).trim() !== '');
  if (block.type === 'tableRow') flat.text = flat.text.slice(0, last?.end ?? 0);
  return flat;
}

/** Place of `offset` in a text that begins at `start`. */
function placeWithin(text: string, offset: number, start: Place): Place {
  const before = text.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return before.length === 1
    ? { line: start.line, column: start.column + last.length }
    : { line: start.line + before.length - 1, column: last.length + 1 };
}

function sentencesOf(flat: Flat, block: number, language: string): Sentence[] {
  const sentences: Sentence[] = [];
  const spans = sentenceSpans(flat.text, language);
  spans.forEach(({ start, end }, index) => {
    // A citation belongs to the sentence whose last visible character comes before it.
    const from = index === 0 ? -1 : (spans[index - 1]?.end ?? -1);
    const citations = flat.citations
      .filter(({ offset }) => {
        const visible = flat.text.slice(0, offset).trimEnd().length;
        const isLast = index === spans.length - 1;
        return visible > from && (visible <= end || isLast);
      })
      .map(({ citation }) => citation);
    const runs = flat.runs.filter((run, at) => {
      const next = flat.runs[at + 1]?.offset ?? Infinity;
      return next > start && run.offset < end;
    });
    sentences.push({
      text: flat.text.slice(start, end),
      block,
      start,
      citations,
      lines: runs.map((run) => {
        const skipped = Math.max(0, start - run.offset);
        return {
          offset: Math.max(0, run.offset - start),
          place: { line: run.place.line, column: run.place.column + skipped },
        };
      }),
    });
  });
  return sentences;
}
