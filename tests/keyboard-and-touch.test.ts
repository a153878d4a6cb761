/** Can every page be used by keyboard alone, and by touch? */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citationAnchor, sentenceAnchors } from '../src/model/anchors.ts';
import { pieceFile } from '../src/reading/piece-files.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import { headingsOf } from '../src/model/prose.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtPages, examplesOfKinds } from './built-pages.ts';
import { builtSite } from './built-site.ts';
import { FLAGSHIP, flagshipPath } from './fixtures/whole-site.ts';
import { unfold } from './unfold.ts';
import { toBeginning, walk } from './walk.ts';

const [own, whole] = [await builtSite('own'), await builtSite('whole')];

let browser: Browser;
let context: BrowserContext;
let site: Awaited<ReturnType<typeof serveFolder>>;
let fixture: typeof site;
/** Where the piece with all that a page can show is served. */
const flagship = () => `${fixture.url}${flagshipPath}`;

beforeAll(async () => {
  [browser, site, fixture] = await Promise.all([
    launchBrowser(),
    serveFolder(own),
    serveFolder(whole),
  ]);
  context = await browser.newContext({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.stop(), fixture.stop()]);
});

const open = async (address: string, width = 1280, height = 800): Promise<Page> => {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(address);
  // The search takes the focus when it is ready.
  if (address.endsWith('/search/')) await page.locator('#query:focus').waitFor();
  return page;
};

/** Presses Tab until the focused element satisfies a selector; throws when the page has been gone through. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`Not reached by Tab: ${selector}`);
}

describe.each(examplesOfKinds(own))('%s, %s', (_, path) => {
  let page: Page;

  beforeAll(async () => {
    page = await open(`${site.url}${path}`);
    await unfold(page);
  });
  afterAll(async () => {
    await page.close();
  });

  test.each([
    ['in a wide window', 1280, 800],
    ['at a zoom of 400 %', 320, 256],
  ])('is gone through with Tab, in its order and in sight, %s', async (_, width, height) => {
    await page.setViewportSize({ width, height });
    const { there, stops, unseen, upwards } = await walk(page);
    expect(there.length).toBeGreaterThan(10);
    expect(stops).toEqual(there);
    expect(unseen).toEqual([]);
    if (width === 320) expect(upwards).toEqual([]);
  });

  test('begins with a way past its head', async () => {
    await toBeginning(page);
    await page.keyboard.press('Tab');
    const box = await page.locator('.skip:focus').boundingBox();
    expect(box && box.y >= 0 && box.x >= 0).toBe(true);
    await page.keyboard.press('Enter');
    const target = await page.locator('.skip').getAttribute('href');
    await expect.poll(() => hashOf(page)).toBe(target);
    await page.keyboard.press('Tab');
    const isPastHead = await page.evaluate(
      (text) => document.activeElement?.closest(`${text}, .foot`) !== null,
      target,
    );
    expect(isPastHead).toBe(true);
  });
});

describe('a reader with a keyboard', () => {
  test('opens the folded contents of a piece in a narrow window and goes to a part', async () => {
    const page = await open(flagship(), 320, 700);
    const [first, last] = [page.locator('.contents a').first(), page.locator('.contents a').last()];
    expect(await first.isVisible()).toBe(false);
    await tabTo(page, '.contents > details > summary');
    await page.keyboard.press('Enter');
    expect(await first.isVisible()).toBe(true);
    expect(await last.isVisible()).toBe(false);
    await tabTo(page, '.contents details details > summary');
    await page.keyboard.press('Enter');
    expect(await last.isVisible()).toBe(true);
    await tabTo(page, '.contents details details li:last-child a');
    const target = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    await page.keyboard.press('Enter');
    await expect.poll(() => hashOf(page)).toBe(target);
    expect(await page.locator(target).isVisible()).toBe(true);
    await page.close();
  });

  test('finds the contents of a piece open beside it in a wide window, and told as a list of links', async () => {
    const page = await open(flagship());
    const evidence = page.locator('.contents details details');
    await evidence.evaluateAll((all) => {
      for (const fold of all) (fold as HTMLDetailsElement).open = true;
    });
    const links = await page
      .locator('.contents a')
      .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href') ?? '']));
    const told = await page.locator('.contents').ariaSnapshot();
    for (const [name, target = ''] of links) {
      expect(told).toContain(`link "${name}"`);
      await tabTo(page, `.contents a[href="${target}"]`);
      await page.keyboard.press('Enter');
      await expect.poll(() => hashOf(page)).toBe(target);
      const part = await page.locator(target).boundingBox();
      const atEnd = await page.evaluate(
        () => scrollY + innerHeight >= document.documentElement.scrollHeight - 1,
      );
      const isAtTop = part && part.y >= 0 && part.y < (atEnd ? 800 : 100);
      expect({ target, isAtTop }).toEqual({ target, isAtTop: true });
      // Back to the contents, as one who goes through them would.
      await page.locator(`.contents a[href="${target}"]`).focus();
    }
    await page.close();
  });

  test.each([
    ['in a wide window', 1280, 800],
    ['at a zoom of 400 %', 320, 256],
  ])(
    'opens a source from its mark, sees its links, and Escape leads back, %s',
    async (_, width, height) => {
      const page = await open(flagship(), width, height);
      await tabTo(page, '.citation a');
      const mark = await page.evaluate(() => document.activeElement?.id ?? '');
      await page.keyboard.press('Enter');
      const preview = page.locator('.preview:popover-open');
      expect(await preview.count()).toBe(1);
      const links = await preview.locator('a:visible').count();
      expect(links).toBeGreaterThan(2);
      for (let link = 0; link < links; link += 1) {
        await page.keyboard.press('Tab');
        const here = preview.locator('a:visible').nth(link);
        expect(await here.evaluate(isFocused)).toBe(true);
        const box = await here.boundingBox();
        expect(box && box.y >= 0 && box.y + box.height <= height).toBe(true);
      }
      await page.keyboard.press('Escape');
      expect(await preview.count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(mark);
      await page.close();
    },
  );

  test('goes from a list of pieces to a citation, its source and back to the sentence', async () => {
    const page = await open(`${fixture.url}/`);
    await tabTo(page, '.card a');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/analysis/*/');
    await tabTo(page, '.citation a');
    const mark = await page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('Enter');
    expect(await page.locator('.preview:popover-open').innerText()).toMatch(
      /read (as an excerpt|in full)/,
    );
    await tabTo(page, '.preview a[href^="#source-"]');
    await page.keyboard.press('Enter');
    const isSource = await page
      .locator(':target')
      .evaluate((element) => element.matches('.sources > li'));
    expect(isSource).toBe(true);
    await tabTo(page, ':target summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.backlinks a');
    await page.keyboard.press('Enter');
    await expect.poll(() => hashOf(page)).toBe(`#${mark}`);
    expect(await page.locator(`#${mark}`).isVisible()).toBe(true);
    await page.close();
  });
});

const hashOf = (page: Page) => page.evaluate(() => location.hash);

const isFocused = (element: Element) => element === document.activeElement;

describe('the address of a part', () => {
  const pieces = builtPages(own)
    .filter(({ kind }) => kind?.name === 'a piece')
    .map(({ path }) => ({ path, dist: own }));

  test.each([...pieces, { path: flagshipPath, dist: whole }])(
    'of $path is where its heading, and the preview of each citation, leads',
    async ({ path, dist }) => {
      const { prose } = readPiece(pieceFile(join(dist, '..'), path.split('/')[2] ?? ''));
      const page = await open(`${(dist === own ? site : fixture).url}${path}`);
      const headings = await page
        .locator('.prose :is(h2, h3, h4)')
        .evaluateAll((all) => all.map((one) => [one.id, one.querySelector('a')?.hash]));
      if (path === flagshipPath) expect(headings.length).toBeGreaterThan(0);
      expect(headings).toEqual(headingsOf(prose).map(({ id }) => [id, `#${id}`]));

      const anchors = sentenceAnchors(prose);
      const seen = new Map<string, number>();
      const marks = prose.citations.map(({ source }, citation) => {
        const nth = (seen.get(source) ?? 0) + 1;
        seen.set(source, nth);
        const sentence = prose.sentences.findIndex((one) => one.citations.includes(citation));
        return [citationAnchor(source, nth), `#${anchors.get(sentence)}`];
      });
      const led = await page.locator('.citation a').evaluateAll((all) =>
        all.map((mark) => {
          (mark as HTMLAnchorElement).click();
          const links = document.querySelectorAll<HTMLAnchorElement>('.preview:popover-open a');
          const link = [...links].find(({ textContent }) => textContent === 'Link to the sentence');
          return [mark.id, link?.hash];
        }),
      );
      expect(led).toEqual(marks);
      await page.close();
    },
  );

  test('of a sentence shows it from its first word on', async () => {
    const { prose } = readPiece(pieceFile(join(whole, '..'), FLAGSHIP));
    const anchors = [...sentenceAnchors(prose)].slice(10, 16);
    for (const [width, height] of [
      [1280, 800],
      [320, 568],
    ] as const) {
      for (const [sentence, anchor] of anchors) {
        const page = await open(`${flagship()}#${anchor}`, width, height);
        const words = prose.sentences[sentence]?.text.slice(0, 12) ?? '';
        const top = await page.locator(`#${anchor}`).evaluate((mark, sought) => {
          const walker = document.createTreeWalker(
            mark.closest('p, li, tr') ?? mark,
            NodeFilter.SHOW_TEXT,
          );
          while (walker.nextNode()) {
            const at = walker.currentNode.nodeValue?.indexOf(sought) ?? -1;
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + sought.length);
            return range.getBoundingClientRect().top;
          }
          return undefined;
        }, words);
        expect({ words, top, isSeen: top !== undefined && top >= 0 && top < height }).toEqual({
          words,
          top,
          isSeen: true,
        });
        await page.close();
      }
    }
  });
});

test('a finger opens a source from its mark and closes it beside', async () => {
  const touching = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await touching.newPage();
  await page.goto(flagship());
  await page.locator('.citation a').first().tap();
  const preview = page.locator('.preview:popover-open');
  expect(await preview.count()).toBe(1);
  const box = await preview.boundingBox();
  expect(
    box && box.x >= 0 && box.x + box.width <= 390 && box.y >= 0 && box.y + box.height <= 800,
  ).toBe(true);
  await page.touchscreen.tap(195, 790);
  await expect.poll(() => preview.count()).toBe(0);
  await page.locator('.contents > details > summary').tap();
  expect(await page.locator('.contents a').first().isVisible()).toBe(true);
  await touching.close();
});
