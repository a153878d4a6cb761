/** What should a reader know is open before reading on? The caveats that matter most. */
import type { Caveat } from '../model/caveat.ts';
import type { CaveatRow } from './rows.ts';

const WEIGHT: Record<NonNullable<Caveat['matters']>, number> = { high: 3, medium: 2, low: 1 };

/** Caveats that stand above the text. */
const TOLD = 2;

/** The open caveats that matter most, two of them; where they matter alike, in the order of the piece. */
export const toldInBrief = (rows: readonly CaveatRow[]): CaveatRow[] =>
  rows
    .filter(({ closed }) => !closed)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, TOLD);

const weightOf = ({ caveat }: CaveatRow): number => (caveat.matters ? WEIGHT[caveat.matters] : 0);
