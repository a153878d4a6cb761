/** How do reference managers read a source? CSL-JSON 1.0.2, the spelling our own source entries keep. */
import { masthead } from '../masthead.ts';
import type { PieceView } from '../publication/publication.ts';
import { plugins } from '@citation-js/core';
import {
  dayOf,
  earliestDay,
  latestDay,
  uncertainDateSchema,
  uncertainParts,
  type UncertainParts,
} from '../model/date.ts';
import type { Source } from '../model/source.ts';
import { cleanItem } from './clean-item.ts';
import { recordsOf } from './foreign-json.ts';

/** A name in its parts, or `literal` where it has none. */
export interface CslName {
  family?: string;
  given?: string;
  literal?: string;
  suffix?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
  [part: string]: unknown;
}

/** One date, or the first and last of a span, each as year, month, day. */
export interface CslDate {
  'date-parts'?: number[][];
  /** 1 is spring. */
  season?: number;
  circa?: boolean;
  literal?: string;
}

/**
 * One item of CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 * Its schema: https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json
 */
export interface CslItem {
  id: string;
  type: string;
  title?: string;
  'container-title'?: string;
  publisher?: string;
  author?: CslName[];
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  DOI?: string;
  ISBN?: string;
  note?: string;
  language?: string;
  [variable: string]: unknown;
}

/** What a file of references holds. */
export interface References {
  items: CslItem[];
  /** What could not be read, each in one sentence. */
  problems: string[];
  /** Fields that are left out, since a source has no place for them, by the names that the file gives them. */
  leftOut: string[];
}

/** https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
const CSL_TYPES = new Set(
  (
    'article article-journal article-magazine article-newspaper bill book broadcast chapter classic ' +
    'collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic ' +
    'hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet ' +
    'paper-conference patent performance periodical personal_communication post post-weblog ' +
    'regulation report review review-book software song speech standard thesis treaty webpage'
  ).split(' '),
);

/** Variables that hold dates. */
export const DATES = new Set(
  'accessed available-date event-date issued original-date submitted'.split(' '),
);

const NAME_PARTS =
  'family given dropping-particle non-dropping-particle suffix comma-suffix static-ordering literal parse-names'.split(
    ' ',
  );

/**
 * A source as a CSL-JSON item. What only we say about a source (role, interest, reading, origin, archived
 * copy, state) stands in `custom`, the standard's place for what it has no variable for; `archive_location`
 * means a shelf in an archive. Dates become date parts; an unknown one is left out.
 */
export function toCslJson(source: Source): CslItem {
  const {
    role,
    interest,
    read,
    origin,
    archived,
    state,
    custom,
    'supplement-number': supplementNumber,
    ...standard
  } = source;
  const item: CslItem = { id: source.id, type: 'document' };
  for (const [variable, value] of Object.entries(standard)) {
    const written = DATES.has(variable) ? toCslDate(String(value ?? 'unknown')) : value;
    if (written === undefined) continue;
    item[variable] = isNameList(variable, written) ? written.map(toCslName) : written;
  }
  item.type = CSL_TYPES.has(source.type) ? source.type : 'document';
  item.custom = withoutAbsent({
    ...custom,
    role,
    read,
    interest,
    origin,
    archived,
    state: state.is === 'live' ? undefined : 'date' in state ? state : state.is,
    'supplement-number': supplementNumber,
  });
  return item;
}

/**
 * A piece of ours as others cite it: an article of a newspaper, as schema.org’s `AnalysisNewsArticle` and
 * Zotero have it. Authors are literal names, since the order of a name’s parts is not known.
 */
export function pieceAsCsl({ manuscript: { slug, piece }, path, authors }: PieceView): CslItem {
  const issued = toCslDate(dayOf(piece.datePublished));
  return {
    id: slug,
    type: 'article-newspaper',
    title: piece.title,
    'container-title': masthead.name,
    author: authors.map(({ name }) => ({ literal: name })),
    ...(issued ? { issued } : {}),
    URL: `${masthead.url}${path}`,
    ...(piece.lang ? { language: piece.lang } : {}),
  };
}

const isNameList = (variable: string, value: unknown): value is CslName[] =>
  Array.isArray(value) && variable !== 'categories';

const toCslName = (name: CslName): CslName =>
  Object.fromEntries(
    NAME_PARTS.filter((part) => name[part] !== undefined).map((part) => [part, name[part]]),
  );

const withoutAbsent = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * An EDTF date (https://www.loc.gov/standards/datetime/) as a CSL date; `unknown` is undefined. Uncertain
 * and approximate dates are `circa`, a year with unknown digits is the span it can lie in. What CSL has no
 * parts for, an open end or a quarter of a year, is `literal`.
 */
export function toCslDate(date: string): CslDate | undefined {
  if (date === 'unknown') return undefined;
  const circa = /[~?%]/.test(date) ? { circa: true } : {};
  const ends = date.split('/').map(uncertainParts);
  const [only] = ends;
  if (
    ends.length === 1 &&
    only &&
    /^-?\d{1,3}X+$/.test(only.year) &&
    !/\d/.test(only.month ?? '')
  ) {
    const span = [earliestDay(date), latestDay(date)].map((day) => [
      cslYear(Number.parseInt(day ?? '', 10)),
    ]);
    return { 'date-parts': span, circa: true };
  }
  const season = Number(only?.month) - 20;
  if (ends.length === 1 && only && season >= 1 && season <= 4 && !only.year.includes('X')) {
    return { 'date-parts': [[cslYear(Number(only.year))]], season, ...circa };
  }
  const parts = ends.map(dateParts);
  return parts.every((part) => part !== undefined)
    ? { 'date-parts': parts, ...circa }
    : { literal: date };
}

/** EDTF has a year 0, which is 1 BC; CSL has none. */
const cslYear = (year: number) => (year <= 0 ? year - 1 : year);

/** Year, month and day as far as they are known: `2026-06-XX` has two parts. */
function dateParts(end: UncertainParts | undefined): number[] | undefined {
  if (!end || !/^-?\d{4}$/.test(end.year) || Number(end.month) > 12) return undefined;
  const parts = [end.month, end.day];
  const unknown = parts.findIndex((part) => part === undefined || part === 'XX');
  const known = parts.slice(0, unknown === -1 ? 2 : unknown);
  return known.every((part) => /^\d\d$/.test(part ?? ''))
    ? [cslYear(Number(end.year)), ...known.map(Number)]
    : undefined;
}

/** A CSL date as EDTF; undefined where it is none. */
export function edtfOf(date: CslDate | undefined): string | undefined {
  const { data } = uncertainDateSchema.safeParse(date);
  return data === 'unknown' ? undefined : data;
}

/** Reads one item or a list of items, as Zotero, Crossref, DataCite, OpenAlex and PubMed write them. */
export function parseCslJson(text: string): References {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const problem = `JSON that cannot be read: ${(error as Error).message}`;
    return { items: [], problems: [problem], leftOut: [] };
  }
  return cslItems(recordsOf(value));
}

/**
 * What a parser or a file gives as items, made CSL-JSON: unknown variables left out, every field through the
 * gate. `nameOf` tells a record in messages.
 */
export function cslItems(
  values: readonly unknown[],
  nameOf = (index: number) => `item ${index + 1}`,
): References {
  const items: CslItem[] = [];
  const problems: string[] = [];
  const leftOut = new Set<string>();
  values.forEach((value, index) => {
    const present = isRecord(value) ? withoutAbsent(value) : {};
    const [read] = isRecord(value) ? (plugins.input.util.clean([present]) as CslItem[]) : [];
    const raw = read && withDates(withGroups(read, present), present);
    const { item, lost } = raw
      ? cleanItem({ ...raw, id: String(raw.id ?? ''), type: raw.type ?? 'document' })
      : { lost: [] };
    if (!item || !(item.title ?? item.URL ?? item.DOI ?? item.ISBN)) {
      problems.push(`Unexpected ${nameOf(index)}, expected a reference with a title or an address`);
      return;
    }
    if (lost.length > 0)
      problems.push(`${nameOf(index)}: left out, as it cannot be right: ${lost.join(', ')}`);
    items.push(item);
    for (const field of Object.keys(present)) {
      if (!(raw && field in raw) && isGiven(present[field])) leftOut.add(field);
    }
  });
  return { items, problems, leftOut: [...leftOut] };
}

/** citation-js takes dates of words and seasons for less than they are. */
function withDates(read: CslItem, value: Record<string, unknown>): CslItem {
  const dates = [...DATES].filter((field) => value[field] !== undefined && value[field] !== null);
  return { ...read, ...Object.fromEntries(dates.map((field) => [field, givenDate(value[field])])) };
}

/** A date as CSL has it, of what other programs write: 2026, [2026, 6], { year: 2026, month: 6 }. */
function givenDate(value: unknown): unknown {
  if (Array.isArray(value)) return givenDate({ 'date-parts': value as unknown[] });
  if (!isRecord(value)) return String(value);
  const { year, month, day, 'date-parts': parts = [year, month, day] } = value;
  const given = [parts].flat().filter((part) => part !== undefined);
  const isFlat = given.length > 0 && given.every((part) => !Array.isArray(part));
  return isFlat && !('raw' in value || 'literal' in value)
    ? { ...value, 'date-parts': [given] }
    : value;
}

/** citation-js drops the names of groups that Crossref has as `name`, and a name that stands alone. */
function withGroups(read: CslItem, value: Record<string, unknown>): CslItem {
  const lists = Object.entries(value).filter(
    ([field, names]) =>
      Array.isArray(names) &&
      names.some((name) => isRecord(name)) &&
      (field in read || field === 'author'),
  );
  const { author } = value;
  const alone = typeof author === 'string' && author.trim() !== '' ? { author: [author] } : {};
  return { ...read, ...Object.fromEntries(lists), ...alone } as CslItem;
}

const isGiven = (value: unknown): boolean =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
