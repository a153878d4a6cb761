/** What stands in a document of a feed? Items made of what is told, and written in its format. */
import type { PieceView, Surroundings } from '../publication/publication.ts';
import { statePath } from '../boards/states.ts';
import type {
  Announcement,
  BoardNews,
  CorrectionNews,
  ForecastNews,
  PieceNews,
} from '../publication/news.ts';
import {
  feedFormats,
  type FeedChannel,
  type FeedFormat,
  type News,
} from '../publication/feed-channels.ts';
import type { FeedPage } from '../publication/feed-history.ts';
import { authorAddress } from '../model/addresses.ts';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import { correctionWords, inPercent, outcomeWords } from '../model/words.ts';
import { toAtom } from '../formats/atom.ts';
import type { FeedDocument, FeedImage, FeedItem } from '../formats/feed.ts';
import { toJsonFeed } from '../formats/json-feed.ts';
import { toRss } from '../formats/rss.ts';
import { boardTitle, movesInWords, toBoardHtml } from '../rendering/board-told.ts';
import { toCorrectionHtml, toFeedHtml, toForecastHtml } from '../rendering/feed-html.ts';
import type { Day } from '../model/date.ts';
import { fitText } from '../model/unfit-characters.ts';
import { masthead } from '../masthead.ts';

/** Images beside the pieces as the site serves them: slug → name of the file → image. */
export type ImagesBySlug = ReadonlyMap<string, ReadonlyMap<string, Omit<FeedImage, 'alt'>>>;

/** The items of feeds by what they tell; what several documents tell is made once. */
export function feedItems(
  publication: Surroundings,
  images: ImagesBySlug,
): (news: News) => FeedItem {
  const made = new Map<News, FeedItem>();
  return (news) => {
    const item =
      made.get(news) ??
      toItem(news, {
        publication,
        images: 'view' in news ? images.get(news.view.manuscript.slug) : undefined,
      });
    made.set(news, item);
    return item;
  };
}

/** A document of a feed in one format. `today` is the UTC day of the build, on which a feed without items stands. */
export const feedDocument = (
  channel: FeedChannel,
  page: FeedPage<FeedItem>,
  format: FeedFormat,
  today: Day,
): string => writers[format](documentOf(channel, page, format, today));

const writers: Record<FeedFormat, (feed: FeedDocument) => string> = {
  rss: toRss,
  atom: toAtom,
  json: toJsonFeed,
};

function documentOf(
  channel: FeedChannel,
  { items, archive, previous, next }: FeedPage<FeedItem>,
  format: FeedFormat,
  today: Day,
): FeedDocument {
  const { current, archive: archiveName } = feedFormats[format];
  const archiveUrl = (number: number | undefined) =>
    number === undefined ? undefined : absolute(`${channel.path}${archiveName(number)}`);
  const isArchive = archive !== undefined;
  // An archive stays as it was filled, whatever has been told of its items since.
  const settled = isArchive ? items.map((item) => ({ ...item, updated: item.published })) : items;
  return {
    id: `tag:${masthead.tagAuthority},${masthead.tagYear}:feed${channel.path.slice(0, -1)}`,
    title: channel.title,
    description: channel.description,
    url: absolute(channel.about ?? channel.path),
    feedUrl: archiveUrl(archive) ?? absolute(`${channel.path}${current}`),
    updated:
      settled
        .map(({ updated }) => updated)
        .sort()
        .at(-1) ?? `${today}T00:00:00Z`,
    language: masthead.language,
    publisher: masthead.name,
    license: masthead.license,
    icon: absolute('/favicon.svg'),
    largeIcon: absolute('/icon-512.png'),
    hubs: isArchive ? [] : masthead.webSubHubs,
    current: isArchive ? absolute(`${channel.path}${current}`) : undefined,
    previousArchive: archiveUrl(previous),
    nextArchive: archiveUrl(next),
    items: settled,
  };
}

/** An address of ours as others know it. */
export const absolute = (path: string): string => new URL(`${masthead.url}${path}`).href;

/** What items about one piece share. */
function aboutPiece({ manuscript: { piece }, authors, topics }: PieceView) {
  return {
    authors: authors.map(({ id, name }) => ({
      name: fitText(name),
      url: absolute(authorAddress(id)),
    })),
    categories: topics.map(({ id, name }) => ({ id, name: fitText(name) })),
    language: piece.lang ?? masthead.language,
    license: piece.license ?? masthead.license.url,
    image: undefined,
  };
}

/** What a piece shows besides its words. */
interface Shown {
  publication: Surroundings;
  images: ReadonlyMap<string, Omit<FeedImage, 'alt'>> | undefined;
}

function toItem(news: News, shown: Shown): FeedItem {
  return 'view' in news ? itemOfPiece(news, shown) : boardItem(news);
}

function itemOfPiece(
  { what, ...news }: Announcement<PieceNews | CorrectionNews | ForecastNews>,
  shown: Shown,
): FeedItem {
  switch (what.kind) {
    case 'piece':
      return pieceItem({ ...news, what }, shown);
    case 'correction':
      return correctionItem({ ...news, what });
    case 'forecast':
      return forecastItem({ ...news, what });
  }
}

function pieceItem(
  { id, view, published, updated }: Announcement<PieceNews>,
  { publication, images = new Map() }: Shown,
): FeedItem {
  const { piece } = view.manuscript;
  const url = absolute(view.path);
  const image = images.get(piece.image?.src.replace(/^\.\//, '') ?? '');
  return {
    ...aboutPiece(view),
    id,
    url,
    title: fitText(piece.title),
    summary: fitText(piece.description),
    html: fitText(toFeedHtml(view, publication, { url, images })),
    published,
    updated,
    image: image && { ...image, alt: fitText(piece.image?.alt ?? '') },
  };
}

function correctionItem({
  id,
  view,
  what,
  published,
  updated,
}: Announcement<CorrectionNews>): FeedItem {
  const { piece } = view.manuscript;
  const { correction, path } = what.row;
  return {
    ...aboutPiece(view),
    id,
    url: absolute(path),
    title: fitText(`${correctionWords[correction.kind]}: ${piece.title}`),
    summary: fitText(`Was: “${correction.was}” Now: “${correction.now}”`),
    html: fitText(toCorrectionHtml(view, what.row, absolute(view.path))),
    published,
    updated,
  };
}

function forecastItem({
  id,
  view,
  what,
  published,
  updated,
}: Announcement<ForecastNews>): FeedItem {
  const { by, forecast, path } = what.row;
  const author = view.authors.find((one) => by && 'author' in by && one.id === by.author);
  return {
    ...aboutPiece(view),
    id,
    url: absolute(path),
    title: fitText(forecastTitle(what)),
    summary: fitText(forecast.statement),
    html: fitText(
      toForecastHtml(view, what, {
        url: absolute(view.path),
        answerUrl: absolute((what.resolvedBy ?? view).path),
        maker:
          by && 'pointer' in by ? sourceLabel(by.pointer.source) : (author?.name ?? masthead.name),
      }),
    ),
    published,
    updated,
  };
}

/** `Forecast, 70 %: …`, `Now, 40 %: …`, `Due by 1 Feb 2027: …`, `It happened: …` */
function forecastTitle({ event, estimate, row: { forecast, resolution } }: ForecastNews): string {
  const { statement, resolvesOn } = forecast;
  if (event === 'resolved' && resolution)
    return `${outcomeWords[resolution.outcome]}: ${statement}`;
  if (event === 'due') return `Due by ${dateInWords(resolvesOn)}: ${statement}`;
  const words = event === 'moved' ? 'Now' : 'Forecast';
  return `${words}${estimate === undefined ? '' : `, ${inPercent(estimate)}`}: ${statement}`;
}

function boardItem({ id, what, published, updated }: BoardNews): FeedItem {
  const { board, state } = what;
  return {
    id,
    url: absolute(statePath(board.id, state.date)),
    title: fitText(boardTitle(what)),
    summary: fitText(movesInWords(what).join(' ')),
    html: fitText(toBoardHtml(what, masthead.url)),
    published,
    updated,
    authors: [{ name: masthead.name, url: absolute('/about/') }],
    // So that a reader can keep these alone.
    categories:
      what.moves.beyondChance.length > 0
        ? [{ id: 'moved', name: 'Moved by more than chance' }]
        : [],
    language: masthead.language,
    license: masthead.license.url,
    image: undefined,
  };
}
