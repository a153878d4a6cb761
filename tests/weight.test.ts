/** What does a page weigh? Bytes as they travel, compressed with gzip. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ledgers } from '../src/model/addresses.ts';
import { fontBytes, kinds, scriptBytes, search, sheetsOfLedgers } from './budgets.ts';
import { builtPages } from './built-pages.ts';
import { builtSite } from './built-site.ts';

const site = await builtSite('own');
const pages = builtPages(site);
const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

/** Text of the scripts of a page that run; data blocks do not. */
const scripts = (page: string) =>
  [...page.matchAll(/<script(?![^>]*application\/ld\+json)[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1])
    .join('');

/** Addresses of the style sheets that a page asks for. */
const sheetsOf = (html: string): string[] =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address = '']) => address);

const isLedger = (path: string) =>
  ledgers.some(([address]) => path.startsWith(address)) && !path.endsWith('/embed/');

test('the styles that ledgers share keep their budget, and few pages need others', () => {
  const asked = pages.filter(({ path }) => isLedger(path)).flatMap(({ html }) => sheetsOf(html));
  const sheets = [...new Set(asked)];
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.length).toBeLessThanOrEqual(sheetsOfLedgers.most);
  for (const sheet of sheets) {
    expect(gzipped(readFileSync(join(site, sheet), 'utf8')), sheet).toBeLessThanOrEqual(
      sheetsOfLedgers.bytes,
    );
  }
});

test('every page is of a kind whose weight is limited', () => {
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter(({ kind, leadsOn }) => !kind && !leadsOn).map(({ path }) => path)).toEqual(
    [],
  );
});

test.each(kinds.filter((kind) => pages.some((page) => page.kind === kind)))(
  '$name keeps its budget',
  (kind) => {
    const tooHeavy = pages
      .filter((page) => page.kind === kind)
      .map(({ path, html }) => ({ path, bytes: gzipped(html) }))
      .filter(({ bytes }) => bytes > kind.bytes)
      .map(({ path, bytes }) => `${path}: ${bytes} bytes of ${kind.bytes}`);
    expect(tooHeavy).toEqual([]);
  },
);

test('every page brings its styles and its few scripts in its HTML; ledgers ask for one sheet, the search for its script', () => {
  const faults = pages.flatMap(({ path, html }) => [
    ...(sheetsOf(html).length > (isLedger(path) ? 1 : 0) ? [`${path} asks for style sheets`] : []),
    ...(isLedger(path) && html.includes('<style') ? [`${path} has styles in it`] : []),
    ...(/<script[^>]+src=/.test(html) && path !== search.path ? [`${path} asks for a script`] : []),
    ...(gzipped(scripts(html)) > scriptBytes
      ? [`${path}: ${gzipped(scripts(html))} bytes of script`]
      : []),
  ]);
  expect(faults).toEqual([]);
});

test('the script of the search keeps its budget', () => {
  const html = pages.find(({ path }) => path === search.path)?.html ?? '';
  const asked = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, address = '']) =>
    readFileSync(join(site, address), 'utf8'),
  );
  const written = [...asked, scripts(html)].join('');
  expect(written).toContain('pagefind');
  expect(gzipped(written)).toBeLessThanOrEqual(search.scriptBytes);
});

test('all fonts together keep their budget', () => {
  const folder = join(site, 'assets/fonts');
  const bytes = readdirSync(folder)
    .map((file) => statSync(join(folder, file)).size)
    .reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(fontBytes);
});
