/** What was found in a piece before? What depends on the piece alone is found again only when it, or the rules, have changed. */
import { join } from 'node:path';
import { sha256 } from '../model/text.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { KEPT, keepAt, keptAt, readerDigest } from './kept-readings.ts';

/** Rooms whose code decides what is found. */
const ROOMS = ['model', 'reading', 'boards', 'statements', 'evidence', 'publication', 'rules'];

/** Finds what was kept of a manuscript, or finds it now and keeps it, below `root`. */
export function keptFindings(root: string): <T>(manuscript: Manuscript, find: () => T) => T {
  const finder = readerDigest(root, ROOMS);
  const folder = join(root, KEPT);
  return <T>({ slug, digest }: Manuscript, find: () => T): T => {
    const key = sha256(`${finder} ${digest}`);
    const kept = keptAt<T>(join(folder, `${slug}.found.json`));
    if (kept?.key === key) return kept.value;
    const value = find();
    keepAt(folder, `${slug}.found.json`, JSON.stringify({ key, value }));
    return value;
  };
}
