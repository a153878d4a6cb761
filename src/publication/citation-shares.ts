/** How much of a piece rests on each of its sources? */
import type { Citation } from '../model/citation.ts';
import type { Piece } from '../model/piece.ts';

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

export interface CitationShare {
  /** Id of the source. */
  source: string;
  count: number;
  /** 0 to 1. */
  share: number;
}

/** Share of each cited source in the citations of the prose, 0 to 1, the largest first. */
export function citationShares(citations: readonly Pick<Citation, 'source'>[]): CitationShare[] {
  const counts = new Map<string, number>();
  for (const { source } of citations) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts]
    .map(([source, count]) => ({ source, count, share: count / citations.length }))
    .sort((a, b) => b.count - a.count);
}
