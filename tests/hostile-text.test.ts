/** Is text data? Markup in a title, a source or a caveat is shown, in page, JSON-LD and feed, and never obeyed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '@playwright/test';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtSite } from './built-site.ts';
import { ATTACK } from './fixtures/odd-pieces.ts';
import { unfold } from './unfold.ts';

const dist = await builtSite('odd');
let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveFolder(dist)]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

test('the page shows the markup as text in every place and runs none of it', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('dialog', () => complaints.push('dialog'));
  await page.goto(`${site.url}/analysis/hostile/`);
  expect(await page.locator('h1').innerText()).toBe(ATTACK);
  expect(await page.title()).toContain(ATTACK);
  expect(await page.locator('img').count()).toBe(0);
  await unfold(page);
  for (const place of [
    '.caveats',
    '.sources',
    '.claims',
    '.narratives',
    '.forecasts',
    '.material',
  ]) {
    expect(await page.locator(place).first().innerText()).toContain(ATTACK);
  }
  expect(complaints).toEqual([]);
  await page.close();
});

test('JSON-LD holds it as a string that closes no tag', () => {
  const html = readFileSync(join(dist, 'analysis/hostile/index.html'), 'utf8');
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const { headline, citation } = JSON.parse(data) as {
    headline: string;
    citation: { name: string }[];
  };
  expect(headline).toBe(ATTACK);
  expect(citation[0]?.name).toBe(ATTACK);
});

test('the feed holds it as text in title and content', async () => {
  const xml = readFileSync(join(dist, 'rss.xml'), 'utf8');
  const { items } = await new RssParser().parseString(xml);
  const item = items.find(({ title }) => title === ATTACK);
  const html = String(item?.['content:encoded']);
  expect(items.map(({ title }) => title)).toContain(`Correction: ${ATTACK}`);
  expect(html).toContain('&#x3C;script>');
  expect(html).not.toMatch(/<script|<img/);
});

test('a reference to the piece carries the title unharmed', () => {
  const page = readFileSync(join(dist, 'analysis/hostile/index.html'), 'utf8');
  const [, data = ''] = /href="data:[^,"]*csl\+json[^,"]*,([^"]*)"/.exec(page) ?? [];
  const [item] = JSON.parse(decodeURIComponent(data)) as [{ title: string }];
  expect(item.title).toBe(ATTACK);
});
