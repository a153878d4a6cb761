/** What does a page weigh? Bytes as they travel, compressed with gzip. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { budgets } from './budgets.ts';

const site = inject('site');
const html = (path: string) => readFileSync(join(site, path, 'index.html'), 'utf8');
const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

/** Text of the scripts of a page that run; data blocks do not. */
const scripts = (page: string) =>
  [...page.matchAll(/<script(?![^>]*application\/ld\+json)[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1])
    .join('');

test.each(Object.entries(budgets.pages))('%s keeps its budget', (path, bytes) => {
  expect(gzipped(html(path))).toBeLessThanOrEqual(bytes);
});

test.each(Object.keys(budgets.pages))('%s brings its styles and scripts in the HTML', (path) => {
  const page = html(path);
  expect(page).not.toMatch(/<link[^>]+rel="stylesheet"/);
  expect(page).not.toMatch(/<script[^>]+src=/);
  expect(gzipped(scripts(page))).toBeLessThanOrEqual(budgets.script);
});

test('all fonts together keep their budget', () => {
  const folder = join(site, 'assets/fonts');
  const bytes = readdirSync(folder)
    .map((file) => statSync(join(folder, file)).size)
    .reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThanOrEqual(budgets.fonts);
});
