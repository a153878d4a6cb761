/** Where is the image that stands for a piece where it is shared? At an address that changes with what it shows, as it is kept there. */
import { shareImageAddress } from '../model/addresses.ts';
import { sha256 } from '../model/text.ts';
import { inBrief } from './evidence.ts';
import type { PieceView, Surroundings } from './publication.ts';

/** Path with a query, which the site itself does not read. */
export function sharedImage(
  { manuscript: { slug, piece }, topics, evidence }: PieceView,
  { site }: Pick<Surroundings, 'site'>,
): string {
  const { title, type, lead } = piece;
  const named = new Set(Object.values(lead?.with ?? {}).flat());
  // Of boards a picture asks only where it draws one.
  const boards = lead ? site.boards.filter(({ id }) => named.has(id)) : [];
  const shown = JSON.stringify([
    title,
    type,
    lead,
    boards.map(({ snapshots }) => snapshots),
    topics.map(({ name }) => name),
    inBrief(evidence),
  ]);
  return `${shareImageAddress(slug)}?${sha256(shown).slice(0, 8)}`;
}
