/** How many bytes travel for a file? */
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Bytes by `gzip -9`, and by brotli at its best. */
export interface Weight {
  gzip: number;
  brotli: number;
}

export const weightOf = (content: string | Uint8Array): Weight => ({
  gzip: gzipSync(content, { level: 9 }).length,
  brotli: brotliCompressSync(content).length,
});
