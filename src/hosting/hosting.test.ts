/** Tests of what hosts are told. */
import { expect, test } from 'vitest';
import { toCaddyfile } from './caddy.ts';
import { toHeadersFile, toRedirectsFile } from './headers-file.ts';
import { toNginxConf } from './nginx.ts';
import type { Publication } from '../publication/publication.ts';
import { headersOf, patternOf, rulesOf, servingOf, type Serving } from './serving.ts';
import { toVercelJson } from './vercel.ts';

const serving: Serving = {
  host: 'user.example',
  base: '/repo',
  redirects: [['/repo/älter/', '/repo/analysis/new/#a']],
  gone: ['/repo/gone/'],
};

test('a host is told what has moved and what is gone, in letters that none takes for a sign', () => {
  const nothing = { anchors: new Set<string>(), isListed: false };
  const publication = {
    addresses: new Map([
      ['/old/', { kind: 'redirect', to: '/analysis/ü/#a', ...nothing }],
      ['/{old}/', { kind: 'redirect', to: '/analysis/one/', ...nothing }],
      ['/analysis/one/', { kind: 'page', ...nothing }],
    ]),
    site: {
      moved: [{ from: '/taken/' }, { from: '/analysis/one/' }, { from: '/older/', to: '/' }],
    },
  } as unknown as Publication;
  expect(servingOf(publication, 'https://user.example/repo')).toEqual({
    host: 'user.example',
    base: '/repo',
    redirects: [['/repo/old/', '/repo/analysis/%C3%BC/#a']],
    gone: ['/repo/taken/'],
  });
});

test('every address has the headers that keep a reader safe', () => {
  for (const address of ['/', '/analysis/one/', '/rss.xml', '/assets/a.css']) {
    expect(headersOf(address)).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': expect.stringContaining("frame-ancestors 'none'") as string,
      'Strict-Transport-Security': expect.stringMatching(/^max-age=\d{8}/) as string,
    });
  }
});

test('a chart for the pages of others may be framed, and the page of its board may not', () => {
  const embed = headersOf('/leaderboards/arena/embed/');
  expect(embed).not.toHaveProperty('Content-Security-Policy');
  expect(embed).not.toHaveProperty('X-Frame-Options');
  expect(embed['Cross-Origin-Resource-Policy']).toBe('cross-origin');
  expect(headersOf('/leaderboards/arena/')['X-Frame-Options']).toBe('DENY');
});

test('data may be read from anywhere, pages and code from here alone', () => {
  for (const data of ['/ledger/claims.json', '/a.csv', '/rss.xml', '/analysis/one.md']) {
    expect(headersOf(data)['Access-Control-Allow-Origin'], data).toBe('*');
  }
  for (const own of ['/', '/assets/a.js', '/pagefind/0123/pagefind.js']) {
    expect(headersOf(own), own).not.toHaveProperty('Access-Control-Allow-Origin');
  }
});

test('what changes its name with what it holds is kept, all else is asked for again', () => {
  const isKept = (address: string) => headersOf(address)['Cache-Control']?.includes('immutable');
  expect(['/assets/a.1.css', '/pagefind/01ab/wasm.en.pagefind'].map(isKept)).toEqual([true, true]);
  expect(['/', '/pagefind/parts.json', '/feed.json'].map(isKept)).toEqual([false, false, false]);
});

test('the longer ending says what a file is', () => {
  const typeOf = (address: string) => headersOf(address)['Content-Type'];
  expect(typeOf('/ledger/claims.schema.json')).toBe('application/schema+json; charset=utf-8');
  expect(typeOf('/subjects/schema.json')).toBe('application/schema+json; charset=utf-8');
  expect(typeOf('/topics/a/feed.json')).toBe('application/feed+json; charset=utf-8');
  expect(typeOf('/ledger/claims.json')).toBe('application/json; charset=utf-8');
});

test('a pattern takes its signs for themselves', () => {
  expect(new RegExp(patternOf('/*.csv')).test('/a/xcsv')).toBe(false);
  expect(new RegExp(patternOf('/a/:part/*')).test('/a/b/c/d')).toBe(true);
  expect(new RegExp(patternOf('/a/:part/*')).test('/a/b')).toBe(false);
});

test('of a header that two rules set, `_headers` takes the first away', () => {
  const rules = toHeadersFile().split('\n\n');
  const ruleFor = (start: string) => rules.find((rule) => rule.startsWith(`${start}\n`)) ?? '';
  expect(ruleFor('/leaderboards/:board/embed/')).toContain('  ! X-Frame-Options');
  expect(ruleFor('/assets/*')).toContain('  ! Cache-Control\n  Cache-Control: ');
  expect(ruleFor('/*.csv')).not.toContain('! Content-Type');
  expect(ruleFor('/*feed.json')).toContain('! Content-Type');
  expect(rules.length).toBeLessThan(100);
});

test('every host is told of each address that leads on, at both spellings of it', () => {
  expect(toRedirectsFile(serving)).toBe(
    '/repo/%C3%A4lter/ /repo/analysis/new/#a 301!\n/repo/%C3%A4lter/ /repo/analysis/new/#a 301\n',
  );
  const vercel = JSON.parse(toVercelJson(serving)) as { redirects: object[] };
  expect(vercel.redirects).toEqual([
    { source: '/repo/%C3%A4lter/', destination: '/repo/analysis/new/#a', statusCode: 301 },
  ]);
  expect(toNginxConf(serving, { root: '/srv', listen: ['listen 80;'] })).toContain(
    '"/repo/älter/" "/repo/analysis/new/#a";',
  );
  expect(toCaddyfile(serving, { root: '/srv', listen: ':80' })).toContain(
    '"/repo/älter/" "/repo/analysis/new/#a"',
  );
});

test('a preview is left out by search engines whichever host serves it, and a site by none', () => {
  const told = (of: Serving) => [
    toHeadersFile(of),
    toVercelJson(of),
    toNginxConf(of, { root: '/srv', listen: ['listen 80;'] }),
    toCaddyfile(of, { root: '/srv', listen: ':80' }),
    JSON.stringify(headersOf('/analysis/one/', rulesOf(of))),
  ];
  for (const text of told({ ...serving, isPreview: true })) {
    expect(text).toMatch(
      /X-Robots-Tag.*noindex|noindex.*X-Robots-Tag|"X-Robots-Tag",\s*"value": "noindex/,
    );
  }
  for (const text of told(serving)) expect(text).not.toContain('X-Robots-Tag');
});
