/** What changed between two versions of a text? The changed words, each with a few that stand around them. */
import { diffWordsWithSpace } from 'diff';

/** A change, as its words stood before and after; either may be empty. */
export interface Change {
  before: string;
  after: string;
  /** Words that stand in front of it and behind it in both versions. */
  lead: string;
  tail: string;
  /** UTF-16 units from the beginning of the version before. */
  start: number;
}

/** Words of context on each side. */
const AROUND = 6;
/** Words left alone between two changes that are told as one. */
const CLOSE = 3;
/** Seconds after which two texts that have little in common are told as one change. */
const PATIENCE_MS = 4000;

const lastWords = (text: string) =>
  new RegExp(`(?:\\S+\\s*){0,${AROUND}}$`).exec(text.slice(-200))?.[0] ?? '';
const firstWords = (text: string) =>
  new RegExp(`^(?:\\s*\\S+){0,${AROUND}}`).exec(text.slice(0, 200))?.[0] ?? '';
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
const shown = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Changed passages between two versions in their order; white space alone is no change. */
export function wordDiff(before: string, after: string): Change[] {
  const parts = diffWordsWithSpace(before, after, { timeout: PATIENCE_MS });
  if (!parts) return [{ before: shown(before), after: shown(after), lead: '', tail: '', start: 0 }];
  const changes: (Change & { beforeEnd: number })[] = [];
  let [inBefore, same] = [0, Infinity];
  let between = '';
  for (const { value, added, removed } of parts) {
    if (!added && !removed) {
      inBefore += value.length;
      between += value;
      same = wordsIn(between);
      continue;
    }
    let change = changes.at(-1);
    if (!change || same > CLOSE) {
      change = { before: '', after: '', lead: '', tail: '', start: inBefore, beforeEnd: inBefore };
      changes.push(change);
    } else {
      change.before += between;
      change.after += between;
    }
    between = '';
    same = 0;
    if (removed) {
      change.before += value;
      inBefore += value.length;
    } else change.after += value;
    change.beforeEnd = inBefore;
  }
  return changes
    .filter((change) => shown(change.before) !== shown(change.after))
    .map(({ beforeEnd, ...change }) => ({
      ...change,
      before: shown(change.before),
      after: shown(change.after),
      lead: shown(lastWords(before.slice(0, change.start))),
      tail: shown(firstWords(before.slice(beforeEnd))),
    }));
}
