/** Whose JSON is it? Records as Crossref, DataCite, OpenAlex, PubMed and Europe PMC hand them out, in the variables of CSL. */

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? (value as unknown[])
    : value === undefined || value === null
      ? []
      : [value];
const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});
const wordsOf = (value: unknown): string | undefined => {
  const [first] = listOf(value);
  return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined;
};
const dateOf = (value: unknown) => {
  const words = wordsOf(value);
  return words === undefined ? undefined : { literal: words };
};

/** The records that a saved answer holds, each in the variables of CSL where it is of a form known here. */
export function recordsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(recordsOf);
  if (!isJson(value)) return [value];
  const { message, data, results, result, resultList, items } = value;
  if (isJson(message)) return recordsOf(message);
  if (data !== undefined && !('title' in value)) return recordsOf(data);
  if (Array.isArray(results)) return results.flatMap(recordsOf);
  if (isJson(resultList)) return listOf(resultList.result).flatMap(recordsOf);
  if (isJson(result) && 'uids' in result) {
    return listOf(result.uids).map((uid) => fromPubmed(jsonOf(result[String(uid)])));
  }
  if (Array.isArray(items) && !('title' in value)) return items.flatMap(recordsOf);
  if (isJson(value.attributes)) return [fromDatacite(value.attributes)];
  if ('titles' in value || 'creators' in value) return [fromDatacite(value)];
  if ('authorships' in value || /openalex\.org\/W\d+/.test(String(value.id)))
    return [fromOpenAlex(value)];
  if ('uid' in value && ('fulljournalname' in value || 'pubdate' in value))
    return [fromPubmed(value)];
  if ('authorString' in value || 'journalInfo' in value) return [fromEuropePmc(value)];
  if (isCrossref(value)) return [fromCrossref(value)];
  return [value];
}

/** https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md */
const isCrossref = (value: Json): boolean =>
  Array.isArray(value.title) ||
  Array.isArray(value['container-title']) ||
  'is-referenced-by-count' in value;

const CROSSREF_TYPES: Record<string, string> = {
  ...{
    'journal-article': 'article-journal',
    'proceedings-article': 'paper-conference',
    monograph: 'book',
  },
  ...{
    'book-chapter': 'chapter',
    'book-section': 'chapter',
    'book-part': 'chapter',
    'edited-book': 'book',
  },
  ...{
    'posted-content': 'article',
    dissertation: 'thesis',
    'report-component': 'report',
    proceedings: 'book',
  },
  ...{
    'reference-book': 'book',
    'reference-entry': 'entry',
    'peer-review': 'review',
    component: 'document',
  },
  ...{
    'report-series': 'report',
    journal: 'periodical',
    'journal-issue': 'periodical',
    other: 'document',
  },
};

function fromCrossref(work: Json): Json {
  const titles = listOf(work.title);
  const issued = ['issued', 'published', 'published-print', 'published-online', 'posted']
    .map((field) => work[field])
    .find((date) => isDated(date));
  const type = String(work.type ?? '');
  const resource = jsonOf(jsonOf(work.resource).primary).URL;
  return {
    ...work,
    type: CROSSREF_TYPES[type] ?? type,
    title: withSubtitle(wordsOf(titles), wordsOf(work.subtitle)),
    subtitle: undefined,
    'container-title':
      wordsOf(work['container-title']) ??
      wordsOf(listOf(work.institution).map((one) => jsonOf(one).name)),
    'event-title': wordsOf(jsonOf(work.event).name),
    event: undefined,
    ISBN:
      listOf(work.ISBN)
        .map((isbn) => String(isbn).replace(/^https?:\/\/\S*\//, ''))
        .join(' ') || undefined,
    ISSN: listOf(work.ISSN).join(', ') || undefined,
    page: work.page ?? work['article-number'],
    issued,
    URL: /doi\.org\//.test(String(work.URL)) ? (resource ?? work.URL) : work.URL,
  };
}

const isDated = (date: unknown): boolean => {
  const [parts] = listOf(jsonOf(date)['date-parts']);
  return (
    (Array.isArray(parts) && parts[0] !== null && parts[0] !== undefined) ||
    'raw' in jsonOf(date) ||
    'literal' in jsonOf(date)
  );
};

const withSubtitle = (
  title: string | undefined,
  subtitle: string | undefined,
): string | undefined =>
  title === undefined || subtitle === undefined || title.includes(subtitle)
    ? title
    : `${title}${/[?!.:]$/.test(title) ? '' : ':'} ${subtitle}`;

/** https://schema.datacite.org/ */
function fromDatacite(work: Json): Json {
  const titles = listOf(work.titles).map(jsonOf);
  const title =
    titles.find(({ titleType }) => titleType === undefined || titleType === null) ?? titles[0];
  const subtitle = titles.find(({ titleType }) => titleType === 'Subtitle');
  const dates = listOf(work.dates).map(jsonOf);
  const dated = (type: string) => dates.find(({ dateType }) => dateType === type)?.date;
  const container = jsonOf(work.container);
  const types = jsonOf(work.types);
  return {
    id: '',
    type:
      wordsOf(types.citeproc) ?? DATACITE_TYPES[String(types.resourceTypeGeneral)] ?? 'document',
    title: withSubtitle(wordsOf(title?.title), wordsOf(subtitle?.title)),
    author: listOf(work.creators).map(dataciteName),
    editor: listOf(work.contributors)
      .filter((one) => jsonOf(one).contributorType === 'Editor')
      .map(dataciteName),
    publisher: wordsOf(work.publisher) ?? wordsOf(jsonOf(work.publisher).name),
    'container-title': wordsOf(container.title),
    volume: wordsOf(container.volume),
    issue: wordsOf(container.issue),
    page:
      [wordsOf(container.firstPage), wordsOf(container.lastPage)].filter(Boolean).join('-') ||
      undefined,
    issued: dateOf(dated('Issued') ?? dated('Available') ?? work.publicationYear),
    DOI: wordsOf(work.doi) ?? wordsOf(work.id),
    URL: wordsOf(work.url),
    language: wordsOf(work.language),
    version: wordsOf(work.version),
  };
}

const DATACITE_TYPES: Record<string, string> = {
  ...{
    Dataset: 'dataset',
    Software: 'software',
    JournalArticle: 'article-journal',
    Preprint: 'article',
  },
  ...{
    ConferencePaper: 'paper-conference',
    Book: 'book',
    BookChapter: 'chapter',
    Report: 'report',
  },
  ...{ Dissertation: 'thesis', Text: 'document', Image: 'graphic', Audiovisual: 'motion_picture' },
};

function dataciteName(creator: unknown): Json {
  const { name, givenName, familyName, nameType } = jsonOf(creator);
  if (nameType !== 'Organizational' && wordsOf(familyName))
    return { family: familyName, given: givenName };
  const [family = '', given] = String(name ?? '').split(/\s*,\s*/);
  return nameType !== 'Organizational' && given ? { family, given } : { literal: name };
}

/** https://docs.openalex.org/api-entities/works/work-object */
function fromOpenAlex(work: Json): Json {
  const location = jsonOf(work.primary_location);
  const source = jsonOf(location.source ?? work.host_venue);
  const biblio = jsonOf(work.biblio);
  const isRepository = source.type === 'repository';
  return {
    id: '',
    type:
      OPENALEX_TYPES[String(work.type)] ??
      CROSSREF_TYPES[String(work.type_crossref ?? work.type)] ??
      wordsOf(work.type) ??
      'document',
    title: wordsOf(work.title) ?? wordsOf(work.display_name),
    author: listOf(work.authorships).map((one) => ({
      literal:
        wordsOf(jsonOf(jsonOf(one).author).display_name) ?? wordsOf(jsonOf(one).raw_author_name),
    })),
    'container-title': isRepository ? undefined : wordsOf(source.display_name),
    publisher:
      wordsOf(source.host_organization_name) ??
      (isRepository ? wordsOf(source.display_name) : undefined),
    issued: dateOf(work.publication_date ?? work.publication_year),
    DOI: wordsOf(work.doi) ?? wordsOf(jsonOf(work.ids).doi),
    URL: wordsOf(location.landing_page_url),
    ISSN: listOf(source.issn).join(', ') || wordsOf(source.issn_l),
    PMID: wordsOf(jsonOf(work.ids).pmid),
    volume: wordsOf(biblio.volume),
    issue: wordsOf(biblio.issue),
    page:
      [wordsOf(biblio.first_page), wordsOf(biblio.last_page)].filter(Boolean).join('-') ||
      undefined,
    language: wordsOf(work.language),
  };
}

const OPENALEX_TYPES: Record<string, string> = {
  ...{
    article: 'article-journal',
    preprint: 'article',
    review: 'article-journal',
    'book-chapter': 'chapter',
  },
  ...{ letter: 'article-journal', editorial: 'article-journal', paratext: 'document' },
};

/** The summaries of https://www.ncbi.nlm.nih.gov/books/NBK25501/ in JSON. */
function fromPubmed(work: Json): Json {
  const ids = new Map(
    listOf(work.articleids)
      .map(jsonOf)
      .map(({ idtype, value }) => [idtype, value]),
  );
  const [language] = listOf(work.lang);
  return {
    id: '',
    type: 'article-journal',
    title: String(work.title ?? '').replace(/\.$/, ''),
    author: listOf(work.authors)
      .map(jsonOf)
      .map(({ name, authtype }) =>
        authtype === 'Author' || authtype === undefined
          ? nameWithInitials(String(name))
          : { literal: name },
      ),
    'container-title': wordsOf(work.fulljournalname) ?? wordsOf(work.source),
    issued: dateOf(wordsOf(work.pubdate) || work.epubdate),
    volume: wordsOf(work.volume) || undefined,
    issue: wordsOf(work.issue) || undefined,
    page: wordsOf(work.pages) || undefined,
    ISSN: wordsOf(work.issn) || wordsOf(work.essn) || undefined,
    DOI: ids.get('doi') ?? /doi: (\S+)/.exec(String(work.elocationid))?.[1],
    PMID: ids.get('pubmed') ?? work.uid,
    PMCID: ids.get('pmc'),
    URL: undefined,
    language: wordsOf(language),
  };
}

/** `Doe JA`: the family name, then initials without points. */
export function nameWithInitials(written: string): Json {
  const [, family, initials, suffix] =
    /^(.+?) (\p{Lu}{1,4})(?: (Jr|Sr|\d\w\w|I{2,3}|IV))?$/u.exec(written.trim()) ?? [];
  if (family === undefined || initials === undefined) return { literal: written };
  return {
    family,
    given: [...initials].map((one) => `${one}.`).join(' '),
    ...(suffix ? { suffix } : {}),
  };
}

/** https://europepmc.org/RestfulWebService */
function fromEuropePmc(work: Json): Json {
  const info = jsonOf(work.journalInfo);
  const names = listOf(jsonOf(work.authorList).author).map(jsonOf);
  const listed = String(work.authorString ?? '')
    .replace(/\.$/, '')
    .split(/,\s*/)
    .filter(Boolean)
    .map(nameWithInitials);
  return {
    id: '',
    type: 'article-journal',
    title: String(work.title ?? '').replace(/\.$/, ''),
    author:
      names.length > 0
        ? names.map(({ lastName, firstName, collectiveName, fullName }) =>
            lastName
              ? { family: lastName, given: firstName }
              : { literal: collectiveName ?? fullName },
          )
        : listed,
    'container-title': wordsOf(work.journalTitle) ?? wordsOf(jsonOf(info.journal).title),
    volume: wordsOf(work.journalVolume) ?? wordsOf(info.volume),
    issue: wordsOf(work.issue) ?? wordsOf(info.issue),
    page: wordsOf(work.pageInfo),
    issued: dateOf(work.firstPublicationDate ?? work.pubYear),
    DOI: work.doi,
    PMID: work.pmid,
    PMCID: work.pmcid,
    language: wordsOf(work.language),
  };
}
