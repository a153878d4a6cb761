/** /analysis/<slug>.md: one piece with its evidence, as Markdown. */
import type { APIRoute } from 'astro';
import type { Ledger, PieceRows } from '../../publication/ledger.ts';
import { pieceAsCsl } from '../../formats/csl-json.ts';
import { formattedCitation } from '../../formats/formatted-citation.ts';
import { toPieceMarkdown } from '../../rendering/piece-markdown.ts';
import type { Author } from '../../model/author.ts';
import { buildDay } from '../../model/date.ts';
import type { Leaderboard } from '../../model/leaderboard.ts';
import { masthead } from '../../masthead.ts';
import {
  allAuthors,
  allBoards,
  ledger,
  publishedPieces,
  type PublishedPiece,
} from '../../queries/published.ts';
import { servedImages } from '../../queries/feed-routes.ts';

interface Props {
  published: PublishedPiece;
  rows: PieceRows;
  ledgers: Ledger;
  everyone: Author[];
  boards: Leaderboard[];
  images: ReadonlyMap<string, { url: string }> | undefined;
}

export async function getStaticPaths() {
  const today = buildDay(process.env.SOURCE_DATE_EPOCH, new Date());
  const ledgers = await ledger(today);
  const everyone = await allAuthors();
  const boards = await allBoards();
  const pieces = await publishedPieces(today);
  const images = await servedImages(pieces.map(({ slug }) => slug));
  return pieces.flatMap((published) => {
    const { slug } = published;
    const rows = ledgers.pieces.get(slug);
    return rows
      ? [
          {
            params: { slug },
            props: { published, rows, ledgers, everyone, boards, images: images.get(slug) },
          },
        ]
      : [];
  });
}

export const GET: APIRoute<Props> = ({
  props: { published, rows, ledgers, everyone, boards, images },
}) => {
  const { piece, path, text, authors, topics } = published;
  const item = pieceAsCsl({
    piece,
    url: `${masthead.url}${path}`,
    publicationName: masthead.name,
    authors,
  });
  const markdown = toPieceMarkdown(rows, text, {
    site: masthead.url,
    ledger: ledgers,
    authors,
    allAuthors: everyone,
    topics,
    reference: formattedCitation(item),
    license: masthead.license,
    boards,
    images,
  });
  return new Response(markdown, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
