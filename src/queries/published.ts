/** What is published today? The one place where pages meet the publication; collections are read nowhere else. */
import { publicationOf } from '../publication/publication-of.ts';
import { getCollection, getEntry, render } from 'astro:content';
import type { Message } from '../model/message.ts';
import type { Site } from '../model/site.ts';
import type { Publication } from '../publication/publication.ts';
import { today } from '../today.ts';

let made: Promise<Publication> | undefined;

/**
 * The publication as readers see it today; in dev, drafts and scheduled pieces too. Made once in a build; in dev the
 * pieces change.
 */
export function publicationToday(): Promise<Publication> {
  made = import.meta.env.WRITING ? makePublication() : (made ?? makePublication());
  return made;
}

async function makePublication(): Promise<Publication> {
  const site = await siteOfStore();
  return publicationOf(site, today(), {
    including: import.meta.env.WRITING ? 'everything' : 'published',
  });
}

async function siteOfStore(): Promise<Site> {
  const [pieces, rest] = await Promise.all([getCollection('pieces'), getEntry('site', 'site')]);
  if (!rest) throw new Error('The site was not read');
  const { records, boardRecords, ...lists } = rest.data;
  return {
    ...lists,
    manuscripts: pieces.map(({ data }) => data.manuscript),
    records: new Map(Object.entries(records)),
    boardRecords: new Map(Object.entries(boardRecords)),
  };
}

/**
 * `getStaticPaths` of a route over a family of pages or files: those whose addresses it can have, each handed its own
 * and the publication. Addresses stand in the family alone; parameters follow from them.
 */
export const routesOf =
  <Route extends { path: string; props: object }>(family: (publication: Publication) => Route[]) =>
  async ({ routePattern }: { routePattern: string }) => {
    const publication = await publicationToday();
    const pattern = addressPattern(routePattern);
    return family(publication).flatMap(
      ({ path, props }: { path: string; props: Route['props'] }) => {
        const parameters = pattern.exec(path)?.groups;
        return parameters ? [{ params: { ...parameters }, props: { ...props, publication } }] : [];
      },
    );
  };

/** `/topics/[id]/[...page]` → `^/topics/(?<id>[^/]+)(?:/(?<page>.+?))?/?$` */
const addressPattern = (routePattern: string): RegExp => {
  const pattern = routePattern
    .replaceAll('.', '\\.')
    .replace(/\/\[(?:\\\.){3}(\w+)\]$/, '(?:/(?<$1>.+?))?')
    .replace(/\[(?:\\\.){3}(\w+)\]/, '(?<$1>.+)')
    .replace(/\[(\w+)\]/g, '(?<$1>[^/]+)');
  return new RegExp(`^${pattern}/?$`);
};

/** What the check says of each piece, by slug; empty of errors in a build. */
export async function messagesBySlug(): Promise<Map<string, Message[]>> {
  return new Map((await getCollection('pieces')).map(({ id, data }) => [id, data.messages]));
}

/** The component that shows the prose of a piece. Throws for an unknown slug. */
export async function proseOf(slug: string) {
  const entry = await getEntry('pieces', slug);
  if (!entry) throw new Error(`No piece ${slug}`);
  return (await render(entry)).Content;
}
