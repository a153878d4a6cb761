/** Can the site be read: by keyboard, without a script, without a word from anywhere else? */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, serveFolder } from './browser.ts';

const FLAGSHIP = '/analysis/happyhorse-1-1/';
const PAGES = ['/', FLAGSHIP, '/about/', '/standards/', '/archive/', '/search/', '/404.html'];

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveFolder(inject('site'))]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** What the browser complains of on a page, and what it asks of other hosts. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) complaints.push(`asks ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

/** Presses Tab until the focused element satisfies `found`; throws when the page has been gone through. */
async function tabTo(page: Page, found: (element: Element) => boolean): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(
      `(${found.toString()})(document.activeElement ?? document.body)`,
    );
    if (isThere) return;
  }
  throw new Error(`Not reached by Tab: ${found.toString()}`);
}

describe('a reader with a keyboard and without JavaScript', () => {
  test('goes from the front page to a piece, a citation, its source and back to the sentence', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const complaints = watch(page);
    await page.goto(`${site.url}/`);
    await tabTo(page, (element) => element.matches('.card a'));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/analysis/*/');

    await tabTo(page, (element) => element.matches('.citation button'));
    const citation = await page.evaluate(() => document.activeElement?.id ?? '');
    const target = await page.evaluate(
      () => document.activeElement?.getAttribute('popovertarget') ?? '',
    );
    await page.keyboard.press('Enter');
    const preview = page.locator(`#${target}`);
    expect(await preview.isVisible()).toBe(true);
    expect(await preview.innerText()).toMatch(/read (as an excerpt|in full)/);

    await tabTo(page, (element) => element.matches('.preview a[href^="#source-"]'));
    await page.keyboard.press('Enter');
    const source = page.locator(':target');
    expect(await source.evaluate((element) => element.matches('.sources > li'))).toBe(true);

    await tabTo(page, (element) => element.matches('.backlinks a'));
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe(`#${citation}`);
    expect(await page.locator(`#${citation}`).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('opens and closes the preview of a source with Enter and Escape', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}${FLAGSHIP}`);
    const mark = page.locator('.citation button').first();
    await mark.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.preview:popover-open').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.preview:popover-open').count()).toBe(0);
    await context.close();
  });
});

describe.each(PAGES)('%s', (path) => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('has no barrier that axe finds, in %s at %i pixels', async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const complaints = watch(page);
    await page.goto(`${site.url}${path}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('does not scroll sideways at 320 pixels', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    await page.goto(`${site.url}${path}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await page.close();
  });
});

test('in a wide window the first mention of a source in a section is explained in the margin', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${site.url}${FLAGSHIP}`);
  const note = page.locator('.margin-note').first();
  const text = page.locator('.prose p').first();
  const [noteBox, textBox] = [await note.boundingBox(), await text.boundingBox()];
  expect(noteBox && textBox && noteBox.x > textBox.x + textBox.width).toBe(true);
  await page.close();
});

test('lines of text hold 60 to 75 characters in a wide window', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${site.url}${FLAGSHIP}`);
  const perLine = await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll('.prose > p')].find(
      (candidate) => (candidate.textContent ?? '').length > 600,
    );
    const clone = paragraph?.cloneNode(true) as HTMLElement;
    clone.querySelectorAll('.margin-note').forEach((note) => {
      note.remove();
    });
    paragraph?.after(clone);
    const lines =
      clone.getBoundingClientRect().height / parseFloat(getComputedStyle(clone).lineHeight);
    return (clone.textContent ?? '').length / lines;
  });
  expect(perLine).toBeGreaterThan(58);
  expect(perLine).toBeLessThan(76);
  await page.close();
});

test('on paper the sources stand with their addresses and nothing asks to be clicked', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}${FLAGSHIP}`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.masthead nav').isVisible()).toBe(false);
  const printed = await page
    .locator('.sources a[rel=external]')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(printed).toContain('https://');
  await page.close();
});
