/** How does Google News hear of a new piece? https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
import { x } from 'xastscript';
import { dayOf, daysBetween, type Day } from '../model/date.ts';
import { toXmlDocument } from './xml.ts';

/** A piece as a news sitemap lists it. */
export interface NewsArticle {
  /** Absolute address. */
  url: string;
  title: string;
  /** ISO 8601 day, or instant with offset. */
  published: string;
  /** BCP 47. */
  language: string;
}

/** Days for which an article is news. */
const RECENT = 2;

/** Articles a sitemap may hold. */
const MOST = 1000;

/** The newest articles of `today` and the two days before it, as far as the format takes them. */
export const recentNews = (articles: readonly NewsArticle[], today: Day): NewsArticle[] =>
  articles
    .filter(({ published }) => {
      const age = daysBetween(dayOf(published), today);
      return age >= 0 && age <= RECENT;
    })
    .toSorted((a, b) => Date.parse(b.published) - Date.parse(a.published))
    .slice(0, MOST);

/** A news sitemap; as a list must not be empty, without an article it is the front page, which is no news. */
export const toNewsSitemap = (
  articles: readonly NewsArticle[],
  { name, url: front }: { name: string; url: string },
): string =>
  toXmlDocument(
    x(
      'urlset',
      {
        xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
        'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      },
      articles.length === 0
        ? x('url', [x('loc', new URL(`${front}/`).href)])
        : articles.map(({ url, title, published, language }) =>
            x('url', [
              x('loc', new URL(url).href),
              x('news:news', [
                x('news:publication', [
                  x('news:name', name),
                  x('news:language', newsLanguage(language)),
                ]),
                x('news:publication_date', published),
                x('news:title', title),
              ]),
            ]),
          ),
    ),
  );

/** ISO 639; Chinese alone is told apart by script, under the names of two regions. */
function newsLanguage(language: string): string {
  const [iso = language] = language.split('-');
  if (iso !== 'zh') return iso;
  return /-(Hant|TW|HK|MO)\b/i.test(language) ? 'zh-tw' : 'zh-cn';
}
