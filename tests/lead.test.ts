/** Does the picture of a piece carry what was found, wherever the piece is met? Its page, its card, feeds, Markdown, and where it is shared. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { masthead } from '../src/masthead.ts';
import { barriers } from './axe.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtSite } from './built-site.ts';
import { LEAD_CAPTION, ledPath } from './fixtures/whole-site.ts';

const folder = await builtSite('whole');
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const KB = 1024;

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveFolder(folder)]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** What a reader meets of the pictures on a page: how large their type is, and whether anything goes over an edge. */
const pictures = (page: Page) =>
  page.evaluate(() => {
    const ofText = (text: Element) => {
      const svg = text.closest('svg');
      const { width } = svg?.getBoundingClientRect() ?? { width: 0 };
      const scale = width / (svg?.viewBox.baseVal.width ?? 1);
      return parseFloat(getComputedStyle(text).fontSize) * scale;
    };
    const texts = [...document.querySelectorAll('.picture svg.chart text')];
    return {
      type: Math.min(...texts.map(ofText).filter((size) => size > 0)),
      drawn: [...document.querySelectorAll('.picture')].map(
        (picture) =>
          [...picture.querySelectorAll('svg.chart')].filter(
            (svg) => svg.getBoundingClientRect().width > 0,
          ).length,
      ),
      overEdge: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ground: getComputedStyle(document.documentElement).backgroundColor,
      marks: [...document.querySelectorAll('.picture .mark')].map(
        (mark) => getComputedStyle(mark).fill,
      ),
    };
  });

describe.each(['light', 'dark'] as const)('on %s paper', (colorScheme) => {
  describe.each([320, 768, 1280, 1920])('%i pixels wide', (width) => {
    test.each(['/', ledPath])(
      '%s draws each picture once, in type that can be read',
      async (path) => {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        await page.goto(`${site.url}${path}`);
        const { type, drawn, overEdge, ground, marks } = await pictures(page);
        expect(drawn.length).toBeGreaterThan(0);
        expect(drawn.every((count) => count === 1)).toBe(true);
        expect(type).toBeGreaterThanOrEqual(11);
        expect(overEdge).toBeLessThanOrEqual(0);
        expect(marks).not.toContain(ground);
        await page.close();
      },
    );
  });
});

test.each(['/', ledPath])('%s draws its pictures on paper too', async (path) => {
  // A4 less its margins.
  const page = await browser.newPage({ viewport: { width: 628, height: 900 } });
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${site.url}${path}`);
  const { drawn, type } = await pictures(page);
  expect(drawn.length).toBeGreaterThan(0);
  expect(drawn.every((count) => count === 1)).toBe(true);
  expect(type).toBeGreaterThanOrEqual(9);
  await page.close();
});

describe('the picture of a piece', () => {
  const { document } = new JSDOM(read(`${ledPath}index.html`)).window;
  const lead = document.querySelector('#lead');

  test('stands between the description and the text, under what it says', () => {
    const order = ['.standfirst', '#lead', '.prose'].map((selector) =>
      [...document.querySelectorAll('*')].findIndex((element) => element.matches(selector)),
    );
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(lead?.querySelector('figcaption strong')?.textContent).toBe(LEAD_CAPTION);
  });

  test('is told in words to whoever cannot see it, with the sources of each', () => {
    const ids = lead?.querySelector('svg')?.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(ids)?.textContent).toContain('16 Apr 2026, The maker (claimed)');
    const items = [...(lead?.querySelectorAll('ol li') ?? [])];
    expect(items).toHaveLength(3);
    expect(items.every((item) => item.querySelector('a[href]'))).toBe(true);
  });

  test('is the image with which it is shared, in a small file, and is told there', () => {
    const meta = (name: string) =>
      document.querySelector(`meta[property="${name}"]`)?.getAttribute('content') ?? '';
    expect(meta('og:image:alt')).toContain(LEAD_CAPTION);
    const file = join(folder, new URL(meta('og:image')).pathname);
    expect(statSync(file).size).toBeLessThanOrEqual(48 * KB);
  });

  test('comes first in every feed, as an image that is there', () => {
    const image = `${masthead.url}${ledPath}figures/said-what-was-said-of-the-second-place.png`;
    const begin = `<figure><figcaption><strong>${LEAD_CAPTION}</strong>`;
    const { items } = JSON.parse(read('feed.json')) as {
      items: { url: string; content_html: string }[];
    };
    const html = items.find(({ url }) => url.endsWith(ledPath))?.content_html ?? '';
    expect(html.startsWith(begin)).toBe(true);
    expect(/<img src="([^"]+)"/.exec(html)?.[1]).toBe(image);
    for (const feed of ['rss.xml', 'atom.xml']) {
      const { document: xml } = new JSDOM(read(feed), { contentType: 'text/xml' }).window;
      const told = [...xml.querySelectorAll('item, entry')].find((item) =>
        item.innerHTML.includes(`${masthead.url}${ledPath}`),
      );
      const content = [...(told?.children ?? [])].find(({ tagName }) =>
        ['content:encoded', 'content'].includes(tagName),
      );
      expect(content?.textContent.startsWith(begin), feed).toBe(true);
    }
    expect(statSync(join(folder, image.replace(masthead.url, ''))).size).toBeGreaterThan(KB);
  });

  test('stands in the Markdown of the piece before its text, as a list', () => {
    const markdown = read(`${ledPath.slice(0, -1)}.md`);
    const order = [`**${LEAD_CAPTION}**`, '1. 16 Apr 2026, The maker', '## What is drawn'].map(
      (words) => markdown.indexOf(words),
    );
    expect(order[0]).toBeGreaterThan(0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test.each(['/', ledPath])('of %s is no barrier to anybody', async (path) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}${path}`);
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });
});

test('the front page shows one picture, on the card of the piece whose finding it is', () => {
  const { document } = new JSDOM(read('index.html')).window;
  const [picture, ...others] = document.querySelectorAll('.card .picture');
  expect(picture).toBeDefined();
  expect(others).toEqual([]);
  const path = picture?.closest('.card')?.querySelector('a')?.getAttribute('href') ?? '';
  const { document: piece } = new JSDOM(read(`${path}index.html`)).window;
  expect(piece.querySelector('#lead figcaption strong')?.textContent).toBe(
    picture?.querySelector('figcaption')?.textContent,
  );
});
