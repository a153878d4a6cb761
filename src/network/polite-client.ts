/** How are many addresses asked without being a burden? One request at a time per host, few in all, with patience. */
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { setTimeout as pause } from 'node:timers/promises';
import { request, type Fault, type Response } from './http-request.ts';

export interface PoliteOptions {
  /** For one request, in milliseconds. */
  timeoutMs: number;
  allowPrivate: boolean;
  /** Further attempts after 429, 5xx and failures of the network. */
  retries: number;
  /** Pause before the second attempt, in milliseconds; it doubles with every further one. */
  retryWaitMs: number;
  /** The longest `Retry-After` that is waited for, in milliseconds. */
  longestWaitMs: number;
}

export const patience: PoliteOptions = {
  timeoutMs: 10_000,
  allowPrivate: false,
  retries: 2,
  retryWaitMs: 1000,
  longestWaitMs: 60_000,
};

/** Requests in all, whatever their hosts. */
const AT_ONCE = 6;

/**
 * Asks one address and follows no redirect. `look` asks with HEAD first and fetches the body only where
 * HEAD is refused, fails, or announces HTML, whose title must be seen. Never throws.
 */
export type PoliteClient = (address: string, how: 'look' | 'fetch') => Promise<Response | Fault>;

/** A client that shares its queues among all who ask through it. */
export function politeClient(options: PoliteOptions): PoliteClient {
  const all = new PQueue({ concurrency: AT_ONCE });
  const hosts = new Map<string, PQueue>();
  /** Hosts that gave no answer after all attempts: their other addresses get one attempt each. */
  const silent = new Set<string>();

  const send = (address: string, method: 'GET' | 'HEAD') =>
    all.add(() => request(address, { method, ...options }));

  const attempt = async (address: string, how: 'look' | 'fetch') => {
    if (how === 'look') {
      const glance = await send(address, 'HEAD');
      if (isConclusive(glance)) return glance;
    }
    return send(address, 'GET');
  };

  const askPatiently = async (address: string, how: 'look' | 'fetch') => {
    const { host } = new URL(address);
    const isSilent = silent.has(host);
    let answer: Response | Fault | undefined;
    try {
      await pRetry(
        async (attemptNumber) => {
          answer = await attempt(address, attemptNumber > 1 || isSilent ? 'fetch' : how);
          if (isPassing(answer)) throw new Error('asked again', { cause: answer });
        },
        {
          retries: isSilent ? 0 : options.retries,
          minTimeout: options.retryWaitMs,
          shouldRetry: () => waitOf(answer) <= options.longestWaitMs,
          onFailedAttempt: async ({ retriesLeft }) => {
            const wait = waitOf(answer);
            if (retriesLeft > 0 && wait <= options.longestWaitMs) await pause(wait);
          },
        },
      );
    } catch {
      // The last answer stands for itself.
    }
    if (answer === undefined) throw new Error(`No attempt was made at ${address}`);
    if ('fault' in answer) silent.add(host);
    else silent.delete(host);
    return answer;
  };

  return (address, how) => {
    const { host } = new URL(address);
    const queue = hosts.get(host) ?? new PQueue({ concurrency: 1 });
    hosts.set(host, queue);
    return queue.add(() => askPatiently(address, how));
  };
}

/** True where GET would not say more than HEAD did. */
function isConclusive(glance: Response | Fault): boolean {
  if ('fault' in glance) return glance.fault === 'unknown-host' || glance.fault === 'private';
  const { status, headers } = glance;
  if (status >= 200 && status < 300) {
    const type = headers['content-type'];
    return type !== undefined && !/html/i.test(type);
  }
  return status === 429 || (status >= 300 && status < 400 && headers.location !== undefined);
}

/** True where the same question may be answered otherwise in a moment. */
function isPassing(answer: Response | Fault): boolean {
  if ('fault' in answer) return answer.fault === 'timeout' || answer.fault === 'connection';
  const { status } = answer;
  return status === 429 || (status >= 500 && status < 600 && status !== 501);
}

/**
 * Milliseconds a response asks us to wait, in seconds or until a date:
 * https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
function waitOf(answer: Response | Fault | undefined): number {
  if (!answer || 'fault' in answer) return 0;
  const after = answer.headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  const until = Date.parse(after) - Date.now();
  return Number.isNaN(until) ? 0 : Math.max(0, until);
}
