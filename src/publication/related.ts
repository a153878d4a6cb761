/** Which other pieces should a reader of this one know, and why? */
import type { Publication, PieceView } from './publication.ts';
import { splitKey } from './cross-references.ts';
import { sourceIdentity } from '../model/source.ts';

export interface RelatedPiece {
  slug: string;
  /** Works that both cite. */
  sharedSources: number;
  /** Claims, caveats and forecasts by which one points at the other. */
  references: number;
  /** Topics that both stand under. */
  sharedTopics: number;
}

/** Pieces named at most. */
const MOST = 4;

/** The nearest other pieces: by shared sources, then by references either way, then by topics, then the newest. */
export function relatedPieces(rows: PieceView, { pieces, sources }: Publication): RelatedPiece[] {
  const { slug, piece } = rows.manuscript;
  const related = new Map<string, RelatedPiece>();
  const count = (other: string, what: keyof Omit<RelatedPiece, 'slug'>) => {
    if (other === slug || !pieces.has(other)) return;
    const known = related.get(other) ?? {
      slug: other,
      sharedSources: 0,
      references: 0,
      sharedTopics: 0,
    };
    known[what] += 1;
    related.set(other, known);
  };

  for (const identity of new Set(piece.sources.map((source) => sourceIdentity(source)))) {
    const citedIn = sources.get(identity)?.citedIn ?? [];
    if (citedIn.includes(slug)) for (const other of citedIn) count(other, 'sharedSources');
  }
  for (const key of rows.claims.flatMap((claim) => [...claim.dependsOn, ...claim.dependents])) {
    count(splitKey(key).slug, 'references');
  }
  for (const row of [...rows.closes, ...rows.resolves]) count(row.slug, 'references');
  for (const by of [
    ...rows.caveats.map((row) => row.closed),
    ...rows.forecasts.map((row) => row.resolution),
  ]) {
    if (by) count(by.by, 'references');
  }
  const order = new Map([...pieces.keys()].map((other, index) => [other, index]));
  for (const other of pieces.values()) {
    for (const topic of piece.topics) {
      if (other.manuscript.piece.topics.includes(topic))
        count(other.manuscript.slug, 'sharedTopics');
    }
  }
  return [...related.values()]
    .sort(
      (a, b) =>
        b.sharedSources - a.sharedSources ||
        b.references - a.references ||
        b.sharedTopics - a.sharedTopics ||
        (order.get(a.slug) ?? 0) - (order.get(b.slug) ?? 0),
    )
    .slice(0, MOST);
}
