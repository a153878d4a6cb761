/** What was seen when an address was asked? Where it led, and how that ended. */
import { z } from 'zod';
import { faults, type WebClient } from '../network/web-client.ts';
import { pageHeadings } from './page-headings.ts';

/** What was seen when an address was asked; facts only, so that they can be kept and judged again. */
export const linkAnswerSchema = z.object({
  /** Redirects in order: the status (RFC 9110, section 15.4) and where each led. */
  redirects: z.array(z.object({ status: z.number(), to: z.string() })),
  end: z.union([
    z.object({
      /** Status code of the last response. */
      status: z.number(),
      /** Title and first heading of the page, where it is HTML. */
      headings: z.array(z.string()),
    }),
    z.object({
      fault: z.enum(faults),
      /** The fault in words that complete “the address …”. */
      detail: z.string(),
    }),
  ]),
});

export type LinkAnswer = z.infer<typeof linkAnswerSchema>;

/** More redirects are a circle, or a place that wants cookies first; a title stands in the first bytes. */
const GLANCE = { isGlance: true, mostRedirects: 10, mostBytes: 256 * 1024 };

/** Asks `address` as far as its redirects lead. Never rejects. */
export async function findLinkAnswer(address: string, ask: WebClient): Promise<LinkAnswer> {
  const { redirects, ...answer } = await ask(address, GLANCE);
  if (answer.outcome !== 'answered') {
    return { redirects, end: { fault: answer.outcome, detail: answer.detail } };
  }
  const { status, headers, body } = answer;
  const type = headers['content-type'];
  const isPage = type === undefined || /html/i.test(type);
  return { redirects, end: { status, headings: isPage ? pageHeadings(body, type) : [] } };
}
