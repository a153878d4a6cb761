/** What was found in a piece before? What depends on the piece alone is found again only when it, or the rules, have changed. */
import { join } from 'node:path';
import { sha256 } from '../model/text.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { KEPT, keepAt, keptAt, readerDigest } from './kept-readings.ts';

/** Rooms whose code decides what is found. */
const ROOMS = ['model', 'reading', 'boards', 'statements', 'evidence', 'publication', 'rules'];

/** Hands over what was kept of a manuscript below `root`, if it and the rules are the same, and keeps what is found now. */
export function keptFindings(
  root: string,
): <T extends object>(manuscript: Manuscript, find: (before: T) => T) => T {
  const finder = readerDigest(root, ROOMS);
  const folder = join(root, KEPT);
  const known = new Map<string, { key: string; value: unknown }>();
  return <T extends object>({ slug, digest }: Manuscript, find: (before: T) => T): T => {
    const key = sha256(`${finder} ${digest}`);
    const before = known.get(slug) as { key: string; value: T } | undefined;
    const kept = before ?? keptAt<T>(join(folder, `${slug}.found.json`));
    const value = find(kept?.key === key ? kept.value : ({} as T));
    known.set(slug, { key, value });
    if (kept?.key !== key || !isSame(value, kept.value)) {
      keepAt(folder, `${slug}.found.json`, JSON.stringify({ key, value }));
    }
    return value;
  };
}

/** True for the same things under the same names: nothing was found anew. */
const isSame = (one: object, other: object): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, value]) => (other as Record<string, unknown>)[name] === value);
