/** Which records has the search of a built site? Those of pieces as Pagefind keeps them, those of claims and sources in packs. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Fragment, Pack } from '../src/scripts/search-record.ts';

/** Every record of the index of a built site. */
export function searchRecordsOf(dist: string): Fragment[] {
  const read = (folder: string) =>
    globSync(`*/${folder}/*`, { cwd: join(dist, 'pagefind') })
      .sort()
      .map((file) => readFileSync(join(dist, 'pagefind', file)));
  return [
    ...read('fragment').map((bytes) => {
      const text = gunzipSync(bytes).toString('utf8');
      return JSON.parse(text.slice(text.indexOf('{'))) as Fragment;
    }),
    ...read('packs').flatMap((bytes) => Object.values(JSON.parse(bytes.toString('utf8')) as Pack)),
  ];
}
