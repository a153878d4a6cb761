/** /rss.xml: every piece, whole. */
import type { APIRoute } from 'astro';
import { pieceTag } from '../formats/feed.ts';
import { toRss } from '../formats/rss.ts';
import { toFeedHtml } from '../markdown/feed-html.ts';
import { buildDay } from '../model/date.ts';
import { publication } from '../publication.ts';
import { publishedPieces } from '../queries.ts';

/** Items in the feed; older ones stay on the site. */
const LATEST = 20;

export const GET: APIRoute = async () => {
  const { name, description, url, language, license, tagAuthority } = publication;
  const pieces = await publishedPieces(buildDay(process.env.SOURCE_DATE_EPOCH, new Date()));
  const rss = toRss({
    title: name,
    description,
    url: `${url}/`,
    feedUrl: `${url}/rss.xml`,
    language,
    license,
    items: pieces.slice(0, LATEST).map((published) => ({
      id: pieceTag(tagAuthority, published.piece.datePublished, published.slug),
      url: `${url}${published.path}`,
      title: published.piece.title,
      summary: published.piece.description,
      html: toFeedHtml(published, published.text, `${url}${published.path}`),
      published: published.piece.datePublished,
      authors: published.authors.map((author) => author.name),
      categories: published.topics.map((topic) => topic.name),
    })),
  });
  return new Response(rss, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
};
