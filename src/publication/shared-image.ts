/** Where is the image that stands for a piece where it is shared? At an address that changes with what it shows, as it is kept there. */
import { shareImageAddress } from '../model/addresses.ts';
import { sha256 } from '../model/text.ts';
import { inBrief } from './evidence.ts';
import type { PieceView } from './publication.ts';

/** Path with a query, which the site itself does not read. */
export function sharedImage({ manuscript: { slug, piece }, topics, evidence }: PieceView): string {
  const { title, type, lead } = piece;
  const shown = JSON.stringify([
    title,
    type,
    lead,
    topics.map(({ name }) => name),
    inBrief(evidence),
  ]);
  return `${shareImageAddress(slug)}?${sha256(shown).slice(0, 8)}`;
}
