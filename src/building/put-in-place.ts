/** How does a new site take the place of the old one? In one step where the folder can be renamed, else by what is in it. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../reading/piece-files.ts';

/** A site that must not take the place of the last one: why, in a sentence. */
export class UnfitSite extends Error {}

/** Pages of the built site in `folder`. Throws `UnfitSite` where there is none. */
export function countPages(folder: string): number {
  const count = filesBelow(folder).filter((file) => file.endsWith('.html')).length;
  if (count > 0) return count;
  throw new UnfitSite('Unexpected site without a page, expected at least its front page');
}

/** Names, in a site’s own folder, of what is to come, of what has begun to come, and of what goes. */
const [COMING, ARRIVING, GOING] = ['.site-coming', '.site-arriving', '.site-going'];
const AIDS = [COMING, ARRIVING, GOING];
/** What is not of the site: our own aids, and what a file system has at its root. */
const STAYING = [...AIDS, 'lost+found'];

/** The folder cannot be renamed: others hold it, it lies elsewhere, or what is above it is not ours. */
const UNMOVABLE = ['EBUSY', 'EXDEV', 'EPERM', 'EACCES'];

/**
 * Puts the folder `next` in the place of `site`, which may be a link, or a file system of its own; `aside` is a name
 * for the old one while it is removed. Where that fails the old site stays. Throws `UnfitSite` and what the file
 * system throws.
 */
export function putInPlace(next: string, site: string, aside: string): void {
  const stat = lstatSync(site, { throwIfNoEntry: false });
  if (!stat) return move(next, site);
  if (stat.isSymbolicLink()) return fill(linked(site), next);
  try {
    renameSync(site, aside);
  } catch (error) {
    if (!stat.isDirectory() || !UNMOVABLE.includes(codeOf(error))) throw error;
    return fill(site, next);
  }
  try {
    move(next, site);
  } catch (error) {
    rmSync(site, { recursive: true, force: true });
    renameSync(aside, site);
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

/**
 * Ends what a build that was killed has begun with `site`: what stood half-way in the folder is put back or goes on,
 * and where the folder was just taken away, `aside` is it.
 */
export function settleSite(site: string, aside: string | undefined): void {
  if (!lstatSync(site, { throwIfNoEntry: false })) {
    if (aside !== undefined) renameSync(aside, site);
    return;
  }
  if (!existsSync(site) || AIDS.every((aid) => !existsSync(join(site, aid)))) return;
  // Until all has gone, what has gone comes back; from then on, what is to come comes.
  if (existsSync(join(site, ARRIVING))) return arrive(site);
  if (existsSync(join(site, GOING))) moveAll(join(site, GOING), site);
  for (const aid of AIDS) rmSync(join(site, aid), { recursive: true, force: true });
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

/** The folder to which `site` leads. Throws `UnfitSite` where there is none. */
function linked(site: string): string {
  if (existsSync(site)) return realpathSync(site);
  throw new UnfitSite(
    `Unexpected link to \`${readlinkSync(site)}\`, which is not there, in the place of the site: expected a folder`,
  );
}

/** Renames, or copies where the two lie on different file systems. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    // With a filter Node copies file by file, and its error says that the disk is full.
    cpSync(from, to, { recursive: true, filter: () => true });
  }
}

/** Changes what is in `folder`, which itself stays. All of the new site lies beside the old before anything moves. */
function fill(folder: string, next: string): void {
  settleSite(folder, undefined);
  try {
    move(next, join(folder, COMING));
    mkdirSync(join(folder, GOING));
    moveAll(folder, join(folder, GOING));
    renameSync(join(folder, COMING), join(folder, ARRIVING));
  } catch (error) {
    settleSite(folder, undefined);
    throw error;
  }
  arrive(folder);
}

function arrive(folder: string): void {
  moveAll(join(folder, ARRIVING), folder);
  for (const aid of [GOING, ARRIVING]) {
    rmSync(join(folder, aid), { recursive: true, force: true });
  }
}

function moveAll(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (!STAYING.includes(name)) renameSync(join(from, name), join(to, name));
  }
}
