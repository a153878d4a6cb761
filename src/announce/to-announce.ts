/** What is to be announced? What became public since it was announced last: feeds to hubs, pages to search engines, pages and sources to an archive. */
import { dayOf } from '../model/date.ts';
import { sourceAddress } from '../model/source.ts';
import type { Told } from '../model/told.ts';
import { feedNews, feedPath } from '../publication/feed-channels.ts';
import { newsOf } from '../publication/news.ts';
import { sharedImage } from '../publication/shared-image.ts';
import type { PieceView, Publication } from '../publication/publication.ts';

/** A page with the last change that readers must know of. */
export interface DuePage {
  view: PieceView;
  path: string;
  /** ISO 8601 instant, UTC. */
  at: string;
  /** True where it was never announced. */
  isNew: boolean;
  /** Path of the image that stands for it where it is shared. */
  image: string;
}

/** Something that one service is to be told. */
export interface Due {
  /** Under which `Told` keeps it. */
  key: string;
  /** What the service is told: a path of ours, or an address. */
  about: string;
  /** ISO 8601 instant, UTC, of the change. */
  at: string;
}

export interface Dues {
  /** New and materially corrected pieces that search engines or an archive do not know as they are, the newest first. */
  pages: DuePage[];
  feeds: (Due & { hub: string })[];
  search: Due[];
  copies: Due[];
}

/** Which services there are to be told. */
export interface Services {
  /** Addresses of WebSub hubs. */
  hubs: readonly string[];
  hasSearch: boolean;
  hasArchive: boolean;
  /** Origin of our pages, without a slash at the end. */
  url: string;
}

/** What each service does not know yet of what readers see today; in an order that is always the same. */
export function toAnnounce(
  publication: Publication,
  told: Told,
  { hubs, hasSearch, hasArchive, url }: Services,
): Dues {
  const latest = new Map<string, { view: PieceView; at: string }>();
  for (const { view, what, updated } of newsOf(publication)) {
    if (what.kind === 'piece') latest.set(view.path, { view, at: updated });
  }
  const pages = [...latest].reverse();
  const isDue = (known: Record<string, string>, { key, at }: Due) => (known[key] ?? '') < at;

  const search = pages
    .map(([path, { at }]) => ({ key: path, about: path, at }))
    .filter((due) => hasSearch && isDue(told.pages, due));
  const cited = pages.flatMap(([, { view }]) => sourcesOf(view));
  const ours = pages.map(([path, { at }]) => ({ key: url + path, about: url + path, at }));
  const copies = [...new Map([...cited, ...ours].map((due) => [due.key, due])).values()].filter(
    (due) => hasArchive && isDue(told.copies, due),
  );
  const feeds = feedNews(publication).flatMap(({ channel, news }) => {
    const at = news
      .map(({ updated }) => updated)
      .sort()
      .at(-1);
    if (at === undefined) return [];
    return channel.formats.flatMap((format) =>
      hubs.map((hub) => {
        const about = feedPath(channel, format);
        return { key: `${hub} ${about}`, hub, about, at };
      }),
    );
  });
  const untold = new Set([...search, ...copies].map(({ about }) => about.replace(url, '')));
  return {
    pages: pages
      .filter(([path]) => untold.has(path))
      .map(([path, { view, at }]) => ({
        view,
        path,
        at,
        isNew: !(path in told.pages) && !(url + path in told.copies),
        image: sharedImage(view, publication),
      })),
    feeds: feeds.filter((due) => isDue(told.feeds, due)),
    search,
    copies,
  };
}

/** Addresses that the piece cites and that no copy is named of; they are saved again where they were read again. */
function sourcesOf({ manuscript: { piece } }: PieceView): Due[] {
  return piece.sources.flatMap((source) => {
    const address = sourceAddress(source);
    if (address === undefined || source.archived !== undefined) return [];
    return { key: address, about: address, at: `${dayOf(source.accessed)}T00:00:00.000Z` };
  });
}

/** What was announced, with one thing more. */
export function withTold(told: Told, service: keyof Told, { key, at }: Due): Told {
  return { ...told, [service]: { ...told[service], [key]: at } };
}
