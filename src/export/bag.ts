/** What makes a folder an archive that can be checked in ten years? A BagIt bag: https://www.rfc-editor.org/rfc/rfc8493 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { place } from '../building/make-file.ts';
import { compare } from '../model/order.ts';

export interface Payload {
  /** Files to be kept: path in the bag below `data/` → file on the disk. */
  files: ReadonlyMap<string, string>;
  /** Files that are written for it: path below `data/` → text. */
  texts: ReadonlyMap<string, string>;
  /** Labels of `bag-info.txt` and their values, in their order: section 2.2.2. */
  info: readonly (readonly [label: string, value: string])[];
}

/**
 * Makes the bag `folder/name` of hard links, or copies where the disk has none. Answers the bytes of what is in it.
 * Throws the file system’s error.
 */
export function makeBag(folder: string, name: string, { files, texts, info }: Payload): number {
  const bag = join(folder, name);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(bag, path)), { recursive: true });
    writeFileSync(join(bag, path), text);
  };
  for (const [path, file] of files) place(file, join(bag, 'data', path));
  for (const [path, text] of texts) put(`data/${path}`, text);

  const payload = [...files.keys(), ...texts.keys()].map((path) => `data/${path}`).sort(compare);
  const bytes = payload.reduce((sum, path) => sum + statSync(join(bag, path)).size, 0);
  put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  put('manifest-sha512.txt', manifestOf(bag, payload));
  const told = [...info, ['Payload-Oxum', `${bytes}.${payload.length}`] as const];
  put(
    'bag-info.txt',
    told.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}\n`).join(''),
  );
  const tags = ['bag-info.txt', 'bagit.txt', 'manifest-sha512.txt'];
  put('tagmanifest-sha512.txt', manifestOf(bag, tags));
  return bytes;
}

/** Lines of digest and path; what would break a line is encoded, as section 2.1.3 says. */
const manifestOf = (bag: string, paths: readonly string[]): string =>
  paths
    .map((path) => {
      const digest = createHash('sha512')
        .update(readFileSync(join(bag, path)))
        .digest('hex');
      return `${digest}  ${path.replace(/[%\r\n]/g, encodeURIComponent)}\n`;
    })
    .join('');

/** Packs the bag `folder/name` into `file`, a compressed tar: the same bytes from the same files. */
export async function packBag(folder: string, name: string, file: string): Promise<void> {
  await create(
    // Neither who packed it nor when decides a byte.
    { gzip: true, file, cwd: folder, portable: true, mtime: new Date(0) },
    [name],
  );
}
