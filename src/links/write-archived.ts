/** Where are archived copies written down? In the source entries of the pieces, and nowhere else in their files. */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { UnarchivedSource } from './cited-addresses.ts';
import { insertSourceField } from '../reading/insert-source-field.ts';
import { writeFiles } from '../reading/write-files.ts';

export interface ArchivedEntry extends Pick<UnarchivedSource, 'file' | 'field'> {
  /** Id of the source. */
  id: string;
  /** Address of the copy. */
  url: string;
}

/**
 * Adds `archived` to the sources under `root`, one step a file. Answers how many were added, and in words
 * what could not be.
 */
export function writeArchived(
  root: string,
  entries: readonly ArchivedEntry[],
): { written: number; notes: string[] } {
  const notes: string[] = [];
  let written = 0;
  for (const [file, ofFile] of Map.groupBy(entries, (entry) => entry.file)) {
    try {
      written += writeIntoFile(join(root, file), ofFile, (note) => notes.push(`${file}: ${note}`));
    } catch (error) {
      notes.push(`${file} stays as it is: ${(error as Error).message}`);
    }
  }
  return { written, notes };
}

/** Answers how many entries were added. Throws, with the file as it was, where it cannot be read or replaced. */
function writeIntoFile(
  link: string,
  entries: readonly ArchivedEntry[],
  note: (text: string) => void,
): number {
  const path = realpathSync(link);
  const bytes = readFileSync(path);
  let text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) throw new Error('it is not UTF-8');
  let added = 0;
  for (const { id, field, url } of entries) {
    const edited = insertSourceField(text, { id, after: field, field: 'archived', value: url });
    if (edited === undefined) {
      note(`the entry of \`${id}\` cannot take a line; paste the fix by hand`);
      continue;
    }
    text = edited;
    added += 1;
  }
  if (added > 0) writeFiles(new Map([[path, text]]));
  return added;
}
