/** How does a piece read as plain Markdown? Whole, with its evidence, for whoever has no use for a page. */
import type { BlockContent, Definition } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { exhibitOf, leadOf } from '../exhibits/exhibit-of.ts';
import { masthead } from '../masthead.ts';
import { dateInWords } from '../model/source-labels.ts';
import { sourceAddress } from '../model/source.ts';
import { counted } from '../model/words.ts';
import { partsOf, type PartId } from '../publication/parts.ts';
import type { PieceView, Surroundings } from '../publication/publication.ts';
import { heading, link, paragraph, phrasing, strong } from './mdast-nodes.ts';
import { citedInWords, partInBlocks, pieceLink, type Telling } from './piece-parts.ts';
import { exhibitInBlocks, plainProse } from './prose-markdown.ts';
import { linkedProse } from './subject-links.ts';
import { absoluteAddress } from '../site-address.ts';

/** What neither the piece nor the publication says. */
export interface Besides {
  /** The reference to the piece, in words. */
  reference: string;
  /** Absolute addresses of the images beside the piece, by their file’s name. */
  images?: ReadonlyMap<string, { url: string }> | undefined;
}

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', tightDefinitions: true })
  .freeze();

/** What stands in full further down, and what leads elsewhere. */
const LEFT_OUT: readonly PartId[] = ['stillOpen', 'related'];

/**
 * The whole piece as CommonMark with GFM’s tables, without frontmatter: head, prose, evidence. A citation is a worded
 * link, `([VentureBeat, 22 Jun 2026][1], para. 3)`; its number is the source’s.
 * https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/
 */
export function toPieceMarkdown(
  view: PieceView,
  publication: Surroundings,
  { reference, images }: Besides,
): string {
  const telling: Telling = {
    view,
    publication,
    reference,
    site: masthead.url,
    isAlone: false,
  };
  return writer.stringify({
    type: 'root',
    children: [
      ...head(telling),
      ...partsOf(view, LEFT_OUT).flatMap((part) => {
        if (part.id === 'lead') return leadInBlocks(telling);
        return part.id === 'text' ? proseInBlocks(telling, images) : partInBlocks(part, telling);
      }),
      ...definitions(view),
    ],
  });
}

function head(telling: Telling): BlockContent[] {
  const { authors, topics, modified, minutes, path, manuscript, ...view } = telling.view;
  const { piece } = manuscript;
  const url = `${masthead.url}${path}`;
  const neighbour = (words: string, slug: string | undefined): BlockContent[] =>
    slug === undefined ? [] : [paragraph(strong(words), ' ', pieceLink(slug, telling))];
  return [
    heading(1, piece.title),
    paragraph(piece.description),
    paragraph(
      `By ${authors.map(({ name }) => name).join(', ')}. `,
      `Published ${dateInWords(piece.datePublished)}, `,
      modified === piece.datePublished
        ? 'not changed since. '
        : `changed ${dateInWords(modified)}. `,
      `${counted(minutes, 'minute')}. `,
      topics.length > 0 ? `${topics.map(({ name }) => name).join(', ')}. ` : '',
      link(url, url),
    ),
    ...neighbour('Replaced by', view.supersededBy),
    ...neighbour('Replaces', view.supersedes),
  ];
}

function leadInBlocks({ view, publication }: Telling): BlockContent[] {
  const lead = leadOf(view.manuscript.piece, publication.site.boards);
  const from = (address: string) => absoluteAddress(address, `${masthead.url}${view.path}`);
  return lead ? exhibitInBlocks(lead.exhibit, from, lead.caption) : [];
}

const proseInBlocks = (telling: Telling, images: Besides['images']): BlockContent[] => {
  const { manuscript, path } = telling.view;
  return plainProse(linkedProse(telling), {
    url: `${masthead.url}${path}`,
    images,
    citation: (group) => phrasing('(', citedInWords(group, telling), ')'),
    exhibit: (component, attributes) => {
      const { boards } = telling.publication.site;
      const answer = exhibitOf(component, attributes, { boards, piece: manuscript.piece });
      return answer && 'exhibit' in answer ? answer.exhibit : undefined;
    },
  });
};

/** Where the reference of each source leads. */
const definitions = ({ sources }: PieceView): Definition[] =>
  sources.flatMap(({ number, source }): Definition[] => {
    const url = sourceAddress(source);
    const label = String(number);
    return url === undefined ? [] : [{ type: 'definition', identifier: label, label, url }];
  });
