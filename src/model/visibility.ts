/** What can readers see on a day, and what of it stands beside a piece when it appears? */
import { dayOf, type Day } from './date.ts';
import type { Piece } from './piece.ts';
import type { Manuscript } from './manuscript.ts';

/** True where readers can see the piece on that day: no draft, and its date has come. */
export const isPublished = (
  { draft, datePublished }: Pick<Piece, 'draft' | 'datePublished'>,
  today: Day,
): boolean => !draft && dayOf(datePublished) <= today;

/** True where `target` has no page when a reader can first follow the pointer from `from`. */
export function isHiddenFrom(from: Manuscript, target: Manuscript, today: Day): boolean {
  if (from === target || from.piece.draft) return false;
  if (target.piece.draft) return true;
  const published = dayOf(from.piece.datePublished);
  return dayOf(target.piece.datePublished) > (published > today ? published : today);
}

/** What a piece is that readers cannot see: `a draft`, `scheduled for 2026-12-24`. */
export const hiddenAs = ({ draft, datePublished }: Manuscript['piece']): string =>
  draft ? 'a draft' : `scheduled for ${dayOf(datePublished)}`;
