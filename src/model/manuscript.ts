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
  /** Images among them, each with the SHA-256 of its bytes in hexadecimal. */
  images: { name: string; digest: string }[];
  /** SHA-256 of the file and what lies beside it: equal digests, equal manuscripts, while the reader is the same. */
  digest: string;
  /** Ids of sources and claims as written, those in faulty entries included. */
  writtenIds: string[];
  /** What the reader of the file could not accept. */
  problems: ProseProblem[];
  /** What it accepts, and readers would see as it was typed: citations that are none, marks of other tools. */
  marks: ProseProblem[];
}

/** Keys and indexes from the root of the frontmatter. */
export type Path = readonly (string | number)[];
type PartPlaces = Pick<Manuscript, 'piece' | 'places' | 'problems'>;

/** Where a path stands as the file has it, faulty entries of lists counted; where it is absent, its nearest parent. */
export function placeAsWritten({ places }: Pick<Manuscript, 'places'>, path: Path): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const place = places[path.slice(0, length).join('.')];
    if (place) return place;
  }
  return places[''] ?? { line: 1, column: 1 };
}

/**
 * Where a part of `manuscript.piece` stands, such as `['sources', 0, 'URL']`; where it is absent, its nearest parent.
 * Faulty entries are missing from the lists of the piece, and what follows them has moved up.
 */
export function placeOf(manuscript: PartPlaces, path: Path): Place {
  const [list, index, ...rest] = path;
  if (typeof list !== 'string' || typeof index !== 'number')
    return placeAsWritten(manuscript, path);
  const written = writtenIndex(manuscript, list, index);
  return placeAsWritten(manuscript, written === undefined ? [list] : [list, written, ...rest]);
}

/** Index in the file of the entry at `index` of the parsed list, or undefined where that cannot be told. */
function writtenIndex(manuscript: PartPlaces, list: string, index: number): number | undefined {
  const parsed = manuscript.piece[list as keyof Piece];
  const kept = Array.isArray(parsed) ? parsed.length : 0;
  if (!(`${list}.${kept}` in manuscript.places)) return index;
  const faulty = faultyEntries(manuscript, list);
  const sound: number[] = [];
  for (let at = 0; `${list}.${at}` in manuscript.places; at += 1) {
    if (!faulty.has(at)) sound.push(at);
  }
  return sound.length === kept ? sound[index] : undefined;
}

/** Indexes of the entries in which the reader of the file found a fault. */
function faultyEntries({ places, problems }: PartPlaces, list: string): Set<number> {
  const faults = new Set(problems.map(({ place }) => `${place.line}:${place.column}`));
  const entries = Object.entries(places).flatMap(([path, { line, column }]) => {
    const [field, index] = path.split('.');
    return field === list && index !== undefined && faults.has(`${line}:${column}`)
      ? [Number(index)]
      : [];
  });
  return new Set(entries);
}
