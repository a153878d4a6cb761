/** How does prose look in a feed reader? HTML that survives its sanitizer: no ids, styles, scripts or relative addresses. */
import { masthead } from '../masthead.ts';
import { partsOf, type PartId } from '../publication/parts.ts';
import type { PieceView, Surroundings } from '../publication/publication.ts';
import { paragraph } from './mdast-nodes.ts';
import { citedInWords, partInBlocks, type Telling } from './piece-parts.ts';
import type { CorrectionRow } from '../publication/rows.ts';
import type { ExhibitContext } from '../exhibits/data-component.ts';
import { dataComponents, exhibitOf, leadOf } from '../exhibits/exhibit-of.ts';
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { h } from 'hastscript';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toHast, type State } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { correctionAnchor, forecastAnchor } from '../model/anchors.ts';
import type { ForecastNews } from '../publication/news.ts';
import { boardPath } from '../boards/states.ts';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import { exhibitFile, exhibitImages, type Exhibit, type TableCell } from '../exhibits/exhibit.ts';
import { likelihood } from '../model/likelihood.ts';
import { correctionWords, inPercent, outcomeWords } from '../model/words.ts';
import { severityOf, type Correction } from '../model/correction.ts';
import { sourceAddress, type Source } from '../model/source.ts';
import { literalAttributes } from '../reading/data-only.ts';
import { linkedProse } from './subject-links.ts';
import { absoluteAddress } from '../site-address.ts';

/** How a component of the prose looks in a feed: its literal properties and its content in, HTML out. */
type FeedVariant = (
  attributes: Record<string, unknown>,
  children: ElementContent[],
  context: ExhibitContext,
) => ElementContent[];

/** What shows data is a table, and before it the image of its chart where one is drawn. */
const exhibit =
  (component: string): FeedVariant =>
  (attributes, _children, context) => {
    const answer = exhibitOf(component, attributes, context);
    return answer && 'exhibit' in answer ? [exhibitFigure(answer.exhibit)] : [];
  };

/** Every word of the prose that is a component has its variant here. */
export const feedVariants: Record<string, FeedVariant> = {
  Aside: ({ title }, children) => [
    h('blockquote', [
      ...(typeof title === 'string' ? [h('p', h('strong', title))] : []),
      ...children,
    ]),
  ],
  Figure: ({ caption, credit }, children) => [
    h('figure', [
      ...children,
      h('figcaption', [caption, credit].filter((words) => typeof words === 'string').join(' ')),
    ]),
  ],
  ...Object.fromEntries(Object.keys(dataComponents).map((name) => [name, exhibit(name)])),
};

function exhibitFigure(shown: Exhibit, caption?: string): Element {
  const { id, title, description, note, chart } = shown;
  const data = dataInHtml(shown);
  const told = [h('p', note), exhibitFoot(shown)];
  const drawing = h('p', h('img', { src: exhibitFile('./', id, 'png'), alt: description }));
  // As on the page: what is drawn comes first, and its data last.
  return h('figure', [
    h('figcaption', [h('strong', caption ?? title), caption === undefined ? '' : ` ${title}`]),
    ...(chart ? [drawing, ...told, data] : [data, ...told]),
  ]);
}

/** The data of an exhibit as a table, or as a list where it is told in sentences. */
function dataInHtml({ table, list }: Exhibit): Element {
  const content = (cell: TableCell) =>
    typeof cell === 'string' ? cell : h('a', { href: cell.href }, cell.text);
  if (list)
    return h(
      'ol',
      list.map((parts) => h('li', parts.map(content))),
    );
  const aligned = (at: number) => (table.columns[at]?.isNumber ? { align: 'right' } : {});
  const row = (cells: ElementContent[]) => h('tr', cells);
  return h('table', [
    h('thead', row(table.columns.map(({ name }, at) => h('th', aligned(at), name)))),
    h(
      'tbody',
      table.rows.map((cells) => row(cells.map((cell, at) => h('td', aligned(at), content(cell))))),
    ),
  ]);
}

/** Where the figures of an exhibit come from, whose they are, and where they can be had. */
const exhibitFoot = ({ id, sources, boards, chart }: Exhibit): Element =>
  h('p', [
    sources.length === 1 ? 'Source: ' : 'Sources: ',
    ...sources.flatMap((source, at) => [at > 0 ? '; ' : '', sourceLink(source)]),
    '. ',
    ...boards.flatMap((board) => [
      `Figures belong to ${board.operator}; `,
      h('a', { href: `${boardPath(board.id)}#route` }, 'how they reached us'),
      '. ',
    ]),
    ...(chart ? exhibitImages : []).flatMap((ending) => [
      h('a', { href: exhibitFile('./', id, ending) }, ending.toUpperCase()),
      ' · ',
    ]),
    h('a', { href: exhibitFile('./', id, 'csv') }, 'Data: CSV'),
  ]);

/** An image as the built site serves it. */
export interface ServedImage {
  /** Absolute. */
  url: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** Where a piece stands on the site. */
export interface FeedSurroundings {
  /** Absolute address of its page, against which relative addresses are resolved. */
  url: string;
  /** Images beside the piece, by their file’s name. */
  images?: ReadonlyMap<string, ServedImage>;
}

const allowed: Schema = {
  strip: ['script', 'style'],
  tagNames:
    'a abbr b bdi blockquote br cite code dd del dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small strong sub sup table tbody td tfoot th thead time tr u ul var'.split(
      ' ',
    ),
  attributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan'],
    time: ['dateTime'],
    '*': ['lang', 'dir', 'title'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

/** What hangs on the day or on other pieces, and what the page shows better. */
const LEFT_OUT: readonly PartId[] = [
  'inQuestion',
  'stillOpen',
  'answers',
  'claims',
  'framing',
  'corrections',
  'howToCite',
  'related',
];

/**
 * The whole piece as HTML for feeds: what was corrected, key points, prose with worded citation links, caveats,
 * competing readings and forecasts in short, sources. It depends on the piece and the boards it shows, never on the
 * day or on other pieces, so that nothing changes in a feed by itself.
 */
export function toFeedHtml(
  view: PieceView,
  publication: Surroundings,
  surroundings: FeedSurroundings,
): string {
  const parts = partsOf(view, LEFT_OUT);
  const text = parts.findIndex(({ id }) => id === 'text');
  const telling: Telling = { view, publication, site: masthead.url, isAlone: true };
  const body = parts.flatMap((part, at) => {
    if (part.id === 'text') return proseInHtml(telling);
    if (part.id === 'lead') return leadFigure(telling);
    const blocks = partInBlocks(part, telling);
    const { children } = toHast({ type: 'root', children: blocks }) as HastRoot;
    return at < text && part.title !== undefined ? [...children, h('hr')] : children;
  });
  const page = h('p', [
    h('a', { href: surroundings.url }, 'The piece on the site'),
    ' shows its claims, what speaks for and against each reading, how it was made, and every correction.',
  ]);
  return readerSafe([...(body as ElementContent[]), page], surroundings);
}

/** The picture of the piece under its finding. */
function leadFigure({ view, publication }: Telling): Element[] {
  const lead = leadOf(view.manuscript.piece, publication.site.boards);
  return lead ? [exhibitFigure(lead.exhibit, lead.caption)] : [];
}

function proseInHtml(telling: Telling): HastRoot['children'] {
  const { manuscript } = telling.view;
  const { piece } = manuscript;
  const component = componentOf({ boards: telling.publication.site.boards, piece });
  const body = toHast(linkedProse(telling), {
    handlers: {
      citationGroup: (state: State, { value }: { value: string }) =>
        state.all(paragraph('[', citedInWords(value, telling), ']')),
      mdxJsxFlowElement: component,
      mdxJsxTextElement: component,
      yaml: () => undefined,
    },
  }) as HastRoot;
  return body.children;
}

/** A correction as an item of its own: was, now, why, and where to read it. `url` is the address of the piece. */
export function toCorrectionHtml(
  { manuscript }: PieceView,
  { correction }: CorrectionRow,
  url: string,
): string {
  const { id, kind, date } = correction;
  const { title } = manuscript.piece;
  return readerSafe(
    [
      h('p', [
        `${correctionWords[kind]}, ${severityOf(correction)}, ${dateInWords(date)}, to `,
        h('a', { href: url }, title),
        '.',
      ]),
      wasNowWhy(correction),
      h('p', [
        h('a', { href: `${url}#${encodeURIComponent(correctionAnchor(id))}` }, 'On the page'),
        ' it stands with every other change since publication.',
      ]),
    ],
    { url },
  );
}

/** A forecast as an item of its own. `url` is the address of its piece, `answerUrl` of the one that resolves it. */
export function toForecastHtml(
  { manuscript }: PieceView,
  { event, row, estimate, why, resolvedBy }: ForecastNews,
  { url, answerUrl, maker }: { url: string; answerUrl: string; maker: string },
): string {
  const { title } = manuscript.piece;
  const { forecast } = row;
  const resolution = event === 'resolved' ? row.resolution : undefined;
  const { statement, madeOn, resolvesOn, criteria, resolutionSource } = forecast;
  return readerSafe(
    [
      h('p', h('strong', statement)),
      h('dl', [
        ...(resolution
          ? [
              h('dt', 'Outcome'),
              h('dd', [
                `${outcomeWords[resolution.outcome]}, ${dateInWords(resolution.date)}. ${resolution.note ?? ''} `,
                typeof resolution.decidedBy === 'string'
                  ? resolution.decidedBy
                  : sourceLink(resolution.decidedBy.source),
              ]),
            ]
          : []),
        h('dt', 'Likelihood'),
        h('dd', inWords(estimate)),
        ...(why === undefined ? [] : [h('dt', 'Why it has moved'), h('dd', why)]),
        h('dt', 'Made by'),
        h('dd', `${maker}, ${dateInWords(madeOn)}`),
        h('dt', resolution ? 'Was due' : 'Resolves'),
        h('dd', dateInWords(resolvesOn)),
        h('dt', 'Criteria'),
        h('dd', criteria),
        h('dt', 'Where to look'),
        h('dd', resolutionSource),
      ]),
      h('p', [
        'From ',
        h('a', { href: `${url}#${encodeURIComponent(forecastAnchor(forecast.id))}` }, title),
        ...(answerUrl === url || !resolvedBy
          ? []
          : ['; resolved in ', h('a', { href: answerUrl }, resolvedBy.manuscript.piece.title)]),
        '.',
      ]),
    ],
    { url },
  );
}

const inWords = (probability: number | undefined): string =>
  probability === undefined
    ? 'tracked, not scored'
    : `${inPercent(probability)}, ${likelihood(probability).words}`;

/** Trees as HTML with absolute addresses and nothing that a sanitizer would take out. */
function readerSafe(children: ElementContent[], { url, images }: FeedSurroundings): string {
  const root: HastRoot = { type: 'root', children };
  visit(root, 'element', ({ properties }) => {
    const image = images?.get(fileName(properties.src));
    if (image) {
      Object.assign(properties, { src: image.url, width: image.width, height: image.height });
    }
    for (const name of ['href', 'src'] as const) {
      const address = properties[name];
      if (typeof address !== 'string') continue;
      if (URL.canParse(address, url)) properties[name] = absoluteAddress(address, url);
      else Reflect.deleteProperty(properties, name);
    }
  });
  return toHtml(sanitize(root, allowed));
}

/** `./a%20chart.png` → `a chart.png`. */
function fileName(address: unknown): string {
  const written = String(address ?? '').replace(/^\.\//, '');
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** The handler of components and HTML elements, for a piece. */
const componentOf =
  (context: ExhibitContext) =>
  (state: State, node: MdxJsxFlowElement | MdxJsxTextElement): ElementContent[] => {
    const children = state.all(node as Parameters<State['all']>[0]);
    const name = node.name ?? '';
    const attributes = literalAttributes(node);
    const variant = feedVariants[name];
    if (variant) return variant(attributes, children, context);
    const properties = Object.fromEntries(
      Object.entries(attributes).filter(([, value]) => typeof value === 'string'),
    ) as Record<string, string>;
    return [h(name, properties, children)];
  };

/** A source in a few words, linked where it has an address. */
function sourceLink(source: Source): Element | string {
  const address = sourceAddress(source);
  const label = sourceLabel(source);
  return address === undefined ? label : h('a', { href: address }, label);
}

/** What changed, as a list of its own. */
const wasNowWhy = ({ was, now, why }: Correction): Element =>
  h('dl', [
    h('dt', 'Was'),
    h('dd', h('del', was)),
    h('dt', 'Now'),
    h('dd', h('ins', now)),
    h('dt', 'Why'),
    h('dd', why),
  ]);
