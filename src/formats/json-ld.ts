/** How do search engines read a page? JSON-LD in the words of schema.org: https://schema.org/AnalysisNewsArticle, https://schema.org/NewsMediaOrganization */
import {
  authorAddress,
  markdownAddress,
  shareImageAddress,
  topicAddress,
} from '../model/addresses.ts';
import { correctionAnchor } from '../model/anchors.ts';
import { dateModified } from '../publication/piece-facts.ts';
import { correctionWords } from '../model/words.ts';
import type { Author } from '../model/author.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { sourceAddress, sourceContainer, type Source } from '../model/source.ts';
import type { Topic } from '../model/topic.ts';

interface Publication {
  name: string;
  description: string;
  /** Origin of all addresses, without a trailing slash. */
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

const CONTEXT = { '@context': 'https://schema.org' };

const organizationId = ({ url }: Publication) => ({ '@id': `${url}/#publisher` });

/** Who publishes, each policy at the place where readers find it. */
export const toNewsMediaOrganization = (publication: Publication): object => ({
  ...CONTEXT,
  '@type': 'NewsMediaOrganization',
  ...organizationId(publication),
  name: publication.name,
  description: publication.description,
  url: `${publication.url}/`,
  logo: `${publication.url}/wordmark.svg`,
  ...policies(publication),
  masthead: `${publication.url}/about/#who-writes`,
  ownershipFundingInfo: `${publication.url}/about/#ownership`,
});

const policies = ({ url }: Publication) => ({
  publishingPrinciples: `${url}/standards/`,
  correctionsPolicy: `${url}/standards/#corrections`,
  unnamedSourcesPolicy: `${url}/standards/#crowd-is-named`,
});

/** The site as a whole. */
export const toWebSite = (publication: Publication): object => ({
  ...CONTEXT,
  '@type': 'WebSite',
  '@id': `${publication.url}/#site`,
  name: publication.name,
  description: publication.description,
  url: `${publication.url}/`,
  inLanguage: publication.language,
  license: publication.license.url,
  publisher: organizationId(publication),
});

/** A piece as `AnalysisNewsArticle`, with its sources as `citation` and its corrections. `url` is absolute. */
export function toNewsArticle({
  manuscript,
  url,
  authors,
  topics,
  publication,
}: {
  manuscript: Manuscript;
  url: string;
  authors: readonly Author[];
  topics: readonly Topic[];
  publication: Publication;
}): object {
  const { piece, prose } = manuscript;
  return {
    ...CONTEXT,
    '@type': 'AnalysisNewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: {
      '@type': 'WebPage',
      '@id': url,
      breadcrumb: toBreadcrumbs([
        { name: publication.name, url: `${publication.url}/` },
        ...topics.slice(0, 1).map(({ id, name }) => ({
          name,
          url: `${publication.url}${topicAddress(id)}`,
        })),
        { name: piece.title, url },
      ]),
    },
    headline: piece.title,
    description: piece.description,
    image: `${publication.url}${shareImageAddress(manuscript.slug)}`,
    ...(piece.framing ? { backstory: piece.framing } : {}),
    datePublished: piece.datePublished,
    dateModified: dateModified(piece),
    inLanguage: piece.lang ?? publication.language,
    wordCount: prose.words,
    license: piece.license ?? publication.license.url,
    isAccessibleForFree: true,
    about: topics.map(({ name }) => ({ '@type': 'Thing', name })),
    author: authors.map(({ id, name, kind }) => ({
      '@type': kind === 'organization' ? 'Organization' : 'Person',
      name,
      url: `${publication.url}${authorAddress(id)}`,
    })),
    publisher: {
      '@type': 'NewsMediaOrganization',
      ...organizationId(publication),
      name: publication.name,
      url: `${publication.url}/`,
      ...policies(publication),
    },
    publishingPrinciples: `${publication.url}/standards/`,
    citation: piece.sources.map(toCreativeWork),
    ...(piece.corrections.length > 0
      ? {
          correction: piece.corrections.map(({ id, kind, was, now, why, date }) => ({
            '@type': 'CorrectionComment',
            name: correctionWords[kind],
            text: `Was: ${was} Now: ${now} Why: ${why}`,
            dateCreated: date,
            url: `${url}#${encodeURIComponent(correctionAnchor(id))}`,
          })),
        }
      : {}),
    encoding: {
      '@type': 'MediaObject',
      encodingFormat: 'text/markdown',
      contentUrl: `${publication.url}${markdownAddress(manuscript.slug)}`,
    },
  };
}

/** The way to a page from the front. */
const toBreadcrumbs = (steps: readonly { name: string; url: string }[]): object => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: url,
  })),
});

function toCreativeWork(source: Source): object {
  const address = sourceAddress(source);
  const { title, author, issued, language, DOI } = source;
  return {
    '@type': source.role === 'dataset' ? 'Dataset' : 'CreativeWork',
    name: title,
    ...(address ? { url: address } : {}),
    ...(DOI ? { identifier: `https://doi.org/${DOI}` } : {}),
    ...(author ? { author: author.map(toAuthor) } : {}),
    publisher: { '@type': 'Organization', name: sourceContainer(source) },
    ...(issued === 'unknown' ? {} : { datePublished: issued }),
    ...(language ? { inLanguage: language } : {}),
  };
}

/** A name without parts may be anybody’s; one with parts is a person’s. */
const toAuthor = ({ family, given, literal }: NonNullable<Source['author']>[number]) =>
  literal === undefined
    ? { '@type': 'Person', name: [given, family].filter(Boolean).join(' ') }
    : { name: literal };
