/** What is a manuscript? A piece as it stands in its file: its parts, and the place of each. */
import type { Piece } from './piece.ts';
import type { Place } from './place.ts';
import type { Prose, ProseProblem } from './prose.ts';

export interface Manuscript {
  /** Path from the project's root, as messages print it. */
  file: string;
  slug: string;
  /** The file, decoded. */
  text: string;
  piece: Piece;
  prose: Prose;
  /** Frontmatter path, joined by dots (`sources.0.URL`) → where its key or list item stands. */
  places: Record<string, Place>;
  /** Files beside the piece, by name. */
  files: string[];
  /** Ids of sources and claims as written, those in faulty entries included. */
  writtenIds: string[];
  /** What the reader of the file could not accept. */
  problems: ProseProblem[];
}

/** Where a frontmatter path stands; where it is absent, its nearest parent. */
export function placeOf(
  manuscript: Pick<Manuscript, 'places'>,
  path: readonly (string | number)[],
): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const place = manuscript.places[path.slice(0, length).join('.')];
    if (place) return place;
  }
  return manuscript.places[''] ?? { line: 1, column: 1 };
}
