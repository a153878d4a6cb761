/** How do older reference managers read a source? RIS: https://en.wikipedia.org/wiki/RIS_(file_format) */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { isoDate } from '../model/date.ts';
import { dateInWords } from '../model/source-labels.ts';
import {
  cslItems,
  edtfOf,
  type CslDate,
  type CslItem,
  type CslName,
  type References,
} from './csl-json.ts';

type RisRecord = Record<string, string | string[] | undefined>;

/**
 * Items as RIS records in UTF-8, lines ending as the format has them. Tags are citation-js’s, completed
 * with what its tables leave out for web pages and newspapers. A value is never folded: readers join
 * folded lines with a space, which breaks words and addresses.
 */
export function toRis(items: readonly CslItem[]): string {
  const records = plugins.output.format('ris', [...items], { format: 'object' }) as RisRecord[];
  return records.map((record, index) => toText(completed(record, items[index]))).join('');
}

function completed({ TY, ...record }: RisRecord, item: CslItem | undefined): RisRecord {
  if (!item) return { TY, ...record };
  return {
    TY,
    ...record,
    ID: item.id,
    AU: item.author?.map(toRisName),
    DA: toRisDate(item.issued),
    PY: isoDate(edtfOf(item.issued) ?? '')?.slice(0, 4),
    T2: record.T2 ?? record.C3 ?? item['container-title'],
    Y2: toRisDate(item.accessed),
  };
}

/** A comma would cut an organisation’s name in two, and RIS has no way to protect it. */
const toRisName = ({ family, given, suffix, literal, ...particles }: CslName): string =>
  literal !== undefined
    ? literal.replace(/\s*,\s*/g, ' ')
    : [
        [particles['dropping-particle'], particles['non-dropping-particle'], family]
          .filter(Boolean)
          .join(' '),
        given,
        suffix,
      ]
        .filter(Boolean)
        .join(', ');

/** `YYYY/MM/DD/`, with empty parts where they are not known, and what is less sure than that in words behind them. */
function toRisDate(date: CslDate | undefined): string | undefined {
  const edtf = edtfOf(date);
  if (edtf === undefined) return undefined;
  const [year, month = '', day = ''] = isoDate(edtf)?.split('-') ?? [];
  return year === undefined ? `///${dateInWords(edtf)}` : `${year}/${month}/${day}/`;
}

function toText(record: RisRecord): string {
  const lines = Object.entries(record).flatMap(([tag, value]) =>
    [value ?? []].flat().map((one) => `${tag}  - ${String(one).replace(/\s+/g, ' ').trim()}\r\n`),
  );
  return `${lines.join('')}ER  - \r\n`;
}

/** Reads a `.ris` file. */
export function parseRis(text: string): References {
  try {
    const records = plugins.input.data(text, '@ris/file') as RisRecord[];
    const values = records.flatMap((record) =>
      plugins.input
        .chain(record, { generateGraph: false })
        .map((item) => withLost(item as CslItem, record)),
    );
    return cslItems(values);
  } catch (error) {
    return { items: [], problems: [`RIS that cannot be read: ${(error as Error).message}`] };
  }
}

/** The item with what citation-js’s tables lose of web pages and newspapers. */
function withLost({ reporter, ...item }: CslItem, record: RisRecord): CslItem {
  const written =
    item.author !== undefined || reporter !== undefined ? (record.AU ?? record.A1) : [];
  const author = [written ?? []].flat().map(parseRisName);
  const container = item['container-title'] ?? record.T2 ?? record.JO ?? record.JF;
  const issued = parseRisDate(record.DA) ?? item.issued;
  const accessed = parseRisDate(record.Y2) ?? item.accessed;
  return {
    ...item,
    ...(author.length > 0 ? { author } : {}),
    ...(container === undefined ? {} : { 'container-title': [container].flat().join(' ') }),
    ...(issued ? { issued } : {}),
    ...(accessed ? { accessed } : {}),
  };
}

/** A name without a comma is an organisation’s. */
function parseRisName(written: string): CslName {
  const [family = '', given, suffix] = written.split(/\s*,\s*/);
  if (given === undefined) return { literal: written };
  return { family, given, ...(suffix === undefined ? {} : { suffix }) };
}

function parseRisDate(written: RisRecord[string]): CslDate | undefined {
  const match = /^(\d{4})(?:\/(\d{1,2}))?(?:\/(\d{1,2}))?(?:\/|$)/.exec(
    [written ?? ''].flat()[0] ?? '',
  );
  if (!match) return undefined;
  const parts = match.slice(1).filter((part) => part !== undefined);
  return { 'date-parts': [parts.map(Number)] };
}
