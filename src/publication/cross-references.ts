/** What does `slug#id` point at, and what do later pieces say of the caveats and forecasts of earlier ones? */
import type { Manuscript } from '../model/manuscript.ts';
import type { Piece } from '../model/piece.ts';

/** A claim, caveat or forecast as other pieces point at it: `slug#id`. */
export const keyOf = (slug: string, id: string): string => `${slug}#${id}`;

/** The claim a `dependsOn` of a piece points at, as `slug#id`. */
export const dependencyKey = (slug: string, written: string): string =>
  written.includes('#') ? written : keyOf(slug, written);

/** The two parts of `slug#id`. */
export function splitKey(key: string): { slug: string; id: string } {
  const at = key.indexOf('#');
  return { slug: key.slice(0, at), id: key.slice(at + 1) };
}

/** What a piece says of a part of another piece. */
export interface Answer<Said> {
  by: Manuscript;
  said: Said;
}

export type Closing = Piece['closes'][number];
export type Resolving = Piece['resolves'][number];

/** Caveats that other pieces close, by `slug#id`; of several closings the earliest. */
export const closingsIn = (manuscripts: readonly Manuscript[]): Map<string, Answer<Closing>> =>
  earliest(
    manuscripts.flatMap((by) =>
      by.piece.closes.map((said) => ({ key: said.caveat, answer: { by, said } })),
    ),
  );

/** Forecasts that other pieces resolve, by `slug#id`; of several resolutions the earliest. */
export const resolutionsIn = (manuscripts: readonly Manuscript[]): Map<string, Answer<Resolving>> =>
  earliest(
    manuscripts.flatMap((by) =>
      by.piece.resolves.map((said) => ({ key: said.forecast, answer: { by, said } })),
    ),
  );

function earliest<Said extends { date: string }>(
  answers: { key: string; answer: Answer<Said> }[],
): Map<string, Answer<Said>> {
  const first = new Map<string, Answer<Said>>();
  for (const { key, answer } of answers) {
    const known = first.get(key);
    if (!known || answer.said.date < known.said.date) first.set(key, answer);
  }
  return first;
}
