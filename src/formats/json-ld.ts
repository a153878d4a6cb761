/** How do search engines read a piece? JSON-LD in the words of https://schema.org/AnalysisNewsArticle */
import { dateModified } from '../editorial/piece-facts.ts';
import type { Author } from '../model/author.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { sourceAddress, sourceContainer, type Source } from '../model/source.ts';

interface Publication {
  name: string;
  url: string;
  language: string;
  license: { url: string };
}

/** Data as the text of a `<script type="application/ld+json">`: no `<` can close or open a tag in it. */
export const inlineJson = (data: unknown): string =>
  JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');

/** A piece as `AnalysisNewsArticle`, with its sources as `citation` and its corrections. `url` is absolute. */
export function toNewsArticle({
  manuscript,
  url,
  authors,
  publication,
}: {
  manuscript: Manuscript;
  url: string;
  authors: readonly Author[];
  publication: Publication;
}): object {
  const { piece, prose } = manuscript;
  const publisher = {
    '@type': 'NewsMediaOrganization',
    name: publication.name,
    url: publication.url,
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'AnalysisNewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: piece.title,
    description: piece.description,
    ...(piece.framing ? { backstory: piece.framing } : {}),
    datePublished: piece.datePublished,
    dateModified: dateModified(piece),
    inLanguage: piece.lang ?? publication.language,
    wordCount: prose.words,
    license: piece.license ?? publication.license.url,
    isAccessibleForFree: true,
    author: authors.map(({ name, kind }) => ({
      '@type': kind === 'organization' ? 'Organization' : 'Person',
      name,
    })),
    publisher,
    publishingPrinciples: `${publication.url}/standards/`,
    citation: piece.sources.map(toCreativeWork),
    ...(piece.corrections.length > 0
      ? {
          correction: piece.corrections.map(({ was, now, why, date }) => ({
            '@type': 'CorrectionComment',
            text: `Was: ${was} Now: ${now} Why: ${why}`,
            dateCreated: date,
          })),
        }
      : {}),
  };
}

function toCreativeWork(source: Source): object {
  const address = sourceAddress(source);
  return {
    '@type': source.role === 'dataset' ? 'Dataset' : 'CreativeWork',
    name: source.title,
    ...(address ? { url: address } : {}),
    publisher: { '@type': 'Organization', name: sourceContainer(source) },
    ...(source.issued === 'unknown' ? {} : { datePublished: source.issued }),
  };
}
