/** What does a feed carry, whatever its format? */

export interface FeedItem {
  /** Permanent `tag:` id (RFC 4151: https://www.rfc-editor.org/rfc/rfc4151); it outlives every address. */
  id: string;
  url: string;
  /** Plain text. */
  title: string;
  /** One or two sentences of plain text. */
  summary: string;
  /** The whole text as HTML that survives a feed reader’s sanitizer, addresses absolute. */
  html: string;
  /** ISO 8601 instant, UTC; it never moves. */
  published: string;
  /** ISO 8601 instant, UTC, of the last change a reader must know of. */
  updated: string;
  authors: { name: string; url: string }[];
  categories: { id: string; name: string }[];
  /** BCP 47. */
  language: string;
  /** Address of the licence. */
  license: string;
  image: FeedImage | undefined;
}

export interface FeedImage {
  url: string;
  /** Media type, such as `image/png`. */
  type: string;
  bytes: number;
  /** Pixels. */
  width: number;
  height: number;
  /** What it shows, in words. */
  alt: string;
}

/** One document of a feed: the current one, or an archive of older items. */
export interface FeedDocument {
  /** Permanent id of the feed, the same in each of its documents. */
  id: string;
  title: string;
  description: string;
  /** The page the feed belongs to. */
  url: string;
  /** The document’s own address. */
  feedUrl: string;
  /** ISO 8601 instant, UTC. */
  updated: string;
  /** BCP 47. */
  language: string;
  /** Who publishes. */
  publisher: string;
  license: { name: string; url: string };
  /** Icon of the site. */
  icon: string;
  /** The same as a square of 512 pixels. */
  largeIcon: string;
  /** WebSub hubs: https://www.w3.org/TR/websub/ */
  hubs: readonly string[];
  /** Address of the current document; of an archive alone. */
  current: string | undefined;
  /** Addresses of the archives before and after. */
  previousArchive: string | undefined;
  nextArchive: string | undefined;
  /** The newest first. */
  items: FeedItem[];
}

/** An instant in UTC to the second, RFC 3339: https://www.rfc-editor.org/rfc/rfc3339 */
export const rfc3339 = (instant: string): string =>
  `${new Date(instant).toISOString().slice(0, 19)}Z`;
