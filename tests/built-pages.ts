/** Which pages has a built site, and of which kind is each? */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds, type Kind } from './budgets.ts';

export interface BuiltPage {
  /** Its address from the root: `/about/`, `/404.html`. */
  path: string;
  html: string;
  /** A page that only leads on from an old address is of no kind. */
  kind: Kind | undefined;
  leadsOn: boolean;
}

/** All pages of a built site, by address. */
export function builtPages(site: string): BuiltPage[] {
  return globSync('**/*.html', { cwd: site })
    .sort()
    .map((file) => {
      const path = `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`;
      const html = readFileSync(join(site, file), 'utf8');
      const leadsOn = html.includes('http-equiv="refresh"');
      const kind = leadsOn ? undefined : kinds.find(({ path: ofKind }) => ofKind.test(path));
      return { path, html, kind, leadsOn };
    });
}

/** The longest page of each kind; where some pages of a kind hold a chart and some do not, the longest of both. */
export function examplesOfKinds(site: string): [name: string, path: string][] {
  const longest = new Map<string, BuiltPage>();
  for (const page of builtPages(site)) {
    // What stands in the pages of others has no head and no foot.
    if (!page.kind || page.path.endsWith('/embed/')) continue;
    const name = page.html.includes('<svg class="chart')
      ? `${page.kind.name} with a chart`
      : page.kind.name;
    if (page.html.length > (longest.get(name)?.html.length ?? 0)) longest.set(name, page);
  }
  return [...longest].map(([name, { path }]) => [name, path]);
}
