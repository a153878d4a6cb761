/** How does prose read without MDX? As plain Markdown: no components, no relative addresses, citations in words. */
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type {
  BlockContent,
  Definition,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { sourceLabel } from '../model/source-labels.ts';
import { exhibitFile, type Exhibit, type TableCell } from '../exhibits/exhibit.ts';
import { dataComponents } from '../exhibits/exhibit-of.ts';
import { proseComponents } from '../model/components.ts';
import { sourceAddress } from '../model/source.ts';
import { literalAttributes } from '../reading/data-only.ts';
import { joined, link, list, paragraph, phrasing, strong } from './mdast-nodes.ts';
import { absoluteAddress } from '../site-address.ts';

/** How a component of the prose reads in Markdown: its literal properties and its content in, blocks out. */
type MarkdownVariant = (
  attributes: Record<string, unknown>,
  children: BlockContent[],
  context: {
    /** What a component that draws data shows. */
    exhibit: Exhibit | undefined;
    absolute: (address: string) => string;
  },
) => BlockContent[];

/** The data of a chart in its stead; above it the finding that a lead carries. */
export function exhibitInBlocks(
  { id, title, note, sources, table, list: told }: Exhibit,
  from: (address: string) => string,
  caption?: string,
): BlockContent[] {
  const inline = (cell: TableCell) =>
    typeof cell === 'string' ? cell : link(from(cell.href), cell.text);
  return [
    ...(caption === undefined ? [] : [paragraph(strong(caption))]),
    paragraph(caption === undefined ? strong(title) : title),
    told
      ? list(
          told.map((parts) => parts.map(inline)),
          { ordered: true },
        )
      : {
          type: 'table',
          align: table.columns.map(({ isNumber }) => (isNumber ? 'right' : null)),
          children: [table.columns.map(({ name }) => name), ...table.rows].map((cells) => ({
            type: 'tableRow',
            children: cells.map((cell) => ({
              type: 'tableCell',
              children: phrasing(inline(cell)),
            })),
          })),
        },
    paragraph(
      note,
      sources.length > 0 && [
        ' Sources: ',
        joined(
          sources.map((source) => {
            const address = sourceAddress(source);
            return address ? link(address, sourceLabel(source)) : sourceLabel(source);
          }),
          ', ',
        ),
        '.',
      ],
      ' ',
      link(from(exhibitFile('./', id, 'csv')), 'Data as CSV'),
      '.',
    ),
  ];
}

const asTable: MarkdownVariant = (_attributes, _children, { exhibit, absolute: from }) =>
  exhibit ? exhibitInBlocks(exhibit, from) : [];

/** Every word of the prose that is a component has its variant here. */
export const markdownVariants: Record<string, MarkdownVariant> = {
  Aside: ({ title }, children) => [
    {
      type: 'blockquote',
      children: [...(typeof title === 'string' ? [paragraph(strong(title))] : []), ...children],
    },
  ],
  Figure: ({ caption, credit }, children) => [
    ...children,
    paragraph([caption, credit].filter((words) => typeof words === 'string').join(' ')),
  ],
  ...Object.fromEntries(Object.keys(dataComponents).map((name) => [name, asTable])),
};

interface Context {
  /** Absolute address of the piece, against which relative ones are resolved. */
  url: string;
  /** Absolute addresses of the images beside the piece, by their file’s name. */
  images: ReadonlyMap<string, { url: string }> | undefined;
  /** `[@vb, para. 3]` in words. */
  citation: (group: string) => PhrasingContent[];
  /** What a component that draws data shows. */
  exhibit: (component: string, attributes: Record<string, unknown>) => Exhibit | undefined;
  definitions: ReadonlyMap<string, Definition>;
}

/** The prose of a piece, by its tree, as nodes of CommonMark and GFM alone. */
export function plainProse(tree: Root, context: Omit<Context, 'definitions'>): BlockContent[] {
  const definitions = new Map<string, Definition>();
  const gather = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'definition' && !definitions.has(node.identifier)) {
        definitions.set(node.identifier, node);
      }
      if ('children' in node) gather(node.children);
    }
  };
  gather(tree.children);
  return plain(tree.children, { ...context, definitions }) as BlockContent[];
}

const plain = (nodes: readonly RootContent[], context: Context): RootContent[] =>
  nodes.flatMap((node) => plainNode(node, context));

function plainNode(node: RootContent, context: Context): RootContent[] {
  switch (node.type) {
    case 'yaml':
    case 'definition':
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [];
    case 'citationGroup':
      return context.citation(node.value);
    case 'mdxJsxFlowElement':
      return flowElement(node, context);
    case 'mdxJsxTextElement':
      return textElement(node, context);
    case 'paragraph':
      return isComponentAlone(node)
        ? node.children.flatMap((child) =>
            child.type === 'mdxJsxTextElement' ? flowElement(child, context) : [],
          )
        : [{ ...node, children: plain(node.children, context) as PhrasingContent[] }];
    case 'link':
      return [
        {
          type: 'link',
          url: absolute(node.url, context),
          title: node.title ?? null,
          children: plain(node.children, context) as PhrasingContent[],
        },
      ];
    case 'linkReference': {
      const { url, title } = context.definitions.get(node.identifier) ?? { url: '' };
      const children = plain(node.children, context) as PhrasingContent[];
      return [{ type: 'link', url: absolute(url, context), title: title ?? null, children }];
    }
    case 'image':
    case 'imageReference': {
      const { url, title } =
        node.type === 'image' ? node : (context.definitions.get(node.identifier) ?? { url: '' });
      return [
        {
          type: 'image',
          url: imageAddress(url, context),
          alt: node.alt ?? '',
          title: title ?? null,
        },
      ];
    }
    default:
      return 'children' in node
        ? [{ ...node, children: plain(node.children, context) } as RootContent]
        : [node];
  }
}

const absolute = (address: string, { url }: Context) => absoluteAddress(address, url);

/** As the site serves a file beside the piece; `./a%20chart.png` means `a chart.png`. */
function imageAddress(address: string, context: Context): string {
  const file = address.replace(/^\.\//, '');
  const served = [...(context.images ?? [])].find(
    ([name]) => name === file || encodeURI(name) === file,
  );
  return served?.[1].url ?? absolute(address, context);
}

const isWhite = (node: PhrasingContent) => node.type === 'text' && node.value.trim() === '';

/** MDX takes `<Aside>words</Aside>` on one line for a paragraph; the page and we take it for a block. */
const isComponentAlone = ({ children }: Paragraph): boolean =>
  children.some((child) => !isWhite(child)) &&
  children.every(
    (child) =>
      isWhite(child) ||
      (child.type === 'mdxJsxTextElement' && Object.hasOwn(proseComponents, child.name ?? '')),
  );

function flowElement(node: MdxJsxFlowElement | MdxJsxTextElement, context: Context): RootContent[] {
  const variant = markdownVariants[node.name ?? ''];
  const children = plain(node.children, context);
  if (!variant) return inTags(node, children);
  const blocks =
    node.type === 'mdxJsxFlowElement'
      ? children
      : [{ type: 'paragraph' as const, children: children as PhrasingContent[] }];
  const attributes = literalAttributes(node);
  return variant(attributes, blocks as BlockContent[], {
    exhibit: context.exhibit(node.name ?? '', attributes),
    absolute: (address) => absolute(address, context),
  });
}

/** A component among words has no block of its own: what it holds is read on. */
function textElement(node: MdxJsxTextElement, context: Context): RootContent[] {
  const children = plain(node.children, context);
  return markdownVariants[node.name ?? ''] ? children : inTags(node, children);
}

/** An HTML element that prose may hold, as Markdown holds it. */
function inTags(node: MdxJsxFlowElement | MdxJsxTextElement, children: RootContent[]) {
  const attributes = Object.fromEntries(
    Object.entries(literalAttributes(node)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replace(/\s+/g, ' ')]] : [],
    ),
  ) as Record<string, string>;
  const html = toHtml(h(node.name ?? '', attributes));
  const close = `</${node.name}>`;
  const [open, end] = html.endsWith(close) ? [html.slice(0, -close.length), [close]] : [html, []];
  return [open, ...children, ...end].map((part) =>
    typeof part === 'string' ? { type: 'html' as const, value: part } : part,
  );
}
