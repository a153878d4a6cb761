/** How does the prose of a piece become a page without being a module? As stretches of HTML, and components between them. */
import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Nodes, Paragraph, Parent, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toHast } from 'mdast-util-to-hast';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { Manuscript } from '../model/manuscript.ts';
import { subjectAddress } from '../model/addresses.ts';
import { proseComponents } from '../model/components.ts';
import type { Subject } from '../model/subject.ts';
import { literalAttributes, remarkDataOnly } from '../reading/data-only.ts';
import { proseTree } from '../reading/prose-tree.ts';
import { pagePlugins } from './page-plugins.ts';
import { linkSubjects } from './subject-links.ts';
import { tableAlignmentAsClass } from './rehype-table-alignment.ts';

/** HTML as it stands, or a component of the prose with what stands within it. */
export type Stretch = string | ComponentStretch;

export interface ComponentStretch {
  /** A key of `components/prose`: `Citation`, `Exhibit`, `table`, `img`. */
  component: string;
  properties: Record<string, unknown>;
  within: Stretch[];
}

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** Nodes that have no counterpart in HTML. */
const CODE = ['mdxFlowExpression', 'mdxTextExpression', 'mdxjsEsm'];
const UNTOUCHED = ['mdxJsxFlowElement', 'mdxJsxTextElement', ...CODE] as 'mdxJsxFlowElement'[];
const isCode = (node: { type: string }): node is { type: string; value: string } =>
  CODE.includes(node.type);

/** Components of the prose, and those that the plugins make of it. */
const KNOWN = [...Object.keys(proseComponents), 'Citation', 'Exhibit', 'Noted'];

/** Elements of Markdown that a component shows. */
const SHOWN: readonly string[] = ['table', 'img'];

const processor = unified()
  .use(remarkUnravel)
  .use(pagePlugins.filter((plugin) => plugin !== remarkDataOnly))
  .freeze();

/**
 * The prose of a piece, by the plugins with which `@astrojs/mdx` compiles our own pages. It is a function of the file
 * and the publication’s language, but for its first mentions of `subjects`, which lead to their pages. Code, which the check refuses, is shown as it stands, and components that nobody
 * knows are left out, so that whoever writes sees the rest.
 */
export function proseStretches(
  manuscript: Manuscript,
  subjects: readonly Subject[] = [],
): Stretch[] {
  const { text, file } = manuscript;
  const source = new VFile({ value: text, path: file, data: { manuscript } });
  const written = linkSubjects(proseTree(manuscript), subjects, subjectAddress);
  const tree = processor.runSync(written, source) as Root;
  const page = toHast(tree, { passThrough: UNTOUCHED });
  tableAlignmentAsClass()(page as HastRoot);
  return stretchesOf((page as HastRoot).children);
}

/** Components that stand alone in a paragraph stand without it: https://mdxjs.com/docs/what-is-mdx/#jsx */
function remarkUnravel() {
  const isSpace = (node: Nodes) => node.type === 'text' && node.value.trim() === '';
  return (tree: Root): void => {
    visit(tree, 'paragraph', (paragraph: Paragraph, index, parent: Parent | undefined) => {
      const jsx = paragraph.children.filter((child) => !isSpace(child)) as Nodes[];
      if (!parent || index === undefined || jsx.length === 0) return undefined;
      if (!jsx.every((child) => child.type === 'mdxJsxTextElement')) return undefined;
      const elements = jsx.map((child) => ({ ...child, type: 'mdxJsxFlowElement' }));
      parent.children.splice(index, 1, ...(elements as unknown as Parent['children']));
      return index;
    });
  };
}

/** What no text holds, as no file with it is read. */
const MARK = '\u0000';

/** The nodes as HTML, cut where a component stands. */
function stretchesOf(nodes: readonly (HastNodes | Jsx)[]): Stretch[] {
  const components: ComponentStretch[] = [];
  const plain = (node: HastNodes | Jsx): HastNodes => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const { name, children } = node as Jsx;
      const properties = literalAttributes(node as Jsx);
      const within = children as unknown as HastNodes[];
      // Elements of HTML are written in lower case.
      if (name === null || /^[a-z]/.test(name)) {
        return element(name ?? 'span', properties as Element['properties'], within.map(plain));
      }
      if (!KNOWN.includes(name)) return element('span', {}, within.map(plain));
      return mark({ component: name, properties, within: stretchesOf(within) });
    }
    if (isCode(node)) return { type: 'text', value: `{${node.value}}` };
    if (node.type !== 'element') return node as HastNodes;
    const { tagName, properties, children } = node as Element;
    return SHOWN.includes(tagName)
      ? mark({ component: tagName, properties, within: stretchesOf(children) })
      : element(tagName, properties, (children as HastNodes[]).map(plain));
  };
  const mark = (stretch: ComponentStretch): HastNodes => {
    components.push(stretch);
    return { type: 'raw', value: MARK } as HastNodes;
  };
  const html = toHtml(nodes.map(plain) as Parameters<typeof toHtml>[0], {
    allowDangerousHtml: true,
  });
  return html
    .split(MARK)
    .flatMap((part, at) => [...(part ? [part] : []), ...components.slice(at, at + 1)]);
}

const element = (
  tagName: string,
  properties: Element['properties'],
  children: HastNodes[],
): HastNodes => ({
  type: 'element',
  tagName,
  properties,
  children: children as Element['children'],
});
