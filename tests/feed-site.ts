/** Feeds without a build: pieces as text, or a folder, made into the feeds that the site would serve. */
import { publicationOf } from '../src/publication/publication-of.ts';
import type { Day } from '../src/model/date.ts';
import type { Site } from '../src/model/site.ts';
import { documentsOf, feedNews, type FeedFormat } from '../src/publication/feed-channels.ts';
import type { Publication } from '../src/publication/publication.ts';
import { feedDocument, feedItems, type ImagesBySlug } from '../src/queries/feeds.ts';
import { readSite } from '../src/reading/read-site.ts';
import { published } from './made-publication.ts';

export interface FeedSite {
  publication: Publication;
  images: ImagesBySlug;
}

/** The site of some pieces: slug → file. Throws where one cannot be read, since its feed would say nothing. */
export function feedSite(
  pieces: Record<string, string>,
  {
    today = '2026-11-30',
    images = new Map(),
    ...site
  }: Partial<Pick<Site, 'records' | 'boards'>> & { today?: string; images?: ImagesBySlug } = {},
): FeedSite {
  const publication = published(pieces, today, {
    authors: [{ id: 'staff', name: 'The staff', kind: 'organization', interests: [] }],
    ...site,
  });
  for (const { file, problems } of publication.site.manuscripts) {
    if (problems[0]) throw new Error(`${file}: ${problems[0].message}`);
  }
  return { publication, images };
}

/** A document of the feed of the page at `path`: the archive of that number, else the current one. */
export function feedText(
  { publication, images }: FeedSite,
  format: FeedFormat,
  { path = '/', archive }: { path?: string; archive?: number } = {},
): string {
  const feed = feedNews(publication).find(({ channel }) => channel.path === path);
  const page = feed && documentsOf(feed.channel, feed.news).find((one) => one.archive === archive);
  if (!page) throw new Error(`No archive ${archive} of the feed of ${path}`);
  const items = page.items.map(feedItems(publication, images));
  return feedDocument(feed.channel, { ...page, items }, format, publication.today);
}

/** The site in a folder on a day, with what is on record of its pieces. */
export const feedSiteOf = (root: string, today: Day): FeedSite => ({
  publication: publicationOf(readSite(root, today).site, today),
  images: new Map(),
});
