/** How is a text kept? Beside the earlier ones of its source, which stay. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../model/date.ts';
import { keptFolder, type KeptText, type KeptTextData } from '../model/kept-text.ts';
import { sha256 } from '../model/text.ts';
import { readTexts } from '../reading/read-evidence.ts';
import { writeFiles } from '../reading/write-files.ts';

export interface Kept {
  text: KeptText;
  /** The text before it, where that reads otherwise. */
  before: KeptText | undefined;
}

/**
 * Keeps what was read of a work on a day below `folder`. A text that was kept before is not kept twice; its day becomes
 * that of the last reading. Throws what the file system throws, with every file as it was.
 */
export function keepText(
  folder: string,
  text: string,
  about: Omit<KeptTextData, 'sha256' | 'read'>,
  today: Day,
): Kept {
  const data: KeptTextData = { ...about, read: today, sha256: sha256(text) };
  const earlier = readTexts(folder, about.source);
  const last = earlier.at(-1);
  const own = join(folder, keptFolder(about.source));
  const name = last?.sha256 === data.sha256 ? last.name : freeName(own, today);
  writeFiles(
    new Map([
      [join(own, `${name}.txt`), text],
      [join(own, `${name}.json`), `${JSON.stringify(data, null, 2)}\n`],
    ]),
  );
  return { text: { ...data, text, name }, before: last?.sha256 === data.sha256 ? undefined : last };
}

/** The day, with a number where texts of that day are there already: also those that can no longer be read. */
function freeName(folder: string, day: Day): string {
  for (let nth = 1; ; nth += 1) {
    const name = nth === 1 ? day : `${day}-${nth}`;
    if (!['txt', 'json'].some((ending) => existsSync(join(folder, `${name}.${ending}`))))
      return name;
  }
}
