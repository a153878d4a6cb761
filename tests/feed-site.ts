/** Feeds without a build: pieces as text, made into the feeds that the site would serve. */
import type { FeedFormat } from '../src/formats/feed-links.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import type { PieceRecord } from '../src/model/record.ts';
import { feedDocument, feedsOf, type FeedPiece, type FeedSite } from '../src/queries/feeds.ts';

const authors = [
  { id: 'staff', name: 'Moving Frontier staff', kind: 'organization' as const, interests: [] },
];
const topics = [{ id: 'ai-video', name: 'AI video', description: 'Models that make video.' }];

/** The site of some pieces: slug → file. Throws where one cannot be read, since its feed would say nothing. */
export function feedSite(
  pieces: Record<string, string>,
  {
    today = '2026-11-30',
    records = new Map<string, PieceRecord>(),
    images = new Map(),
    boards = [],
  }: Partial<Pick<FeedSite, 'today' | 'records' | 'images' | 'boards'>> = {},
): FeedSite {
  const manuscripts = Object.entries(pieces).map(([slug, text]): FeedPiece => {
    const file = `content/analysis/${slug}/index.mdx`;
    const manuscript = readPiece({ file, slug, bytes: Buffer.from(text), files: [] });
    if (manuscript.problems[0]) throw new Error(`${file}: ${manuscript.problems[0].message}`);
    return { ...manuscript, path: `/analysis/${slug}/`, text, authors, topics };
  });
  return { manuscripts, records, today, authors, topics, images, boards };
}

/** A document of the feed of the page at `path`: the archive of that number, else the current one. */
export function feedText(
  site: FeedSite,
  format: FeedFormat,
  { path = '/', archive }: { path?: string; archive?: number } = {},
): string {
  const feed = feedsOf(site).get(path);
  const text = feed && feedDocument(feed, format, archive, site.today);
  if (text === undefined) throw new Error(`No archive ${archive} of the feed of ${path}`);
  return text;
}
