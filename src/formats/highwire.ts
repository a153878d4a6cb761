/** How do Google Scholar and Zotero read a piece? Highwire tags: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
import { masthead } from '../masthead.ts';
import type { PieceView } from '../publication/publication.ts';
import { dayOf } from '../model/date.ts';

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
  manuscript: { piece },
  path,
  authors,
  topics,
}: PieceView): MetaTag[] {
  const url = `${masthead.url}${path}`;
  return [
    { name: 'citation_title', content: piece.title },
    ...authors.map(({ name }) => ({ name: 'citation_author', content: name })),
    {
      name: 'citation_publication_date',
      content: dayOf(piece.datePublished).replaceAll('-', '/'),
    },
    { name: 'citation_journal_title', content: masthead.name },
    { name: 'citation_public_url', content: url },
    { name: 'citation_fulltext_html_url', content: url },
    { name: 'citation_language', content: piece.lang ?? masthead.language },
    { name: 'citation_abstract', content: piece.description },
    ...topics.map(({ name }) => ({ name: 'citation_keywords', content: name })),
    { name: 'z:itemType', content: 'newspaperArticle' },
  ];
}
