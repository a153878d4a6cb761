/** Which old addresses lead to which pieces? */
import { isPublished } from '../model/visibility.ts';
import { pieceAddress } from '../model/addresses.ts';
import type { Piece } from '../model/piece.ts';
import { aliasAddress } from '../model/addresses.ts';

/** A piece whose address has changed, as far as this needs it. */
interface Movable {
  slug: string;
  piece: Pick<Piece, 'aliases' | 'draft' | 'datePublished'>;
}

/**
 * Old address (`aliasAddress`) → the piece to which it leads. Of pieces that readers can see on the day; an
 * address at which a piece stands leads nowhere else, and of two claims to one the first counts.
 */
export function oldAddresses<M extends Movable>(
  pieces: readonly M[],
  today: string,
): Map<string, M> {
  const published = pieces.filter(({ piece }) => isPublished(piece, today));
  const standing = new Set(published.map(({ slug }) => pieceAddress(slug)));
  const addresses = new Map<string, M>();
  for (const one of published) {
    for (const address of one.piece.aliases.map(aliasAddress)) {
      if (!standing.has(address) && !addresses.has(address)) addresses.set(address, one);
    }
  }
  return addresses;
}
