/** Which addresses has the site, and which anchors are on each? One map, made by what makes the pages. */
import { filesOfSite } from './file-routes.ts';
import { guessedAddresses } from './feed-channels.ts';
import { pagesOf } from './paging.ts';
import { pagesOfSite, redirectRoutes, type PageRoute } from './page-routes.ts';
import type { Address, Addresses, Publication } from './publication.ts';

/** A page that leads on is left before anything on it is seen. */
const NONE: ReadonlySet<string> = new Set();

/** Pages that are not for finding, those that stand in the pages of others among them. */
const UNLISTED = /^\/(404\.html|search\/|leaderboards\/[^/]+\/embed\/)$/;

/** URLs that one sitemap may hold: https://www.sitemaps.org/protocol.html#index */
const MOST_LISTED = 45_000;

/** Every address of the publication. */
export function addressesOf(publication: Publication): Addresses {
  const addresses = new Map<string, Address>();
  for (const { path, to, view } of redirectRoutes(publication)) {
    addresses.set(path, { kind: 'redirect', view, to, anchors: NONE, isListed: false });
  }
  for (const path of guessedAddresses.pages) {
    addresses.set(path, { kind: 'redirect', to: '/subscribe/', anchors: NONE, isListed: false });
  }
  for (const page of pagesOfSite(publication)) addresses.set(page.path, pageAt(page));
  for (const { path, view } of filesOfSite(publication)) {
    addresses.set(path, { kind: 'file', view, isListed: false });
  }
  for (const { path } of sitemapsOf(addresses))
    addresses.set(path, { kind: 'file', isListed: false });
  addresses.set(SITEMAP_INDEX, { kind: 'file', isListed: false });
  return addresses;
}

function pageAt({ path, view, anchors }: PageRoute): Address {
  let made: ReadonlySet<string> | undefined;
  return {
    kind: 'page',
    view,
    lastModified: view?.path === path ? new Date(view.modified).toISOString() : undefined,
    isListed: !UNLISTED.test(path),
    get anchors() {
      return (made ??= new Set(['main', ...anchors()]));
    },
  };
}

/** The list of sitemaps. */
export const SITEMAP_INDEX = '/sitemap-index.xml';

/** The tenth page of a list comes after the second. */
const collator = new Intl.Collator('en', { numeric: true });

/** Sitemaps with the pages that each lists, in the order of their addresses. */
export const sitemapsOf = (addresses: Addresses): { path: string; pages: [string, Address][] }[] =>
  pagesOf(
    [...addresses]
      .filter(([, { isListed }]) => isListed)
      .sort(([a], [b]) => collator.compare(a, b)),
    MOST_LISTED,
  ).map(({ number, items }) => ({ path: `/sitemap-${number - 1}.xml`, pages: items }));
