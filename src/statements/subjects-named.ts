/** Which subjects does a text name? By whole words; of two names at one place the longer one counts. */
import { namesOf, type Subject } from '../model/subject.ts';

/** A name of a subject in a text, in UTF-16 units from its beginning. */
export interface NamedAt {
  subject: Subject;
  start: number;
  end: number;
}

interface Finder {
  pattern: RegExp;
  owners: ReadonlyMap<string, Subject>;
}

const finders = new WeakMap<readonly Subject[], Finder>();

/** Names as they stand in a text, in its order. Case counts: an arena is not Arena. */
export function subjectsIn(text: string, subjects: readonly Subject[]): NamedAt[] {
  if (subjects.length === 0) return [];
  const { pattern, owners } = finderOf(subjects);
  return [...text.matchAll(pattern)].flatMap((match) => {
    const subject = owners.get(spaced(match[0]));
    return subject ? [{ subject, start: match.index, end: match.index + match[0].length }] : [];
  });
}

const spaced = (name: string): string => name.replace(/\s+/gu, ' ');

function finderOf(subjects: readonly Subject[]): Finder {
  const known = finders.get(subjects);
  if (known) return known;
  const owners = new Map(
    subjects.flatMap((subject) => namesOf(subject).map((name) => [spaced(name), subject])),
  );
  const names = [...owners.keys()].toSorted((a, b) => b.length - a.length).map(asPattern);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_@/#.-])(?:${names.join('|')})`, 'gu');
  const finder = { pattern, owners };
  finders.set(subjects, finder);
  return finder;
}

/** A name without its version is that of another thing where a version follows: no `Kling` in `Kling 3.0`. */
const asPattern = (name: string): string => {
  const words = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
  const version = /\d$/.test(name) ? '' : '|\\s+\\d';
  return `${words}(?![\\p{L}\\p{N}_]|-\\p{L}|\\.[\\p{L}\\p{N}]${version})`;
};
