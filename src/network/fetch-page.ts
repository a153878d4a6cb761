/** What stands at an address? The first two megabytes of it, fetched without following it anywhere private. */
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib';
import { masthead } from '../masthead.ts';
import { permittedRequest, REFUSED, refusal, type Permission } from './safe-address.ts';

export interface FetchOptions {
  /** Media types asked for: https://www.rfc-editor.org/rfc/rfc9110#name-accept */
  accept: string;
  isPermitted: Permission;
  /** For all redirects and the body together. */
  milliseconds: number;
}

/** What came of a request; `reason` completes a sentence that begins with the address. */
export type Fetched =
  | {
      outcome: 'answered';
      /** The address to keep: the last one where all redirects were permanent, else the one asked for. */
      address: string;
      /** `Content-Type` as sent. */
      type: string;
      /** `Content-Language` as sent. */
      language: string;
      /** At most two megabytes, decompressed. */
      body: Uint8Array;
    }
  /** There is nothing at the address. */
  | { outcome: 'gone'; reason: string }
  /** We will not go there. */
  | { outcome: 'refused'; reason: string }
  /** There may be something, but we could not read it. */
  | { outcome: 'unreachable'; reason: string };

const MOST_REDIRECTS = 5;
const MOST_BYTES = 2 * 1024 * 1024;

/** Fetches `url`, an http or https address. Throws nothing. */
export async function fetchPage(url: string, options: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(options.milliseconds);
  try {
    return await follow(new URL(url), options, signal);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === REFUSED) return { outcome: 'refused', reason: message };
    const reason = signal.aborted
      ? `did not answer within ${options.milliseconds / 1000} seconds`
      : `cannot be read (${code ?? message})`;
    return { outcome: 'unreachable', reason };
  }
}

async function follow(asked: URL, options: FetchOptions, signal: AbortSignal): Promise<Fetched> {
  let at = asked;
  let isPermanent = true;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await answerOf(at, options, signal);
    const { statusCode = 0, statusMessage = '', headers } = response;
    if (statusCode < 300) {
      return {
        outcome: 'answered',
        address: (isPermanent ? at : asked).href,
        type: headers['content-type'] ?? '',
        language: headers['content-language'] ?? '',
        body: await bodyOf(response),
      };
    }
    response.destroy();
    const reason = `answers ${statusCode} ${statusMessage}`.trim();
    if (statusCode === 404 || statusCode === 410) return { outcome: 'gone', reason };
    if (statusCode >= 400 || headers.location === undefined) {
      return { outcome: 'unreachable', reason };
    }
    isPermanent &&= statusCode === 301 || statusCode === 308;
    at = redirected(at, headers.location);
  }
  throw refusal(`redirects more than ${MOST_REDIRECTS} times`);
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-location: relative to the last, with its fragment. */
function redirected(from: URL, location: string): URL {
  const to = URL.parse(location, from);
  if (!to || !/^https?:$/.test(to.protocol)) {
    throw refusal('redirects to what is no http or https address');
  }
  to.hash ||= from.hash;
  to.username = '';
  to.password = '';
  return to;
}

/** The answer’s head; its body is still to be read. */
function answerOf(
  url: URL,
  { accept, isPermitted }: FetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      accept,
      'accept-encoding': 'gzip, br',
      'user-agent': `${masthead.name.replace(/[^\x20-\x7E]/g, '')} cite (+${masthead.url})`,
    };
    permittedRequest(url, isPermitted, { agent: false, headers, signal })
      .on('response', resolve)
      .on('error', reject)
      .end();
  });
}

/** The body as far as it comes: a page cut short still has its head. Throws where nothing comes. */
async function bodyOf(response: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of bounded(decompressed(response))) chunks.push(chunk);
  } catch (error) {
    if (chunks.length === 0) throw error;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES);
}

function decompressed(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (coding === 'identity') return response;
  const decoder =
    coding === 'gzip' || coding === 'x-gzip'
      ? createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
      : coding === 'br'
        ? createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })
        : undefined;
  if (!decoder) throw new Error(`compressed as ${coding}`);
  // What is sent is bounded as well as what comes out: empty members cost bytes and yield none.
  pipeline(bounded(response), decoder, () => undefined);
  return decoder;
}

async function* bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    yield chunk;
    size += chunk.length;
    if (size >= MOST_BYTES) return;
  }
}
