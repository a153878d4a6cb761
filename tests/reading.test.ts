/** Can every kind of page be read: by everyone, at any width and zoom, with a reader’s own spacing, on paper? */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriersInAllForms } from './axe.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { examplesOfKinds } from './built-pages.ts';
import { builtSite } from './built-site.ts';
import { flagshipPath } from './fixtures/whole-site.ts';
import { losses, spaceText } from './losses.ts';
import { unfold } from './unfold.ts';

/** A window of 1,280 by 1,024 pixels at 400 %. */
const AT_400_PERCENT = { width: 320, height: 256 };

const [own, whole] = [await builtSite('own'), await builtSite('whole')];

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;
let fixture: typeof site;
let page: Page;

beforeAll(async () => {
  [browser, site, fixture] = await Promise.all([
    launchBrowser(),
    serveFolder(own),
    serveFolder(whole),
  ]);
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.stop(), fixture.stop()]);
});

describe.each(examplesOfKinds(own))('%s, %s', (_, path) => {
  const complaints: string[] = [];

  beforeAll(async () => {
    page.removeAllListeners();
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) complaints.push(`asks ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(`${site.url}${path}`);
    await unfold(page);
  });

  test('has no barrier that axe finds, narrow and wide, light and dark', async () => {
    expect(await barriersInAllForms(page)).toEqual([]);
  });

  test('loses none of its text at any width, nor at a zoom of 400 %', async () => {
    for (const size of [
      AT_400_PERCENT,
      ...[768, 1280, 1680].map((width) => ({ width, height: 900 })),
    ]) {
      await page.setViewportSize(size);
      expect({ size, losses: await losses(page) }).toEqual({ size, losses: [] });
    }
  });

  test('loses none of its text when the reader spaces it', async () => {
    // The page stays spaced, so nothing else is measured after this.
    await spaceText(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect({ width, losses: await losses(page) }).toEqual({ width, losses: [] });
    }
  });

  test('asks no other host for anything, and the browser has nothing to complain of', () => {
    expect(complaints).toEqual([]);
  });
});

describe('a piece', () => {
  const open = async (width: number, height = 900) => {
    const opened = await browser.newPage({
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    await opened.goto(`${fixture.url}${flagshipPath}`);
    return opened;
  };

  test('in a wide window explains in the margin the first mention of a source in a section', async () => {
    const piece = await open(1440);
    const note = await piece.locator('.margin-note').first().boundingBox();
    const text = await piece.locator('.prose p').first().boundingBox();
    expect(note && text && note.x > text.x + text.width).toBe(true);
    await piece.close();
  });

  test('keeps its contents and the names of its parts in sight, over nothing that is read', async () => {
    const piece = await open(1280, 480);
    for (const selector of ['.prose > :last-child', '.sources > li:last-child']) {
      await piece.locator(selector).scrollIntoViewIfNeeded();
      expect(await losses(piece)).toEqual([]);
    }
    await piece.locator('.prose > :nth-child(8)').scrollIntoViewIfNeeded();
    const contents = await piece.locator('.contents > details').boundingBox();
    expect(contents && contents.y >= 0 && contents.y < 480).toBe(true);
    await piece.locator('.sources > li:last-child').scrollIntoViewIfNeeded();
    const name = await piece.locator('#sources').boundingBox();
    const list = await piece.locator('.sources').boundingBox();
    expect(name && name.y >= 0 && name.y < 480).toBe(true);
    expect(name && list && name.x + name.width <= list.x).toBe(true);
    await piece.close();
  });

  test('has lines of 58 to 76 characters in a wide window', async () => {
    const piece = await open(1280);
    const perLine = await piece.evaluate(() => {
      const paragraphs = [...document.querySelectorAll('.prose > p, .noted > p')];
      for (const mark of document.querySelectorAll('.prose .citation')) mark.remove();
      const lengths = paragraphs.flatMap((paragraph) => {
        const range = document.createRange();
        const lines = new Map<number, number>();
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const length = walker.currentNode.nodeValue?.length ?? 0;
          for (let at = 0; at < length; at += 1) {
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + 1);
            const line = Math.round(range.getBoundingClientRect().bottom);
            lines.set(line, (lines.get(line) ?? 0) + 1);
          }
        }
        // The last line of a paragraph ends where the words do.
        return [...lines.values()].slice(0, -1);
      });
      return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    });
    expect(perLine).toBeGreaterThan(58);
    expect(perLine).toBeLessThan(76);
    await piece.close();
  });

  test('on paper has the addresses of its sources and nothing that asks to be clicked', async () => {
    const piece = await open(1280);
    await piece.emulateMedia({ media: 'print' });
    expect(await piece.locator('.masthead nav').isVisible()).toBe(false);
    const printed = await piece
      .locator('.sources a[rel=external]')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(printed).toContain('https://');
    await piece.close();
  });
});
