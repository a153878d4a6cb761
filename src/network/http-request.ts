/** What does one request bring back? The status, the headers and the beginning of the body, or why there is none. */
import type { LinkAnswer } from './link-answer.ts';
import type { IncomingHttpHeaders } from 'node:http';
import { masthead } from '../masthead.ts';
import { isPublicAddress, permittedRequest, REFUSED } from './safe-address.ts';

export interface Response {
  status: number;
  headers: IncomingHttpHeaders;
  /** At most `BODY_LIMIT` bytes. */
  body: Buffer;
}

/** Why no response came. */
export type Fault = Extract<LinkAnswer['end'], { fault: string }>;

export interface RequestOptions {
  method: 'GET' | 'HEAD';
  /** For the whole exchange, in milliseconds. */
  timeoutMs: number;
  /** Whether addresses of private networks and of this machine may be asked. */
  allowPrivate: boolean;
}

/** Enough for the head of any page, and for its first heading. */
const BODY_LIMIT = 256 * 1024;

/** Who asks: https://www.rfc-editor.org/rfc/rfc9110#section-10.1.5; header values are ASCII. */
const USER_AGENT = `Mozilla/5.0 (compatible; ${masthead.name}; +${masthead.url})`.replace(
  /[^\x20-\x7e]/g,
  '',
);

/** Sends one request to an http or https address and follows no redirect. Never throws. */
export async function request(address: string, options: RequestOptions): Promise<Response | Fault> {
  const url = new URL(address);
  try {
    return await responseOf(url, options);
  } catch (error) {
    return faultOf(error as Error, url, options.timeoutMs);
  }
}

/** Throws what the network throws, and the refusal of an address that may not be asked. */
function responseOf(
  url: URL,
  { method, timeoutMs, allowPrivate }: RequestOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sent = permittedRequest(url, allowPrivate ? () => true : isPublicAddress, {
      method,
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        'accept-language': `${masthead.language},*;q=0.5`,
        'accept-encoding': 'identity',
      },
      signal: AbortSignal.timeout(timeoutMs),
      maxHeaderSize: 64 * 1024,
    });
    let hasBegun = false;
    sent.on('error', (error) => {
      // A response that breaks off still has its status and the beginning of its body.
      if (!hasBegun) reject(error);
    });
    sent.on('response', (response) => {
      hasBegun = true;
      const chunks: Buffer[] = [];
      let size = 0;
      const done = () => {
        const body = Buffer.concat(chunks).subarray(0, BODY_LIMIT);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= BODY_LIMIT) response.destroy();
      });
      response.on('error', done);
      response.on('close', done);
    });
    sent.end();
  });
}

function faultOf(error: Error & { code?: string }, url: URL, timeoutMs: number): Fault {
  const code = error.code ?? error.name;
  if (code === REFUSED) return { fault: 'private', detail: error.message };
  if (code === 'ENOTFOUND') {
    return {
      fault: 'unknown-host',
      detail: `names the host ${url.hostname}, which does not exist`,
    };
  }
  if (code === 'ABORT_ERR' || code === 'ETIMEDOUT') {
    return { fault: 'timeout', detail: `gave no answer within ${timeoutMs / 1000} seconds` };
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) {
    return { fault: 'certificate', detail: `shows a certificate that is not accepted: ${code}` };
  }
  return { fault: 'connection', detail: `gave no answer: ${code}` };
}
