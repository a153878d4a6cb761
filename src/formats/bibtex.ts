/** How does LaTeX read a source? BibTeX: https://www.ctan.org/pkg/bibtex (its format in `btxdoc`). */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import types from '@citation-js/plugin-bibtex/lib-mjs/mapping/biblatexTypes.json' with { type: 'json' };
import { MONTHS, monthNamed } from '../model/calendar.ts';
import { isWebAddress } from '../model/id.ts';
import { parseArxivId } from '../model/identifiers.ts';
import { bibtexEntries, type BibtexEntry } from './bibtex-file.ts';
import { cleanAddress } from './clean-item.ts';
import { texToText } from './tex.ts';
import { parseWrittenDate } from './written-date.ts';
import { isoDate } from '../model/date.ts';
import { dateInWords } from '../model/source-labels.ts';
import { cslItems, edtfOf, type CslItem, type CslName, type References } from './csl-json.ts';

/** https://github.com/citation-js/citation-js/tree/main/packages/plugin-bibtex#configuration */
const config = plugins.config.get('@bibtex') as {
  format: { asciiOnly: boolean; useIdAsLabel: boolean; checkLabel: boolean };
};
// ASCII has no word for Chinese: the plugin drops what it cannot transcribe. All readers of today take UTF-8.
config.format.asciiOnly = false;
config.format.useIdAsLabel = true;
config.format.checkLabel = false;

/** Variables that BibTeX takes verbatim, or that are no text. */
const VERBATIM = new Set(['id', 'type', 'URL', 'DOI', 'ISBN', 'ISSN']);

interface Entry {
  type: string;
  label: string;
  properties: Record<string, string>;
}

/**
 * Items as a `.bib` file in UTF-8; an item’s id is its key. A container that the entry type has no field
 * for stands in `howpublished`, our note in `annote`: `note` is printed and holds the day of access.
 */
export function toBibtex(items: readonly CslItem[]): string {
  const written = items.map(prepared);
  const entries = plugins.output.format('bibtex', written, { format: 'object' }) as Entry[];
  return entries.map((entry, index) => toText(entry, written[index])).join('\n');
}

/** The item in the characters and variables that the plugin writes unchanged. */
function prepared(item: CslItem): CslItem {
  const result: CslItem = { id: '', type: item.type };
  for (const [variable, value] of Object.entries(item)) {
    if (typeof value === 'string' && !VERBATIM.has(variable)) result[variable] = toTex(value);
    else if (variable === 'author' || variable === 'editor') {
      result[variable] = (value as CslName[]).map(toTexName);
    } else result[variable] = value;
  }
  delete result['citation-key'];
  result.id = item.id.replace(/[^\p{L}\p{N}_:./+-]/gu, '-');
  if (item.URL !== undefined) result.URL = item.URL.replace(/[\s{}\\]/g, encodeURIComponent);
  if (item.DOI !== undefined) result.DOI = item.DOI.replace(/[\s{}\\]/g, encodeURIComponent);
  result.annote = [result.annote, result.note].filter(Boolean).join(' ') || undefined;
  delete result.note;
  return result;
}

/** BibTeX has one place for particles, before the family name. */
function toTexName(name: CslName): CslName {
  const particles = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean);
  const { family, given, suffix, literal } = name;
  return Object.fromEntries(
    Object.entries({
      family,
      given,
      suffix,
      literal,
      'non-dropping-particle': particles.join(' ') || undefined,
    })
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, toTex(part ?? '')]),
  );
}

/** Braces as commands, because BibTeX counts even an escaped one. */
const TEX: Record<string, string> = {
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

/** Plain text as TeX that prints it; `--` and two quotes are kept from becoming other characters. */
const toTex = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[{}\\~^<>&%$#_]/g, (character) => TEX[character] ?? character)
    .replace(/([-'`])(?=\1)/g, '$1{}');

/** Fields whose value is not the plugin’s: it repeats the address, and writes month and day as one. */
const OUR_FIELDS = new Set(['howpublished', 'year', 'month']);

function toText({ type, label, properties }: Entry, item: CslItem | undefined): string {
  const issued = edtfOf(item?.issued);
  const [year, month, day] = issued && isoDate(issued) ? partsOf(issued) : [];
  const hasContainer = 'journal' in properties || 'booktitle' in properties;
  const fields: [string, string | number | undefined][] = [
    ...Object.entries(properties).filter(([field]) => !OUR_FIELDS.has(field)),
    ['howpublished', hasContainer ? undefined : item?.['container-title']],
    // https://www.ctan.org/pkg/bibtex: a year may be words, such as `about 1984`.
    ['year', year ?? (issued && dateInWords(issued))],
    ['day', day && Number(day)],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `  ${field} = {${value}},`);
  // The name that `btxdoc` gives a month stands without braces, so that a style can translate it.
  const name = MONTHS[Number(month) - 1]?.slice(0, 3).toLowerCase();
  if (name !== undefined) lines.push(`  month = ${name},`);
  return [`@${type}{${label},`, ...lines, '}', ''].join('\n');
}

/** Year, month and day as far as they are known, of a date that is sure. */
const partsOf = (date: string) => (isoDate(date) ?? '').split('-');

const ACCESSED = /\[?(?:Online; )?\baccessed:?\s+(?:on\s+)?([^\];.]+)[\].]?/i;

/** Fields that are read in another way: the entry that this one is part of, and what a preprint’s number belongs to. */
const INHERITED = new Set('crossref xref xdata day month'.split(' '));

/** Fields for which a source has no place, and whose loss no writer minds: those of the software itself. */
const OF_SOFTWARE =
  /^(?:file|owner|groups|timestamp|creationdate|modificationdate|date-(?:added|modified)|bdsk-.*|mendeley-.*|keywords?|__.*|citeulike-.*|local-url|read|readstatus|priority|ranking|qualityassured|printed|relevance|comment-.*|username|ids|options|sortname|sorttitle|presort|hyphenation|entrysubtype|crossref|xref|xdata|related|relatedtype|abstract|biburl|bibsource|pubstate|adsurl|adsnote|primaryclass|eprintclass|archiveprefix|eprinttype|urlyear|urlmonth|urlday|lccn|day|month|langid|institution-id|nameaddon)$/;

/** Fields of CSL by the fields of BibTeX and BibLaTeX that hold them, the first that is there. */
const TEXTS: Record<string, string> = {
  ...{
    'title-short': 'shorttitle',
    'event-title': 'eventtitle',
    'event-place': 'venue',
    volume: 'volume',
  },
  ...{
    edition: 'edition',
    version: 'version',
    'publisher-place': 'location address',
    annote: 'annote annotation',
  },
  ...{
    'collection-title': 'series',
    'number-of-volumes': 'volumes',
    'number-of-pages': 'pagetotal',
    genre: 'type',
  },
  ...{
    'chapter-number': 'chapter',
    'original-title': 'origtitle',
    note: 'note addendum',
    ISBN: 'isbn',
  },
  ...{
    ISSN: 'issn',
    PMID: 'pmid',
    PMCID: 'pmcid pmc',
    'container-title-short': 'shortjournal',
    part: 'part',
  },
  ...{ 'call-number': 'library', medium: 'medium', 'original-publisher': 'origpublisher' },
};

const NAMES: Record<string, string> = {
  ...{
    author: 'author',
    editor: 'editor',
    translator: 'translator',
    'container-author': 'bookauthor',
  },
  ...{ 'collection-editor': 'serieseditor', director: 'director', commentator: 'annotator' },
};

/** Reads a `.bib` file, BibTeX or BibLaTeX, as Zotero, Better BibTeX, JabRef, Mendeley or a hand writes it. */
export function parseBibtex(text: string): References {
  const { entries, problems } = bibtexEntries(text);
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
  const told = problems.map((problem) => `BibTeX that cannot be read: ${problem}`);
  const leftOut = new Set<string>();
  const values = entries.map((entry) => {
    const parent = byKey.get((entry.fields.get('crossref') ?? '').trim().toLowerCase());
    const { item, unknown, ofSoftware } = itemOf(
      parent && parent !== entry ? inheriting(entry, parent) : entry,
    );
    ofSoftware.forEach((field) => leftOut.add(field));
    if (unknown.length > 0) {
      told.push(
        `line ${entry.line}: \`${entry.key}\` has ${unknown.map((one) => `\`${one}\``).join(', ')}, which is left out`,
      );
    }
    return { value: item, name: `line ${entry.line}: \`${entry.key}\`` };
  });
  const read = cslItems(
    values.map(({ value }) => value),
    (index) => values[index]?.name ?? '',
  );
  return {
    items: read.items,
    problems: [...firstOf(told), ...read.problems],
    leftOut: [...leftOut],
  };
}

/** A file that is broken throughout is told so by its beginning. */
const MOST_TOLD = 50;

const firstOf = (told: readonly string[]): string[] =>
  told.length <= MOST_TOLD
    ? [...told]
    : [...told.slice(0, MOST_TOLD), `${told.length - MOST_TOLD} more faults of this kind`];

/** What an entry takes from the one it is part of: https://ctan.org/pkg/biblatex, 2.4.1.1. */
function inheriting(entry: BibtexEntry, parent: BibtexEntry): BibtexEntry {
  const fields = new Map(parent.fields);
  for (const field of ['title', 'subtitle', 'author', 'pages', 'doi', 'url', 'abstract', 'note'])
    fields.delete(field);
  const title = parent.fields.get('title');
  if (title !== undefined) fields.set('booktitle', title);
  const subtitle = parent.fields.get('subtitle');
  if (subtitle !== undefined) fields.set('booksubtitle', subtitle);
  return { ...entry, fields: new Map([...fields, ...entry.fields]) };
}

const SCHOLARLY =
  /^(article|inbook|incollection|inproceedings|conference|suppbook|bookinbook|inreference|suppperiodical|review)$/;

function itemOf({ type, key, fields }: BibtexEntry): {
  item: Record<string, unknown>;
  unknown: string[];
  ofSoftware: string[];
} {
  const used = new Set<string>();
  const unknown = new Set<string>();
  const raw = (names: string): string | undefined => {
    const found = names.split(' ').filter((name) => fields.has(name));
    found.forEach((name) => used.add(name));
    return found
      .map((name) => fields.get(name)?.trim())
      .find((value) => value !== undefined && value !== '');
  };
  const read = (names: string): string | undefined => {
    const value = raw(names);
    if (value === undefined) return undefined;
    const { text, unknown: commands } = texToText(value);
    commands.forEach((command) => unknown.add(command));
    return text.replace(/\s+/g, ' ').trim() || undefined;
  };
  const titled = (title: string, subtitle: string) => withSubtitle(read(title), read(subtitle));

  const item: Record<string, unknown> = { id: key, type: typeOf(type, fields) };
  const isArticle =
    type === 'article' || type === 'review' || type === 'suppperiodical' || type === 'periodical';
  const organisation =
    read('publisher') ?? read('institution') ?? read('school') ?? read('organization');
  raw('publisher institution school organization');
  const journal = titled('journaltitle journal', 'journalsubtitle');
  const book = titled('booktitle', 'booksubtitle') ?? titled('maintitle', 'mainsubtitle');
  const published = read('howpublished');
  const isAddress =
    published !== undefined && isWebAddress(cleanAddress(fields.get('howpublished') ?? '') ?? '');
  item.title = titled('title', 'subtitle');
  item['container-title'] =
    journal ?? book ?? (isAddress || SCHOLARLY.test(type) ? undefined : published);
  item.publisher = organisation;
  for (const [variable, names] of Object.entries(TEXTS)) item[variable] = read(names);
  for (const [variable, names] of Object.entries(NAMES))
    item[variable] = bibtexNames(raw(names), unknown);
  item[isArticle ? 'issue' : 'number'] = read('number');
  item.issue = read('issue') ?? item.issue;
  item.page = read('pages eid')?.replace(/\s*[–—-]+\s*/g, '-');
  item.DOI =
    raw('doi') && cleanAddress(raw('doi') ?? '') !== undefined
      ? cleanAddress(raw('doi') ?? '')
      : read('doi');
  item.URL = raw('url') ?? (isAddress ? raw('howpublished') : undefined);
  item.language = read('language langid');
  item.issued = literal(dateOf(raw('date'), raw('year'), read('month'), read('day')));
  item.accessed = literal(
    dateOf(read('urldate'), read('urlyear'), read('urlmonth'), read('urlday')),
  );
  item['original-date'] = literal(raw('origdate'));
  item['event-date'] = literal(raw('eventdate'));
  withEprint(item, raw('eprint'), `${raw('eprinttype') ?? ''}${raw('archiveprefix') ?? ''}`);
  withNote(item);
  const unread = [...fields].flatMap(([field, value]) =>
    used.has(field) || INHERITED.has(field) || value.trim() === '' ? [] : [field],
  );
  const ofSoftware = unread.filter((field) => OF_SOFTWARE.test(field));
  unread.filter((field) => !OF_SOFTWARE.test(field)).forEach((field) => unknown.add(field));
  return { item, unknown: [...unknown], ofSoftware };
}

const literal = (date: string | undefined) => (date === undefined ? undefined : { literal: date });

const withSubtitle = (title: string | undefined, subtitle: string | undefined) =>
  title === undefined || subtitle === undefined || title.includes(subtitle)
    ? title
    : `${title}${/[?!.:]$/.test(title) ? '' : ':'} ${subtitle}`;

/** The type in CSL by citation-js’s table, that of an article by what it appeared in. */
function typeOf(type: string, fields: BibtexEntry['fields']): string {
  const subtype = fields.get('entrysubtype')?.toLowerCase();
  if (type === 'article' && subtype === 'newspaper') return 'article-newspaper';
  if (type === 'article' && subtype === 'magazine') return 'article-magazine';
  return (types.source as Record<string, string>)[type] ?? 'document';
}

const MONTH_NUMBER = /^\d{1,2}$/;

function dateOf(
  date: string | undefined,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (date !== undefined || year === undefined) return date;
  const number = MONTH_NUMBER.test(month ?? '') ? Number(month) : monthNamed(month ?? '');
  if (number >= 1 && number <= 12 && /^\d{4}$/.test(year)) {
    const days = MONTH_NUMBER.test(day ?? '') ? [day] : [];
    return [year, number, ...days].map((part) => String(part).padStart(2, '0')).join('-');
  }
  return [day, month, year].filter(Boolean).join(' ');
}

/** An eprint of arXiv is found at its page, one of PubMed by its number. */
function withEprint(
  item: Record<string, unknown>,
  eprint: string | undefined,
  archive: string,
): void {
  const arxiv =
    /arxiv/i.test(`${archive}${eprint}`) || archive === '' ? parseArxivId(eprint ?? '') : undefined;
  if (arxiv !== undefined) {
    item.URL ??= `https://arxiv.org/abs/${arxiv}`;
    if (item['container-title'] === undefined) item.publisher ??= 'arXiv';
  } else if (/pubmed/i.test(archive)) item.PMID ??= eprint;
  else if (eprint !== undefined && isWebAddress(eprint)) item.URL ??= eprint;
}

/** The day of access, which BibTeX has no field for and many write into the note. */
function withNote(item: Record<string, unknown>): void {
  const note = item.note as string | undefined;
  const accessed = ACCESSED.exec(note ?? '');
  const date = accessed && parseWrittenDate(accessed[1] ?? '');
  if (!accessed || date === undefined || date === null) return;
  item.accessed ??= literal(date);
  item.note = note?.replace(accessed[0], '').trim() || undefined;
}

/** Parts of TeX between which `separator` stands outside all braces. */
function outsideBraces(text: string, separator: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < text.length;) {
    separator.lastIndex = at;
    const found = depth === 0 ? separator.exec(text) : null;
    if (found && found[0] !== '') {
      parts.push('');
      at += found[0].length;
      continue;
    }
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    parts[parts.length - 1] += text[at] === '\\' ? text.slice(at, at + 2) : (text[at] ?? '');
    at += text[at] === '\\' ? 2 : 1;
  }
  return parts.map((part) => part.trim());
}

/** Names in the order of BibTeX: https://www.ctan.org/pkg/btxdoc, section 4. */
function bibtexNames(written: string | undefined, unknown: Set<string>): CslName[] | undefined {
  if (written === undefined) return undefined;
  const plain = (tex: string) => {
    const { text, unknown: commands } = texToText(tex);
    commands.forEach((command) => unknown.add(command));
    return text.replace(/\s+/g, ' ').trim();
  };
  return outsideBraces(written.replace(/\s+/g, ' '), / and(?= )|; (?=\p{L})/iuy)
    .map((name) => name.replace(/\s+et\s+al\.?$/i, ''))
    .filter((name) => name !== '' && !/^(others|et\s+al\.?)$/i.test(plain(name)))
    .map((name) => {
      if (/^family\s*=|^given\s*=/i.test(name)) return extendedName(name, plain);
      const parts = outsideBraces(name, /,/y);
      if (parts.length > 1) {
        const [last = '', second = '', third] = parts;
        if (third === undefined) return withParticle(last, second, undefined, plain);
        // BibTeX has `Last, Jr, First`, and many write `Last, First, Jr`.
        const isLast = SUFFIX.test(plain(third)) && !SUFFIX.test(plain(second));
        return withParticle(last, isLast ? second : third, isLast ? third : second, plain);
      }
      const words = outsideBraces(name, /[\s~]+/y);
      if (words.length === 1) return { literal: plain(name) };
      const small = words.findIndex(
        (word, at) =>
          (at > 0 || !isSmall(plain(words.at(-1) ?? ''))) &&
          isSmall(plain(word)) &&
          at < words.length - 1,
      );
      const split = small === -1 ? words.length - 1 : small;
      return withParticle(
        words.slice(split).join(' '),
        words.slice(0, split).join(' '),
        undefined,
        plain,
      );
    });
}

const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV|\d(?:nd|rd|th))$/i;
const isSmall = (word: string) => /^\p{Ll}/u.test(word);

function withParticle(
  last: string,
  given: string,
  suffix: string | undefined,
  plain: (tex: string) => string,
): CslName {
  const words = outsideBraces(last, /[\s~]+/y);
  const named = words.findIndex((word) => !isSmall(plain(word)));
  const at = named === -1 ? words.length - 1 : named;
  const particle = plain(words.slice(0, at).join(' '));
  const name = {
    family: plain(words.slice(at).join(' ')),
    given: plain(given),
    suffix: plain(suffix ?? ''),
  };
  return Object.fromEntries(
    Object.entries({ ...name, 'non-dropping-particle': particle }).filter(
      ([, part]) => part !== '',
    ),
  );
}

/** `family=Cruz, given=Juana, prefix=de la`: BibLaTeX’s extended format. */
function extendedName(name: string, plain: (tex: string) => string): CslName {
  const parts = new Map(
    outsideBraces(name, /,/y).map((part) => {
      const [key = '', ...value] = part.split('=');
      return [
        key.trim().toLowerCase(),
        plain(value.join('=').replace(/^\s*"(.*)"\s*$/, '$1')),
      ] as const;
    }),
  );
  return Object.fromEntries(
    [
      ['family', parts.get('family')],
      ['given', parts.get('given')],
      ['non-dropping-particle', parts.get('prefix')],
      ['suffix', parts.get('suffix')],
    ].filter((part): part is [string, string] => part[1] !== undefined && part[1] !== ''),
  );
}
