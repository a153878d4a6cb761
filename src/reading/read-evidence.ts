/** What was read of the sources? The texts that `npm run read` keeps in a private folder, on the machine of who read them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keptFolder, keptTextSchema, type KeptText } from '../model/kept-text.ts';
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
  if (!existsSync(own)) return [];
  return readdirSync(own)
    .flatMap((name) => {
      const { day, nth = '1' } = NAME.exec(name)?.groups ?? {};
      return day === undefined ? [] : [{ name, day, nth: Number(nth) }];
    })
    .sort((a, b) => compare(a.day, b.day) || a.nth - b.nth)
    .flatMap(({ name }) => readText(own, name.replace(/\.json$/, '')) ?? []);
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

/** Texts of many works by their identity; undefined where there is no folder of texts at all. */
export function readAllTexts(
  folder: string,
  identities: Iterable<string>,
): Map<string, KeptText[]> | undefined {
  if (!existsSync(folder)) return undefined;
  return new Map(
    [...new Set(identities)].flatMap((identity): [string, KeptText[]][] => {
      const texts = readTexts(folder, identity);
      return texts.length > 0 ? [[identity, texts]] : [];
    }),
  );
}
