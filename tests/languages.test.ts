/** Can pieces in other languages be read? In Chinese, in Arabic from right to left, and in a script without letters of ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import type { Browser, Page } from '@playwright/test';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareImage, type ShareCard } from '../src/charts/share-image.ts';
import { typefacesFor } from '../src/charts/typefaces.ts';
import { masthead } from '../src/masthead.ts';
import { barriers } from './axe.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtSite } from './built-site.ts';

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

const open = async (path: string, width = 1440): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${site.url}${path}`);
  return page;
};
const fileOf = (path: string) => readFileSync(join(dist, path));

/** Left edge of a letter of the first element that a selector finds. */
const leftOf = (page: Page, selector: string, letter: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, sought) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.nodeValue?.indexOf(sought) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + sought.length);
        return range.getBoundingClientRect().left;
      }
      throw new Error(`No ${sought}`);
    }, letter);

const edges = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return { left: box.x, right: box.x + box.width };
};

describe.each([
  ['chinese', 'zh-Hans', 'ltr'],
  ['arabic', 'ar', 'rtl'],
] as const)('a piece in %s', (slug, lang, dir) => {
  const path = `/analysis/${slug}/`;

  test('says in which language and direction it is written, on its page and in lists', async () => {
    const page = await open(path);
    const said = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { direction } = getComputedStyle(element);
          return [element.closest('[lang]')?.getAttribute('lang'), direction];
        });
    expect(await said('.piece h1')).toEqual([lang, dir]);
    expect(await said('.masthead')).toEqual([masthead.language, 'ltr']);
    for (const list of ['/', '/archive/']) {
      await page.goto(`${site.url}${list}`);
      expect(await said(`main a[href="${path}"]`), list).toEqual([lang, dir]);
    }
    await page.close();
  });

  test.each([320, 1280])(
    'has no barrier at %i pixels and does not scroll sideways',
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${site.url}${path}`);
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      await context.close();
    },
  );

  test('has its notes in the margin where its lines end', async () => {
    const page = await open(path);
    const [note, text] = [await edges(page, '.margin-note'), await edges(page, '.prose p')];
    if (dir === 'rtl') expect(note.right).toBeLessThan(text.left);
    else expect(note.left).toBeGreaterThan(text.right);
    await page.close();
  });

  test('is set without slanted letters or room between letters that join', async () => {
    const page = await open(path);
    const style = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    expect(await style('.prose em', 'font-synthesis-style')).toBe('none');
    expect(await style('.standfirst', 'font-style')).toBe('normal');
    expect(await style('.piece h1', 'letter-spacing')).toMatch(/^(normal|0px)$/);
    await page.close();
  });

  test('is whole in a reader mode, its remark included, in its own direction', () => {
    const html = fileOf(join(path, 'index.html')).toString();
    const article = new Readability(
      new JSDOM(html, { url: `${masthead.url}${path}` }).window.document,
    ).parse();
    const words = new JSDOM(html).window.document.querySelector('.aside p:last-child')?.textContent;
    expect(words).toBeTruthy();
    expect(article?.textContent).toContain(words);
    const content = new JSDOM(article?.content ?? '').window.document;
    expect(content.querySelector(`[lang="${lang}"][dir="${dir}"]`)?.textContent).toContain(words);
  });
});

test('in a piece that runs from right to left, our own words still run from left to right', async () => {
  const page = await open('/analysis/arabic/');
  const inOrder = async (selector: string, first: string, second: string) =>
    (await leftOf(page, selector, first)) < (await leftOf(page, selector, second));
  expect(await inOrder('.evidence a', '2', 'sources')).toBe(true);
  expect(await inOrder('.likelihood b', '30', '%')).toBe(true);
  expect(await inOrder('.byline time', '22', '2026')).toBe(true);
  expect(await inOrder('.prose p', '«', 'تقول')).toBe(true);
  const [title, heading] = [await edges(page, '.piece h1'), await edges(page, '.appendix h2')];
  expect(await leftOf(page, '.appendix h2', 'say')).toBeGreaterThan(
    (heading.left + heading.right) / 2,
  );
  expect(Math.round(title.right)).toBe(Math.round((await edges(page, '.standfirst')).right));
  await page.close();
});

test('stress in Chinese is shown by dots, and a line never begins with a full stop', async () => {
  const page = await open('/analysis/chinese/', 320);
  const style = await page.locator('.prose em').evaluate((element) => {
    const { textEmphasisStyle, lineBreak } = getComputedStyle(element);
    return { textEmphasisStyle, lineBreak };
  });
  expect(style.textEmphasisStyle).toContain('dot');
  expect(style.lineBreak).toBe('strict');
  await page.close();
});

describe('the image of a piece', () => {
  const plain: ShareCard = {
    title: masthead.name,
    direction: 'ltr',
    note: 'analysis/tamil',
    foot: '1 source · 1 independent origin · 0 open caveats · 0 open forecasts',
  };

  test('shows name and address where we have no letters for its title', async () => {
    const drawn = await shareImage(plain, typefacesFor(plain, masthead.language));
    expect(fileOf('analysis/tamil/share.png').equals(drawn)).toBe(true);
  });

  test.each(['chinese', 'arabic'])('in %s shows its title', async (slug) => {
    const card = {
      ...plain,
      note: `analysis/${slug}`,
      foot: '2 sources · 2 independent origins · 2 open caveats · 1 open forecast',
    };
    const nameAlone = await shareImage(card, typefacesFor(card, masthead.language));
    expect(fileOf(`analysis/${slug}/share.png`).equals(nameAlone)).toBe(false);
  });
});
