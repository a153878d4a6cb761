/** How does a site become files? What is as it was stays; the rest is made again. */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { digester } from '../model/digest.ts';
import type { Publication } from '../publication/publication.ts';
import { answerTo } from '../publication/surroundings.ts';
import { filesBelow } from '../reading/piece-files.ts';
import { questions } from '../publication/last-reading.ts';
import type { Bundle, Route } from './kept-bundle.ts';
import { leanPageAt } from './lean-pages.ts';

/** What is known of a file of the last good site. */
interface Made {
  /** Digest of what it was handed. */
  key: string;
  /** What it asked of the publication, and the digest of the answers. */
  asked: string[];
  answers: string;
  /** Size in bytes and time of its last change, by which a file is known that somebody changed. */
  size: number;
  time: number;
  /** The style sheet that it shares with other pages. */
  sheet?: string | undefined;
}

/** What is known of the last good site: of which code it was made, and each of its files. */
export interface LastSite {
  bundle: string;
  files: Record<string, Made>;
}

/** Where what is known of the last good site stands, from the project’s root. */
export const LAST_SITE = '.cache/last-site.json';

export function lastSite(root: string): LastSite | undefined {
  const file = join(root, LAST_SITE);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LastSite;
  } catch (error) {
    // Half written when a machine went down: everything is made anew.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A site as files, and what is to be remembered of it. */
export interface RenderedSite {
  pages: number;
  made: number;
  last: LastSite;
}

/**
 * Makes every page and file of a publication in `to`. A file of the last good site, in `from`, is linked where it was
 * made by the same code of the same things: those it was handed, and those it asked of the publication.
 */
export async function renderSite(
  bundle: Bundle,
  publication: Publication,
  { from, to, last }: { from: string; to: string; last: LastSite | undefined },
  signal?: AbortSignal,
): Promise<RenderedSite> {
  const digest = digester();
  const known = last?.bundle === bundle.key ? last.files : {};
  const given = new Map<string, string>();
  const answersTo = (asked: readonly string[]): string =>
    digest(
      asked.map((question) => {
        const answer = given.get(question) ?? digest(answerTo(publication, question));
        given.set(question, answer);
        return answer;
      }),
    );
  const files: LastSite['files'] = {};
  for (const file of filesBelow(bundle.files)) place(join(bundle.files, file), join(to, file));

  const routes = await bundle.routes();
  let made = 0;
  for (const route of routes) {
    signal?.throwIfAborted();
    const file = fileOf(route);
    const { key } = route;
    const before = known[file];
    const isSame =
      before !== undefined && before.key === key && before.answers === answersTo(before.asked);
    const parts = [file, ...(before?.sheet === undefined ? [] : [before.sheet])];
    if (isSame && isUntouched(join(from, file), before) && parts.every(isIn(from))) {
      for (const part of parts) place(join(from, part), join(to, part));
      files[file] = before;
      continue;
    }
    questions().clear();
    const content = await route.make();
    const lean = route.isPage
      ? leanPageAt(route.path, Buffer.from(content).toString('utf8'))
      : undefined;
    write(join(to, file), lean?.html ?? content);
    if (lean?.sheet) write(join(to, lean.sheet.path), lean.sheet.css);
    made += 1;
    if (key !== undefined) {
      const asked = [...questions()].sort();
      const { size, mtimeMs } = statSync(join(to, file));
      const sheet = lean?.sheet?.path;
      const answers = answersTo(asked);
      files[file] = { key, asked, answers, size, time: mtimeMs, sheet };
    }
  }
  const pages = routes.filter(({ isPage }) => isPage).length;
  return { pages, made, last: { bundle: bundle.key, files } };
}

/** `/analysis/one/` → `analysis/one/index.html`; `/feed.xml` → `feed.xml`. */
const fileOf = ({ path, isPage }: Route): string => {
  if (!isPage) return path.slice(1);
  return path === '/404/' ? '404.html' : `${path.slice(1)}index.html`;
};

function isUntouched(file: string, { size, time }: Made): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size === size && stat.mtimeMs === time;
}

const isIn = (folder: string) => (file: string) => existsSync(join(folder, file));

const folders = new Set<string>();

function write(file: string, content: string | Uint8Array): void {
  makeFolderOf(file);
  writeFileSync(file, content);
}

/** The same file under another name; a copy where the file system knows no such links. One that is there stays. */
function place(file: string, at: string): void {
  if (existsSync(at)) return;
  makeFolderOf(at);
  try {
    linkSync(file, at);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'ENOSYS'].includes(code)) throw error;
    copyFileSync(file, at);
  }
}

function makeFolderOf(file: string): void {
  const folder = dirname(file);
  if (folders.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  folders.add(folder);
}
