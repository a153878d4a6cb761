/** How do search engines read a page? JSON-LD in the words of schema.org: https://schema.org/AnalysisNewsArticle, https://schema.org/NewsMediaOrganization */
import { masthead } from '../masthead.ts';
import { sharedImage } from '../publication/shared-image.ts';
import type { PieceView, Surroundings } from '../publication/publication.ts';
import {
  authorAddress,
  markdownAddress,
  subjectAddress,
  topicAddress,
} from '../model/addresses.ts';
import { correctionAnchor } from '../model/anchors.ts';
import { correctionWords } from '../model/words.ts';
import { isoDate } from '../model/date.ts';
import { sourceAddress, sourceContainer, type Source } from '../model/source.ts';
import type { Subject } from '../model/subject.ts';
import type { SubjectFacts } from '../publication/subjects.ts';

/** Data as the text of a `<script type="application/ld+json">`: no `<` can close or open a tag in it. */
export const inlineJson = (data: unknown): string =>
  JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');

const CONTEXT = { '@context': 'https://schema.org' };

const organizationId = () => ({ '@id': `${masthead.url}/#publisher` });

/** Who publishes, each policy at the place where readers find it. */
export const toNewsMediaOrganization = (): object => ({
  ...CONTEXT,
  '@type': 'NewsMediaOrganization',
  ...organizationId(),
  name: masthead.name,
  description: masthead.description,
  url: `${masthead.url}/`,
  logo: `${masthead.url}/wordmark.svg`,
  ...policies(),
  masthead: `${masthead.url}/about/#who-writes`,
  ownershipFundingInfo: `${masthead.url}/about/#ownership`,
  parentOrganization: masthead.owner && { '@type': 'Organization', name: masthead.owner },
});

const policies = () => ({
  publishingPrinciples: `${masthead.url}/standards/`,
  correctionsPolicy: `${masthead.url}/standards/#corrections`,
  unnamedSourcesPolicy: `${masthead.url}/standards/#crowd-is-named`,
});

/** The site as a whole. */
export const toWebSite = (): object => ({
  ...CONTEXT,
  '@type': 'WebSite',
  '@id': `${masthead.url}/#site`,
  name: masthead.name,
  description: masthead.description,
  url: `${masthead.url}/`,
  inLanguage: masthead.language,
  license: masthead.license.url,
  publisher: organizationId(),
});

/** A piece as `AnalysisNewsArticle`, with its sources as `citation` and its corrections. */
export function toNewsArticle(view: PieceView, publication: Pick<Surroundings, 'site'>): object {
  const { manuscript, path, authors, topics, subjects, mentions, modified } = view;
  const { piece, prose } = manuscript;
  const url = `${masthead.url}${path}`;
  return {
    ...CONTEXT,
    '@type': 'AnalysisNewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: {
      '@type': 'WebPage',
      '@id': url,
      breadcrumb: toBreadcrumbs([
        { name: masthead.name, url: `${masthead.url}/` },
        ...topics.slice(0, 1).map(({ id, name }) => ({
          name,
          url: `${masthead.url}${topicAddress(id)}`,
        })),
        { name: piece.title, url },
      ]),
    },
    headline: piece.title,
    description: piece.description,
    image: `${masthead.url}${sharedImage(view, publication)}`,
    backstory: piece.framing,
    datePublished: piece.datePublished,
    dateModified: modified,
    inLanguage: piece.lang ?? masthead.language,
    wordCount: prose.words,
    license: piece.license ?? masthead.license.url,
    isAccessibleForFree: true,
    about: [...topics.map(({ name }) => ({ '@type': 'Thing', name })), ...subjects.map(toThing)],
    mentions: mentions.length === 0 ? undefined : mentions.map(toThing),
    author: authors.map(({ id, name, kind }) => ({
      '@type': kind === 'organization' ? 'Organization' : 'Person',
      name,
      url: `${masthead.url}${authorAddress(id)}`,
    })),
    publisher: {
      '@type': 'NewsMediaOrganization',
      ...organizationId(),
      name: masthead.name,
      url: `${masthead.url}/`,
      ...policies(),
    },
    publishingPrinciples: `${masthead.url}/standards/`,
    citation: piece.sources.map(toCreativeWork),
    correction:
      piece.corrections.length === 0
        ? undefined
        : piece.corrections.map(({ id, kind, was, now, why, date }) => ({
            '@type': 'CorrectionComment',
            name: correctionWords[kind],
            text: `Was: ${was} Now: ${now} Why: ${why}`,
            dateCreated: date,
            url: `${url}#${encodeURIComponent(correctionAnchor(id))}`,
          })),
    encoding: {
      '@type': 'MediaObject',
      encodingFormat: 'text/markdown',
      contentUrl: `${masthead.url}${markdownAddress(manuscript.slug)}`,
    },
  };
}

/** What a subject is, in the words of schema.org: a board is the site on which it stands. */
const THINGS: Record<Subject['kind'], string> = {
  model: 'SoftwareApplication',
  company: 'Organization',
  board: 'WebSite',
  product: 'Product',
};

/** A subject as a piece points at it. */
const toThing = ({ id, name, kind }: Subject): object => ({
  '@type': THINGS[kind],
  '@id': `${masthead.url}${subjectAddress(id)}`,
  name,
});

/** A subject on its own page, with the pieces that treat it. */
export const toSubject = ({ subject, path, maker, pieces }: SubjectFacts): object => ({
  ...CONTEXT,
  ...toThing(subject),
  alternateName: subject.names.length > 0 ? subject.names : undefined,
  mainEntityOfPage: `${masthead.url}${path}`,
  [subject.kind === 'product' ? 'manufacturer' : 'creator']: maker && {
    '@type': 'Organization',
    name: maker.name,
  },
  subjectOf: pieces.map((view) => ({
    '@type': 'AnalysisNewsArticle',
    '@id': `${masthead.url}${view.path}`,
    headline: view.manuscript.piece.title,
  })),
});

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

const toCreativeWork = (source: Source): object => ({
  '@type': source.role === 'dataset' ? 'Dataset' : 'CreativeWork',
  name: source.title,
  url: sourceAddress(source),
  identifier: source.DOI && `https://doi.org/${source.DOI}`,
  author: source.author?.map(toAuthor),
  publisher: { '@type': 'Organization', name: sourceContainer(source) },
  datePublished: isoDate(source.issued),
  inLanguage: source.language,
});

/** One with parts is a person’s; for a name without, CSL has none but that of an organization, and schema.org no third. */
const toAuthor = ({ family, given, literal }: NonNullable<Source['author']>[number]) =>
  literal === undefined
    ? { '@type': 'Person', name: [given, family].filter(Boolean).join(' ') }
    : { '@type': 'Organization', name: literal };
