/** At which address of the site does each thing stand? Paths from the root, each ending in a slash; files in the ending of their names. */
import type { LedgerName } from './ledger-row.ts';

/**
 * The path that an alias of a piece stands for: decoded, from the root, with a slash at the end. `/old`, `/old/`
 * and `/old/index.html` are one.
 */
export function aliasAddress(alias: string): string {
  const { pathname } = new URL(alias, 'https://example.org/');
  const path = pathname.replace(/\/+(index\.html)?$/, '');
  // A slash that was encoded belongs to a name, and stays apart from one between two names.
  return `${decoded(path, decodeURI)}/`;
}

/** How an address is spelled where neither the case of letters nor how they are composed tells two apart, as on the disks of many. */
export const spelledAlike = (address: string): string => address.normalize('NFC').toLowerCase();

/** A part of an address without percent-encoding; as written where the encoding is broken. */
export function decoded(part: string, decode = decodeURIComponent): string {
  try {
    return decode(part);
  } catch {
    return part;
  }
}

export const pieceAddress = (slug: string): string => `/analysis/${slug}/`;

/** The page of a source; `slug` is that of its work. */
export const workAddress = (slug: string): string => `/sources/${slug}/`;

export const topicAddress = (id: string): string => `/topics/${id}/`;

/** All subjects, and the page of each. */
export const SUBJECT_LIST = '/subjects/';
export const subjectAddress = (id: string): string => `${SUBJECT_LIST}${id}/`;

/** What is known of a subject, or its places on boards, as a file; and the JSON Schema of the former. */
export const subjectFile = (id: string, ending: 'json' | 'csv'): string =>
  `${SUBJECT_LIST}${id}.${ending}`;
export const SUBJECT_SCHEMA = `${SUBJECT_LIST}schema.json`;

/** Two subjects side by side. */
export const comparisonAddress = (a: string, b: string): string =>
  `${SUBJECT_LIST}compare/${a}-and-${b}/`;

/** Their places on boards; `path` is that of their page. */
export const comparisonFile = (path: string): string => path.replace(/\/$/, '.csv');

export const authorAddress = (id: string): string => `/authors/${id}/`;

/** Every cited sentence and named claim of a piece. */
export const sentencesAddress = (slug: string): string => `/claims/${slug}/`;

/** The editions of a piece with all that changed. */
export const editionsAddress = (slug: string): string => `/corrections/${slug}/`;

/** Ledgers in the order in which they are offered. */
export const ledgers = [
  ['/claims/', 'Claims'],
  ['/sources/', 'Sources'],
  ['/caveats/', 'Caveats'],
  ['/forecasts/', 'Forecasts'],
  ['/corrections/', 'Corrections'],
  ['/leaderboards/', 'Leaderboards'],
] as const;

/** The piece, or with no slug the publication, as an image of 1200 by 630 pixels. */
export const shareImageAddress = (slug?: string): string =>
  slug === undefined ? '/share.png' : `/analysis/${slug}/share.png`;

/** The piece as Markdown. */
export const markdownAddress = (slug: string): string => `/analysis/${slug}.md`;

/** Endings of the files in which a reference manager gets references. */
export const referenceEndings = ['bib', 'ris', 'json'] as const;

export type ReferenceEnding = (typeof referenceEndings)[number];

/** What each file of a ledger is called, by the ending of its name. */
export const ledgerFormats = {
  json: 'JSON',
  csv: 'CSV',
  'schema.json': 'JSON Schema',
} as const;

export type LedgerEnding = keyof typeof ledgerFormats;

/** Path of a file of a ledger. */
export const ledgerPath = (name: LedgerName, ending: LedgerEnding): string =>
  `/ledger/${name}.${ending}`;
