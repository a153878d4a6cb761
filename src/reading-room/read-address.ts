/** What stands at the address of a source? A page, PDF or text as it came, or why it cannot be had. */
import { STATUS_CODES } from 'node:http';
import type { WebClient } from '../network/web-client.ts';
import type { File, Refusal } from './text-of-bytes.ts';

/** Larger than any report with its pictures; the text of a page is a hundredth of this. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Words of addresses at which one logs in. */
const LOGIN =
  /(?:^|[/.=_-])(?:log-?in|sign-?in|sso|oauth2?|saml|auth|authenticate|accounts?|captcha|consent)(?:$|[/.?=_&-])/i;

const SAVE = 'save it from a browser and give it as `--file`';

/** Asks for a web address. The refusal completes “`address` …”. Never rejects. */
export async function readAddress(address: string, ask: WebClient): Promise<File | Refusal> {
  const answer = await ask(address, {
    accept: 'text/html,application/xhtml+xml,application/pdf,application/json;q=0.9,text/*;q=0.8',
    mostBytes: MOST_BYTES,
    mostRedirects: 8,
  });
  if (answer.outcome !== 'answered') return { refusal: answer.detail };
  const { status, headers, body, flaw, address: at } = answer;
  if (status === 401 || status === 402 || status === 403 || status === 407 || status === 451) {
    return { refusal: `answers ${named(status)}: ${SAVE}` };
  }
  if (status < 200 || status >= 300 || status === 204) {
    return { refusal: `answers ${named(status)}; \`archived\` may name a copy` };
  }
  if (isLogin(at) && !isLogin(address)) {
    return { refusal: `leads to a login at \`${at.slice(0, 100)}\`: ${SAVE}` };
  }
  if (flaw === 'size') {
    return {
      refusal: `is larger than ${MOST_BYTES / 1024 / 1024} MB: give its text as \`--file\``,
    };
  }
  if (flaw !== undefined) return { refusal: `broke off before its end: it ${flaw.detail}` };
  return { bytes: body, contentType: headers['content-type'] ?? '', address: at };
}

const named = (status: number) => `${status} ${STATUS_CODES[status] ?? ''}`.trim();

function isLogin(address: string): boolean {
  const { hostname, pathname } = new URL(address);
  return LOGIN.test(pathname) || /^(?:login|accounts?|auth|sso|signin)\./.test(hostname);
}
