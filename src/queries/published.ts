/** What is published today? The one place where pages meet the publication; collections are read nowhere else. */
import { getCollection, getEntry, render } from 'astro:content';
import type { Message } from '../model/message.ts';
import type { Site } from '../model/site.ts';
import { publicationOf, type Publication } from '../publication/publication.ts';
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
    isServed: () => true,
  };
}

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
