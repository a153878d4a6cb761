/** Which tree has the prose of a piece? The one that was made when it was read, where it was kept; else it is parsed. */
import type { Root } from 'mdast';
import type { Manuscript } from '../model/manuscript.ts';
import { parseProse } from './read-piece.ts';

/** Finds the tree of a manuscript, without places; undefined where none was kept. */
export type FindTree = (manuscript: Manuscript) => Root | undefined;

/** Pages are bundled with a copy of this file; a symbol of the process is one for all. */
const KEY = Symbol.for('trees of the last reading');
const shared = globalThis as { [KEY]?: FindTree };

/** Whoever keeps trees says so here. */
export function keepTrees(find: FindTree): void {
  shared[KEY] = find;
}

/** The tree of the prose, for the caller to change. Nodes may have no places. */
export const proseTree = (manuscript: Manuscript): Root =>
  shared[KEY]?.(manuscript) ??
  parseProse(
    manuscript.text,
    manuscript.piece.sources.map(({ id }) => id),
  ).tree;
