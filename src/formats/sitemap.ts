/** How do search engines hear of every page? Sitemaps and their index: https://www.sitemaps.org/protocol.html */
import type { Addresses } from '../publication/publication.ts';
import { x } from 'xastscript';
import { SITEMAP_INDEX, sitemapsOf } from '../publication/addresses.ts';
import { toXmlDocument } from './xml.ts';

const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const google = 'http://www.google.com/schemas';
/** Names of what a page may say of itself besides its address. */
const extensions = {
  'xmlns:news': `${google}/sitemap-news/0.9`,
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  'xmlns:image': `${google}/sitemap-image/1.1`,
  'xmlns:video': `${google}/sitemap-video/1.1`,
};

/** Every sitemap and the index of them, by their paths. `origin` is that of all addresses, without a trailing slash. */
export function toSitemaps(
  addresses: Addresses,
  origin: string,
): { path: string; content: string }[] {
  const entry = (name: string, path: string, lastModified: string | undefined) =>
    x(name, [
      x('loc', new URL(`${origin}${path}`).href),
      ...(lastModified === undefined ? [] : [x('lastmod', lastModified)]),
    ]);
  const document = (name: string, names: Record<string, string>, entries: ReturnType<typeof x>[]) =>
    toXmlDocument(x(name, { xmlns, ...names }, entries));
  const sitemaps = sitemapsOf(addresses);
  const index = sitemaps.map(({ path, pages }) => {
    const changes = pages.flatMap(([, { lastModified }]) => lastModified ?? []);
    return entry('sitemap', path, changes.sort().at(-1));
  });
  return [
    { path: SITEMAP_INDEX, content: document('sitemapindex', {}, index) },
    ...sitemaps.map(({ path, pages }) => ({
      path,
      content: document(
        'urlset',
        extensions,
        pages.map(([page, { lastModified }]) => entry('url', page, lastModified)),
      ),
    })),
  ];
}
