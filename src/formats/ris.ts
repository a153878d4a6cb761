/** How do older reference managers read a source? RIS: https://en.wikipedia.org/wiki/RIS_(file_format) */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { isoDate } from '../model/date.ts';
import { parseDoi, parseIsbns, parseIssn } from '../model/identifiers.ts';
import { dateInWords } from '../model/source-labels.ts';
import { parseWrittenDate } from './written-date.ts';
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

/** Tags whose values a source has no field for. */
const OF_SOFTWARE = new Set(
  'TY ER ID AB N2 KW L1 L2 L3 L4 AN DB DP AD AV CA CN C1 C2 C3 C4 C5 C6 C7 C8 LB RN RI U1 U2 U3 U4 U5 M1 M2 M3 NV OP SE TA UK LK RP A3 A4 TT'.split(
    ' ',
  ),
);

/** Tags that say nothing of a work. */
const MARKS = new Set(['TY', 'ER', 'ID', 'LK', 'RP']);

interface ReadRecord {
  line: number;
  tags: Map<string, string[]>;
}

/** Records of a file; a line without a tag goes on with the one before, as publishers fold long titles. */
function recordsOf(text: string): { records: ReadRecord[]; problems: string[] } {
  const records: ReadRecord[] = [];
  const problems: string[] = [];
  let record: ReadRecord | undefined;
  let last = '';
  text.split(/\r\n?|\n/).forEach((line, index) => {
    const [, tag, value = ''] = /^\s*([A-Z][A-Z\d]) {1,2}-(?:\s(.*))?$/.exec(line) ?? [];
    if (tag === 'TY') {
      if (record)
        problems.push(`line ${record.line}: a record without an end, expected \`ER  - \``);
      record = { line: index + 1, tags: new Map() };
      records.push(record);
    }
    if (record === undefined) {
      // Publishers write who they are above the records.
      if (tag !== undefined && tag !== 'ER')
        problems.push(
          `line ${index + 1}: \`${line.trim().slice(0, 40)}\` stands before \`TY  - \``,
        );
    } else if (tag === 'ER') record = undefined;
    else if (tag !== undefined) {
      record.tags.set(tag, [...(record.tags.get(tag) ?? []), value.trim()]);
      last = tag;
    } else if (line.trim() !== '') {
      const values = record.tags.get(last) ?? [];
      values.push(`${values.pop() ?? ''} ${line.trim()}`);
    }
  });
  return { records, problems };
}

/** Reads a `.ris` file, as publishers and reference managers write it. */
export function parseRis(text: string): References {
  const { records, problems } = recordsOf(text);
  const told = problems.map((problem) => `RIS that cannot be read: ${problem}`);
  const leftOut = new Set(
    records.flatMap(({ tags }) =>
      [...tags].flatMap(([tag, values]) =>
        !READ.has(tag) && !MARKS.has(tag) && OF_SOFTWARE.has(tag) && values.some(Boolean)
          ? [tag]
          : [],
      ),
    ),
  );
  const names = records.map(({ line }, index) => `item ${index + 1} (line ${line})`);
  records.forEach(({ line, tags }) => {
    const unknown = [...tags.keys()].filter((tag) => !OF_SOFTWARE.has(tag) && !READ.has(tag));
    if (unknown.length > 0) {
      told.push(
        `line ${line}: ${unknown.map((tag) => `\`${tag}\``).join(', ')}, which no source has a field for, is left out`,
      );
    }
  });
  records.forEach(({ line, tags }) => {
    const [written, year] = [tags.get('DA')?.[0], (tags.get('PY') ?? tags.get('Y1'))?.[0]];
    if (written && year && readDate(written) === undefined && readDate(year) !== undefined) {
      const both = parseWrittenDate(`${written} ${year.slice(0, 4)}`);
      if (both === undefined)
        told.push(`line ${line}: left out, as it cannot be right: \`DA\` “${written}”`);
    }
  });
  const read = cslItems(records.map(itemOf), (index) => names[index] ?? '');
  return { items: read.items, problems: [...told, ...read.problems], leftOut: [...leftOut] };
}

const READ = new Set(
  'T1 TI CT BT T2 JF JO JA J1 J2 T3 ST AU A1 A2 ED DA PY Y1 Y2 UR DO SN VL IS CP SP EP PB CY PP ET LA N1 M3'.split(
    ' ',
  ),
);

/** Types of RIS whose number is an ISBN where it is one. */
const PARTS = new Set(['CHAP', 'CONF', 'CPAPER', 'ECHAP', 'ENCYC', 'DICT']);

function itemOf({ tags }: ReadRecord): Record<string, unknown> {
  const all = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? []).filter(Boolean);
  const first = (...names: string[]) => all(...names)[0];
  const type = first('TY') ?? 'GEN';
  const numbers = all('SN').flatMap((number) =>
    parseIsbns(number) || parseIssn(number) ? [number] : number.split(/[\s,;]+/),
  );
  const isbns = numbers.filter((number) => parseIsbns(number));
  const issns = numbers.filter((number) => parseIssn(number));
  const strange = numbers.find(
    (number) => !parseIsbns(number) && !parseIssn(number) && number !== '',
  );
  const address = all('UR').flatMap((url) => url.split(/\s*;\s*(?=https?:)/));
  const isBook = type === 'BOOK' || type === 'EBOOK' || type === 'EDBOOK';
  const doi =
    first('DO') ?? all('M3', 'N1', 'L3').find((one) => /^(?:doi:\s*)?10\.\d{4,}\/\S+$/i.test(one));
  const journal = isBook ? undefined : first('T2', 'JF', 'JO', 'BT', 'JA', 'J1', 'J2');
  const title = first('TI', 'T1', 'CT') ?? (isBook ? first('BT', 'T2') : undefined);
  const [from, to] = [first('SP'), first('EP')];
  return {
    id: first('ID') ?? '',
    type: typeOf(type),
    title,
    'title-short': first('ST') === title ? undefined : first('ST'),
    'container-title': journal,
    'collection-title': first('T3') ?? (isBook && title !== first('T2') ? first('T2') : undefined),
    author: all('AU', 'A1').map(parseRisName),
    editor: all('A2', 'ED').map(parseRisName),
    issued: risDate(first('DA'), first('PY', 'Y1')),
    accessed: risDate(first('Y2'), undefined),
    URL: address.find((url) => parseDoi(url) === undefined) ?? address[0],
    DOI: doi ?? address.find((url) => parseDoi(url) !== undefined),
    ISBN: isbns.join(' ') || (isBook || PARTS.has(type) ? strange : undefined),
    ISSN: issns.join(', ') || (isBook || PARTS.has(type) ? undefined : strange),
    volume: first('VL'),
    issue: isBook ? undefined : first('IS', 'CP'),
    page:
      from !== undefined && to !== undefined && !from.includes('-') && from !== to
        ? `${from}-${to}`
        : from,
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    edition: first('ET'),
    language: first('LA'),
    note: first('N1') === doi ? undefined : first('N1'),
  };
}

/** What RIS calls the types of CSL, by citation-js’s table, with those it has no word for. */
function typeOf(type: string): string {
  const [item] = plugins.input.chain({ TY: type, TI: 'T' }, { generateGraph: false }) as CslItem[];
  return OTHER_TYPES[type] ?? item?.type ?? 'document';
}

const OTHER_TYPES: Record<string, string> = {
  ...{ ELEC: 'webpage', NEWS: 'article-newspaper', MGZN: 'article-magazine', BLOG: 'post-weblog' },
  ...{
    JOUR: 'article-journal',
    EJOUR: 'article-journal',
    CPAPER: 'paper-conference',
    CONF: 'paper-conference',
  },
  ...{
    ECHAP: 'chapter',
    EBOOK: 'book',
    EDBOOK: 'book',
    DATA: 'dataset',
    RPRT: 'report',
    UNPB: 'manuscript',
  },
  ...{
    GEN: 'document',
    INPR: 'article-journal',
    STAND: 'standard',
    COMP: 'software',
    ABST: 'article-journal',
  },
};

/** A name without a comma is an organisation’s. */
function parseRisName(written: string): CslName {
  const [family = '', given, suffix] = written.split(/\s*,\s*/);
  if (!given || /\b(?:Inc|Ltd|LLC|Corp|GmbH|Co)\.?$/.test(given))
    return { literal: written.replace(/,\s*$/, '') };
  const particle = /^((?:\p{Ll}[\p{Ll}’']*\s+)+)(?=\p{Lu})/u.exec(family)?.[1] ?? '';
  return {
    family: family.slice(particle.length),
    given,
    ...(particle ? { 'non-dropping-particle': particle.trim() } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** The date of one tag. */
function readDate(text: string | undefined): string | undefined {
  const [, parts = '', words = ''] =
    /^(\d{4}(?:\/\d{0,2}){0,2}|\/{2})\/?(.*)$/.exec(text ?? '') ?? [];
  const known = parts
    .replace(/\/+$/, '')
    .replace(/\/(\d)(?=\/|$)/g, '/0$1')
    .replaceAll('/', '-');
  const whole = [words, known].filter(Boolean).join(' ');
  return (
    parseWrittenDate(known.includes('-') ? known : whole) ??
    parseWrittenDate(known) ??
    parseWrittenDate(text ?? '')
  );
}

/** `YYYY/MM/DD/other information`, or what publishers write instead; the year of another tag where it is dated in part. */
function risDate(written: string | undefined, year: string | undefined): CslDate | undefined {
  if (written === undefined && year === undefined) return undefined;
  const dates = [readDate(written), readDate(year)].filter((date) => date !== undefined);
  // `DA` may be a month and a day alone, as EndNote writes it.
  const both = written && year ? parseWrittenDate(`${written} ${year.slice(0, 4)}`) : undefined;
  const finest = [...dates, ...(both ? [both] : [])].sort(
    (one, other) => other.length - one.length,
  )[0];
  return { literal: finest ?? written ?? year ?? '' };
}
