/** What follows from a piece without anyone writing it down? */
import type { Piece } from '../model/piece.ts';

/** Words a minute of careful reading. */
const PACE = 230;

/** Minutes, at least 1. */
export const readingTime = (words: number): number => Math.max(1, Math.round(words / PACE));

/** The day or instant of the last change readers were told of, else of publication. */
export const dateModified = (piece: Pick<Piece, 'datePublished' | 'corrections'>): string =>
  [piece.datePublished, ...piece.corrections.map(({ date }) => date)].sort().at(-1) ??
  piece.datePublished;
