/** What is published today? The one place where pages meet the publication. */
import { getCollection } from 'astro:content';
import { digester } from '../model/digest.ts';
import type { Message } from '../model/message.ts';
import type { Publication, Surroundings } from '../publication/publication.ts';
import { publicationOf } from '../publication/publication-of.ts';
import { EVERYTHING, surroundingsOf } from '../publication/surroundings.ts';
import { lastReading, questions, type LastReading } from '../publication/last-reading.ts';
import { today } from '../today.ts';

interface Made {
  of: LastReading;
  publication: Publication;
  surroundings: Surroundings;
  digest: (value: unknown) => string;
}
let made: Made | undefined;

async function madeToday(): Promise<Made> {
  // In dev, a page is made again when the collection changes, which it does with every reading.
  if (import.meta.env.WRITING) await getCollection('pieces');
  const reading = lastReading();
  if (made?.of !== reading) {
    const including = import.meta.env.WRITING ? 'everything' : 'published';
    const publication = reading.publication ?? publicationOf(reading.site, today(), { including });
    const surroundings = surroundingsOf(publication, (question) => questions().add(question));
    made = { of: reading, publication, surroundings, digest: digester() };
  }
  return made;
}

/** The publication as readers see it today; in dev, drafts and scheduled pieces too. Made once for each reading. */
export const publicationToday = async (): Promise<Publication> => {
  questions().add(EVERYTHING);
  return (await madeToday()).publication;
};

/** True where drafts and scheduled pieces are built to be shown to few: search engines are to leave every page out. */
export const isPreview = (): boolean => lastReading().publication?.including === 'everything';

interface Route {
  path: string;
  props: object;
}

/**
 * `getStaticPaths` of a route over a family of pages or files: those whose addresses it can have, each handed its own,
 * which decides its `cacheKey`. Of the publication it gets what can be asked by name, which is noted. Addresses stand
 * in the family alone; parameters follow from them.
 */
export const ownRoutesOf =
  <Own extends Route>(family: (publication: Publication) => Own[]) =>
  async ({ routePattern }: { routePattern: string }) => {
    const { publication, surroundings, digest } = await madeToday();
    return routesAt(routePattern, family(publication)).map(({ params, route }) => ({
      params,
      props: { ...(route.props as Own['props']), publication: surroundings },
      cacheKey: import.meta.env.WRITING ? '' : digest(route.props),
    }));
  };

interface FileRoute {
  path: string;
  /** What decides all that stands in it; absent where that is everything. */
  shows?: unknown;
}

/** `getStaticPaths` of a route over files, which are gathered once for all routes. */
export function fileRoutesOf<Own extends FileRoute>(family: (publication: Publication) => Own[]) {
  let gathered: { of: Publication; files: (Own & { cacheKey: string | undefined })[] } | undefined;
  return async ({ routePattern }: { routePattern: string }) => {
    const { publication, digest } = await madeToday();
    if (gathered?.of !== publication) {
      const keyOf = ({ shows }: Own) => (shows === undefined ? undefined : digest(shows));
      const files = family(publication).map((file) => ({ ...file, cacheKey: keyOf(file) }));
      gathered = { of: publication, files };
    }
    return routesAt(routePattern, gathered.files).map(({ params, route }) => ({
      params,
      props: route,
      cacheKey: route.cacheKey,
    }));
  };
}

/** Routes whose addresses a route file can have, with its parameters. */
function routesAt<Own extends { path: string }>(routePattern: string, routes: Own[]) {
  const pattern = addressPattern(routePattern);
  return routes.flatMap((route) => {
    const parameters = pattern.exec(route.path)?.groups;
    return parameters ? [{ params: { ...parameters } as Record<string, string>, route }] : [];
  });
}

/** `/topics/[id]/[...page]` → `^/topics/(?<id>[^/]+)(?:/(?<page>.+?))?/?$` */
const addressPattern = (routePattern: string): RegExp => {
  const pattern = routePattern
    .replaceAll('.', '\\.')
    .replace(/\/\[(?:\\\.){3}(\w+)\]$/, '(?:/(?<$1>.+?))?')
    .replace(/\[(?:\\\.){3}(\w+)\]/, '(?<$1>.+)')
    .replace(/\[(\w+)\]/g, '(?<$1>[^/]+)');
  return new RegExp(`^${pattern}/?$`);
};

/** What the check says of each piece, by slug. */
export function messagesBySlug(): Map<string, Message[]> {
  const { site, messages } = lastReading();
  const ofFile = Map.groupBy(messages, ({ file }) => file);
  return new Map(site.manuscripts.map(({ slug, file }) => [slug, ofFile.get(file) ?? []]));
}
