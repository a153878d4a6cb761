/** What does the web say of a work? What its own page or the record of its DOI states about it. */
import { parseCslJson, type CslItem } from '../formats/csl-json.ts';
import { decodeHtml } from '../formats/html-encoding.ts';
import { pageMetadata } from '../formats/page-metadata.ts';
import { STATUS_CODES } from 'node:http';
import { anyAddress } from '../network/safe-address.ts';
import { patience, webClient, type Answer } from '../network/web-client.ts';

/** What is known of the work, and what to tell the writer where it is less than hoped for. */
export type Description =
  | {
      item: Partial<CslItem>;
      note?: string;
      /** What of its record cannot be right, each in one sentence. */
      lost?: string[];
    }
  | { failure: string };

export interface Patience {
  /** Whether addresses of private networks may be asked. */
  allowPrivate: boolean;
  /** For all redirects and the body together. */
  milliseconds: number;
  /** Whether a title is nothing but the words for “page not found”. */
  saysNotFound: (title: string) => boolean;
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
  const found = pageMetadata(decodeHtml(body, type), address);
  if (isStandIn(found, options)) {
    return { item: { URL: address }, note: `${url} shows “${found.title}” in place of the work` };
  }
  return { item: { ...found, URL: address } };
}

/** Titles of walls before a work: consent, a check for robots, a login, a fault of the host. */
const WALL =
  /^(?:just a moment|attention required!?(?: cloudflare)?|access (?:to this page has been )?(?:denied|blocked|forbidden)|forbidden|403(?: forbidden)?|(?:5\d\d |internal )server error|(?:5\d\d )?(?:bad gateway|service (?:temporarily )?unavailable|gateway time-?out)|error(?: \d{3})?|an error (?:has )?occurred|something went wrong|are you (?:a )?(?:robot|human)|(?:please )?verify(?:ing)? (?:that )?you are (?:a )?human|human verification|robot check|bot (?:check|verification|detection)|security (?:check|verification)|checking your browser(?: before accessing.*)?|one more step|ddos-guard|captcha|pardon our interruption|request (?:unsuccessful|blocked|rejected)|before you continue(?: to .*)?|(?:cookie |privacy )?(?:consent|settings)|your privacy(?: choices)?|we value your privacy|cookies? (?:policy|required)|einwilligung|zustimmung|log ?in|sign ?in|log ?on|subscribe(?: to (?:read|continue.*))?|register|(?:site )?under maintenance|maintenance|redirecting|loading|please wait|javascript (?:is )?(?:required|disabled)|enable javascript(?: and cookies)?(?: to continue)?|unsupported browser|too many requests|rate limit(?:ed| exceeded)?|account suspended|domain (?:for sale|parked)|untitled(?: document)?)[\s.…!?]*$/i;

/** True where a page with status 200 is an error page or a wall: its title says so, and it names no author and no day. */
function isStandIn(
  { title = '', author, issued }: Partial<CslItem>,
  { saysNotFound }: Patience,
): boolean {
  if (author !== undefined || issued !== undefined) return false;
  const parts = title.split(/\s+[|–—·•»:-]+\s+|[|·•»]/u).map((part) => part.trim());
  return saysNotFound(title) || parts.some((part) => WALL.test(part));
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
  const { items, problems } = /json/i.test(seen.headers['content-type'] ?? '')
    ? parseCslJson(new TextDecoder().decode(seen.body))
    : { items: [], problems: [] };
  const [item] = items;
  const lost = problems.map((problem) => problem.replace(/^item 1/, `the record of ${doi}`));
  return item
    ? { item: { ...item, id: '', DOI: doi }, lost }
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
