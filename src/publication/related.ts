/** Which other pieces should a reader of this one know, and why? */
import type { PieceView } from './publication.ts';
import { splitKey } from './cross-references.ts';
import type { SourceRow } from './rows.ts';

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

/**
 * Finds the nearest other pieces of each: by shared sources, then by references either way, then by topics, then the
 * newest. `pieces` stand the newest first.
 */
export function relatedPieces(
  pieces: ReadonlyMap<string, PieceView>,
  sources: ReadonlyMap<string, SourceRow>,
): (view: PieceView) => RelatedPiece[] {
  const order = new Map([...pieces.keys()].map((slug, index) => [slug, index]));
  const ofTopic = new Map<string, number[]>();
  for (const { manuscript } of pieces.values()) {
    for (const topic of manuscript.piece.topics) {
      const index = order.get(manuscript.slug) ?? 0;
      const known = ofTopic.get(topic);
      if (known) known.push(index);
      else ofTopic.set(topic, [index]);
    }
  }
  const slugs = [...pieces.keys()];
  return (view) => {
    const { slug, piece } = view.manuscript;
    const self = order.get(slug);
    const counts = {
      sharedSources: new Map<number, number>(),
      references: new Map<number, number>(),
    };
    const note = (what: keyof typeof counts, other: string) => {
      const index = order.get(other);
      if (index === undefined || index === self) return;
      counts[what].set(index, (counts[what].get(index) ?? 0) + 1);
    };
    for (const identity of new Set(view.sources.map(({ row }) => row.work.identity))) {
      const citedIn = sources.get(identity)?.citedIn ?? [];
      if (citedIn.includes(slug)) for (const other of citedIn) note('sharedSources', other);
    }
    for (const other of referencesOf(view)) note('references', other);
    const topics = new Uint16Array(slugs.length);
    for (const topic of piece.topics) {
      for (const index of ofTopic.get(topic) ?? []) topics[index] = (topics[index] ?? 0) + 1;
    }
    const closest = new Set([...counts.sharedSources.keys(), ...counts.references.keys()]);
    for (const index of nearestByTopic(topics, piece.topics.length, self)) closest.add(index);
    return [...closest]
      .map((index) => ({
        slug: slugs[index] ?? '',
        sharedSources: counts.sharedSources.get(index) ?? 0,
        references: counts.references.get(index) ?? 0,
        sharedTopics: topics[index] ?? 0,
      }))
      .sort(
        (a, b) =>
          b.sharedSources - a.sharedSources ||
          b.references - a.references ||
          b.sharedTopics - a.sharedTopics ||
          (order.get(a.slug) ?? 0) - (order.get(b.slug) ?? 0),
      )
      .slice(0, MOST);
  };
}

/** Pieces with the most topics in common, the newest first; as many as can be named besides nearer ones. */
function nearestByTopic(shared: Uint16Array, most: number, self: number | undefined): number[] {
  const nearest: number[] = [];
  for (let count = most; count > 0; count -= 1) {
    for (let index = shared.indexOf(count); index >= 0; index = shared.indexOf(count, index + 1)) {
      if (index !== self) nearest.push(index);
      if (nearest.length === MOST) return nearest;
    }
  }
  return nearest;
}

/** Slugs of the pieces at which its claims, caveats and forecasts point, or that point at them. */
const referencesOf = (view: PieceView): string[] => [
  ...view.claims
    .flatMap(({ dependsOn, dependents }) => [...dependsOn, ...dependents])
    .map((key) => splitKey(key).slug),
  ...[...view.closes, ...view.resolves].map((row) => row.slug),
  ...view.caveats.flatMap(({ closed }) => closed?.by ?? []),
  ...view.forecasts.flatMap(({ resolution }) => resolution?.by ?? []),
];
