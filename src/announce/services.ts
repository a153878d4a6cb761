/** How is a service told? Hubs by WebSub, search engines by IndexNow, the Internet Archive by its save endpoint. */
import type { Answer, WebClient } from '../network/web-client.ts';

/** Where search engines that share what they are told are told it: https://www.indexnow.org/documentation */
export const INDEX_NOW = 'https://api.indexnow.org/indexnow';

/** Addresses that one request may hold. */
export const MOST_AT_ONCE = 10_000;

/** Where a copy is asked for: https://docs.google.com/document/d/1Nsv52MvSjbLb2PCpHlat0gkzw0EvtSgpKHu4mk0MnrA */
export const SAVE = 'https://web.archive.org/save';

/** Undefined where the service took it; else why not, which completes “the service …”. */
export type Refusal = string | undefined;

const ANSWER = { mostBytes: 64 * 1024, mostRedirects: 5 };
const FORM = 'application/x-www-form-urlencoded';

/** Tells a hub that a feed has news, as publishers do: https://github.com/pubsubhubbub/PubSubHubbub/blob/master/pubsubhubbub-core-0.4.html */
export async function tellHub(ask: WebClient, hub: string, feed: string): Promise<Refusal> {
  const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed }).toString();
  return refusalOf(await ask(hub, { ...ANSWER, sent: { body, type: FORM } }));
}

/** Tells search engines of pages; `key` stands at `/<key>.txt`. At most `MOST_AT_ONCE`. */
export async function tellSearch(
  ask: WebClient,
  endpoint: string,
  { url, key, pages }: { url: string; key: string; pages: readonly string[] },
): Promise<Refusal> {
  const body = JSON.stringify({
    host: new URL(url).host,
    key,
    keyLocation: `${url}/${key}.txt`,
    urlList: pages,
  });
  const type = 'application/json; charset=utf-8';
  return refusalOf(await ask(endpoint, { ...ANSWER, sent: { body, type } }));
}

/**
 * Asks for a copy of an address. With `keys` (`access:secret`) as a request that is queued; without, as a visitor
 * does, who waits until the copy is made.
 */
export async function saveCopy(
  ask: WebClient,
  endpoint: string,
  address: string,
  keys: string | undefined,
): Promise<Refusal> {
  if (keys === undefined) return refusalOf(await ask(`${endpoint}/${address}`, ANSWER));
  const body = new URLSearchParams({ url: address, skip_first_archive: '1' }).toString();
  const answer = await ask(endpoint, {
    ...ANSWER,
    accept: 'application/json',
    sent: { body, type: FORM },
    authorization: `LOW ${keys}`,
  });
  const refusal = refusalOf(answer);
  if (refusal !== undefined || answer.outcome !== 'answered') return refusal;
  // A refusal in words comes with status 200.
  const said = answer.body.toString('utf8');
  return /"job_id"\s*:\s*"/.test(said) ? undefined : `answers ${said.slice(0, 200) || 'nothing'}`;
}

function refusalOf(answer: Answer): Refusal {
  if (answer.outcome !== 'answered') return answer.detail;
  const { status, body, flaw } = answer;
  if (status >= 200 && status < 300) {
    return typeof flaw === 'object' ? `broke off its answer: ${flaw.detail}` : undefined;
  }
  const words = body
    .toString('utf8')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `answers ${status}${words === '' ? '' : ` (${words.slice(0, 100)})`}`;
}
