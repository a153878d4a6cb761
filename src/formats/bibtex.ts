/** How does LaTeX read a source? BibTeX: https://www.ctan.org/pkg/bibtex (its format in `btxdoc`). */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { MONTHS } from '../model/calendar.ts';
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

const ACCESSED = /^\[Online; accessed (\d{4})-(\d{2})-(\d{2})\]$/;

/** Reads a `.bib` file, BibTeX or BibLaTeX. */
export function parseBibtex(text: string): References {
  let values: unknown[];
  try {
    values = plugins.input.chain(text, { forceType: '@biblatex/text', generateGraph: false });
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    return { items: [], problems: [`BibTeX that cannot be read: ${reason}`] };
  }
  const { items, problems } = cslItems(values);
  return { items: items.map(asItem), problems };
}

/** The item with our own way of writing `accessed` and organisations read back. */
function asItem(read: CslItem): CslItem {
  const item = { ...read };
  delete item['citation-key'];
  if (item.author) item.author = item.author.map(asWritten);
  const accessed = ACCESSED.exec(item.note ?? '')
    ?.slice(1)
    .map(Number);
  if (!accessed) return item;
  delete item.note;
  return { ...item, accessed: { 'date-parts': [accessed] } };
}

/** A name without a given part is one BibTeX holds together in braces: an organisation. */
const asWritten = ({ family, ...name }: CslName): CslName =>
  family !== undefined && Object.keys(name).length === 0
    ? { literal: family }
    : { ...name, ...(family === undefined ? {} : { family }) };
