/** Which addresses are one where disks know no case of letters? All of a publication, by how they are spelled without it. */
import { spelledAlike } from '../model/addresses.ts';
import type { Publication } from '../publication/publication.ts';

const made = new WeakMap<Publication, ReadonlyMap<string, readonly string[]>>();

/** Addresses by their spelling: the site’s own first, then those of pieces, then old ones in the order of the pieces. */
export function spellingsOf(publication: Publication): ReadonlyMap<string, readonly string[]> {
  const before = made.get(publication);
  if (before) return before;
  const own = [...publication.addresses].filter(([, { kind }]) => kind !== 'redirect');
  const all = new Set([...own.map(([path]) => path), ...publication.owners.keys()]);
  const spellings = Map.groupBy(all, spelledAlike);
  made.set(publication, spellings);
  return spellings;
}
