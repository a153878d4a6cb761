/** What is a source? One CSL-JSON item in its own spelling, and what we say about how far it carries. */
import { z } from 'zod';
import { daySchema, uncertainDateSchema } from './date.ts';
import { fields, listOf, oneOf, text } from './expect.ts';
import { idSchema, urlSchema } from './id.ts';
import {
  doiAddress,
  isbn13,
  isDoiResolver,
  parseDoi,
  parseIsbns,
  parseIssn,
  parsePmcid,
  parsePmid,
} from './identifiers.ts';

/** What the source is to the story. */
export const sourceRoles = [
  'primary',
  'reporting',
  'analysis',
  'vendor',
  'dataset',
  'aggregator',
  'community',
] as const;

/** How we know the source; readers see it. */
export const sourceReadings = ['full', 'excerpt', 'secondhand'] as const;

/** Whether the source still stands. */
export const sourceStates = [
  'live',
  'moved',
  'dead',
  'paywalled',
  'corrected',
  'retracted',
] as const;

const nameSchema = z
  .union(
    [
      z.string(),
      z.looseObject({
        family: z.string().optional(),
        given: z.string().optional(),
        literal: z.string().optional(),
      }),
    ],
    'a name such as `{ family: Wu, given: Long }` or `{ literal: Editorial board }`',
  )
  .transform((name) => (typeof name === 'string' ? { literal: name } : name));

const namesSchema = listOf(nameSchema, 'names').optional();
const cslText = z.union([z.string(), z.number()], 'text').transform(String).optional();
/** An identifier in whatever spelling it is pasted, kept as `parse` answers it; refused where that is undefined. */
const identifier = (parse: (text: string) => string | undefined, expected: string) =>
  z
    .union([z.string(), z.number()], expected)
    .transform((written) => parse(String(written)) ?? { refused: written })
    .refine((found) => typeof found === 'string', expected)
    .transform(String)
    .optional();

const keptIf = (parse: (text: string) => unknown) => (text: string) =>
  parse(text) === undefined ? undefined : text.trim().replace(/^isbn[:\s]*/i, '');

const cslNumber = z.union([z.string(), z.number()], 'a number or text').optional();
const cslDate = uncertainDateSchema.optional();

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}`
  ? First | Words<Rest>
  : Text;

/** The variables that `names` lists, all of one kind. */
const all = <Names extends string, Kind extends z.ZodType>(kind: Kind, names: Names) =>
  Object.fromEntries(names.split(' ').map((name) => [name, kind])) as Record<Words<Names>, Kind>;

/**
 * The other variables of CSL 1.0.2, so that an entry pasted from a reference manager keeps all it has:
 * https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
const otherCslVariables = {
  ...all(cslText, 'citation-key citation-label shortTitle journalAbbreviation abstract annote'),
  ...all(cslText, 'archive archive_collection archive_location archive-place authority'),
  ...all(cslText, 'call-number collection-title container-title-short dimensions division'),
  ...all(cslText, 'event event-place event-title genre jurisdiction keyword medium'),
  ...all(cslText, 'original-publisher original-publisher-place original-title part-title'),
  ...all(cslText, 'publisher-place references reviewed-genre reviewed-title scale'),
  ...all(cslText, 'section source status title-short version volume-title volume-title-short'),
  ...all(cslText, 'year-suffix'),
  ISSN: identifier(parseIssn, 'an ISSN whose check digit fits, such as `0028-0836`'),
  PMID: identifier(parsePmid, 'a number of PubMed, such as `31452104`'),
  PMCID: identifier(parsePmcid, 'a text of PubMed Central, such as `PMC6736742`'),
  ...all(cslNumber, 'chapter-number collection-number edition issue number number-of-pages'),
  ...all(cslNumber, 'number-of-volumes page page-first part printing supplement'),
  ...all(cslNumber, 'supplement-number volume'),
  ...all(namesSchema, 'chair collection-editor compiler composer container-author contributor'),
  ...all(namesSchema, 'curator director editor editorial-director executive-producer guest host'),
  ...all(namesSchema, 'illustrator interviewer narrator organizer original-author performer'),
  ...all(namesSchema, 'producer recipient reviewed-author script-writer series-creator translator'),
  ...all(cslDate, 'available-date event-date original-date submitted'),
  categories: z.array(z.string()).optional(),
  custom: z.looseObject({}).optional(),
};

const sourceFields = fields(
  {
    id: idSchema.describe('Short key by which the prose cites the source: `[@vb]`.'),
    type: text('a CSL type such as `webpage` or `article-newspaper`')
      .default('webpage')
      .describe('CSL item type: `webpage`, `article-newspaper`, `report`, `dataset` …'),
    title: text('the title as the source gives it').describe('Title as the source gives it.'),
    'container-title': cslText.describe('Publication or site in which the source appeared.'),
    publisher: cslText.describe('Who published it, where there is no container.'),
    URL: urlSchema.optional().describe('Where a reader finds it.'),
    DOI: identifier(parseDoi, 'a DOI such as `10.1000/182`').describe(
      'Digital object identifier, without the resolver.',
    ),
    ISBN: identifier(
      keptIf(parseIsbns),
      'an ISBN whose check digit fits, such as `978-0-306-40615-7`',
    ).describe('ISBN of a book, or of the book that a chapter is in.'),
    author: namesSchema.describe('Who wrote it: CSL names, or plain text for an organisation.'),
    issued: uncertainDateSchema.describe(
      'When it was published: `2026-06-22`, `2026-06`, `2026` (EDTF), or `unknown`.',
    ),
    accessed: daySchemaFromCsl().describe('The day on which we read it.'),
    role: oneOf(sourceRoles).describe(
      'What it is to the story: primary record, reporting, analysis, vendor, dataset, aggregator, community.',
    ),
    language: cslText.describe('Language of the source, BCP 47: `en`, `zh`.'),
    note: cslText.describe('What a reader should know about it; printed in the source list.'),
    origin: idSchema
      .optional()
      .describe('Id of the source this one repeats: a syndicated copy, a rewrite.'),
    interest: text('what the source gains')
      .optional()
      .describe('What the source gains if believed.'),
    read: oneOf(sourceReadings)
      .default('full')
      .describe('How we know it: read in full, an excerpt, or through somebody else.'),
    archived: urlSchema.optional().describe('Address of an archived copy.'),
    state: z
      .union(
        [
          oneOf(sourceStates),
          fields(
            {
              is: oneOf(sourceStates).describe('What became of the source.'),
              date: daySchema.describe('The day on which that was seen.'),
            },
            'a state with its date, such as `{ is: dead, date: 2026-11-22 }`',
          ),
        ],
        'a state such as `live`, or `{ is: dead, date: 2026-11-22 }`',
      )
      .transform((state) => (typeof state === 'string' ? { is: state } : state))
      .default({ is: 'live' })
      .describe('Whether it still stands: live, moved, dead, paywalled, corrected, retracted.'),
    ...otherCslVariables,
  },
  'a source: `{ id, title, container-title, URL, issued, accessed, role }`',
  {
    url: 'URL',
    link: 'URL',
    href: 'URL',
    address: 'URL',
    doi: 'DOI',
    isbn: 'ISBN',
    date: 'issued',
    year: 'issued',
    published: 'issued',
    datepublished: 'issued',
    authors: 'author',
    by: 'author',
    journal: 'container-title',
    website: 'container-title',
    site: 'container-title',
    newspaper: 'container-title',
    publication: 'container-title',
    outlet: 'container-title',
    retrieved: 'accessed',
    urldate: 'accessed',
    accessdate: 'accessed',
    key: 'id',
    citekey: 'id',
    name: 'title',
    headline: 'title',
    lang: 'language',
    pages: 'page',
    notes: 'note',
    archive_url: 'archived',
    archiveurl: 'archived',
  },
);

function daySchemaFromCsl() {
  return uncertainDateSchema.refine(
    (date) => /^\d{4}-\d{2}-\d{2}$/.test(date),
    'a day such as `2026-11-22`',
  );
}

/** A source as a piece lists it. */
export const sourceSchema = sourceFields.superRefine((source, context) => {
  if (!source.URL && !source.DOI && !source.ISBN) {
    context.addIssue({
      code: 'custom',
      path: ['URL'],
      message: 'where a reader finds the source: `URL`, or `DOI` or `ISBN`',
    });
  }
  if (!source['container-title'] && !source.publisher) {
    context.addIssue({
      code: 'custom',
      path: ['container-title'],
      message: 'where it appeared: `container-title`, or `publisher`',
    });
  }
});

/** A work a piece draws on. */
export type Source = z.infer<typeof sourceSchema>;

/** The address of a source: its URL, else the resolver of its DOI, else undefined (a printed book). */
export const sourceAddress = (source: Source): string | undefined =>
  source.URL ?? (source.DOI ? doiAddress(source.DOI) : undefined);

/** Who brought it out: container before publisher; one of them is always there. */
export const sourceContainer = (source: Source): string =>
  source['container-title'] ?? source.publisher ?? '';

/** Parameters that tell where a reader came from: those of campaigns, advertisers, mailings and shared links. */
const TRACKING = new RegExp(
  `^(?:${[
    'utm_\\w+|mtm_\\w+|pk_\\w+|piwik_\\w+|matomo_\\w+|ga_\\w+|hsa_\\w+|fb_(?:action_ids|action_types|ref|source)',
    'fbclid|mibextid|igshid|igsh|gclid|gclsrc|dclid|wbraid|gbraid|gad_source|gad_campaignid|srsltid|ved|_ga|_gl',
    'msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|epik|rdt_cid|sccid|ScCid|s_kwcid|ef_id|irclickid|wickedid',
    'mc_cid|mc_eid|_hsenc|_hsmi|__hs\\w+|hsCtaTracking|mkt_tok|oly_(?:enc|anon)_id|vero_(?:id|conv)|_kx|_ke',
    'ref_src|ref_url|__twitter_impression|guccounter|guce_referrer(?:_sig)?|spm|scm|trk|trkCampaign|cmpid|ncid',
    'at_(?:medium|campaign|custom\\d)|s_cid|rb_clickid|_branch_match_id|_branch_referrer|elqTrack\\w*',
  ].join('|')})$`,
  'i',
);

/** The address without parameters that tell where a reader came from and nothing about the work. */
export function withoutTracking(address: URL): URL {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  return url;
}

/**
 * One identity for one work across pieces: the DOI in lower case, also where the address is its resolver’s; of a
 * book its ISBN; else the URL without scheme, `www.`, fragment, tracking parameters and trailing slash; else the
 * ISBN, of a part of a book with its title, as an ISBN names the book.
 */
export function sourceIdentity(source: Source): string {
  const identity = identities.get(source) ?? identityOf(source);
  identities.set(source, identity);
  return identity;
}

/** Asked of every source many times over, and a source never changes. */
const identities = new WeakMap<Source, string>();

function identityOf(source: Source): string {
  const { DOI, ISBN, URL: address } = source;
  if (DOI) return `doi:${DOI.toLowerCase()}`;
  const url = address === undefined ? undefined : new URL(address);
  const doi = url && isDoiResolver(url) ? parseDoi(url.href) : undefined;
  if (doi !== undefined) return `doi:${doi.toLowerCase()}`;
  const [isbn] = parseIsbns(ISBN ?? '') ?? [];
  if (isbn !== undefined && source.type === 'book') return `isbn:${isbn13(isbn)}`;
  if (url) return addressIdentity(url);
  return `isbn:${isbn === undefined ? '' : isbn13(isbn)}${isPartOfBook(source) ? ` ${source.title.toLowerCase()}` : ''}`;
}

function addressIdentity(address: URL): string {
  const { host, pathname, search } = withoutTracking(address);
  const path = `${pathname.replace(/\/+$/, '')}${search}`.replace(/%[\da-f]{2}/gi, unescaped);
  return `${host.replace(/^www\./, '').replace(/\.(?=$|:)/, '')}${path}`;
}

/** What need not be escaped (https://www.rfc-editor.org/rfc/rfc3986#section-2.3) as it is, the rest in capitals. */
function unescaped(escape: string): string {
  const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
}

/** CSL types of what is whole by itself; any other with a container is a part of it. */
const WHOLE = /^(book|classic|collection|periodical|report|standard|thesis|pamphlet)$/;
const PART = /^(chapter|entry(-\w+)?|paper-conference)$/;

const isPartOfBook = (source: Source): boolean =>
  PART.test(source.type) ||
  (source['container-title'] !== undefined && !WHOLE.test(source.type ?? ''));

/** A name of CSL-JSON as it is read: given before family, or as it stands. */
export const nameInWords = ({
  family,
  given,
  literal,
}: NonNullable<Source['author']>[number]): string =>
  literal ?? [given, family].filter(Boolean).join(' ');
