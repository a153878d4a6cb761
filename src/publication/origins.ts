/** Who says it first, and how much rests on each? Origins followed along `origin`, so that copies count once. */
import type { Citation } from '../model/citation.ts';
import type { Piece } from '../model/piece.ts';
import type { Source } from '../model/source.ts';

/**
 * Id of the source at the end of the chain of origins that begins at `id`; `id` itself where it repeats
 * nothing listed. A chain that runs in a circle ends at its first id in alphabetical order.
 */
export function originOf(id: string, sources: readonly Source[]): string {
  const repeats = repeatsOf(sources);
  const seen = new Set<string>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const next = repeats.get(at);
    if (next === undefined || !repeats.has(next)) return at;
    at = next;
  }
  const chain = [...seen];
  return chain.slice(chain.indexOf(at)).sort()[0] ?? id;
}

const indexes = new WeakMap<readonly Source[], Map<string, string | undefined>>();

/** Id of each source → what it repeats; made once for a list of sources. */
function repeatsOf(sources: readonly Source[]): Map<string, string | undefined> {
  const known = indexes.get(sources);
  if (known) return known;
  const repeats = new Map(sources.map(({ id, origin }) => [id, origin]));
  indexes.set(sources, repeats);
  return repeats;
}

/** Ids of the listed sources that prose or claims cite, in the order of the list. */
export function citedSources(
  { sources, claims }: Pick<Piece, 'sources' | 'claims'>,
  citations: readonly Pick<Citation, 'source'>[],
): string[] {
  const cited = new Set([
    ...citations.map(({ source }) => source),
    ...claims.flatMap((claim) => claim.sources.map(({ id }) => id)),
  ]);
  return sources.map(({ id }) => id).filter((id) => cited.has(id));
}

/** Ids of the sources on which everything cited rests once copies are followed to what they repeat. */
export const independentOrigins = (
  piece: Pick<Piece, 'sources' | 'claims'>,
  citations: readonly Pick<Citation, 'source'>[],
): string[] => [
  ...new Set(citedSources(piece, citations).map((id) => originOf(id, piece.sources))),
];

/** Share of each cited source in the citations of the prose, 0 to 1, the largest first. */
export function citationShares(
  citations: readonly Pick<Citation, 'source'>[],
): { source: string; count: number; share: number }[] {
  const counts = new Map<string, number>();
  for (const { source } of citations) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts]
    .map(([source, count]) => ({ source, count, share: count / citations.length }))
    .sort((a, b) => b.count - a.count);
}
