/** /news-sitemap.xml: pieces of the last two days, for Google News. */
import type { APIRoute } from 'astro';
import { recentNews, toNewsSitemap } from '../formats/sitemap-news.ts';
import { masthead } from '../masthead.ts';
import { publicationToday } from '../queries/published.ts';

export const GET: APIRoute = async () => {
  const { pieces, today } = (await publicationToday()).published;
  const articles = [...pieces.values()].map(({ manuscript: { piece }, path }) => ({
    url: `${masthead.url}${path}`,
    title: piece.title,
    published: piece.datePublished,
    language: piece.lang ?? masthead.language,
  }));
  return new Response(toNewsSitemap(recentNews(articles, today), masthead), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
