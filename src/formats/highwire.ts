/** How do Google Scholar and Zotero read a piece? Highwire tags: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
import { dayOf } from '../model/date.ts';
import type { Author } from '../model/author.ts';
import type { Piece } from '../model/piece.ts';
import type { Topic } from '../model/topic.ts';

/** One `<meta name content>`. */
export interface MetaTag {
  name: string;
  content: string;
}

/**
 * A piece as Highwire tags, and the item type that Zotero’s “Embedded Metadata” reads beside them
 * (https://www.zotero.org/support/dev/exposing_metadata): without it a container title makes the piece an
 * article of a journal. The scheme has no tag for a newspaper’s name, so the journal’s carries it.
 */
export function highwireTags({
  piece,
  url,
  authors,
  topics,
  publicationName,
  language,
}: {
  piece: Pick<Piece, 'title' | 'description' | 'datePublished'>;
  /** Absolute address of its page. */
  url: string;
  /** In the order of the byline. */
  authors: readonly Pick<Author, 'name'>[];
  topics: readonly Pick<Topic, 'name'>[];
  publicationName: string;
  /** BCP 47. */
  language: string;
}): MetaTag[] {
  return [
    { name: 'citation_title', content: piece.title },
    ...authors.map(({ name }) => ({ name: 'citation_author', content: name })),
    {
      name: 'citation_publication_date',
      content: dayOf(piece.datePublished).replaceAll('-', '/'),
    },
    { name: 'citation_journal_title', content: publicationName },
    { name: 'citation_public_url', content: url },
    { name: 'citation_fulltext_html_url', content: url },
    { name: 'citation_language', content: language },
    { name: 'citation_abstract', content: piece.description },
    ...topics.map(({ name }) => ({ name: 'citation_keywords', content: name })),
    { name: 'z:itemType', content: 'newspaperArticle' },
  ];
}
