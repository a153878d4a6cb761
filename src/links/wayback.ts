/** Does the Wayback Machine hold a copy? Its availability interface: https://archive.org/help/wayback_api.php */
import { z } from 'zod';
import type { ArchivedCopy } from './link-messages.ts';
import { isWebAddress } from '../model/id.ts';
import type { WebClient } from '../network/web-client.ts';

/** Address of the interface. */
export const WAYBACK = 'https://archive.org/wayback/available';

const availabilitySchema = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({
        available: z.boolean(),
        status: z.union([z.string(), z.number()], 'a status').transform(String),
        url: z.string().refine(isWebAddress),
        timestamp: z.string().regex(/^\d{14}$/),
      })
      .optional(),
  }),
});

/**
 * The sound copy of `address` closest to `day` (UTC, ISO 8601), null where the archive knows none, and
 * undefined where it gave no usable answer. Never throws.
 */
export async function findArchivedCopy(
  address: string,
  day: string,
  { ask, wayback }: { ask: WebClient; wayback: string },
): Promise<ArchivedCopy | null | undefined> {
  const question = new URL(wayback);
  question.searchParams.set('url', address);
  question.searchParams.set('timestamp', day.replaceAll('-', ''));
  const answer = await ask(question.href, { mostRedirects: 0, mostBytes: 256 * 1024 });
  if (answer.outcome !== 'answered' || answer.status !== 200) return undefined;
  const result = availabilitySchema.safeParse(parsedJson(answer.body.toString('utf8')));
  if (!result.success) return undefined;
  const { closest } = result.data.archived_snapshots;
  if (!closest?.available || closest.status !== '200') return null;
  const { url, timestamp } = closest;
  return {
    url: url.replace(/^http:\/\/web\.archive\.org\//, 'https://web.archive.org/'),
    day: timestamp.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3'),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
