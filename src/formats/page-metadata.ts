/** What does a web page say about itself? Its own metadata as the draft of a CSL-JSON item. */
import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { parseDoi, parseIsbn } from '../model/identifiers.ts';
import { cleanItem } from './clean-item.ts';
import { toCslDate, type CslDate, type CslItem, type CslName } from './csl-json.ts';
import { parseWrittenDate } from './written-date.ts';

/** What a page’s metadata fill of a source; each field is what the page says, trimmed and nothing else. */
export type PageMetadata = Partial<CslItem>;

/**
 * Reads a page’s metadata, each field from the first that has it of:
 * 1. JSON-LD in the words of schema.org: https://www.w3.org/TR/json-ld11/, https://schema.org/Article
 * 2. Highwire tags: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 * 3. Dublin Core: https://www.dublincore.org/specifications/dublin-core/dcq-html/
 * 4. Open Graph: https://ogp.me/
 * 5. HTML’s own names: https://html.spec.whatwg.org/multipage/semantics.html#standard-metadata-names
 *
 * `html` may be cut off anywhere. `url` is the address it came from and tells which of several works
 * described in JSON-LD the page is about. Names are split only where the page itself splits them.
 */
export function pageMetadata(html: string, url: string): PageMetadata {
  const head = readHead(html);
  const drafts = [
    fromHtml(head),
    fromOpenGraph(head),
    fromDublinCore(head),
    fromHighwire(head),
    fromJsonLd(head, url),
  ].map((draft) => withoutEmpty({ ...draft, author: authorsIn(draft.author) }));
  const { item } = cleanItem(Object.assign({ id: '' }, ...drafts) as CslItem);
  return Object.fromEntries(
    Object.entries(item).filter(([field, value]) => field !== 'id' && value !== undefined),
  );
}

/** One of the five answers; what the page does not say is empty or undefined. */
type Draft = Record<string, unknown>;

interface Head {
  /** Name or property in lower case → contents in order. */
  meta: Map<string, string[]>;
  jsonLd: string[];
  title: string;
  /** `lang` of the html element. */
  language: string;
}

/** Elements whose content is no markup: https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments */
const TEXT_MODES = new Map<string, Tokenizer['state']>([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

/**
 * Reads tokens and builds no tree: time grows with the length of the page alone, however it is nested.
 */
function readHead(html: string): Head {
  const head: Head = { meta: new Map(), jsonLd: [], title: '', language: '' };
  let text: string[] | undefined;
  let isJsonLd = false;
  /** How deep in drawings and formulas, whose titles are not the page’s. */
  let foreign = 0;
  const attribute = ({ attrs }: Token.TagToken, name: string) =>
    attrs.find((one) => one.name === name)?.value ?? '';
  const collect = ({ chars }: Token.CharacterToken) => text?.push(chars);
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag(tag) {
        const mode = TEXT_MODES.get(tag.tagName);
        if (mode !== undefined) tokenizer.state = mode;
        if (isForeign(tag.tagName) && !tag.selfClosing) foreign += 1;
        if (foreign > 0 && tag.tagName === 'title') return;
        if (tag.tagName === 'html') head.language ||= attribute(tag, 'lang');
        if (tag.tagName === 'meta') {
          const name = (attribute(tag, 'property') || attribute(tag, 'name')).trim().toLowerCase();
          const content = oneLine(attribute(tag, 'content'));
          const known = head.meta.get(name);
          if (content && known) known.push(content);
          else if (content) head.meta.set(name, [content]);
        }
        isJsonLd = /^application\/ld\+json\b/i.test(attribute(tag, 'type').trim());
        if (tag.tagName === 'title' || (tag.tagName === 'script' && isJsonLd)) text = [];
      },
      onEndTag(tag) {
        if (isForeign(tag.tagName)) foreign = Math.max(0, foreign - 1);
        if (tag.tagName === 'title' && text) head.title ||= oneLine(text.join(''));
        if (tag.tagName === 'script' && text) head.jsonLd.push(text.join(''));
        text = undefined;
      },
      onCharacter: collect,
      onWhitespaceCharacter: collect,
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  tokenizer.write(html, true);
  return head;
}

const isForeign = (name: string) => name === 'svg' || name === 'math';

/** No field is longer; a page may say more than a machine should weigh. */
const LONGEST = 5000;

const oneLine = (text: string) => text.slice(0, LONGEST).replace(/\s+/g, ' ').trim();

const withoutEmpty = (draft: Draft): Draft =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([, value]) =>
        value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

type Node = Record<string, unknown>;

/** schema.org types a page can be about, the likeliest first, and what CSL calls them. */
const TYPES: [RegExp, string | undefined][] = [
  [/^ScholarlyArticle$|^MedicalScholarlyArticle$/, 'article-journal'],
  [/NewsArticle$/, 'article-newspaper'],
  [/^BlogPosting$|^LiveBlogPosting$/, 'post-weblog'],
  [/^Report$/, 'report'],
  [/Article$|Posting$/, undefined],
  [/^Dataset$/, 'dataset'],
  [/^Book$/, 'book'],
  [/^Thesis$/, 'thesis'],
  [/^Software(Application|SourceCode)$/, 'software'],
  [/^WebPage$|Page$/, undefined],
];

function fromJsonLd(head: Head, url: string): Draft {
  const nodes = head.jsonLd.flatMap(parseNodes);
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  /** What a value says: the node it refers to, or itself. */
  const follow = (value: unknown): Node | undefined => {
    const [first] = listOf(value);
    if (!isNode(first)) return undefined;
    const isReference = typeof first['@id'] === 'string' && Object.keys(first).length === 1;
    return (isReference ? byId.get(first['@id']) : undefined) ?? first;
  };
  const rank = (node: Node) =>
    TYPES.findIndex(([type]) => typesOf(node).some((one) => type.test(one)));
  const works = nodes.filter((node) => rank(node) !== -1);
  const here = works.filter((node) => isAbout(node, url));
  const candidates = here.length > 0 ? here : works;
  const best = candidates.reduce((least, node) => Math.min(least, rank(node)), TYPES.length);
  const [work, ...rivals] = candidates.filter((node) => rank(node) === best);
  if (!work || rivals.some((rival) => textOf(rival.headline) !== textOf(work.headline))) return {};

  const type = TYPES[best]?.[1];
  const isPage = typesOf(work).every((one) => one.endsWith('Page'));
  const container = periodicalOf(work, follow);
  const publisher = textOf(follow(work.publisher)?.name ?? work.publisher);
  return {
    type,
    // The name of a page, unlike that of an article, carries the site’s name too.
    title: textOf(work.headline) || (isPage ? '' : textOf(work.name)),
    'container-title': container || (type === 'article-journal' ? '' : publisher),
    publisher: type === 'article-journal' ? publisher : '',
    author: listOf(work.author ?? work.creator).flatMap((author) =>
      toNames(follow(author) ?? author),
    ),
    issued: parseDate(textOf(work.datePublished)),
    language: parseLanguage(textOf(follow(work.inLanguage)?.alternateName ?? work.inLanguage)),
    ISBN: textOf(work.isbn),
  };
}

/** Name of the newspaper, journal or site a work is part of, its issue and volume passed over. */
function periodicalOf(work: Node, follow: (value: unknown) => Node | undefined): string {
  let container = follow(work.isPartOf);
  for (let level = 0; container && level < 3; level += 1) {
    if (
      typesOf(container).some((type) => /^(Newspaper|Periodical|Magazine|Blog|WebSite)$/.test(type))
    ) {
      return textOf(container.name);
    }
    container = follow(container.isPartOf);
  }
  return '';
}

/** The nodes of one script: a node, a list of nodes, `@graph`, and what a page is about. */
function parseNodes(json: string): Node[] {
  try {
    return listOf(JSON.parse(json.trim().replace(/^<!--|-->$/g, '')))
      .filter(isNode)
      .flatMap((node) => [node, ...listOf(node['@graph']).filter(isNode)])
      .flatMap((node) => [node, ...listOf(node.mainEntity).filter(isNode)]);
  } catch {
    return [];
  }
}

const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null
    ? []
    : Array.isArray(value)
      ? (value as unknown[])
      : [value];

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typesOf = (node: Node): string[] =>
  listOf(node['@type']).map((type) =>
    String(type).replace(/^(https?:\/\/schema\.org\/|schema:)/, ''),
  );

/** True where the node names `url` as its page. */
function isAbout(node: Node, url: string): boolean {
  const page = isNode(node.mainEntityOfPage) ? node.mainEntityOfPage['@id'] : node.mainEntityOfPage;
  return [node.url, page, node['@id']].some(
    (address) => typeof address === 'string' && bare(address) === bare(url),
  );
}

const bare = (address: string) =>
  address
    .slice(0, LONGEST)
    .replace(/^https?:\/\/(www\.)?|[?#].*$/g, '')
    .replace(/\/+$/, '');

/** The first text of a value; publishers escape entities a second time, so these are read here. */
function textOf(value: unknown): string {
  const [first] = listOf(isNode(value) ? (value['@value'] ?? value.name) : value);
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' ? oneLine(withoutEntities(first)) : '';
}

function withoutEntities(text: string): string {
  if (!/&(#\w+|\w+);/.test(text)) return text;
  return readHead(`<title>${text.replaceAll('<', '&lt;')}</title>`).title;
}

function toNames(author: unknown): CslName[] {
  const family = isNode(author) ? textOf(author.familyName) : '';
  const given = isNode(author) ? textOf(author.givenName) : '';
  if (family && given) return [{ family, given }];
  const names = isNode(author) ? listOf(author.name) : [author];
  return names
    .map(textOf)
    .filter(Boolean)
    .map((literal) => ({ literal }));
}

function fromHighwire({ meta }: Head): Draft {
  const first = (...names: string[]) =>
    firstOf(
      meta,
      names.map((name) => `citation_${name}`),
    );
  const journal = first('journal_title', 'journal_abbrev');
  const conference = first('conference_title', 'conference', 'inbook_title');
  const institution = first('technical_report_institution', 'dissertation_institution');
  const pages = [first('firstpage'), first('lastpage')].filter(Boolean).join('-');
  return {
    type: journal
      ? 'article-journal'
      : conference
        ? 'paper-conference'
        : institution
          ? 'report'
          : undefined,
    title: first('title'),
    'container-title': journal || conference,
    publisher: first('publisher') || institution,
    author: [
      ...(meta.get('citation_author') ?? []),
      ...(meta.get('citation_authors') ?? []).flatMap((all) => all.split(/\s*;\s*/)),
    ].map(parseName),
    issued: parseDate(first('publication_date', 'date', 'online_date', 'year')),
    DOI: parseDoi(first('doi')),
    ISBN: first('isbn'),
    ISSN: first('issn'),
    volume: first('volume'),
    issue: first('issue'),
    page: pages,
    language: parseLanguage(first('language')),
  };
}

/** `Doe, Jane` is split by its page; `Jane Doe` is not. */
function parseName(written: string): CslName {
  const [family = '', given] = written.split(/\s*,\s*/);
  return family && given ? { family, given } : { literal: written };
}

/** Names in `DC.` and `DCTERMS.`, and those of PRISM beside them: https://www.w3.org/submissions/2020/SUBM-prism-20200910/ */
function fromDublinCore({ meta }: Head): Draft {
  const names = (name: string) => [
    `dc.${name}`,
    `dcterms.${name}`,
    `dc:${name}`,
    `dcterms:${name}`,
  ];
  const first = (...all: string[]) => firstOf(meta, all.flatMap(names));
  const identifiers = [
    ...names('identifier'),
    'dc.identifier.doi',
    'prism.doi',
    'prism.issn',
  ].flatMap((name) => meta.get(name) ?? []);
  return {
    title: first('title'),
    'container-title': firstOf(meta, [
      'prism.publicationname',
      'dc.relation.ispartof',
      'dcterms.ispartof',
    ]),
    author: names('creator')
      .flatMap((name) => meta.get(name) ?? [])
      .map(parseName),
    publisher: firstOf(meta, names('publisher')),
    issued: parseDate(
      first('issued', 'date.issued', 'date.published', 'date') ||
        firstOf(meta, ['prism.publicationdate']),
    ),
    DOI: identifiers.map(parseDoi).find(Boolean),
    ISBN: identifiers.map((one) => (/isbn/i.test(one) ? parseIsbn(one) : undefined)).find(Boolean),
    volume: firstOf(meta, ['prism.volume']),
    issue: firstOf(meta, ['prism.number']),
    language: parseLanguage(first('language')),
  };
}

/** News agencies and desks that sign where nobody does. */
const AGENCY =
  /^(?:the )?(?:reuters|afp|agence france-presse|ap|associated press|dpa|ansa|efe|tass|xinhua|pti|ani|ians|kyodo(?: news)?|bloomberg(?: news)?|upi|press association|pa media|apa|sda|belga|yonhap)(?: (?:news|news agency|wire|staff))?$|\b(?:staff|staff (?:writers?|reporters?|and agencies)|newsroom|news ?desk|web ?desk|wire (?:services?|reports?)|news agenc(?:y|ies)|agencies|news service|correspondents?|our reporter)$|^(?:admin(?:istrator)?|webmaster|editors?|redaktion|redacción|rédaction|guest|user|root|anonymous|unknown|n\/a|none|null|undefined|\[object object\])$/i;

/** Authors as a page names them, without “By”, addresses, what a script left, and agencies. */
function authorsIn(authors: unknown): CslName[] {
  return listOf(authors).flatMap((author) => {
    const { literal, ...name } = author as CslName;
    const whole = literal ?? [name.given, name.family].filter(Boolean).join(' ');
    if (whole.length > 300) return [];
    const isCode = /[{}<>]|=>|\bfunction\b|\b(?:document|window)\.|\/\*|;\s*$/.test(whole);
    const plain = whole
      .replace(/^(?:written |reported |story )?by:?\s+/i, '')
      .replace(/\s*[(<[]?\s*(?:mailto:)?[^\s@()<>]+@[^\s@()<>]+\.\w+\s*[)>\]]?/g, '')
      .trim();
    if (isCode || plain === '' || plain.length > 120 || AGENCY.test(plain)) return [];
    if (/^(?:https?:|www\.|\/|@)/i.test(plain)) return [];
    return [literal === undefined ? name : { literal: plain }];
  });
}

function fromOpenGraph({ meta }: Head): Draft {
  const author = ['article:author', 'og:article:author', 'book:author']
    .flatMap((name) => meta.get(name) ?? [])
    .filter((name) => !/^https?:|^\/|\.php\b|^@/.test(name));
  return {
    title: firstOf(meta, ['og:title']),
    'container-title': firstOf(meta, ['og:site_name']),
    author: author.map((literal) => ({ literal })),
    issued: parseDate(
      firstOf(meta, ['article:published_time', 'og:article:published_time', 'book:release_date']),
    ),
    language: parseLanguage(firstOf(meta, ['og:locale'])),
  };
}

function fromHtml({ meta, title, language }: Head): Draft {
  return {
    title,
    'container-title': firstOf(meta, ['application-name']),
    author: (meta.get('author') ?? []).map((literal) => ({ literal })),
    issued: parseDate(firstOf(meta, ['date', 'pubdate', 'publish-date', 'article.published'])),
    language: parseLanguage(language) || parseLanguage(firstOf(meta, ['content-language'])),
  };
}

const firstOf = (meta: Head['meta'], names: string[]): string =>
  names.map((name) => meta.get(name)?.[0]).find((content) => content !== undefined) ?? '';

/** A BCP 47 tag, `_` read as `-`; empty where the text is none. */
function parseLanguage(written: string): string {
  const tag = written.replaceAll('_', '-');
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : '';
}

/** A date as pages write it, no finer than they do. */
function parseDate(written: string): CslDate | undefined {
  const date = parseWrittenDate(written);
  return date === undefined ? undefined : toCslDate(date);
}
