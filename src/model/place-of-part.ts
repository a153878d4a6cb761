/** Where in the file does a part of the parsed piece stand? Faulty entries are missing from its lists, and what follows them has moved up. */
import { placeOf, type Manuscript } from './manuscript.ts';
import type { Place } from './place.ts';

type Path = readonly (string | number)[];

/** Place of a part of `manuscript.piece`, such as `['sources', 0, 'URL']`; where it is absent, of its nearest parent. */
export function placeOfPart(manuscript: Manuscript, path: Path): Place {
  const [list, index, ...rest] = path;
  if (typeof list !== 'string' || typeof index !== 'number') return placeOf(manuscript, path);
  const written = writtenIndex(manuscript, list, index);
  return placeOf(manuscript, written === undefined ? [list] : [list, written, ...rest]);
}

/** Index in the file of the entry at `index` of the parsed list, or undefined where that cannot be told. */
function writtenIndex(manuscript: Manuscript, list: string, index: number): number | undefined {
  const parsed = manuscript.piece[list as keyof Manuscript['piece']];
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
function faultyEntries({ places, problems }: Manuscript, list: string): Set<number> {
  const faults = new Set(problems.map(({ place }) => `${place.line}:${place.column}`));
  const entries = Object.entries(places).flatMap(([path, { line, column }]) => {
    const [field, index] = path.split('.');
    return field === list && index !== undefined && faults.has(`${line}:${column}`)
      ? [Number(index)]
      : [];
  });
  return new Set(entries);
}
