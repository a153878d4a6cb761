/** Can the ledgers be read: by everyone, on any width, without a script, one click from a sentence to who else rests on its source? */
import type { Browser, Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriersInAllForms } from './axe.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtSite } from './built-site.ts';
import { flagshipPath } from './fixtures/whole-site.ts';
import { losses, spaceText } from './losses.ts';
import { unfold } from './unfold.ts';

const [own, whole] = [await builtSite('own'), await builtSite('whole')];

let browser: Browser;
let page: Page;
let made: Awaited<ReturnType<typeof serveFolder>>;

/** What the site itself has not come to yet: answers, corrections, doubts, a score, an edition of a piece. */
const PAGES = [
  '/claims/made-000/',
  '/claims/status/in-question/',
  '/claims/status/corrected/',
  '/sources/paper-0-report-0-on-the-market-for-rented-machines/',
  '/caveats/closed/',
  '/forecasts/',
  '/forecasts/resolved/',
  '/corrections/',
  '/corrections/made-004/',
  '/analysis/made-004/',
];

beforeAll(async () => {
  [browser, made] = await Promise.all([launchBrowser(), serveFolder(whole)]);
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await made.stop();
});

describe.each(PAGES)('%s', (path) => {
  const complaints: string[] = [];

  beforeAll(async () => {
    page.removeAllListeners();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(`${made.url}${path}`);
    await unfold(page);
  });

  test('has no barrier that axe finds, narrow and wide, light and dark', async () => {
    expect(await barriersInAllForms(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('loses none of its text at a zoom of 400 %, nor when the reader spaces it', async () => {
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await losses(page)).toEqual([]);
    await spaceText(page);
    expect(await losses(page)).toEqual([]);
  });
});

test('from a sentence one opens its source, and from there all that rests on it, without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${made.url}${flagshipPath}`);
  await page.locator('.citation a').first().click();
  await page.locator(':target summary').click();
  await page.locator(':target a[href^="/sources/"]').first().click();
  await page.waitForURL('**/sources/*/');
  const sentence = page.locator('.sentences a').first();
  const words = await sentence.innerText();
  await sentence.click();
  await page.waitForURL('**/analysis/*/#s-*');
  const paragraph = page.locator(':is(p, li, td, tr):has(:target)').first();
  const start = words.split(' · ')[0]?.slice(0, 30) ?? '';
  expect(await paragraph.innerText()).toContain(start);
  await context.close();
});

test.each([
  ['this publication', own],
  ['a publication that has come to everything', whole],
])('every link of the ledgers of %s arrives, down to the anchor', (_, dist) => {
  const anchors = new Map<string, Set<string>>();
  const read = (path: string): string | undefined => {
    const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const anchorsOf = (path: string): Set<string> => {
    const known = anchors.get(path);
    if (known) return known;
    const found = new Set(
      [...(read(path) ?? '').matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id),
    );
    anchors.set(path, found);
    return found;
  };
  const seen = new Set<string>();
  const queue = ['/ledger/'];
  const lost: string[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const html = read(path);
    if (html === undefined) continue;
    for (const [, href = ''] of html.matchAll(/<a\s[^>]*href="(\/[^"]*)"/g)) {
      const [target = '', anchor] = decodeURI(href.replaceAll('&#38;', '&')).split('#');
      if (read(target) === undefined) lost.push(`${path} → ${href}`);
      else if (anchor !== undefined && !anchorsOf(target).has(anchor))
        lost.push(`${path} → ${href}`);
      if (target.endsWith('/') && !seen.has(target)) {
        seen.add(target);
        queue.push(target);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(dist === whole ? 100 : 10);
  expect(lost).toEqual([]);
});

test('what was added to and removed from an edition is told, not only coloured', async () => {
  const page = await browser.newPage();
  await page.goto(`${made.url}/corrections/made-004/`);
  await unfold(page);
  const change = page.locator('.change').first();
  const tree = await change.ariaSnapshot();
  expect(tree).toMatch(/deletion.*removed: the market/s);
  expect(tree).toMatch(/insertion.*added: it/s);
  await page.close();
});
