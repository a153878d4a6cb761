/** How do networks read a piece that is shared? As an article of Open Graph: https://ogp.me/#type_article */
import { masthead } from '../masthead.ts';
import { authorAddress } from '../model/addresses.ts';
import type { PieceView } from '../publication/publication.ts';

/** One `<meta property content>`. */
export interface MetaProperty {
  property: string;
  content: string;
}

/** When a piece was published and last changed, and the profiles of its authors; a page has the rest. */
export const articleProperties = ({ manuscript, modified, authors }: PieceView): MetaProperty[] => [
  { property: 'article:published_time', content: manuscript.piece.datePublished },
  { property: 'article:modified_time', content: modified },
  ...authors.map(({ id }) => ({
    property: 'article:author',
    content: `${masthead.url}${authorAddress(id)}`,
  })),
];
