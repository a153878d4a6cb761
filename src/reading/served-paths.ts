/** At which addresses does the site serve what is no piece? As `src/pages` has it, and `public/` where there is one. */
import { join } from 'node:path';
import { filesBelow } from './piece-files.ts';

/** Files that the build makes of all pages: https://docs.astro.build/en/guides/integrations-guide/sitemap/ */
const MADE = ['/sitemap-index.xml', '/sitemap-0.xml'];

/**
 * True for paths that a page, an endpoint or a file answers; pieces and their old addresses are known by
 * themselves. `root` is the folder of the project.
 */
export function servedPaths(root: string): (path: string) => boolean {
  const pages = filesBelow(join(root, 'src/pages'))
    // https://docs.astro.build/en/guides/routing/#excluding-pages
    .filter((file) => !/(^|\/)_/.test(file))
    .filter((file) => !/^(analysis\/\[slug\]\/index|\[\.\.\.alias\])\./.test(file))
    .map(routePattern);
  const files = new Set([...MADE, ...filesBelow(join(root, 'public')).map((file) => `/${file}`)]);
  return (path) => files.has(path) || pages.some((pattern) => pattern.test(path));
}

/**
 * `topics/[id]/index.astro` → `^/topics/[^/]+/$`; `claims/[...page].astro` → `^/claims(/page/\d+)?/$`;
 * `rss.xml.ts` → `^/rss\.xml$`.
 */
function routePattern(file: string): RegExp {
  // https://docs.astro.build/en/basics/astro-pages/#custom-404-error-page
  if (file === '404.astro') return /^\/404(\/|\.html)$/;
  const isPage = file.endsWith('.astro');
  const route = file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '');
  const pattern = route
    .split('/')
    .filter((segment) => !segment.startsWith('[...'))
    .map((segment) =>
      segment
        .split(/(\[[^\]]+\])/)
        .map((part) => (part.startsWith('[') ? '[^/]+' : part.replace(/[.*+?^${}()|\\]/g, '\\$&')))
        .join(''),
    )
    .join('/');
  const ofList = route.includes('/[...') ? '(/page/\\d+)?' : '';
  return new RegExp(`^/${pattern}${ofList}${isPage && pattern !== '' ? '/' : ''}$`);
}
