/** What answers at an address? The redirects on the way and what stands at its end. */
import type { LinkAnswer } from '../network/link-answer.ts';
import { isWebAddress } from '../model/id.ts';
import { pageHeadings } from './page-headings.ts';
import type { PoliteClient } from '../network/polite-client.ts';

/** More are a circle, or a place that wants cookies first. */
const MOST_REDIRECTS = 10;

/** Follows `address` to its end through `ask`. Never throws. */
export async function probeLink(address: string, ask: PoliteClient): Promise<LinkAnswer> {
  const redirects: LinkAnswer['redirects'] = [];
  let at = address;
  for (;;) {
    const answer = await ask(at, 'look');
    if ('fault' in answer) return { redirects, end: answer };
    const { status, headers, body } = answer;
    if (status < 300 || status >= 400 || headers.location === undefined) {
      const type = headers['content-type'];
      const isPage = type === undefined || /html/i.test(type);
      return { redirects, end: { status, headings: isPage ? pageHeadings(body, type) : [] } };
    }
    const to = URL.parse(headers.location, at)?.href;
    if (to === undefined || !isWebAddress(to)) {
      const detail = `redirects off the web, to \`${headers.location.slice(0, 100)}\``;
      return { redirects, end: { fault: 'redirects', detail } };
    }
    if (redirects.length === MOST_REDIRECTS) {
      const detail = `redirects more than ${MOST_REDIRECTS} times`;
      return { redirects, end: { fault: 'redirects', detail } };
    }
    redirects.push({ status, to });
    at = to;
  }
}
