/** RSS 2.0: https://www.rssboard.org/rss-specification, in the profile of https://www.rssboard.org/rss-profile */
import { x } from 'xastscript';
import type { FeedDocument, FeedItem } from './feed.ts';
import { toMediaContent } from './media-rss.ts';
import { toXmlDocument } from './xml.ts';

/**
 * A feed document as RSS 2.0 with the modules `content` (whole text), `dc` (authors), `media` (images),
 * `creativeCommons` (licence), `fh` (archives) and Atom’s links. Titles are plain text, descriptions HTML.
 */
export function toRss(feed: FeedDocument): string {
  const link = (rel: string, href: string | undefined, type?: string) =>
    href === undefined ? null : x('atom:link', { rel, href, type });
  return toXmlDocument(
    x(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:creativeCommons': 'http://backend.userland.com/creativeCommonsRssModule',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:fh': 'http://purl.org/syndication/history/1.0',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
      },
      x('channel', [
        x('title', feed.title),
        x('link', feed.url),
        x('description', feed.description),
        x('language', feed.language),
        x('copyright', `${feed.publisher}. ${feed.license.name}, ${feed.license.url}`),
        x('lastBuildDate', rfc822(feed.updated)),
        x('docs', 'https://www.rssboard.org/rss-specification'),
        link('self', feed.feedUrl, TYPE),
        link('current', feed.current, TYPE),
        link('prev-archive', feed.previousArchive, TYPE),
        link('next-archive', feed.nextArchive, TYPE),
        ...feed.hubs.map((hub) => link('hub', hub)),
        link('license', feed.license.url),
        x('creativeCommons:license', feed.license.url),
        feed.current === undefined ? null : x('fh:archive'),
        ...feed.items.map(toItem),
      ]),
    ),
  );
}

const TYPE = 'application/rss+xml';

const toItem = (item: FeedItem) =>
  x('item', { 'xml:lang': item.language }, [
    x('title', item.title),
    x('link', item.url),
    x('guid', { isPermaLink: 'false' }, item.id),
    x('pubDate', rfc822(item.published)),
    ...item.authors.map(({ name }) => x('dc:creator', name)),
    ...item.categories.map(({ name }) => x('category', name)),
    x('description', htmlText(item.summary)),
    x('content:encoded', item.html),
    toMediaContent(item.image),
    x('atom:link', { rel: 'license', href: item.license }),
    x('creativeCommons:license', item.license),
  ]);

/** `Mon, 23 Nov 2026 00:00:00 GMT`: RFC 822 with a year of four digits, as the profile asks. */
const rfc822 = (instant: string) => new Date(instant).toUTCString();

/** Plain text as HTML, which a description is. */
const htmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
