/** A publication of pieces that a test writes: everything else in it is empty or the least there can be. */
import { publicationOf } from '../src/publication/publication-of.ts';
import type { Manuscript } from '../src/model/manuscript.ts';
import type { Site } from '../src/model/site.ts';
import type { PieceView, Publication } from '../src/publication/publication.ts';
import { readPiece } from '../src/reading/read-piece.ts';

/** A site of some pieces, by one author under one topic. */
export const siteOf = (manuscripts: readonly Manuscript[], more: Partial<Site> = {}): Site => ({
  manuscripts,
  authors: [{ id: 'staff', name: 'Staff', kind: 'organization', interests: [] }],
  topics: [{ id: 'ai-video', name: 'AI video', description: 'Models that make video.' }],
  subjects: [],
  boards: [],
  records: new Map(),
  boardRecords: new Map(),
  proofs: new Map(),
  publicFiles: [],
  moved: [],
  ownPages: [],
  ...more,
});

/** A piece as its file reads. */
export const pieceOf = (slug: string, text: string, files: string[] = []): Manuscript =>
  readPiece({
    file: `content/analysis/${slug}/index.mdx`,
    slug,
    bytes: new TextEncoder().encode(text),
    files,
  });

/** The publication of pieces, slug → file, as readers see it on a day. */
export const published = (
  pieces: Record<string, string>,
  today = '2026-11-30',
  more: Partial<Site> = {},
): Publication =>
  publicationOf(
    siteOf(
      Object.entries(pieces).map(([slug, text]) => pieceOf(slug, text)),
      more,
    ),
    today,
  );

/** The view of a piece. Throws where readers do not see it. */
export function viewIn({ pieces }: Publication, slug: string): PieceView {
  const view = pieces.get(slug);
  if (!view) throw new Error(`No piece ${slug}`);
  return view;
}
