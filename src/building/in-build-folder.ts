/** Where is a site built? In a folder of its own, by one process at a time, and nothing of it is left behind. */
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeBuildLock } from './build-lock.ts';
import { putInPlace, settleSite } from './put-in-place.ts';

export interface BuildFolder {
  /** Where the new site is made; it is not there yet. */
  next: string;
  /** Aborted when the process is asked to end; what runs then should end too. */
  signal: AbortSignal;
  /** Puts what is in `next` in the place of `dist/`. Throws `UnfitSite` and what the file system throws. */
  putInPlace: () => void;
}

/** The last site, while a new one takes its place. */
const OLD = 'old';
/** What asks us to end: Ctrl-C, a supervisor, a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does `work` for the project in `root`, in a folder below `.cache/`. First it clears what a killed build has left; it
 * ends by removing its own, also when the process is asked to end, which it then does. Throws `BuildIsHeld`, what
 * `work` throws and what the file system throws.
 */
export async function inBuildFolder<T>(
  root: string,
  work: (folder: BuildFolder) => Promise<T>,
): Promise<T> {
  const cache = join(root, '.cache');
  const site = join(root, 'dist');
  mkdirSync(cache, { recursive: true });
  const release = takeBuildLock(join(cache, 'build.lock'));
  const ending = new AbortController();
  let asked: NodeJS.Signals | undefined;
  const ask = (name: NodeJS.Signals) => {
    asked ??= name;
    ending.abort();
  };
  // Once each: who asks again is not kept waiting.
  for (const name of SIGNALS) process.once(name, ask);
  try {
    clearBuilds(cache, site);
    const folder = mkdtempSync(join(cache, 'build-'));
    const [next, aside] = [join(folder, 'next'), join(folder, OLD)];
    return await work({
      next,
      signal: ending.signal,
      putInPlace: () => putInPlace(next, site, aside),
    });
  } finally {
    try {
      clearBuilds(cache, site);
    } finally {
      release();
      for (const name of SIGNALS) process.off(name, ask);
      if (asked) process.kill(process.pid, asked);
    }
  }
}

/** Removes the folders of all builds, ours or a killed one’s: we hold the lock, so no other will end. */
function clearBuilds(cache: string, site: string): void {
  const folders = globSync('build-*', { cwd: cache, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(cache, name));
  const taken = folders.map((folder) => join(folder, OLD)).find((old) => existsSync(old));
  settleSite(site, taken);
  // What a killed build had started may still write for a moment.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
