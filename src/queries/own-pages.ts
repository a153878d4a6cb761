/** What do pages of our own say, and which feeds do they tell of? */
import { getEntry, render } from 'astro:content';
import { feedChannels, type FeedChannel } from '../publication/feed-channels.ts';
import { OWN_PAGES, type OwnPageId } from '../model/own-page.ts';
import { publicationToday } from './published.ts';

/** The fields of a page, its prose as a component, and its parts. Throws where its file is missing. */
export async function ownPage(id: OwnPageId) {
  const entry = await getEntry('ownPages', id);
  if (!entry)
    throw new Error(`Missing file \`${OWN_PAGES}/${id}.mdx\`, expected the words of the page`);
  const { Content, headings } = await render(entry);
  const parts = headings
    .filter(({ depth }) => depth === 2)
    .map(({ slug, text }) => [slug, text] as const);
  return { ...entry.data, Content, parts };
}

/** All feeds, the main one first. */
export const allChannels = async (): Promise<FeedChannel[]> =>
  feedChannels((await publicationToday()).site);
