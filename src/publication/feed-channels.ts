/** Which feeds are there, at which addresses, and what does each announce? Everything, topics, subjects, authors, corrections, forecasts, boards, one question. */
import { authorAddress, subjectAddress, topicAddress } from '../model/addresses.ts';
import type { Author } from '../model/author.ts';
import { byIds } from '../model/by-ids.ts';
import type { Subject } from '../model/subject.ts';
import type { Topic } from '../model/topic.ts';
import { boardPath } from '../boards/states.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { masthead } from '../masthead.ts';
import { feedPages, ITEMS_A_DOCUMENT, type FeedPage } from './feed-history.ts';
import {
  correctionNews,
  forecastNews,
  newsOf,
  questionNews,
  boardNews,
  type Announcement,
  type BoardNews,
  type CorrectionNews,
  type ForecastNews,
  type PieceNews,
} from './news.ts';
import type { Publication } from './publication.ts';
import type { ForecastRow } from './rows.ts';
import type { Site } from '../model/site.ts';

export const feedFormats = {
  rss: {
    name: 'RSS',
    type: 'application/rss+xml',
    current: 'rss.xml',
    archive: (number: number) => `rss/${number}.xml`,
  },
  atom: {
    name: 'Atom',
    type: 'application/atom+xml',
    current: 'atom.xml',
    archive: (number: number) => `atom/${number}.xml`,
  },
  json: {
    name: 'JSON Feed',
    type: 'application/feed+json',
    current: 'feed.json',
    archive: (number: number) => `feed/${number}.json`,
  },
} as const;

export type FeedFormat = keyof typeof feedFormats;

/** A feed in all its formats. */
export interface FeedChannel {
  /** Path of the page it belongs to, or of `about`; its documents lie below. */
  path: string;
  /** What it is about, where that has no page of its own: `/analysis/<slug>/#<anchor>`. */
  about?: string;
  /** The kind of thing of which there are many, each with such a feed. */
  oneOf?: 'subject' | 'board';
  /** Among our feeds. */
  name: string;
  /** Among everybody’s. */
  title: string;
  /** What it carries, in a sentence. */
  description: string;
  formats: readonly FeedFormat[];
  /**
   * True where older items stay in archives. The main feed keeps every text there once for all, so that feeds of
   * topics, subjects and authors, which repeat its items, end with their latest.
   */
  isArchived: boolean;
}

const ALL: readonly FeedFormat[] = ['rss', 'atom', 'json'];

export const mainFeed: FeedChannel = {
  path: '/',
  name: 'Everything',
  title: masthead.name,
  description: masthead.description,
  formats: ALL,
  isArchived: true,
};

/** Where a feed is looked for by those who know no address: pages that lead on, and a copy of the main feed as RSS. */
export const guessedAddresses = {
  pages: ['/feed/', '/rss/', '/atom/'],
  file: '/feed.xml',
} as const;

/** Address that a feed reader takes for all of it. */
export const mainFeedUrl = `${masthead.url}${mainFeed.path}${feedFormats.rss.current}`;

export const topicFeed = ({ id, name, description }: Topic): FeedChannel => ({
  path: topicAddress(id),
  name,
  title: `${masthead.name}: ${name}`,
  description,
  formats: ALL,
  isArchived: false,
});

export const subjectFeed = ({ id, name }: Pick<Subject, 'id' | 'name'>): FeedChannel => ({
  path: subjectAddress(id),
  name: `On ${name}`,
  title: `${masthead.name}: ${name}`,
  description: `Pieces that treat ${name}, and what was corrected in them.`,
  formats: ['rss'],
  oneOf: 'subject',
  isArchived: false,
});

export const authorFeed = ({ id, name }: Author): FeedChannel => ({
  path: authorAddress(id),
  name: `By ${name}`,
  title: `${masthead.name}: by ${name}`,
  description: `Pieces by ${name}, and what was corrected in them.`,
  formats: ALL,
  isArchived: false,
});

export const correctionsFeed: FeedChannel = {
  path: '/corrections/',
  name: 'Corrections',
  title: `${masthead.name}: corrections`,
  description: 'Every correction, clarification, update and retraction, minor ones too.',
  formats: ['rss'],
  isArchived: true,
};

export const forecastsFeed: FeedChannel = {
  path: '/forecasts/',
  name: 'Forecasts',
  title: `${masthead.name}: forecasts`,
  description:
    'Forecasts as they are made, two weeks before they are due, and as they are resolved.',
  formats: ['rss'],
  isArchived: true,
};

export const boardFeed = ({ id, name, operator }: Leaderboard): FeedChannel => ({
  path: boardPath(id),
  name,
  title: `${masthead.name}: ${name}`,
  description: `Each new state of this list of ${operator}: who leads, and what moved by more than chance.`,
  formats: ['rss'],
  oneOf: 'board',
  isArchived: false,
});

/** What becomes of one forecast. */
export const questionFeed = ({ key, path, forecast }: ForecastRow): FeedChannel => ({
  path: `/forecasts/feed/${key.replace('#', '/')}/`,
  about: path,
  name: forecast.statement,
  title: `${masthead.name}: ${forecast.statement}`,
  description: 'One forecast: each new estimate, two weeks before it is due, and how it ended.',
  formats: ['rss'],
  isArchived: false,
});

/** Path of the current document of a feed. */
export const feedPath = ({ path }: FeedChannel, format: FeedFormat): string =>
  `${path}${feedFormats[format].current}`;

/** Documents of a feed with these items, which come the oldest first: the current one, then its archives. */
export function documentsOf({ isArchived }: FeedChannel, news: readonly News[]): FeedPage<News>[] {
  const isPiece = ({ what }: News) => what.kind === 'piece';
  const isLight = news.some(isPiece) ? (one: News) => !isPiece(one) : undefined;
  const documents = feedPages(news, ITEMS_A_DOCUMENT, isLight);
  return isArchived
    ? documents
    : documents.slice(0, 1).map((current) => ({ ...current, previous: undefined }));
}

export type News = Announcement<PieceNews | CorrectionNews | ForecastNews> | BoardNews;

/** Every feed that is offered, the main one first; those of single forecasts stand beside these. */
export const feedChannels = ({ topics, subjects, authors, boards }: Site): FeedChannel[] => [
  mainFeed,
  ...topics.map(topicFeed),
  ...subjects.map(subjectFeed),
  ...authors.map(authorFeed),
  correctionsFeed,
  forecastsFeed,
  ...boards.map(boardFeed),
];

/**
 * Every feed of the publication with all that it tells, the oldest first. What is not published is told in none, though
 * the feed of its question stands, as its page leads there.
 */
export function feedNews(
  publication: Publication,
): { channel: FeedChannel; news: readonly News[] }[] {
  const { topics, subjects, authors, boards } = publication.site;
  const { published } = publication;
  const seen = new Map(published.forecasts.map((row) => [row.key, row]));
  const news = newsOf(published);
  const ofTopics = byIds(news, ({ view }) => view.manuscript.piece.topics);
  const ofSubjects = byIds(news, ({ view }) => view.manuscript.piece.subjects);
  const ofAuthors = byIds(news, ({ view }) => view.manuscript.piece.authors);
  return [
    { channel: mainFeed, news },
    ...topics.map((topic) => ({ channel: topicFeed(topic), news: ofTopics(topic.id) })),
    ...subjects.map((one) => ({ channel: subjectFeed(one), news: ofSubjects(one.id) })),
    ...authors.map((author) => ({ channel: authorFeed(author), news: ofAuthors(author.id) })),
    { channel: correctionsFeed, news: correctionNews(published) },
    { channel: forecastsFeed, news: forecastNews(published) },
    ...boards.map((board) => ({ channel: boardFeed(board), news: boardNews(board) })),
    ...publication.forecasts.map((row) => ({
      channel: questionFeed(row),
      news: questionNews(seen.get(row.key) ?? row, published),
    })),
  ];
}
