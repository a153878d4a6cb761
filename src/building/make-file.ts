/** How does one page or file come to stand in the folder of the site? Made by the code of the site, lean, and noted. */
import { copyFileSync, existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { questions } from '../publication/last-reading.ts';
import { readStrictly } from './documents.ts';
import type { Route } from './kept-bundle.ts';
import type { Made } from './last-site.ts';
import { leanPageAt } from './lean-pages.ts';

/**
 * Writes what stands at an address; answers the style sheet it shares, and what it asked of the publication. Throws
 * `UnfitSite` where no strict parser could read it.
 */
export async function makeFile(
  route: Route,
  at: string,
  site: string,
): Promise<Pick<Made, 'sheet' | 'asked'>> {
  // What drawing an image has taken is given back between two turns of the event loop.
  await setImmediate();
  questions().clear();
  const content = await route.make();
  const asked = [...questions()].sort();
  if (!route.isPage) {
    await readStrictly(fileOf(route), content);
    write(at, content);
    return { asked };
  }
  const { html, sheet } = leanPageAt(route.path, Buffer.from(content).toString('utf8'));
  await readStrictly(fileOf(route), html);
  write(at, html);
  if (sheet) write(join(site, sheet.path), sheet.css);
  return { sheet: sheet?.path, asked };
}

/** `/analysis/one/` → `analysis/one/index.html`; `/feed.xml` → `feed.xml`. */
export const fileOf = ({ path, isPage }: Route): string => {
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
