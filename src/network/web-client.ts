/** What stands at an address? One client for all who ask the network: guarded, bounded, patient and polite. */
import { pipeline } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib';
import PQueue from 'p-queue';
import { request, type Dispatcher } from 'undici';
import { masthead } from '../masthead.ts';
import { isWebAddress } from '../model/id.ts';
import { guardedAgent, isPublicAddress, REFUSED, type Permission } from './safe-address.ts';

export interface ClientOptions {
  /** For one request and its body, in milliseconds. */
  timeoutMs: number;
  /** Which IP addresses may be asked, at the end of every redirect too. */
  isPermitted: Permission;
  /** Further attempts after 429, 5xx and failures of the network. */
  retries: number;
  /** Pause before the second attempt, in milliseconds; it doubles with every further one. */
  retryWaitMs: number;
  /** The longest `Retry-After` that is waited for, in milliseconds. */
  longestWaitMs: number;
}

export const patience: ClientOptions = {
  timeoutMs: 10_000,
  isPermitted: isPublicAddress,
  retries: 2,
  retryWaitMs: 1000,
  longestWaitMs: 60_000,
};

export interface Question {
  /** Media types: https://www.rfc-editor.org/rfc/rfc9110#name-accept */
  accept?: string;
  /** Where the body is cut, in bytes, decompressed. */
  mostBytes: number;
  mostRedirects: number;
  /** Asks with HEAD first, and for the body only where HEAD is refused, fails, or announces HTML. */
  isGlance?: boolean;
  /** What is sent with POST, and as what; where it is redirected, the redirect is the answer. */
  sent?: { body: string; type: string };
  /** https://www.rfc-editor.org/rfc/rfc9110#name-authorization; goes to the first address alone. */
  authorization?: string | undefined;
  /** Ends all of it: redirects, attempts and the wait for others. */
  signal?: AbortSignal;
}

export interface Redirect {
  /** https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
  status: number;
  /** Where it leads. */
  to: string;
}

interface Response {
  outcome: 'answered';
  status: number;
  /** The first of each name, in lower case. */
  headers: Partial<Record<string, string>>;
  /** Decompressed, as far as it came and was wanted. */
  body: Buffer;
  /** Why the body is not whole: the fault that ended it, or its size. */
  flaw?: Fault | 'size';
}

/** Why there was no response at the end of the way. */
export const faults = [
  /** Nobody of that name: the name system knows no such host. */
  'unknown-host',
  'timeout',
  'connection',
  'certificate',
  /** Too many redirects, or one that leads off the web. */
  'redirects',
  /** The address lies in a private network and was not asked. */
  'private',
] as const;

interface Fault {
  outcome: (typeof faults)[number];
  /** As the network or TLS names it. */
  code: string;
  /** Completes “the address …”. */
  detail: string;
}

/** What came of a question, and the redirects on the way. */
export type Answer = { redirects: Redirect[] } & (
  | Fault
  | (Response & {
      /** The address at the end. */
      address: string;
    })
);

/** Asks one http or https address and follows its redirects. Never rejects. */
export type WebClient = (address: string, question: Question) => Promise<Answer>;

/** Requests in all, whatever their hosts. */
const AT_ONCE = 6;

type Method = 'GET' | 'HEAD' | 'POST';

/** Who asks: https://www.rfc-editor.org/rfc/rfc9110#section-10.1.5; header values are ASCII. */
const USER_AGENT = `Mozilla/5.0 (compatible; ${masthead.name}; +${masthead.url})`.replace(
  /[^\x20-\x7e]/g,
  '',
);

/** A client that asks one thing at a time of a host and few in all, counting all who ask through it. */
export function webClient(options: ClientOptions): WebClient {
  const agent = guardedAgent(options.isPermitted, options.timeoutMs);
  const all = new PQueue({ concurrency: AT_ONCE });
  const hosts = new Map<string, PQueue>();
  /** Hosts that gave no answer after all attempts: their other addresses get one attempt each. */
  const silent = new Set<string>();

  const send = (at: URL, question: Question, method: Method) =>
    all.add(() => exchange(agent, at, method, question, options.timeoutMs));

  const attempt = async (at: URL, question: Question, isGlance: boolean) => {
    const glance = isGlance ? await send(at, question, 'HEAD') : undefined;
    if (glance && isConclusive(glance)) return glance;
    return send(at, question, question.sent ? 'POST' : 'GET');
  };

  const askPatiently = async (at: URL, question: Question) => {
    const isSilent = silent.has(at.host);
    const tries = isSilent ? 1 : options.retries + 1;
    let answer = await attempt(at, question, !isSilent && question.isGlance === true);
    for (let tried = 1; tried < tries && mayPass(answer); tried += 1) {
      const wanted = waitOf(answer);
      if (wanted > options.longestWaitMs) break;
      const wait = Math.max(wanted, options.retryWaitMs * 2 ** (tried - 1));
      await pause(wait, undefined, { signal: question.signal }).catch(() => undefined);
      answer = await attempt(at, question, false);
    }
    if (answer.outcome === 'answered') silent.delete(at.host);
    else silent.add(at.host);
    return answer;
  };

  return async (address, question) => {
    const redirects: Redirect[] = [];
    for (let at = new URL(address); ;) {
      const queue = hosts.get(at.host) ?? new PQueue({ concurrency: 1 });
      hosts.set(at.host, queue);
      const asked = redirects.length === 0 ? question : { ...question, authorization: undefined };
      const answer = await queue.add(() => askPatiently(at, asked));
      if (answer.outcome !== 'answered') return { ...answer, redirects };
      const { location } = answer.headers;
      if (question.sent || !isRedirect(answer.status) || location === undefined) {
        return { ...answer, address: at.href, redirects };
      }
      const to = redirected(at, location);
      if (to === undefined || redirects.length === question.mostRedirects) {
        const detail = to
          ? `redirects more than ${question.mostRedirects} times`
          : `redirects off the web, to \`${location.slice(0, 100)}\``;
        return { outcome: 'redirects', code: 'ERR_REDIRECTS', detail, redirects };
      }
      redirects.push({ status: answer.status, to: to.href });
      at = to;
    }
  };
}

const isRedirect = (status: number) => status >= 300 && status < 400;

/** https://www.rfc-editor.org/rfc/rfc9110#name-location: relative to the last, with its fragment. */
function redirected(from: URL, location: string): URL | undefined {
  const to = URL.parse(location, from);
  if (!to || !isWebAddress(to.href)) return undefined;
  to.hash ||= from.hash;
  to.username = '';
  to.password = '';
  return to;
}

/** True where GET would not say more than HEAD did. */
function isConclusive(glance: Response | Fault): boolean {
  if (glance.outcome !== 'answered') {
    return glance.outcome === 'unknown-host' || glance.outcome === 'private';
  }
  const { status, headers } = glance;
  if (status >= 200 && status < 300) {
    const type = headers['content-type'];
    return type !== undefined && !/html/i.test(type);
  }
  return status === 429 || (isRedirect(status) && headers.location !== undefined);
}

/** True where the same question may be answered otherwise in a moment. */
function mayPass(answer: Response | Fault): boolean {
  if (answer.outcome !== 'answered') {
    return answer.outcome === 'timeout' || answer.outcome === 'connection';
  }
  const { status } = answer;
  return status === 429 || (status >= 500 && status < 600 && status !== 501);
}

/**
 * Milliseconds a response asks us to wait, in seconds or until a date:
 * https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
function waitOf(answer: Response | Fault): number {
  const after = answer.outcome === 'answered' ? (answer.headers['retry-after'] ?? '').trim() : '';
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  const until = Date.parse(after) - Date.now();
  return Number.isNaN(until) ? 0 : Math.max(0, until);
}

/** One request and its response, whose body may end early: a page cut short still has its head. */
async function exchange(
  dispatcher: Dispatcher,
  url: URL,
  method: Method,
  { accept, mostBytes, sent, authorization, signal: ended }: Question,
  timeoutMs: number,
): Promise<Response | Fault> {
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(ended ? [ended] : [])]);
  const faultOf = (error: unknown) => toFault(error as Error, url, signal.aborted, timeoutMs);
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      method,
      signal,
      headers: {
        'user-agent': USER_AGENT,
        accept: accept ?? 'text/html,application/xhtml+xml,*/*;q=0.8',
        'accept-language': `${masthead.language},*;q=0.5`,
        'accept-encoding': 'gzip, br',
        ...(sent && { 'content-type': sent.type }),
        ...(authorization !== undefined && { authorization }),
      },
      ...(sent && { body: sent.body }),
    });
    // What is left of a body that is not read to its end is no fault.
    body.on('error', () => undefined);
    const first = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, [value].flat()[0]]),
    );
    const isUnread = method === 'HEAD' || (isRedirect(statusCode) && first.location !== undefined);
    if (isUnread) body.destroy();
    const read = isUnread
      ? { body: Buffer.alloc(0) }
      : await bodyOf(body, first['content-encoding'], mostBytes, faultOf);
    return { outcome: 'answered', status: statusCode, headers: first, ...read };
  } catch (error) {
    return faultOf(error);
  }
}

async function bodyOf(
  sent: AsyncIterable<Uint8Array>,
  coding: string | undefined,
  mostBytes: number,
  faultOf: (error: unknown) => Fault,
): Promise<Pick<Response, 'body' | 'flaw'>> {
  const chunks: Uint8Array[] = [];
  let fault: Fault | undefined;
  try {
    // What is sent is bounded as well as what comes out: empty members cost bytes and yield none.
    for await (const chunk of upTo(mostBytes, decompressed(upTo(mostBytes, sent), coding))) {
      chunks.push(chunk);
    }
  } catch (error) {
    fault = faultOf(error);
  }
  const body = Buffer.concat(chunks);
  const flaw = body.length > mostBytes ? 'size' : fault;
  return { body: body.subarray(0, mostBytes), ...(flaw === undefined ? {} : { flaw }) };
}

/** The chunks until there are more bytes than `most`. */
async function* upTo(most: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    yield chunk;
    size += chunk.length;
    if (size > most) return;
  }
}

/** undici’s own interceptor for this is experimental, warns on every run, and refuses what is cut short. */
function decompressed(
  sent: AsyncIterable<Uint8Array>,
  coding = 'identity',
): AsyncIterable<Uint8Array> {
  const name = coding.trim().toLowerCase();
  if (name === 'identity' || name === '') return sent;
  const decoder =
    name === 'gzip' || name === 'x-gzip'
      ? createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
      : name === 'br'
        ? createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })
        : undefined;
  if (!decoder) throw Object.assign(new Error(), { code: `compressed as ${name}` });
  pipeline(sent, decoder, () => undefined);
  return decoder;
}

function toFault(
  error: Error & { code?: string },
  { hostname }: URL,
  isLate: boolean,
  timeoutMs: number,
): Fault {
  const named = isLate ? 'ETIMEDOUT' : (error.code ?? error.name);
  const code = UNDICI_CODES[named] ?? named;
  const fault = (outcome: Fault['outcome'], detail: string) => ({ outcome, code, detail });
  if (code === REFUSED) return fault('private', error.message);
  if (code === 'ETIMEDOUT') {
    return fault('timeout', `gave no answer within ${timeoutMs / 1000} seconds`);
  }
  if (code === 'ENOTFOUND') {
    return fault('unknown-host', `names the host ${hostname}, which does not exist`);
  }
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)
    ? fault('certificate', `shows a certificate that is not accepted: ${code}`)
    : fault('connection', `gave no answer: ${code}`);
}

/** undici’s own names for a server that hangs up, and for one that cannot be reached in time. */
const UNDICI_CODES: Partial<Record<string, string>> = {
  UND_ERR_SOCKET: 'ECONNRESET',
  UND_ERR_CONNECT_TIMEOUT: 'ETIMEDOUT',
};
