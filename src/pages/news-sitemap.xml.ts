/** /news-sitemap.xml: pieces of the last two days, for Google News. */
import type { APIRoute } from 'astro';
import { recentNews, toNewsSitemap } from '../formats/sitemap-news.ts';
import { buildDay } from '../model/date.ts';
import { publication } from '../publication.ts';
import { publishedPieces } from '../queries.ts';

export const GET: APIRoute = async () => {
  const today = buildDay(process.env.SOURCE_DATE_EPOCH, new Date());
  const articles = (await publishedPieces(today)).map(({ piece, path }) => ({
    url: `${publication.url}${path}`,
    title: piece.title,
    published: piece.datePublished,
    language: piece.lang ?? publication.language,
  }));
  return new Response(toNewsSitemap(recentNews(articles, today), publication), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
