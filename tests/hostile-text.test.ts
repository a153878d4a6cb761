/** Is text data? Markup in a title, a source or a caveat is shown, in page, JSON-LD and feed, and never obeyed. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '@playwright/test';
import { launchBrowser, serveFolder } from './browser.ts';
import { runCli, scratchProject } from './scratch-project.ts';

const ATTACK = `<script>document.title='owned'</script>"'&]]></title><img src=x onerror=alert(1)>`;
const quoted = JSON.stringify(ATTACK);

let root: string;
let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  root = scratchProject({
    hostile: `---
title: ${quoted}
description: ${JSON.stringify(`${ATTACK} and enough words to be a description.`)}
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
framing: ${quoted}
keyPoints: [${quoted}]
sources:
  - { id: report, title: ${quoted}, container-title: ${quoted}, author: [{ literal: ${quoted} }], note: ${quoted}, interest: ${quoted}, URL: "https://example.org/?a=1&b=%22%3E", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: [${quoted}]
claims: [{ id: rank, text: ${quoted}, sources: [{ id: report, locator: ${quoted} }] }]
narratives: [{ id: one, thesis: ${quoted}, strongest: ${quoted}, holder: ${quoted}, for: [rank] }]
forecasts: [{ id: next, statement: ${quoted}, criteria: ${quoted}, resolutionSource: ${quoted}, madeOn: 2026-11-22, resolvesOn: 2027-02-01, probability: 0.5 }]
wouldChangeOurMind: [${quoted}]
corrections: [{ id: c1, date: 2026-11-22, kind: correction, was: ${quoted}, now: ${quoted}, why: ${quoted}, severity: material }]
---

The model ranks second [@report].
`,
  });
  const { status, output } = runCli(root, 'build', [], { SOURCE_DATE_EPOCH: '1795348800' });
  if (status !== 0) throw new Error(output);
  [browser, site] = await Promise.all([launchBrowser(), serveFolder(join(root, 'dist'))]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  rmSync(root, { recursive: true, force: true });
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
  const html = readFileSync(join(root, 'dist/analysis/hostile/index.html'), 'utf8');
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const { headline, citation } = JSON.parse(data) as {
    headline: string;
    citation: { name: string }[];
  };
  expect(headline).toBe(ATTACK);
  expect(citation[0]?.name).toBe(ATTACK);
});

test('the feed holds it as text in title and content', async () => {
  const xml = readFileSync(join(root, 'dist/rss.xml'), 'utf8');
  const { items } = await new RssParser().parseString(xml);
  const item = items.find(({ title }) => title === ATTACK);
  const html = String(item?.['content:encoded']);
  expect(items.map(({ title }) => title)).toContain(`Correction: ${ATTACK}`);
  expect(html).toContain('&#x3C;script>');
  expect(html).not.toMatch(/<script|<img/);
});

test('a reference to the piece carries the title unharmed', () => {
  const [item] = JSON.parse(
    readFileSync(join(root, 'dist/analysis/hostile/citation.json'), 'utf8'),
  ) as [{ title: string }];
  expect(item.title).toBe(ATTACK);
});
