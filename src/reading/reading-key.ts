/** When is a piece read again? When its file, the reader, its parsers or the publication’s language have changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { masthead } from '../masthead.ts';
import type { PieceFile } from './read-piece.ts';

/** Rooms whose code decides how a file is read. */
const ROOMS = ['model', 'reading'];

/** Digest of everything but the file that decides what is read: our code, the parser packages, the language. */
export function readerDigest(root: string): string {
  const hash = createHash('sha256').update(masthead.language);
  const lock = join(root, 'package-lock.json');
  if (existsSync(lock)) hash.update(readFileSync(lock));
  for (const room of ROOMS) {
    const folder = join(root, 'src', room);
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) {
        hash.update(`${room}/${name}\0`).update(readFileSync(join(folder, name)));
      }
    }
  }
  return hash.digest('hex');
}

/** Key of what was read of a file by a reader: equal keys, equal manuscripts. */
export const readingKey = ({ bytes, files }: PieceFile, reader: string): string =>
  createHash('sha256').update(reader).update(JSON.stringify(files)).update(bytes).digest('hex');
