/** How does prose look in a feed reader? HTML that survives its sanitizer: no ids, styles, scripts or relative addresses. */
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { h } from 'hastscript';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toHast, type State } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { dateInWords, numberedSources, sourceLabel } from '../editorial/citations.ts';
import { readAs, roleWords, scopeWords } from '../editorial/words.ts';
import { parseCitationGroup } from '../model/citation.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { sourceAddress, sourceContainer, type Source } from '../model/source.ts';
import { literalAttributes } from './data-only.ts';
import { parseProse } from './read-piece.ts';

/** How a component of the prose looks in a feed: its literal properties and its content in, HTML out. */
type FeedVariant = (
  attributes: Record<string, unknown>,
  children: ElementContent[],
) => ElementContent[];

/** Every word of the prose that is a component has its variant here. */
export const feedVariants: Record<string, FeedVariant> = {
  Aside: ({ title }, children) => [
    h('blockquote', [
      ...(typeof title === 'string' ? [h('p', h('strong', title))] : []),
      ...children,
    ]),
  ],
};

const allowed: Schema = {
  strip: ['script', 'style'],
  tagNames:
    'a abbr b bdi bdo blockquote br cite code dd del dfn dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small strong sub sup table tbody td tfoot th thead time tr u ul var'.split(
      ' ',
    ),
  attributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan'],
    time: ['dateTime'],
    '*': ['lang', 'dir', 'title'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

/**
 * The whole piece as HTML for feeds: prose with worded citation links, then caveats, then sources.
 * `text` is the file, `url` the absolute address of the piece, against which relative ones are resolved.
 */
export function toFeedHtml(manuscript: Manuscript, text: string, url: string): string {
  const { tree } = parseProse(text);
  const { piece, prose } = manuscript;
  const body = toHast(tree, {
    handlers: {
      citationGroup: (_state: State, node: { value: string }) =>
        citationLinks(node.value, piece.sources),
      mdxJsxFlowElement: component,
      mdxJsxTextElement: component,
      yaml: () => undefined,
    },
  }) as HastRoot;
  body.children.push(
    ...caveats(manuscript),
    h('h2', 'Sources'),
    h(
      'ol',
      numberedSources(piece.sources, prose.citations).map(({ source }) => sourceItem(source)),
    ),
    h('p', [
      h('a', { href: url }, 'The piece on the site'),
      ' shows its claims, competing readings, forecasts and corrections.',
    ]),
  );
  visit(body, 'element', (element) => {
    for (const name of ['href', 'src'] as const) {
      const address = element.properties[name];
      if (typeof address === 'string' && URL.canParse(address, url)) {
        element.properties[name] = new URL(address, url).href;
      }
    }
  });
  return toHtml(sanitize(body, allowed));
}

function component(state: State, node: MdxJsxFlowElement | MdxJsxTextElement): ElementContent[] {
  const children = state.all(node as Parameters<State['all']>[0]);
  const name = node.name ?? '';
  const attributes = literalAttributes(node);
  const variant = feedVariants[name];
  if (variant) return variant(attributes, children);
  const properties = Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => typeof value === 'string'),
  ) as Record<string, string>;
  return [{ type: 'element', tagName: name, properties, children } satisfies Element];
}

/** `[@vb, para. 3]` → ` [VentureBeat, 22 Jun 2026, para. 3]`, each source a link. */
function citationLinks(group: string, sources: readonly Source[]): ElementContent[] {
  const items = parseCitationGroup(group);
  if ('wrong' in items) return [];
  const links = items.flatMap(({ source: id, locator }) => {
    const source = sources.find((one) => one.id === id);
    if (!source) return [];
    const address = sourceAddress(source);
    const label = sourceLabel(source);
    return [[address ? h('a', { href: address }, label) : label, locator ? `, ${locator}` : '']];
  });
  return h('span', ['[', ...links.flatMap((link, at) => (at === 0 ? link : ['; ', ...link])), ']'])
    .children;
}

function caveats({ piece }: Manuscript): ElementContent[] {
  if (piece.caveats.length === 0) return [];
  return [
    h('h2', 'What the sources do not say'),
    h(
      'ul',
      piece.caveats.map(({ text, scope, closedBy }) =>
        h('li', [
          text,
          scope ? ` (${scopeWords[scope]}.)` : '',
          closedBy ? ` Closed ${dateInWords(closedBy.date)}: ${closedBy.note}` : '',
        ]),
      ),
    ),
  ];
}

function sourceItem(source: Source): Element {
  const address = sourceAddress(source);
  return h('li', [
    address ? h('a', { href: address }, source.title) : source.title,
    `. ${sourceContainer(source)}, ${dateInWords(source.issued)}. ${roleWords[source.role]}, ${readAs[source.read]}, accessed ${dateInWords(source.accessed)}.`,
    source.note ? ` ${source.note}` : '',
  ]);
}
