/** What does an answer mean for a link? Whether it is alive, moved, dead, closed or merely silent. */
import { STATUS_CODES } from 'node:http';
import type { LinkAnswer } from './link-answer.ts';
import { saysNotFound } from './not-found-page.ts';

export type Verdict =
  | { is: 'alive' }
  /** Permanently elsewhere; `to` is the address that permanent redirects alone lead to. */
  | { is: 'moved'; to: string }
  /** `because` completes “the address …”. */
  | { is: 'dead' | 'soft-404' | 'paywalled' | 'refused' | 'unreachable'; because: string };

/**
 * The verdict on `address`, whose answer is given. Status codes as RFC 9110 defines them:
 * https://www.rfc-editor.org/rfc/rfc9110#section-15
 */
export function linkVerdict(address: string, { redirects, end }: LinkAnswer): Verdict {
  if ('fault' in end) {
    return { is: end.fault === 'unknown-host' ? 'dead' : 'unreachable', because: end.detail };
  }
  const { status, headings } = end;
  if (status < 200 || status >= 300) {
    return {
      is: refusal(status),
      because: `answers ${[status, STATUS_CODES[status]].join(' ').trim()}`,
    };
  }
  const last = redirects.at(-1)?.to;
  if (last !== undefined && isDeep(address) && isFrontPage(last)) {
    return { is: 'soft-404', because: `leads to the front page \`${last}\`` };
  }
  if (last !== undefined && NOT_FOUND_PATH.test(pathOf(last)) && !speaksOfNotFound(address)) {
    return { is: 'soft-404', because: `leads to the error page \`${last}\`` };
  }
  const title = headings.find(saysNotFound);
  if (title !== undefined && !speaksOfNotFound(address)) {
    return { is: 'soft-404', because: `answers ${status}, and the page is headed “${title}”` };
  }
  if (last !== undefined && LOGIN_PATH.test(pathOf(last)) && !LOGIN_PATH.test(pathOf(address))) {
    return { is: 'refused', because: `leads to the login page \`${last}\`` };
  }
  const to = permanentAddress(redirects);
  return to === undefined || sameAddress(to, address) ? { is: 'alive' } : { is: 'moved', to };
}

function refusal(status: number): 'dead' | 'paywalled' | 'refused' | 'unreachable' {
  if (status === 404 || status === 410) return 'dead';
  if (status === 401 || status === 402) return 'paywalled';
  const isPassing = status === 408 || status === 429 || (status >= 500 && status < 600);
  return status < 400 || isPassing ? 'unreachable' : 'refused';
}

/** Where permanent redirects (301, 308) lead before the first temporary one. */
function permanentAddress(redirects: LinkAnswer['redirects']): string | undefined {
  const temporary = redirects.findIndex(({ status }) => status !== 301 && status !== 308);
  return redirects.slice(0, temporary === -1 ? undefined : temporary).at(-1)?.to;
}

const pathOf = (address: string) => new URL(address).pathname;

const sameAddress = (a: string, b: string) => new URL(a).href === new URL(b).href;

const NOT_FOUND_PATH = /\/(404|error-?404|(page-?)?not-?found)(\.\w+)?\/?$/i;
const LOGIN_PATH = /\/(log-?in|sign-?in|auth|sso)(\.\w+)?(\/|$)/i;

/** The address of a page about missing pages: its title is then no confession. */
const speaksOfNotFound = (address: string) => /404|not[-_]?found/i.test(pathOf(address));

/** `/`, `/index.html`, or the front page of a language: `/en/`. */
const isFrontPage = (address: string) =>
  /^\/([a-z]{2}([-_][a-z]{2})?\/?)?((index|home|default)(\.\w+)?\/?)?$/i.test(pathOf(address));

/** Below the level of sections: two segments, or one that names a single thing (`a-b-c`, `p1752814`). */
function isDeep(address: string): boolean {
  if (isFrontPage(address)) return false;
  const segments = pathOf(address).split('/').filter(Boolean);
  return segments.length > 1 || /\d{4}|-.*-/.test(segments[0] ?? '');
}
