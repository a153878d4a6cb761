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

/** What is due by the service that keeps it in `Told`: hubs, search engines, the archive. */
export interface Dues extends Record<keyof Told, Due[]> {
  feeds: (Due & { hub: string })[];
  /** New and materially corrected pieces that search engines or the archive do not know as they are, the newest first. */
  news: DuePage[];
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
  const cited = pages.flatMap(([, { view }]) => sourcesOf(view));
  const ours = pages.map(([path, { at }]) => ({ key: url + path, about: url + path, at }));
  const known = pages.map(([path, { at }]) => ({ key: path, about: path, at }));
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
  const dues = {
    feeds: untold(told, 'feeds', feeds),
    pages: hasSearch ? untold(told, 'pages', known) : [],
    copies: hasArchive
      ? untold(told, 'copies', [
          ...new Map([...cited, ...ours].map((due) => [due.key, due])).values(),
        ])
      : [],
  };
  const keys = new Set([...dues.pages, ...dues.copies].map(({ key }) => key));
  return {
    ...dues,
    news: pages
      .filter(([path]) => keys.has(path) || keys.has(url + path))
      .map(([path, { view, at }]) => ({
        view,
        path,
        at,
        isNew: !(path in told.pages) && !(url + path in told.copies),
        image: sharedImage(view, publication),
      })),
  };
}

/** What a service does not know yet. */
const untold = <One extends Due>(told: Told, service: keyof Told, dues: readonly One[]): One[] =>
  dues.filter(({ key, at }) => (told[service][key] ?? '') < at);

const SERVICES: readonly (keyof Told)[] = ['feeds', 'pages', 'copies'];

/** How much of what is due is not told yet. */
export const countUntold = (dues: Dues, told: Told): number =>
  SERVICES.reduce((sum, service) => sum + untold(told, service, dues[service]).length, 0);

/** As if everything that is due had been told. */
export function allTold(dues: Dues, told: Told): Told {
  let all = told;
  for (const service of SERVICES) {
    for (const due of dues[service]) all = withTold(all, service, due);
  }
  return all;
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
