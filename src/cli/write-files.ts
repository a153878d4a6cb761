/** How does a file reach the disk? Whole or not at all. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes files by path, then removes others. Every text lies on the disk before the first file changes
 * its name, and a failure puts back what was there: all of it happens, or nothing.
 * Throws the file system's error.
 */
export function writeFiles(
  texts: ReadonlyMap<string, string>,
  removed: readonly string[] = [],
): void {
  const staged = [...texts].map(([path, text]) => ({ path, text, temporary: temporaryFor(path) }));
  const touched = [...texts.keys(), ...removed];
  const before = new Map(
    touched.map((path) => [path, existsSync(path) ? readFileSync(path) : undefined]),
  );
  const changed: string[] = [];
  try {
    for (const { path, text, temporary } of staged) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(temporary, text, { flush: true });
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
      const bytes = before.get(path);
      if (bytes === undefined) rmSync(path);
      else writeFileSync(path, bytes);
    }
    throw error;
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
}

/** A name beside the file, so that renaming stays within one file system. */
const temporaryFor = (path: string) => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
