/** What does a prose tree say? Its sentences with their citations, links, images, headings and elements. */
import GithubSlugger from 'github-slugger';
import type { Nodes, Paragraph, Heading as HeadingNode, Root, TableRow } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { parseCitationGroup } from '../model/citation.ts';
import { wordCount } from '../model/language.ts';
import type { Place } from '../model/place.ts';
import type { Prose, ProseProblem, Sentence } from '../model/prose.ts';
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
}

/** Gathers what the tree holds. Problems are citations that cannot be read. */
export function proseOfTree(
  tree: Root,
  language: string,
): { prose: Prose; problems: ProseProblem[] } {
  const prose: Prose = {
    sentences: [],
    citations: [],
    links: [],
    images: [],
    headings: [],
    elements: [],
    words: 0,
  };
  const problems: ProseProblem[] = [];
  const slugger = new GithubSlugger();
  const definitions = new Map<string, string>();
  let block = 0;

  visit(tree, 'definition', (node) => {
    definitions.set(node.identifier, node.url);
  });

  visit(tree, (node) => {
    const place = placeOfNode(node);
    switch (node.type) {
      case 'link':
      case 'definition':
        prose.links.push({ url: node.url, place });
        return;
      case 'image':
        prose.images.push({ url: node.url, alt: node.alt ?? '', place });
        return;
      case 'imageReference':
        prose.images.push({
          url: definitions.get(node.identifier) ?? '',
          alt: node.alt ?? '',
          place,
        });
        return;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        prose.elements.push(elementOf(node, place));
        return;
      case 'paragraph':
      case 'heading':
      case 'tableRow': {
        const flat = flatten(node, prose, problems);
        if (node.type === 'heading') {
          const text = toString(node);
          prose.headings.push({ depth: node.depth, text, id: slugger.slug(text), place });
        }
        prose.sentences.push(...sentencesOf(flat, block, language));
        prose.words += wordCount(flat.text, language);
        block += 1;
        return;
      }
      case 'yaml':
        return SKIP;
      default:
        return;
    }
  });
  return { prose, problems };
}

function elementOf(node: MdxJsxFlowElement | MdxJsxTextElement, place: Place) {
  return { name: node.name ?? '', attributes: literalAttributes(node), place };
}

const placeOfNode = (node: Nodes): Place => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

function flatten(
  block: Paragraph | HeadingNode | TableRow,
  prose: Prose,
  problems: ProseProblem[],
): Flat {
  const flat: Flat = { text: '', runs: [], citations: [] };

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
          problems.push({ place, message: items.wrong, ruleId: 'citation-resolves' });
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
      case 'tableCell':
        if (flat.text !== '') add(' · ', place);
        node.children.forEach(walk);
        return;
      default:
        if ('children' in node) node.children.forEach(walk);
    }
  };
  block.children.forEach(walk);
  // Cells at the end of a row that hold only citations leave nothing to read.
  flat.text = flat.text.replace(/(\s*·)+\s*$/, '');
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
