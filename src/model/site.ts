/** What is a site? Everything that is written under `content/`, as it was read, and what is served as it is; it says nothing that has to be derived. */
import type { Author } from './author.ts';
import type { KeptTexts } from './kept-text.ts';
import type { Leaderboard } from './leaderboard.ts';
import type { Manuscript } from './manuscript.ts';
import type { Moved } from './moved.ts';
import type { Proof } from './proof.ts';
import type { BoardRecord, PieceRecord } from './record.ts';
import type { Subject } from './subject.ts';
import type { Topic } from './topic.ts';

export interface Site {
  /** Every piece, drafts and scheduled ones too, by slug. */
  manuscripts: readonly Manuscript[];
  authors: readonly Author[];
  topics: readonly Topic[];
  /** What pieces treat, by id; none where nobody lists them. */
  subjects: readonly Subject[];
  /** Leaderboards whose files can be read, by id. */
  boards: readonly Leaderboard[];
  /** What was published of pieces, by the slug they then had. */
  records: ReadonlyMap<string, PieceRecord>;
  /** What was put on record of boards, by id. */
  boardRecords: ReadonlyMap<string, BoardRecord>;
  /** What was found of pieces in the texts of their sources, by slug. */
  proofs: ReadonlyMap<string, Proof>;
  /**
   * Texts of sources by the identity of the work, the oldest first, where they are kept: on the machine of who read
   * them. For the check alone; never shown to a reader.
   */
  texts?: KeptTexts | undefined;
  /** Files that are served as they are, by their paths below `public/`. */
  publicFiles: readonly string[];
  /** Addresses at which something stood once. */
  moved: readonly Moved[];
  /** The pages on which the publication speaks of itself, by their ids. */
  ownPages: readonly Manuscript[];
}
