/** What changed from one edition of a piece to the next, word by word? */
import { diffArrays, diffWords } from 'diff';
import type { Edition, PieceRecord } from '../model/record.ts';

/** A run of words: in both editions, in the new one only, or in the old one only. */
export interface Run {
  is: 'kept' | 'added' | 'removed';
  text: string;
}

/** A line of the text of which something changed. */
export type ChangedLine = Run[];

export interface Revision {
  edition: Edition;
  /** Lines that changed since the edition before, in the order of the text; empty for the first. */
  changes: ChangedLine[];
  /** Characters in the changes. */
  size: number;
}

/** Editions of a record, the newest first, each with what it changed. */
export function revisionsOf({ editions }: PieceRecord): Revision[] {
  return editions
    .map((edition, index) => {
      const before = editions[index - 1];
      const changes = before ? changedLines(before.text, edition.text) : [];
      const size = changes.flat().reduce((sum, { text }) => sum + text.length, 0);
      return { edition, changes, size };
    })
    .reverse();
}

/** Lines that differ between two texts; a line that stands in both is left out, wherever it moved to a neighbour. */
export function changedLines(before: string, after: string): ChangedLine[] {
  const lines: ChangedLine[] = [];
  const parts = diffArrays(before.split('\n'), after.split('\n'));
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    const next = parts[at + 1];
    if (!part || (!part.added && !part.removed)) continue;
    if (part.removed && next?.added) {
      lines.push(...rewritten(part.value, next.value));
      at += 1;
    } else {
      const is = part.added ? 'added' : 'removed';
      lines.push(...part.value.map((text): ChangedLine => [{ is, text }]));
    }
  }
  return lines;
}

/** Old lines and the new ones in their stead: paired where they share words, told apart where they do not. */
function rewritten(before: readonly string[], after: readonly string[]): ChangedLine[] {
  const lines: ChangedLine[] = [];
  let next = 0;
  for (const old of before) {
    const match = after.findIndex((line, index) => index >= next && likeness(old, line) >= ALIKE);
    if (match === -1) {
      lines.push([{ is: 'removed', text: old }]);
      continue;
    }
    lines.push(...after.slice(next, match).map((text): ChangedLine => [{ is: 'added', text }]));
    lines.push(changedWords(old, after[match] ?? ''));
    next = match + 1;
  }
  lines.push(...after.slice(next).map((text): ChangedLine => [{ is: 'added', text }]));
  return lines;
}

/** Share of common words from which two lines are one line rewritten. */
const ALIKE = 0.4;

const wordsOf = (line: string) => new Set(line.match(/[\p{L}\p{N}]+/gu) ?? []);

/** Share of the words of the shorter line that stand in both, 0 to 1. */
function likeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const least = Math.min(one.size, other.size);
  return least === 0 ? 0 : one.intersection(other).size / least;
}

const changedWords = (before: string, after: string): ChangedLine =>
  diffWords(before, after).map(({ added, removed, value }) => ({
    is: added ? 'added' : removed ? 'removed' : 'kept',
    text: value,
  }));
