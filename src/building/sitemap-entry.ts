/** What does the sitemap say of a page? When its piece last changed, and nothing of pages that are not for finding. */
import { isPublished } from '../model/visibility.ts';
import { pieceAddress } from '../model/addresses.ts';
import { aliasAddress } from '../model/addresses.ts';
import { dateModified } from '../model/piece-facts.ts';
import type { Day } from '../model/date.ts';
import { parsePiece } from '../model/piece.ts';
import { decode } from '../reading/bytes.ts';
import { readFrontmatter } from '../reading/frontmatter.ts';
import { pieceFile, pieceSlugs } from '../reading/piece-files.ts';

interface Entry {
  /** Absolute address. */
  url: string;
  lastmod?: string | undefined;
}

/** Paths that readers can reach on a day, as the frontmatter of the pieces gives them. */
interface PiecePaths {
  /** Path of a piece → instant of its last change, ISO 8601. */
  modified: Map<string, string>;
  /** Old addresses that lead to a piece. */
  old: Set<string>;
}

/**
 * Completes entries of a sitemap (https://www.sitemaps.org/protocol.html) for the pieces under `root`. Answers
 * undefined for an old address of a piece and for the paths `unlisted`, which search engines leave out anyway.
 * The pieces are read once, with the first entry.
 */
export function sitemapEntries(root: string, today: Day, unlisted: readonly string[]) {
  let paths: PiecePaths | undefined;
  return <Item extends Entry>(item: Item): Item | undefined => {
    paths ??= readPaths(root, today);
    const path = aliasAddress(new URL(item.url).pathname);
    const lastmod = paths.modified.get(path);
    if (lastmod !== undefined) return { ...item, lastmod };
    return paths.old.has(path) || unlisted.includes(path) ? undefined : item;
  };
}

function readPaths(root: string, today: Day): PiecePaths {
  const paths: PiecePaths = { modified: new Map(), old: new Set() };
  for (const slug of pieceSlugs(root)) {
    const { text } = decode(pieceFile(root, slug).bytes);
    const { piece } = parsePiece(readFrontmatter(text).value);
    if (!isPublished(piece, today)) continue;
    paths.modified.set(pieceAddress(slug), new Date(dateModified(piece)).toISOString());
    for (const alias of piece.aliases) paths.old.add(aliasAddress(alias));
  }
  return paths;
}
