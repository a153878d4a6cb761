/** Atom 1.0: https://www.rfc-editor.org/rfc/rfc4287, licences by RFC 4946, archives by RFC 5005 */
import { x } from 'xastscript';
import { sha256 } from '../model/text.ts';
import { rfc3339, type FeedDocument, type FeedItem } from './feed.ts';
import { toMediaContent } from './media-rss.ts';
import { toXmlDocument } from './xml.ts';

/** A feed document as Atom, each entry with its whole text, its own language and its own licence. */
export function toAtom(feed: FeedDocument): string {
  const link = (rel: string, href: string | undefined, type?: string) =>
    href === undefined ? null : x('link', { rel, href, type });
  return toXmlDocument(
    x(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:fh': 'http://purl.org/syndication/history/1.0',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
        'xml:lang': feed.language,
      },
      [
        x('id', feed.id),
        x('title', feed.title),
        x('subtitle', feed.description),
        x('updated', feed.items.map(updatedOf).sort().at(-1) ?? rfc3339(feed.updated)),
        x('author', [x('name', feed.publisher)]),
        x('rights', `${feed.publisher}. ${feed.license.name}, ${feed.license.url}`),
        x('icon', feed.icon),
        link('self', feed.feedUrl, TYPE),
        link('alternate', feed.url, 'text/html'),
        link('current', feed.current, TYPE),
        link('prev-archive', feed.previousArchive, TYPE),
        link('next-archive', feed.nextArchive, TYPE),
        ...feed.hubs.map((hub) => link('hub', hub)),
        link('license', feed.license.url),
        feed.current === undefined ? null : x('fh:archive'),
        ...feed.items.map(toEntry),
      ],
    ),
  );
}

const TYPE = 'application/atom+xml';

/** Seconds over which the entries of one instant, such as those of one day, are spread. */
const SPREAD = 60;

/**
 * When an entry was updated, so that no two of one day share an instant and every reader sorts them alike. How far it
 * lies after the day follows from the id alone: it stays, whatever else is published.
 */
function updatedOf({ id, updated }: FeedItem): string {
  const spread = Number.parseInt(sha256(id).slice(0, 12), 16);
  const second = rfc3339(new Date(Date.parse(updated) + (spread % SPREAD) * 1000).toISOString());
  return second.replace('Z', `.${String(spread % 1_000_000).padStart(6, '0')}Z`);
}

const toEntry = (item: FeedItem) =>
  x('entry', { 'xml:lang': item.language }, [
    x('id', item.id),
    x('title', item.title),
    x('link', { rel: 'alternate', href: item.url, type: 'text/html' }),
    x('link', { rel: 'license', href: item.license }),
    x('published', rfc3339(item.published)),
    x('updated', updatedOf(item)),
    ...item.authors.map(({ name, url }) => x('author', [x('name', name), x('uri', url)])),
    ...item.categories.map(({ id, name }) => x('category', { term: id, label: name })),
    x('summary', item.summary),
    x('content', { type: 'html' }, item.html),
    toMediaContent(item.image),
  ]);
