/** Which feeds are there, and what does each hold? One list of items for every feed and every format. */
import {
  correctionNews,
  forecastNews,
  newsOf,
  type Announcement,
  type CorrectionNews,
  type ForecastNews,
  type PieceNews,
  type Published,
} from '../publication/news.ts';
import { authorAddress } from '../model/addresses.ts';
import { correctionAnchor, forecastAnchor } from '../model/anchors.ts';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import { correctionWords, inPercent, outcomeWords } from '../model/words.ts';
import { toAtom } from '../formats/atom.ts';
import { feedPages, type FeedPage } from '../formats/feed-history.ts';
import {
  authorFeed,
  correctionsFeed,
  feedFormats,
  forecastsFeed,
  mainFeed,
  topicFeed,
  type FeedChannel,
  type FeedFormat,
} from '../formats/feed-links.ts';
import { xmlText, type FeedDocument, type FeedImage, type FeedItem } from '../formats/feed.ts';
import { toJsonFeed } from '../formats/json-feed.ts';
import { toRss } from '../formats/rss.ts';
import { toCorrectionHtml, toFeedHtml, toForecastHtml } from '../rendering/feed-html.ts';
import type { Author } from '../model/author.ts';
import type { Day } from '../model/date.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import type { Topic } from '../model/topic.ts';
import { masthead } from '../masthead.ts';
import type { PublishedPiece } from './published.ts';

/** A piece as a feed needs it. */
export type FeedPiece = Omit<PublishedPiece, 'messages' | 'hidden'>;

/** What the feeds are made of. */
export interface FeedSite extends Published<FeedPiece> {
  authors: readonly Author[];
  topics: readonly Topic[];
  /** Images beside the pieces as the site serves them: slug → name of the file → image. */
  images: ReadonlyMap<string, ReadonlyMap<string, Omit<FeedImage, 'alt'>>>;
  boards: readonly Leaderboard[];
}

/** A feed with all its items, the oldest first. */
export interface Feed {
  channel: FeedChannel;
  items: FeedItem[];
}

/** Every feed of the site, by the path of the page it belongs to. */
export function feedsOf(site: FeedSite): Map<string, Feed> {
  const news = newsOf(site).map((one) => ({ piece: one.manuscript, item: newsItem(one, site) }));
  const itemsWhere = (isMeant: (piece: FeedPiece) => boolean) =>
    news.filter(({ piece }) => isMeant(piece)).map(({ item }) => item);
  const feeds: Feed[] = [
    { channel: mainFeed, items: news.map(({ item }) => item) },
    ...site.topics.map((topic) => ({
      channel: topicFeed(topic),
      items: itemsWhere(({ piece }) => piece.topics.includes(topic.id)),
    })),
    ...site.authors.map((author) => ({
      channel: authorFeed(author),
      items: itemsWhere(({ piece }) => piece.authors.includes(author.id)),
    })),
    { channel: correctionsFeed, items: correctionNews(site).map(correctionItem) },
    { channel: forecastsFeed, items: forecastNews(site).map(forecastItem) },
  ];
  return new Map(feeds.map((feed) => [feed.channel.path, feed]));
}

/** Numbers of the archives of a feed. */
export const archivesOf = ({ items }: Feed): number[] =>
  feedPages(items).flatMap(({ archive }) => archive ?? []);

/**
 * A document of a feed in one format: the archive of that number, or the current one. Undefined where there is no
 * such archive. `today` is the UTC day of the build, on which a feed without items stands.
 */
export function feedDocument(
  { channel, items }: Feed,
  format: FeedFormat,
  archive: number | undefined,
  today: Day,
): string | undefined {
  const page = feedPages(items).find((one) => one.archive === archive);
  return page && writers[format](documentOf(channel, page, format, today));
}

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
    url: absolute(channel.path),
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
    hub: isArchive ? undefined : masthead.webSubHub,
    current: isArchive ? absolute(`${channel.path}${current}`) : undefined,
    previousArchive: archiveUrl(previous),
    nextArchive: archiveUrl(next),
    items: settled,
  };
}

const absolute = (path: string): string => new URL(`${masthead.url}${path}`).href;

/** What items about one piece share. */
function aboutPiece({ piece, authors, topics }: FeedPiece) {
  return {
    authors: authors.map(({ id, name }) => ({
      name: xmlText(name),
      url: absolute(authorAddress(id)),
    })),
    categories: topics.map(({ id, name }) => ({ id, name: xmlText(name) })),
    language: piece.lang ?? masthead.language,
    license: piece.license ?? masthead.license.url,
    image: undefined,
  };
}

function newsItem(
  { what, ...news }: Announcement<FeedPiece, PieceNews | CorrectionNews>,
  site: FeedSite,
): FeedItem {
  return what.kind === 'correction'
    ? correctionItem({ ...news, what })
    : pieceItem({ ...news, what }, site);
}

function pieceItem(
  { id, manuscript, published, updated }: Announcement<FeedPiece, PieceNews>,
  { images: allImages, boards }: FeedSite,
): FeedItem {
  const { slug, piece, text, path } = manuscript;
  const url = absolute(path);
  const images = allImages.get(slug) ?? new Map<string, Omit<FeedImage, 'alt'>>();
  const image = images.get(piece.image?.src.replace(/^\.\//, '') ?? '');
  return {
    ...aboutPiece(manuscript),
    id,
    url,
    title: xmlText(piece.title),
    summary: xmlText(piece.description),
    html: xmlText(toFeedHtml(manuscript, text, { url, images, boards })),
    published,
    updated,
    image: image && { ...image, alt: xmlText(piece.image?.alt ?? '') },
  };
}

function correctionItem({
  id,
  manuscript,
  what,
  published,
  updated,
}: Announcement<FeedPiece, CorrectionNews>): FeedItem {
  const { piece, path } = manuscript;
  const { correction } = what;
  const url = absolute(path);
  return {
    ...aboutPiece(manuscript),
    id,
    url: absolute(`${path}#${correctionAnchor(correction.id)}`),
    title: xmlText(`${correctionWords[correction.kind]}: ${piece.title}`),
    summary: xmlText(`Was: “${correction.was}” Now: “${correction.now}”`),
    html: xmlText(toCorrectionHtml(piece, what, url)),
    published,
    updated,
  };
}

function forecastItem({
  id,
  manuscript,
  what,
  published,
  updated,
}: Announcement<FeedPiece, ForecastNews<FeedPiece>>): FeedItem {
  const { piece, path, authors } = manuscript;
  const { forecast, resolution } = what;
  const source = piece.sources.find((one) => one.id === forecast.by);
  const author = authors.find((one) => one.id === forecast.by);
  const { by: answer = manuscript } = resolution ?? {};
  return {
    ...aboutPiece(manuscript),
    id,
    url: absolute(`${path}#${forecastAnchor(forecast.id)}`),
    title: xmlText(forecastTitle(what)),
    summary: xmlText(forecast.statement),
    html: xmlText(
      toForecastHtml(piece, what, {
        url: absolute(path),
        answerUrl: absolute(answer.path),
        maker: source ? sourceLabel(source) : (author?.name ?? masthead.name),
      }),
    ),
    published,
    updated,
  };
}

/** `Forecast, 70 %: …`, `Due by 1 Feb 2027: …`, `It happened: …` */
function forecastTitle({ event, forecast, resolution }: ForecastNews<FeedPiece>): string {
  const { statement, probability, resolvesOn } = forecast;
  if (resolution) return `${outcomeWords[resolution.outcome]}: ${statement}`;
  if (event === 'due') return `Due by ${dateInWords(resolvesOn)}: ${statement}`;
  return `Forecast${probability === undefined ? '' : `, ${inPercent(probability)}`}: ${statement}`;
}
