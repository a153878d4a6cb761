/** Can a reader find something? By keyboard, in pieces and in their parts; and is there another way without a script? */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, serveFolder } from './browser.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveFolder(inject('site'))]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

test('words typed on the search page lead by keyboard to the part of a piece that holds them', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) complaints.push(`asks ${request.url()}`);
  });
  await page.goto(`${site.url}/search/`);
  await page.locator('#query:focus').waitFor();
  await page.keyboard.type('weights of HappyHorse');
  await page.locator('#results li').first().waitFor();
  expect(await page.locator('#found').innerText()).toMatch(/\d+ found|^More than \d+ found/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('weights of HappyHorse');

  const result = page.locator('#results li').first().locator('a').first();
  await result.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/analysis/**');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a search for what is nowhere says so', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/search/?q=xylophonist`);
  await expect
    .poll(() => page.locator('#found').innerText())
    .toBe('Nothing found for “xylophonist”.');
  await page.close();
});

test('without a script the search page leads to the archive, which lists every piece', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/search/`);
  expect(await page.locator('form').isVisible()).toBe(false);
  await page.locator('.without a').click();
  await page.waitForURL('**/archive/');
  const titles = await page.locator('.archive a').count();
  await page.goto(`${site.url}/`);
  expect(titles).toBeGreaterThanOrEqual(await page.locator('.card').count());
  await context.close();
});
