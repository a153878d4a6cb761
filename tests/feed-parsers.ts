/** What do other people’s parsers read in a feed? Each item in one shape, whoever parsed it from which format. */
import { parseFeed as parseWithRowan } from '@rowanmanning/feed-parser';
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import type { FeedFormat } from '../src/publication/feed-channels.ts';

export interface ReadItem {
  id: string;
  url: string;
  title: string;
  html: string;
  /** Milliseconds since 1970. */
  published: number;
}

interface Parser {
  name: string;
  formats: readonly FeedFormat[];
  read: (text: string) => Promise<ReadItem[]>;
}

export const parsers: readonly Parser[] = [
  {
    name: 'rss-parser',
    formats: ['rss', 'atom'],
    read: async (text) => {
      const { items } = await new RssParser().parseString(text);
      return items.map((item) =>
        readItem({
          id: item.guid ?? item.id,
          url: item.link,
          title: item.title,
          html: item['content:encoded'] ?? item.content,
          published: item.pubDate,
        }),
      );
    },
  },
  {
    name: '@rowanmanning/feed-parser',
    formats: ['rss', 'atom'],
    read: async (text) =>
      parseWithRowan(text).items.map(({ id, url, title, content, published }) =>
        readItem({ id, url, title, html: content, published }),
      ),
  },
  {
    name: 'feedsmith',
    formats: ['rss', 'atom', 'json'],
    read: async (text) => {
      const read = parseWithFeedsmith(text);
      if (read.format === 'rss') {
        return (read.feed.items ?? []).map(({ guid, link, title, content, pubDate }) =>
          readItem({
            id: guid?.value,
            url: link,
            title,
            html: content?.encoded,
            published: pubDate,
          }),
        );
      }
      if (read.format === 'atom') {
        return (read.feed.entries ?? []).map(({ id, links, title, content, published }) =>
          readItem({
            id,
            url: links?.find(({ rel }) => rel === 'alternate')?.href,
            title: title?.value,
            html: content?.value,
            published,
          }),
        );
      }
      if (read.format !== 'json') throw new Error(`Read as ${read.format}`);
      return (read.feed.items ?? []).map((item) =>
        readItem({
          id: item.id,
          url: item.url,
          title: item.title,
          html: item.content_html,
          published: item.date_published,
        }),
      );
    },
  },
];

/** An item of which nothing may be missing. */
function readItem(read: {
  [Field in keyof ReadItem]:
    (Field extends 'published' ? string | Date : string) | null | undefined;
}): ReadItem {
  const missing = Object.entries(read).find(([, value]) => !value);
  if (missing) throw new Error(`Nothing read as ${missing[0]} of ${JSON.stringify(read.title)}`);
  return { ...read, published: new Date(read.published ?? '').getTime() } as ReadItem;
}
