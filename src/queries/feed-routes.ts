/** How do the feeds reach their addresses? Endpoints for the current document of a feed and for its archives. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { APIRoute, ImageMetadata } from 'astro';
import { feedFormats, type FeedFormat } from '../formats/feed-links.ts';
import { masthead } from '../masthead.ts';
import { publicationToday } from './published.ts';
import { archivesOf, feedDocument, feedsOf, type Feed, type ImagesBySlug } from './feeds.ts';

/** The page below which a feed lies, or of feeds that are one a topic or author, the folder of their pages. */
type Scope = '/' | '/topics/' | '/authors/' | '/corrections/' | '/forecasts/';

/** Routes of the current documents of the feeds in a scope. */
export const feedRoute = (scope: Scope, format: FeedFormat) => ({
  getStaticPaths: async () => (await feedsIn(scope)).map(({ id }) => ({ params: { id } })),
  GET: respond(scope, format),
});

/** Routes of the archives of the feeds in a scope; a parameter is the number of the archive. */
export const archiveRoute = (scope: Scope, format: FeedFormat) => ({
  getStaticPaths: async () =>
    (await feedsIn(scope)).flatMap(({ id, feed }) =>
      archivesOf(feed).map((archive) => ({ params: { id, archive: String(archive) } })),
    ),
  GET: respond(scope, format),
});

const respond =
  (scope: Scope, format: FeedFormat): APIRoute =>
  async ({ params: { id, archive } }) => {
    const { feeds, today } = await allFeeds();
    const feed = feeds.get(id === undefined ? scope : `${scope}${id}/`);
    const number = archive === undefined ? undefined : Number(archive);
    const text = feed && feedDocument(feed, format, number, today);
    if (text === undefined) return new Response(null, { status: 404 });
    const type = `${feedFormats[format].type}; charset=utf-8`;
    return new Response(text, { headers: { 'Content-Type': type } });
  };

async function feedsIn(scope: Scope): Promise<{ id: string | undefined; feed: Feed }[]> {
  const { feeds } = await allFeeds();
  return [...feeds]
    .filter(([path]) => path === scope || (scope !== '/' && path.startsWith(scope)))
    .map(([path, feed]) => ({ id: path.slice(scope.length, -1) || undefined, feed }));
}

let made: Promise<{ feeds: Map<string, Feed>; today: string }> | undefined;

/** Every feed; made once in a build, while in dev the pieces change. */
function allFeeds() {
  made = import.meta.env.WRITING ? makeFeeds() : (made ?? makeFeeds());
  return made;
}

async function makeFeeds() {
  const publication = await publicationToday();
  const images = await servedImages([...publication.pieces.keys()]);
  return { feeds: feedsOf(publication, images), today: publication.today };
}

const imageFiles = import.meta.glob<ImageMetadata>(
  '/content/analysis/*/*.{avif,gif,jpeg,jpg,png,webp}',
  { import: 'default' },
);

/** Images beside the pieces as the site serves them: slug → name of the file → image. */
export async function servedImages(slugs: readonly string[]): Promise<ImagesBySlug> {
  const images = new Map(slugs.map((slug) => [slug, new Map()]));
  for (const [path, load] of Object.entries(imageFiles)) {
    const ofPiece = images.get(path.split('/').at(-2) ?? '');
    if (!ofPiece) continue;
    const { src, format, width, height } = await load();
    ofPiece.set(basename(path), {
      url: new URL(src, `${masthead.url}/`).href,
      type: `image/${format === 'jpg' ? 'jpeg' : format}`,
      bytes: statSync(join(process.cwd(), path)).size,
      width,
      height,
    });
  }
  return images;
}
