/** What is known of the last good site? Of what it was made, and each of its files; so that what still holds can stay. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digester } from '../model/digest.ts';
import type { Site } from '../model/site.ts';
import type { Day } from '../model/date.ts';
import { filesBelow } from '../reading/piece-files.ts';

/** Of what a page or file was made. */
export interface Made {
  /** Digest of what it was handed. */
  key: string;
  /** What it asked of the publication, and the digest of the answers. */
  asked: string[];
  answers: string;
  /** The style sheet that it shares with other pages. */
  sheet?: string | undefined;
}

/** Size in bytes and time of the last change, by which a file is known that somebody changed. */
type Stamp = [size: number, time: number];

export interface LastSite {
  /** Digest of the code, all content and the day. */
  whole: string;
  /** Key of the code, and of what a preview has beside what is published. */
  bundle: string;
  /** Digest of the words that can be searched, for the folder of each part of the index. */
  search: Record<string, string>;
  pages: number;
  made: Record<string, Made>;
  /** Every file. */
  stamps: Record<string, Stamp>;
}

/** Where it is kept, from the project’s root. */
const FILE = '.cache/last-site.json';

/** Undefined where nothing is known. */
export function lastSite(root: string): LastSite | undefined {
  const file = join(root, FILE);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LastSite;
  } catch (error) {
    // Half written when a machine went down: everything is made anew.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Remembers the site that stands in `folder`. */
export function keepSite(root: string, folder: string, last: Omit<LastSite, 'stamps'>): void {
  const stamps: LastSite['stamps'] = {};
  for (const file of filesBelow(folder)) {
    const stamp = stampOf(join(folder, file));
    if (stamp) stamps[file] = stamp;
  }
  writeFileSync(join(root, FILE), JSON.stringify({ ...last, stamps } satisfies LastSite));
}

/** Digest of all that decides a site; texts of sources are for the check alone. */
export const digestOfSite = (bundle: string, site: Site, today: Day): string =>
  digester()([bundle, today, { ...site, texts: undefined }]);

/** True where the file in `folder` is the one that was built. */
export function isAsBuilt(last: LastSite, folder: string, file: string): boolean {
  const [size, time] = stampOf(join(folder, file)) ?? [];
  const [was, at] = last.stamps[file] ?? [];
  return size !== undefined && size === was && time === at;
}

/** True where `folder` holds the files that were built, and no others. */
export function standsWhole(last: LastSite, folder: string): boolean {
  const files = filesBelow(folder);
  return (
    files.length === Object.keys(last.stamps).length &&
    files.every((file) => isAsBuilt(last, folder, file))
  );
}

function stampOf(file: string): Stamp | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? [stat.size, stat.mtimeMs] : undefined;
}
