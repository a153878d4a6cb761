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
 * A piece as Highwire tags, and what Zotero’s “Embedded Metadata” reads beside them
 * (https://www.zotero.org/support/dev/exposing_metadata): the type of the item, and its rights in Dublin Core.
 * The name of a journal would win over that type, so there is none: a newspaper’s name is `og:site_name`, and its
 * address `og:url`. Google Scholar asks for a journal’s name of journals alone.
 */
export function highwireTags({
  manuscript: { piece },
  path,
  authors,
  topics,
}: PieceView): MetaTag[] {
  return [
    { name: 'citation_title', content: piece.title },
    ...authors.map(({ name }) => ({ name: 'citation_author', content: name })),
    {
      name: 'citation_publication_date',
      content: dayOf(piece.datePublished).replaceAll('-', '/'),
    },
    { name: 'citation_fulltext_html_url', content: `${masthead.url}${path}` },
    { name: 'citation_language', content: piece.lang ?? masthead.language },
    ...topics.map(({ name }) => ({ name: 'citation_keywords', content: name })),
    { name: 'z:itemType', content: 'newspaperArticle' },
    { name: 'dcterms.rights', content: piece.license ?? masthead.license.name },
  ];
}
