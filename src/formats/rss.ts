/** RSS 2.0: https://www.rssboard.org/rss-specification, in the profile of https://www.rssboard.org/rss-profile */
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { xmlText, type Feed, type FeedItem } from './feed.ts';

/** A feed as RSS 2.0 with `content:encoded`, `dc:creator` and `atom:link rel="self"`. */
export function toRss(feed: Feed): string {
  const newest = feed.items
    .map((item) => item.published)
    .sort()
    .at(-1);
  return toXml([
    { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' },
    x(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      x('channel', [
        x('title', xmlText(feed.title)),
        x('link', feed.url),
        x('description', xmlText(feed.description)),
        x('language', feed.language),
        x('copyright', `${feed.license.name}, ${feed.license.url}`),
        newest === undefined ? null : x('lastBuildDate', rfc822(newest)),
        x('atom:link', { href: feed.feedUrl, rel: 'self', type: 'application/rss+xml' }),
        ...feed.items.map(toItem),
      ]),
    ),
  ]);
}

const toItem = (item: FeedItem) =>
  x('item', [
    x('title', xmlText(item.title)),
    x('link', item.url),
    x('guid', { isPermaLink: 'false' }, item.id),
    x('pubDate', rfc822(item.published)),
    ...item.authors.map((name) => x('dc:creator', xmlText(name))),
    ...item.categories.map((name) => x('category', xmlText(name))),
    x('description', xmlText(item.summary)),
    x('content:encoded', xmlText(item.html)),
  ]);

/** `Mon, 23 Nov 2026 00:00:00 GMT`: RFC 822 with a year of four digits, as the profile asks. */
const rfc822 = (date: string) => new Date(date).toUTCString();
