/** What was read of the sources? The texts that `npm run read` keeps in a private folder, on the machine of who read them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keptFolder, keptTextSchema, type KeptText, type KeptTexts } from '../model/kept-text.ts';
import { compare } from '../model/order.ts';
import { sha256 } from '../model/text.ts';

/** Where the texts lie: `EVIDENCE_DIR`, else `evidence/` in the project. */
export const evidenceFolder = (
  root: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string =>
  env.EVIDENCE_DIR === undefined || env.EVIDENCE_DIR === ''
    ? join(root, 'evidence')
    : resolve(root, env.EVIDENCE_DIR);

/** Days and numbers of one day: `2026-11-22`, `2026-11-22-2`. */
const NAME = /^(?<day>\d{4}-\d{2}-\d{2})(?:-(?<nth>\d+))?\.json$/;

/** The texts of one work, the oldest first; what was changed by hand, or cannot be read, is left out. */
export function readTexts(folder: string, identity: string): KeptText[] {
  const own = join(folder, keptFolder(identity));
  return namesOf(own)
    .map((name) => {
      const { day = '', nth = '1' } = NAME.exec(name)?.groups ?? {};
      return { name, day, nth: Number(nth) };
    })
    .sort((a, b) => compare(a.day, b.day) || a.nth - b.nth)
    .flatMap(({ name }) => readText(own, name.replace(/\.json$/, '')) ?? []);
}

/** Names of the files that say what a text came from; none where there is no such folder. */
function namesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => NAME.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function readText(folder: string, name: string): KeptText | undefined {
  let json: unknown;
  let text: string;
  try {
    json = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    text = readFileSync(join(folder, `${name}.txt`), 'utf8');
  } catch {
    return undefined;
  }
  const { data } = keptTextSchema.safeParse(json);
  return data && data.sha256 === sha256(text) ? { ...data, text, name } : undefined;
}

/**
 * Texts of all works; undefined where there is no folder of texts at all. A folder is listed once, and a text is read
 * and held against its digest once somebody asks for it: nothing is remembered of a file from one check to the next,
 * so that one of the same size and time of change cannot pass for another.
 */
export function readAllTexts(folder: string): KeptTexts | undefined {
  if (!existsSync(folder)) return undefined;
  const counts = new Map<string, number>();
  const read = new Map<string, KeptText[]>();
  return {
    count(work) {
      const own = keptFolder(work);
      const count = counts.get(own) ?? namesOf(join(folder, own)).length;
      counts.set(own, count);
      return count;
    },
    of(work) {
      const texts = read.get(work) ?? readTexts(folder, work);
      read.set(work, texts);
      return texts;
    },
  };
}
