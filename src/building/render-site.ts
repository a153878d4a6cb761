/** How does a site become files? What is as it was stays; the rest is made again. */
import { copyFileSync, existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digester } from '../model/digest.ts';
import { questions } from '../publication/last-reading.ts';
import type { Publication } from '../publication/publication.ts';
import { answerTo } from '../publication/surroundings.ts';
import { filesBelow } from '../reading/piece-files.ts';
import type { Bundle, Route } from './kept-bundle.ts';
import { isAsBuilt, type LastSite, type Made } from './last-site.ts';
import { leanPageAt } from './lean-pages.ts';

/** Where a new site is made, and what stands from the last one. */
export interface Ground {
  /** The last good site. */
  from: string;
  /** Where the new one is made. */
  to: string;
  last: LastSite | undefined;
  signal: AbortSignal;
}

/**
 * Makes every page and file of a publication in `to`, and answers of what. A file of the last good site is linked
 * where it was made by the same code of the same things: those it was handed, and those it asked of the publication.
 */
export async function renderSite(
  bundle: Bundle,
  publication: Publication,
  { from, to, last, signal }: Ground,
): Promise<{ made: LastSite['made']; anew: number }> {
  const answersTo = answersOf(publication);
  const made: LastSite['made'] = {};
  for (const file of filesBelow(bundle.files)) place(join(bundle.files, file), join(to, file));

  let anew = 0;
  for (const route of await bundle.routes()) {
    signal.throwIfAborted();
    const file = fileOf(route);
    const before = last?.bundle === bundle.key ? last.made[file] : undefined;
    const isSame = before?.key === route.key && before?.answers === answersTo(before?.asked ?? []);
    if (last && before && isSame) {
      const parts = [file, ...(before.sheet === undefined ? [] : [before.sheet])];
      if (parts.every((part) => isAsBuilt(last, from, part))) {
        for (const part of parts) place(join(from, part), join(to, part));
        made[file] = before;
        continue;
      }
    }
    const { sheet, asked } = await make(route, join(to, file), to);
    anew += 1;
    if (route.key === undefined) continue;
    made[file] = { key: route.key, asked, answers: answersTo(asked), sheet };
  }
  return { made, anew };
}

/** Writes what stands at an address; answers the style sheet it shares, and what it asked of the publication. */
async function make(
  route: Route,
  at: string,
  site: string,
): Promise<Pick<Made, 'sheet' | 'asked'>> {
  questions().clear();
  const content = await route.make();
  const asked = [...questions()].sort();
  if (!route.isPage) {
    write(at, content);
    return { asked };
  }
  const { html, sheet } = leanPageAt(route.path, Buffer.from(content).toString('utf8'));
  write(at, html);
  if (sheet) write(join(site, sheet.path), sheet.css);
  return { sheet: sheet?.path, asked };
}

/** Digests the answers to questions; each is answered once. */
function answersOf(publication: Publication): (asked: readonly string[]) => string {
  const digest = digester();
  const answers = new Map<string, string>();
  return (asked) =>
    digest(
      asked.map((question) => {
        const answer = answers.get(question) ?? digest(answerTo(publication, question));
        answers.set(question, answer);
        return answer;
      }),
    );
}

/** `/analysis/one/` → `analysis/one/index.html`; `/feed.xml` → `feed.xml`. */
const fileOf = ({ path, isPage }: Route): string => {
  if (!isPage) return path.slice(1);
  return path === '/404/' ? '404.html' : `${path.slice(1)}index.html`;
};

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The same file under another name; a copy where the file system knows no such links. One that is there stays. */
export function place(file: string, at: string): void {
  if (existsSync(at)) return;
  mkdirSync(dirname(at), { recursive: true });
  try {
    linkSync(file, at);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'ENOSYS'].includes(code)) throw error;
    copyFileSync(file, at);
  }
}
