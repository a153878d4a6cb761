/** What is published? The only place collections are read. */
import { getCollection, getEntry, render } from 'astro:content';
import type { Message } from './editorial/rule.ts';
import type { Author } from './model/author.ts';
import { dayOf, type Day } from './model/date.ts';
import type { Manuscript } from './model/manuscript.ts';
import type { Topic } from './model/topic.ts';

/** A piece ready to be shown. */
export interface PublishedPiece extends Manuscript {
  /** Path on this site. */
  path: string;
  /** The file’s text. */
  text: string;
  authors: Author[];
  topics: Topic[];
  /** What the check says of it; empty of errors in a build. */
  messages: Message[];
  /** Why a build would leave it out, or undefined. */
  hidden: 'draft' | 'scheduled' | undefined;
}

/**
 * Pieces, newest first, same days by slug. Drafts and pieces of a day after `today` appear in dev only.
 */
export async function publishedPieces(today: Day): Promise<PublishedPiece[]> {
  const authors = await allAuthors();
  const topics = await allTopics();
  const pieces = (await getCollection('pieces')).map((entry): PublishedPiece => {
    const { manuscript, messages } = entry.data;
    const { piece } = manuscript;
    return {
      ...manuscript,
      path: `/analysis/${manuscript.slug}/`,
      text: entry.body ?? '',
      authors: authors.filter(({ id }) => piece.authors.includes(id)),
      topics: topics.filter(({ id }) => piece.topics.includes(id)),
      messages,
      hidden: hiddenBecause(manuscript, today),
    };
  });
  return pieces
    .filter(({ hidden }) => import.meta.env.WRITING || hidden === undefined)
    .sort(
      (a, b) =>
        b.piece.datePublished.localeCompare(a.piece.datePublished) || a.slug.localeCompare(b.slug),
    );
}

function hiddenBecause({ piece }: Manuscript, today: Day): PublishedPiece['hidden'] {
  if (piece.draft) return 'draft';
  return dayOf(piece.datePublished) > today ? 'scheduled' : undefined;
}

/** The component that shows the prose of a piece. Throws for an unknown slug. */
export async function proseOf(slug: string) {
  const entry = await getEntry('pieces', slug);
  if (!entry) throw new Error(`No piece ${slug}`);
  return (await render(entry)).Content;
}

/** Authors by id. */
export async function allAuthors(): Promise<Author[]> {
  return (await getCollection('authors'))
    .map(({ id, data }) => ({ ...data, id }))
    .sort((a, b) => a.id.localeCompare(b.id));
}

/** Topics by id. */
export async function allTopics(): Promise<Topic[]> {
  return (await getCollection('topics'))
    .map(({ id, data }) => ({ ...data, id }))
    .sort((a, b) => a.id.localeCompare(b.id));
}
