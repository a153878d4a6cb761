/** What is a site? Everything that is written under `content/`, as it was read. */
import type { Leaderboard } from './leaderboard.ts';
import type { Manuscript } from './manuscript.ts';
import type { PieceRecord } from './record.ts';

/** What a rule may know beyond the piece before it. */
export interface Site {
  manuscripts: readonly Manuscript[];
  /** The UTC day of the check. */
  today: string;
  authors: readonly string[];
  topics: readonly string[];
  /** What was published, by slug. */
  records: ReadonlyMap<string, PieceRecord>;
  /** Leaderboards whose files can be read. */
  boards: readonly Leaderboard[];
  /** True where a path such as `/about/` is served, pieces left aside. */
  isServed: (path: string) => boolean;
}
