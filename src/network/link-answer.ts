/** What was seen when an address was asked? Where it led, and how that ended. */
import { z } from 'zod';

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
