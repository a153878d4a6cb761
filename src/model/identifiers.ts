/** Which number or name does a work bear? DOI, ISBN, ISSN, PMID and PMCID, in whatever spelling they are pasted. */
import { decoded } from './addresses.ts';

/** The marks that a sentence leaves at the end of a DOI pasted from it. */
function withoutSentenceEnd(name: string): string {
  let kept = name;
  for (;;) {
    const shorter = kept
      .replace(/[.,;:!?"'”’»]+$/u, '')
      .replace(/[)\]}>]$/, (close) => (isClosed(kept, close) ? close : ''));
    if (shorter === kept) return kept;
    kept = shorter;
  }
}

const PAIRS: Record<string, string> = { ')': '(', ']': '[', '}': '{', '>': '<' };

const isClosed = (text: string, close: string): boolean =>
  text.split(PAIRS[close] ?? '').length >= text.split(close).length;

/** Tells the resolver of DOIs from other hosts: https://www.doi.org/the-identifier/resources/handbook/ */
export const isDoiResolver = ({ host }: URL): boolean => /^(www\.|dx\.)?doi\.org\.?$/.test(host);

/** No registered name is longer; what is costs time to read. */
const LONGEST_DOI = 2048;

/**
 * The DOI in `10.1000/182`, `doi:10.1000/182` or `https://doi.org/10.1000/182`, a full stop or bracket of the
 * sentence around it left out; undefined where there is none.
 */
export function parseDoi(text: string): string | undefined {
  if (text.length > LONGEST_DOI) return undefined;
  const written = text
    .trim()
    .replace(/^(?:doi\s*[:.]?\s*|info:doi\/)+(?=10\.|https?:|(?:dx\.)?doi\.org)/i, '');
  const isAddress = /^(?:https?:\/\/|(?:www\.|dx\.)?doi\.org\/)/i.test(written);
  const url = isAddress ? URL.parse(/^http/i.test(written) ? written : `https://${written}`) : null;
  if (isAddress && (!url || !isDoiResolver(url))) return undefined;
  const name = url
    ? decoded(url.pathname.slice(1)).replace(/^doi:/i, '')
    : /^10\.\d+(?:\.\d+)*%2F/i.test(written)
      ? decoded(written)
      : written;
  return /^10\.\d{1,9}(\.\d+)*\/\S+$/.test(name) ? withoutSentenceEnd(name) : undefined;
}

/** Where the DOI is resolved, what an address gives another meaning escaped. */
export const doiAddress = (doi: string): string =>
  `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;

/** Digits of the one ISBN in a text, its check digit right; undefined where there is none. */
export function parseIsbn(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^(?:urn:)?isbn(?:-1[03])?[:\s]*/i, '')
    .replace(/[\s\u00AD\u2010-\u2015-]/gu, '')
    .toUpperCase();
  return /^(\d{9}[\dX]|97[89]\d{10})$/.test(digits) && isIsbn(digits) ? digits : undefined;
}

/** Reference managers write the ISBNs of all editions one after the other. */
export function parseIsbns(text: string): string[] | undefined {
  const one = parseIsbn(text);
  if (one !== undefined) return [one];
  const all = text.trim().split(/\s*[,;/]\s*|\s+/);
  const found = all.map(parseIsbn);
  return found.every((isbn) => isbn !== undefined) ? found : undefined;
}

/** https://www.isbn-international.org/content/isbn-users-manual: the check digits of 10 and 13 places. */
function isIsbn(digits: string): boolean {
  const isLong = digits.length === 13;
  return (
    weighed(digits, (index) => (isLong ? (index % 2 === 0 ? 1 : 3) : 10 - index)) %
      (isLong ? 10 : 11) ===
    0
  );
}

const weighed = (digits: string, weight: (index: number) => number): number =>
  [...digits].reduce(
    (total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * weight(index),
    0,
  );

/** The ISBN of thirteen digits: one of ten names the same book. */
export function isbn13(isbn: string): string {
  if (isbn.length === 13) return isbn;
  const stem = `978${isbn.slice(0, 9)}`;
  return `${stem}${(10 - (weighed(stem, (index) => (index % 2 === 0 ? 1 : 3)) % 10)) % 10}`;
}

/** ISSNs with their check digits right (https://www.issn.org/understanding-the-issn/), `, ` between several. */
export function parseIssn(text: string): string | undefined {
  const all = text
    .trim()
    .replace(/^e?issn[:\s]*/i, '')
    .split(/\s*[,;/]\s*|\s+/)
    .map((one) =>
      one.replace(/[\u2010-\u2015-]|\((?:print|online|electronic)\)/giu, '').toUpperCase(),
    )
    .filter((one) => one !== '');
  const isSound = all.every(
    (digits) => /^\d{7}[\dX]$/.test(digits) && weighed(digits, (index) => 8 - index) % 11 === 0,
  );
  return all.length > 0 && isSound
    ? all.map((digits) => `${digits.slice(0, 4)}-${digits.slice(4)}`).join(', ')
    : undefined;
}

/** The number of a record of PubMed: https://pubmed.ncbi.nlm.nih.gov/help/#pmid */
export const parsePmid = (text: string): string | undefined =>
  /^(?:pmid[:\s]*|https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/)?([1-9]\d{0,8})\/?$/i.exec(
    text.trim(),
  )?.[1];

/** The name of a text in PubMed Central: `PMC1234567`. */
export function parsePmcid(text: string): string | undefined {
  const digits = /^(?:pmcid[:\s]*|https?:\/\/\S+\/)?(?:pmc)?(\d{3,9})(?:\.\d+)?\/?$/i.exec(
    text.trim(),
  )?.[1];
  return digits && `PMC${digits}`;
}

/** An arXiv id, new (`1706.03762`) or old (`hep-th/9901001`), its version left out: https://info.arxiv.org/help/arxiv_identifier.html */
export function parseArxivId(text: string): string | undefined {
  const id = text
    .trim()
    .replace(/^arxiv[:\s]+/i, '')
    .replace(/^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\//i, '')
    .replace(/\.pdf$/i, '')
    .replace(/\s*\[[^\]]*\]$/, '');
  return /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/i.exec(id)?.[1];
}
