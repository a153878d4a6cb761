/** How does a file reach the disk? Whole or not at all. */
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes files by path, then removes others. Every text lies on the disk before the first file changes
 * its name, and a failure puts back what was there: all of it happens, or nothing. Who may read, write and
 * run a file stays as it was. Throws the file system's error.
 */
export function writeFiles(
  texts: ReadonlyMap<string, string>,
  removed: readonly string[] = [],
): void {
  const staged = [...texts].map(([path, text]) => ({ path, text, temporary: temporaryFor(path) }));
  const before = new Map([...texts.keys(), ...removed].map((path) => [path, asItStands(path)]));
  const changed: string[] = [];
  try {
    for (const { path, text, temporary } of staged) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(temporary, text, { flush: true });
      const mode = before.get(path)?.mode;
      if (mode !== undefined) chmodSync(temporary, mode);
    }
    for (const { path, temporary } of staged) {
      renameSync(temporary, path);
      changed.push(path);
    }
    for (const path of removed) {
      rmSync(path);
      changed.push(path);
    }
  } catch (error) {
    for (const path of changed.reverse()) {
      const file = before.get(path);
      rmSync(path, { force: true });
      if (file === undefined) continue;
      writeFileSync(path, file.bytes);
      chmodSync(path, file.mode);
    }
    throw error;
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
}

/** How long a change of a file waits for another, and after which time a mark is left over from one that broke off. */
const LONGEST_TURN = 10_000;

/**
 * Reads, changes and writes a file while no other of our commands does: of two at once each builds on the
 * other. The mark of it is a file beside it. Throws where the other does not end within ten seconds.
 */
export function inTurn<Result>(path: string, change: () => Result): Result {
  const mark = join(dirname(path), `.${basename(path)}.lock`);
  const until = Date.now() + LONGEST_TURN;
  for (;;) {
    try {
      writeFileSync(mark, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LONGEST_TURN) rmSync(mark, { force: true });
      else if (Date.now() > until)
        throw new Error(`another command is changing it (${mark})`, { cause: error });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
  try {
    return change();
  } finally {
    rmSync(mark, { force: true });
  }
}

/** Bytes and permissions of a file; undefined where there is none. */
function asItStands(path: string): { bytes: Uint8Array; mode: number } | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && { bytes: readFileSync(path), mode: stat.mode & 0o777 };
}

/** A name beside the file, so that renaming stays within one file system. */
const temporaryFor = (path: string) => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
