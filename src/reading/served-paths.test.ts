import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow } from './piece-files.ts';
import { servedPaths } from './served-paths.ts';

const root = join(import.meta.dirname, '../..');
const isServed = servedPaths(root);

/** Routes whose addresses are those of pieces. */
const OF_PIECES = ['analysis/[slug]/index.astro', '[...alias].astro'];
const routes = filesBelow(join(root, 'src/pages')).filter(
  (file) => !/(^|\/)_/.test(file) && !OF_PIECES.includes(file),
);

describe('the addresses of the site', () => {
  test.each(routes)('take in those of %s', (file) => {
    const [, route = '', ending] = /^(.+)\.(astro|ts)$/.exec(file) ?? [];
    const path = `/${route.replace(/(^|\/)index$/, '')}`;
    const slash = ending === 'astro' && path !== '/' ? '/' : '';
    const listed = /^(.*)\/\[\.\.\.page\]$/.exec(path)?.[1];
    const addresses = listed === undefined ? [path] : [listed, `${listed}/page/2`];
    for (const address of addresses) {
      const example = `${address.replaceAll(/\[\w+\]/g, 'name')}${slash}`;
      expect(isServed(example), example).toBe(true);
    }
  });

  test.each([
    '/',
    '/about/',
    '/claims/',
    '/claims/page/2/',
    '/claims/topic/ai-video/page/3/',
    '/topics/ai-video/',
    '/topics/ai-video/rss.xml',
    '/rss.xml',
    '/404/',
    '/404.html',
    '/favicon.svg',
    '/sitemap-index.xml',
    '/analysis/name.md',
    '/analysis/name/sources.json',
    '/leaderboards/arena-text-to-video/2026-04-17.csv',
  ])('%s is one', (path) => {
    expect(isServed(path)).toBe(true);
  });

  test.each([
    '/about',
    '/rss.xml/',
    '/analysis/name/',
    '/analysis/',
    '/nowhere/',
    '/_feeds',
    '/leaderboards/_board-files',
    '/topics/',
    '/aboutus/',
  ])('%s is none', (path) => {
    expect(isServed(path)).toBe(false);
  });

  test('are none where there are no pages', () => {
    expect(servedPaths(join(root, 'nowhere'))('/about/')).toBe(false);
  });
});
