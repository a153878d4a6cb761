/** /news-sitemap.xml: pieces of the last two days, for Google News. */
import type { APIRoute } from 'astro';
import { recentNews, toNewsSitemap } from '../formats/sitemap-news.ts';
import { buildDay } from '../model/date.ts';
import { masthead } from '../masthead.ts';
import { publishedPieces } from '../queries/published.ts';

export const GET: APIRoute = async () => {
  const today = buildDay(process.env.SOURCE_DATE_EPOCH, new Date());
  const articles = (await publishedPieces(today)).map(({ piece, path }) => ({
    url: `${masthead.url}${path}`,
    title: piece.title,
    published: piece.datePublished,
    language: piece.lang ?? masthead.language,
  }));
  return new Response(toNewsSitemap(recentNews(articles, today), masthead), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
