import type { Address } from '../publication/publication.ts';
import { expect, test } from 'vitest';
import { toSitemaps } from './sitemap.ts';

const page: Address = { kind: 'page', isListed: true };
const [index, sitemap, ...others] = toSitemaps(
  new Map([
    ['/über/', page],
    ['/a&b/', { ...page, lastModified: '2026-11-22T00:00:00.000Z' }],
    ['/c/', { ...page, lastModified: '2026-11-20T00:00:00.000Z' }],
    ['/search/', { ...page, isListed: false }],
  ]),
  'https://a.example',
);

test('a sitemap has each page that is listed, with its address as a URL, and its last change where that is known', () => {
  expect(sitemap?.path).toBe('/sitemap-0.xml');
  expect(sitemap?.content).toMatch(
    /^<\?xml version="1.0" encoding="utf-8"\?><urlset [^>]*><url><loc>https:\/\/a.example\/a&#x26;b\/<\/loc><lastmod>2026-11-22T00:00:00.000Z<\/lastmod><\/url><url>/,
  );
  expect(sitemap?.content).toMatch(
    /<url><loc>https:\/\/a.example\/%C3%BCber\/<\/loc><\/url><\/urlset>$/,
  );
  expect(sitemap?.content).not.toContain('search');
  expect(others).toEqual([]);
});

test('the index has each sitemap, with the last change of its pages', () => {
  expect(index).toEqual({
    path: '/sitemap-index.xml',
    content:
      '<?xml version="1.0" encoding="utf-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/sitemap-0.xml</loc><lastmod>2026-11-22T00:00:00.000Z</lastmod></sitemap></sitemapindex>',
  });
});
