/** What does the web say of a work? What its own page or the record of its DOI states about it. */
import { parseCslJson, type CslItem } from '../formats/csl-json.ts';
import { decodeHtml } from '../formats/html-encoding.ts';
import { pageMetadata } from '../formats/page-metadata.ts';
import { STATUS_CODES } from 'node:http';
import { anyAddress } from '../network/safe-address.ts';
import { patience, webClient, type Answer } from '../network/web-client.ts';

/** What is known of the work, and what to tell the writer where it is less than hoped for. */
export type Description = { item: Partial<CslItem>; note?: string } | { failure: string };

export interface Patience {
  /** Whether addresses of private networks may be asked. */
  allowPrivate: boolean;
  /** For all redirects and the body together. */
  milliseconds: number;
}

/** The work at `url`, an http or https address. */
export async function describePage(url: string, options: Patience): Promise<Description> {
  const accept = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5';
  const seen = await look(url, accept, { item: { URL: url } }, options);
  if (!('outcome' in seen)) return seen;
  const { headers, body, redirects } = seen;
  const isMoved = redirects.every(({ status }) => status === 301 || status === 308);
  const address = isMoved ? seen.address : new URL(url).href;
  const type = headers['content-type'] ?? '';
  const mediaType = type.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'text/html' && mediaType !== 'application/xhtml+xml') {
    const language = headers['content-language'] ?? '';
    return {
      item: { URL: address, ...(/^[a-z-]+$/i.test(language) ? { language } : {}) },
      note: `${url} is ${mediaType || 'of no stated type'}, not a page that describes itself`,
    };
  }
  return { item: { ...pageMetadata(decodeHtml(body, type), address), URL: address } };
}

/**
 * The work with the DOI `doi`, as its registration agency describes it.
 * https://citation.crosscite.org/docs.html; `resolver` ends in a slash.
 */
export async function describeDoi(
  doi: string,
  resolver: string,
  options: Patience,
): Promise<Description> {
  const url = resolver + doi.split('/').map(encodeURIComponent).join('/');
  const known = { item: { DOI: doi }, whenGone: `There is no DOI \`${doi}\`: ` };
  const seen = await look(url, 'application/vnd.citationstyles.csl+json', known, options);
  if (!('outcome' in seen)) return seen;
  const [item] = /json/i.test(seen.headers['content-type'] ?? '')
    ? parseCslJson(new TextDecoder().decode(seen.body)).items
    : [];
  return item
    ? { item: { ...item, id: '', DOI: doi } }
    : { ...known, note: `${url} has no record in CSL-JSON` };
}

/**
 * What stands at `url`. Without an answer `item` is all that is known, unless there is nothing, or nothing
 * we go to: then the description fails.
 */
async function look(
  url: string,
  accept: string,
  { item, whenGone = '' }: { item: Partial<CslItem>; whenGone?: string },
  { allowPrivate, milliseconds }: Patience,
): Promise<Description | Extract<Answer, { outcome: 'answered' }>> {
  const ask = webClient({
    ...patience,
    isPermitted: allowPrivate ? anyAddress : patience.isPermitted,
    timeoutMs: milliseconds,
    retries: 0,
  });
  const answer = await ask(url, {
    accept,
    mostBytes: 2 * 1024 * 1024,
    mostRedirects: 5,
    signal: AbortSignal.timeout(milliseconds),
  });
  const isEmpty = answer.outcome === 'answered' && answer.body.length === 0;
  const end = isEmpty && typeof answer.flaw === 'object' ? answer.flaw : answer;
  if (end.outcome === 'private' || end.outcome === 'redirects') {
    return { failure: `${url} ${end.detail}` };
  }
  if (end.outcome === 'timeout') {
    return { item, note: `${url} did not answer within ${milliseconds / 1000} seconds` };
  }
  if (end.outcome !== 'answered') return { item, note: `${url} cannot be read (${end.code})` };
  const { status } = end;
  if (status < 300) return end;
  const note = `${url} answers ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  return status === 404 || status === 410 ? { failure: `${whenGone}${note}` } : { item, note };
}
