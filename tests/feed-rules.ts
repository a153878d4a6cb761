/** Does a feed keep the rules of the W3C’s feed validator (https://validator.w3.org/feed/docs/)? Those that concern what we write. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import sax from 'sax';

interface Element {
  /** Prefix by namespace as the validator knows it: `title`, `atom:link`, `content:encoded`. */
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const PREFIXES: Record<string, string> = {
  '': '',
  'http://www.w3.org/2005/Atom': 'atom:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://backend.userland.com/creativeCommonsRssModule': 'creativeCommons:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://purl.org/syndication/history/1.0': 'fh:',
  'http://search.yahoo.com/mrss/': 'media:',
};

/** The tree of a document. Throws for what a strict parser refuses: an undeclared prefix, an unknown entity, a stray character. */
export function parseXml(xml: string): Element {
  // The types of the package do not know its option `strictEntities`.
  const options = { xmlns: true, strictEntities: true } as sax.SAXOptions;
  const parser = sax.parser(true, options);
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = (tag) => {
    const { uri, local } = tag as sax.QualifiedTag;
    const prefix = PREFIXES[uri];
    if (prefix === undefined) throw new Error(`Unknown namespace ${uri}`);
    const attributes = Object.fromEntries(
      Object.values((tag as sax.QualifiedTag).attributes)
        .filter((one) => one.prefix !== 'xmlns' && one.name !== 'xmlns')
        .map(({ name, value }) => [name, value]),
    );
    const element = { name: `${prefix}${local}`, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => open.pop();
  parser.write(xml).close();
  const [document] = root.children;
  if (!document || root.children.length > 1) throw new Error('Not one root element');
  return document;
}

const all = ({ children }: Element, name: string) => children.filter((one) => one.name === name);
const first = (element: Element, name: string) => all(element, name)[0];
const textOf = (element: Element, name: string) => first(element, name)?.text ?? '';

/** Everything that is wrong with an RSS document at an address on a day, the name of the validator’s rule first. */
export function rssProblems(xml: string, address: string, now = Date.now()): string[] {
  const problems = documentProblems(xml);
  const report = (rule: string, detail: string) => problems.push(`${rule}: ${detail}`);
  const root = parseXml(xml);
  if (root.name !== 'rss' || root.attributes.version !== '2.0') report('InvalidRSSVersion', '');
  const [channel] = root.children;
  if (!channel) return [...problems, 'MissingChannel'];

  for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate']) {
    if (textOf(channel, name).trim() === '') report('MissingElement', name);
  }
  const metadataEnd = channel.children.findIndex(({ name }) => name === 'item');
  if (metadataEnd >= 0 && channel.children.slice(metadataEnd).some(({ name }) => name !== 'item')) {
    report('MisplacedItem', 'metadata after items');
  }
  unknownElements(channel, CHANNEL, report);
  duplicates(channel, ['atom:link', 'item'], report);
  checkLanguage(textOf(channel, 'language'), report);
  checkRfc822(textOf(channel, 'lastBuildDate'), now, report);
  checkUrl(textOf(channel, 'link'), report);
  checkLinks(all(channel, 'atom:link'), address, report);
  checkHistory(channel, 'atom:link', report);

  const guids = all(channel, 'item').map((item) => textOf(item, 'guid'));
  checkUnique('DuplicateValue', guids, report);
  for (const item of all(channel, 'item')) {
    unknownElements(item, ITEM, report);
    duplicates(item, ['dc:creator', 'category', 'atom:link', 'media:content'], report);
    if (textOf(item, 'title').trim() === '') report('MissingElement', 'title of an item');
    checkUrl(textOf(item, 'link'), report);
    if (first(item, 'guid')?.attributes.isPermaLink !== 'false') report('InvalidPermalink', '');
    checkId(textOf(item, 'guid'), report);
    checkRfc822(textOf(item, 'pubDate'), now, report);
    checkLanguage(item.attributes['xml:lang'] ?? '', report);
    const names = item.children.map(({ name }) => name);
    if (names.indexOf('description') > names.indexOf('content:encoded')) {
      report('NeedDescriptionBeforeContent', textOf(item, 'guid'));
    }
    checkHtml(textOf(item, 'description'), report);
    checkHtml(textOf(item, 'content:encoded'), report);
    all(item, 'media:content').forEach((media) => {
      checkMedia(media, report);
    });
    for (const category of all(item, 'category')) {
      if (category.text.trim() === '') report('NotBlank', 'category');
    }
    checkUrl(textOf(item, 'creativeCommons:license'), report);
  }
  return problems;
}

/** Everything that is wrong with an Atom document at an address on a day, the name of the validator’s rule first. */
export function atomProblems(xml: string, address: string, now = Date.now()): string[] {
  const problems = documentProblems(xml);
  const report = (rule: string, detail: string) => problems.push(`${rule}: ${detail}`);
  const feed = parseXml(xml);
  if (feed.name !== 'atom:feed') return [...problems, `UndefinedElement: ${feed.name}`];

  for (const name of ['atom:title', 'atom:id', 'atom:updated', 'atom:author']) {
    if (!first(feed, name)) report('MissingElement', name);
  }
  const metadataEnd = feed.children.findIndex(({ name }) => name === 'atom:entry');
  const rest = metadataEnd < 0 ? [] : feed.children.slice(metadataEnd);
  if (rest.some(({ name }) => name !== 'atom:entry')) report('MisplacedMetadata', '');
  unknownElements(feed, FEED, report);
  duplicates(feed, ['atom:link', 'atom:entry', 'atom:author'], report);
  checkLanguage(feed.attributes['xml:lang'] ?? '', report);
  checkId(textOf(feed, 'atom:id'), report);
  checkRfc3339(textOf(feed, 'atom:updated'), now, report);
  checkLinks(all(feed, 'atom:link'), address, report);
  checkHistory(feed, 'atom:link', report);

  const ids = all(feed, 'atom:entry').map((entry) => textOf(entry, 'atom:id'));
  checkUnique('DuplicateEntries', ids, report);
  for (const entry of all(feed, 'atom:entry')) {
    unknownElements(entry, ENTRY, report);
    duplicates(entry, ['atom:link', 'atom:author', 'atom:category', 'media:content'], report);
    for (const name of ['atom:title', 'atom:id', 'atom:updated', 'atom:author', 'atom:content']) {
      if (!first(entry, name)) report('MissingElement', name);
    }
    checkId(textOf(entry, 'atom:id'), report);
    for (const name of ['atom:published', 'atom:updated'])
      checkRfc3339(textOf(entry, name), now, report);
    checkLanguage(entry.attributes['xml:lang'] ?? '', report);
    for (const link of all(entry, 'atom:link')) checkUrl(link.attributes.href ?? '', report);
    for (const author of all(entry, 'atom:author')) {
      if (textOf(author, 'atom:name').trim() === '') report('MissingElement', 'name of an author');
      checkUrl(textOf(author, 'atom:uri'), report);
    }
    for (const { attributes } of all(entry, 'atom:category')) {
      if (!attributes.term) report('MissingAttribute', 'term');
    }
    if (first(entry, 'atom:content')?.attributes.type !== 'html') report('InvalidTextType', '');
    checkHtml(textOf(entry, 'atom:content'), report);
    all(entry, 'media:content').forEach((media) => {
      checkMedia(media, report);
    });
  }
  return problems;
}

type Report = (rule: string, detail: string) => void;

const CHANNEL =
  'title link description language copyright lastBuildDate docs atom:link creativeCommons:license fh:archive item';
const ITEM =
  'title link guid pubDate dc:creator category description content:encoded media:content atom:link creativeCommons:license';
const FEED =
  'atom:id atom:title atom:subtitle atom:updated atom:author atom:rights atom:icon atom:link fh:archive atom:entry';
const ENTRY =
  'atom:id atom:title atom:link atom:published atom:updated atom:author atom:category atom:summary atom:content media:content';

function documentProblems(xml: string): string[] {
  const problems: string[] = [];
  if (!xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')) problems.push('MissingEncoding: ');
  const bad = /[\u0080-\u009F\uFFFD]/.exec(xml);
  if (bad) problems.push(`BadCharacters: U+${bad[0].charCodeAt(0).toString(16)}`);
  return problems;
}

function unknownElements(parent: Element, known: string, report: Report) {
  for (const { name } of parent.children) {
    if (!known.split(' ').includes(name)) report('UndefinedElement', `${name} in ${parent.name}`);
  }
}

function duplicates({ name: parent, children }: Element, repeatable: string[], report: Report) {
  const seen = new Set<string>();
  for (const { name } of children) {
    if (seen.has(name) && !repeatable.includes(name))
      report('DuplicateElement', `${name} in ${parent}`);
    seen.add(name);
  }
}

function checkUnique(rule: string, values: string[], report: Report) {
  values.forEach((value, at) => {
    if (values.indexOf(value) !== at) report(rule, value);
  });
}

function checkLanguage(language: string, report: Report) {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) report('InvalidLanguage', language);
}

const RFC822 = /^(\w{3}), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function checkRfc822(date: string, now: number, report: Report) {
  const at = new Date(date);
  const [, weekday] = RFC822.exec(date) ?? [];
  if (weekday === undefined || Number.isNaN(at.getTime())) report('InvalidRFC2822Date', date);
  else if (!at.toUTCString().startsWith(weekday)) report('IncorrectDOW', date);
  else checkPlausible(at, now, report);
}

function checkRfc3339(date: string, now: number, report: Report) {
  const at = new Date(date);
  const isDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(date);
  if (!isDate || Number.isNaN(at.getTime())) report('InvalidRFC3339Date', date);
  else checkPlausible(at, now, report);
}

function checkPlausible(at: Date, now: number, report: Report) {
  if (at.getUTCFullYear() < 1990 || at.getTime() > now + 86_400_000) {
    report('ImplausibleDate', at.toISOString());
  }
}

const TAG =
  /^tag:[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*(#[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*)?$/;

function checkId(id: string, report: Report) {
  if (!TAG.test(id)) report('InvalidTAG', id);
}

function checkUrl(url: string, report: Report) {
  if (!/^https?:\/\/[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#[\]]+$/.test(url))
    report('InvalidFullLink', url);
}

const RELATIONS = 'alternate current hub license next-archive prev-archive self'.split(' ');

function checkLinks(links: Element[], address: string, report: Report) {
  const self = links.filter(({ attributes }) => attributes.rel === 'self');
  if (self.length !== 1) report('MissingSelf', '');
  else if (self[0]?.attributes.href !== address) report('SelfDoesntMatchLocation', address);
  const kinds = links.map(({ attributes: { rel, type } }) => `${rel} ${type}`);
  checkUnique('DuplicateAtomLink', kinds, report);
  for (const { attributes } of links) {
    checkUrl(attributes.href ?? '', report);
    if (!RELATIONS.includes(attributes.rel ?? ''))
      report('UnregisteredAtomLinkRel', attributes.rel ?? '');
    if (attributes.type !== undefined && !/^[\w.+-]+\/[\w.+-]+$/.test(attributes.type)) {
      report('InvalidMIMEType', attributes.type);
    }
  }
}

function checkHistory(feed: Element, link: string, report: Report) {
  const relations = all(feed, link).map(({ attributes }) => attributes.rel);
  const isArchive = first(feed, 'fh:archive') !== undefined;
  if (isArchive !== relations.includes('current')) report('MissingCurrentInArchive', '');
}

/** Tags and attributes that the validator holds safe, as far as they say anything in a feed. */
const SAFE_TAGS = new Set(
  'a abbr b bdi blockquote br cite code dd del dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small strong sub sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
);
const SAFE_ATTRIBUTES = new Set(
  'align alt cite colspan datetime dir height href lang rowspan src start title width'.split(' '),
);

function checkHtml(html: string, report: Report) {
  const root = parseFragment(html, {
    onParseError: ({ code }) => {
      report('NotHtml', code);
    },
  });
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (!SAFE_TAGS.has(node.tagName)) report('SecurityRisk', node.tagName);
      for (const { name, value } of node.attrs) {
        if (!SAFE_ATTRIBUTES.has(name)) report('SecurityRiskAttr', `${node.tagName} ${name}`);
        if (/^(href|src)$/.test(name) && !/^(https?:\/\/|mailto:)/.test(value)) {
          report('ContainsRelRef', value);
        }
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(root);
}

function checkMedia({ attributes }: Element, report: Report) {
  checkUrl(attributes.url ?? '', report);
  if (!/^image\/[\w.+-]+$/.test(attributes.type ?? '')) report('InvalidMIMEAttribute', 'type');
  if (attributes.medium !== 'image') report('InvalidMediaMedium', attributes.medium ?? '');
  for (const name of ['fileSize', 'width', 'height']) {
    if (!/^[1-9]\d*$/.test(attributes[name] ?? '')) report('InvalidPositiveInteger', name);
  }
}
