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
export function relatedPieces(rows: PieceView, publication: Publication): RelatedPiece[] {
  const related = new Map<string, RelatedPiece>();
  for (const [slug, what] of relations(rows, publication)) {
    const known = related.get(slug) ?? { slug, sharedSources: 0, references: 0, sharedTopics: 0 };
    known[what] += 1;
    related.set(slug, known);
  }
  const order = new Map([...publication.pieces.keys()].map((other, index) => [other, index]));
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

/** True where there is such a piece; it looks no further than the first. */
export const hasRelatedPieces = (rows: PieceView, publication: Publication): boolean =>
  relations(rows, publication).some(() => true);

/** Everything that a piece has in common with another. */
function* relations(
  rows: PieceView,
  { pieces, sources }: Publication,
): Generator<[slug: string, what: keyof Omit<RelatedPiece, 'slug'>], void> {
  const { slug, piece } = rows.manuscript;
  const isOther = (other: string) => other !== slug && pieces.has(other);
  for (const identity of new Set(piece.sources.map((source) => sourceIdentity(source)))) {
    const citedIn = sources.get(identity)?.citedIn ?? [];
    if (!citedIn.includes(slug)) continue;
    for (const other of citedIn) if (isOther(other)) yield [other, 'sharedSources'];
  }
  const references = [
    ...rows.claims
      .flatMap(({ dependsOn, dependents }) => [...dependsOn, ...dependents])
      .map((key) => splitKey(key).slug),
    ...[...rows.closes, ...rows.resolves].map((row) => row.slug),
    ...rows.caveats.flatMap(({ closed }) => closed?.by ?? []),
    ...rows.forecasts.flatMap(({ resolution }) => resolution?.by ?? []),
  ];
  for (const other of references) if (isOther(other)) yield [other, 'references'];
  for (const [other, { manuscript }] of pieces) {
    if (other === slug) continue;
    for (const topic of piece.topics) {
      if (manuscript.piece.topics.includes(topic)) yield [other, 'sharedTopics'];
    }
  }
}
