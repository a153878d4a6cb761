/** What does a feed carry, whatever its format? */

export interface FeedItem {
  /** Permanent `tag:` id (RFC 4151: https://www.rfc-editor.org/rfc/rfc4151); it outlives every address. */
  id: string;
  url: string;
  title: string;
  /** One or two sentences of plain text. */
  summary: string;
  /** The whole piece as HTML that survives a feed reader’s sanitizer, addresses absolute. */
  html: string;
  /** ISO 8601 day or instant; it never moves. */
  published: string;
  authors: string[];
  categories: string[];
}

export interface Feed {
  title: string;
  description: string;
  /** The page the feed belongs to. */
  url: string;
  /** The feed’s own address. */
  feedUrl: string;
  /** BCP 47. */
  language: string;
  license: { name: string; url: string };
  items: FeedItem[];
}

/** Id of a piece in every feed: `tag:<authority>,<year of publication>:analysis/<slug>`. */
export const pieceTag = (authority: string, datePublished: string, slug: string): string =>
  `tag:${authority},${datePublished.slice(0, 4)}:analysis/${slug}`;

/** Text without the characters XML 1.0 forbids: https://www.w3.org/TR/xml/#charsets */
export const xmlText = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '',
  );
