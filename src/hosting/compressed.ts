/** How is a site served small without work at each request? `.br` and `.gz` beside its text files, made once. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import PQueue from 'p-queue';
import { place } from '../building/make-file.ts';
import { filesBelow } from '../reading/piece-files.ts';
import { HOST_FILES, mediaTypes } from './serving.ts';

/** Ends of the names of text files. */
const TEXTS = Object.entries(mediaTypes).flatMap(([end, type]) =>
  type.includes('charset') ? [end] : [],
);
/** Bytes below which a file fits into one packet anyway. */
const SMALL = 1400;
/** Files at once: as many as Node has threads for it. */
const AT_ONCE = 4;

const endings = {
  '.br': (text: Buffer) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  '.gz': (text: Buffer) => promisify(gzip)(text, { level: 9 }),
};

/**
 * Writes both beside each text file of the site in `to`; those of a file that is the same one as in `from`, the last
 * site, are placed from there. Answers how many were made anew. Throws what the file system throws.
 */
export async function writeCompressed(to: string, from: string): Promise<number> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  let anew = 0;
  const compress = async (file: string): Promise<void> => {
    const text = readFileSync(join(to, file));
    for (const [ending, compressed] of Object.entries(endings)) {
      const content = await compressed(text);
      if (content.length < text.length) writeFileSync(join(to, `${file}${ending}`), content);
    }
    anew += 1;
  };
  const isKept = (file: string): boolean => {
    const before = statSync(join(from, file), { throwIfNoEntry: false });
    const made = Object.keys(endings).filter((end) => existsSync(join(from, `${file}${end}`)));
    if (before?.ino !== statSync(join(to, file)).ino || made.length < 2) return false;
    for (const end of made) place(join(from, `${file}${end}`), join(to, `${file}${end}`));
    return true;
  };
  const texts = filesBelow(to).filter(
    (file) =>
      TEXTS.some((end) => file.endsWith(end)) &&
      !HOST_FILES.some((name) => name === file) &&
      statSync(join(to, file)).size >= SMALL,
  );
  await queue.addAll(texts.filter((file) => !isKept(file)).map((file) => () => compress(file)));
  return anew;
}
