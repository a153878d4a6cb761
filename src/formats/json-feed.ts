/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
import { rfc3339, type FeedDocument, type FeedItem } from './feed.ts';

/** A feed document as JSON Feed. `next_url` leads to older items; the licence stands in an extension, `_license`. */
export const toJsonFeed = (feed: FeedDocument): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.url,
    feed_url: feed.feedUrl,
    description: feed.description,
    next_url: feed.previousArchive,
    icon: feed.largeIcon,
    favicon: feed.icon,
    authors: [{ name: feed.publisher, url: feed.url }],
    language: feed.language,
    hubs: feed.hubs.length > 0 ? feed.hubs.map((url) => ({ type: 'WebSub', url })) : undefined,
    _license: { about: LICENSES, ...feed.license },
    items: feed.items.map(toItem),
  });

/** Where the meaning of the extension is explained, as the format asks. */
const LICENSES = 'https://www.rfc-editor.org/rfc/rfc4946';

const toItem = (item: FeedItem) => ({
  id: item.id,
  url: item.url,
  title: item.title,
  content_html: item.html,
  summary: item.summary,
  image: item.image?.url,
  date_published: rfc3339(item.published),
  date_modified: rfc3339(item.updated),
  authors: item.authors,
  tags: item.categories.map(({ name }) => name),
  language: item.language,
  _license: { about: LICENSES, url: item.license },
});
