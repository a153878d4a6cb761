/** Can a reader find something? Down to the sentence, by keyboard, in any script; and is there another way without one? */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseId } from '../src/scripts/search-record.ts';
import { barriersInAllForms } from './axe.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtSite } from './built-site.ts';
import { losses } from './losses.ts';
import { searchRecordsOf } from './search-records.ts';

const KB = 1024;
/** Bytes after gzip of our own script, and of all that a first search brings. */
const SCRIPT = 4.5 * KB;
const FIRST_SEARCH = 180 * KB;

const [own, dist, odd] = [await builtSite('own'), await builtSite('whole'), await builtSite('odd')];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** Opens a page and notes what the browser complains of, and what is asked of other hosts. */
async function open(address: string, options: BrowserContextOptions = {}) {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin)) complaints.push(request.url());
  });
  await page.goto(address);
  return { page, complaints };
}

const said = (page: Page) => page.locator('#found').innerText();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent || document.activeElement?.id);
const chosen = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

describe('on a site of one language', () => {
  let site: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    site = await serveFolder(dist);
  });
  afterAll(async () => {
    await site.stop();
  });
  const search = (query: string, options?: BrowserContextOptions) =>
    open(`${site.url}/search/${query}`, options);

  test('words typed lead by keyboard alone to the sentence that holds them, and back to the results', async () => {
    const { page, complaints } = await search('');
    await page.locator('#query:focus').waitFor();
    await page.keyboard.type('score interval');
    await page.locator('.results h3').first().waitFor();
    await expect.poll(() => said(page)).toMatch(/^\d+ found: \d+ pieces?, \d+ claims?/);
    expect(chosen(page)).toEqual({ q: 'score interval' });

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const sentence = await focused(page);
    expect(sentence).toMatch(/interval/i);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/analysis/**');
    const anchor = await page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
    expect(await page.locator(`[id="${anchor}"]`).count()).toBe(1);
    expect((await page.locator('.piece').innerText()).replace(/\s+/g, ' ')).toContain(
      sentence?.slice(0, 20),
    );

    await page.goBack();
    await expect.poll(() => said(page)).toMatch(/found/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('arrows go from one result to the next, and Escape back to the field, which takes no other key from the browser', async () => {
    const { page } = await search('?q=rented');
    await page.locator('.results a').first().waitFor();
    const [first, second] = await page.locator('.results a').allInnerTexts();
    await page.locator('#query').press('ArrowDown');
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('query');
    await page.keyboard.press('ArrowDown');
    // Firefox finds on the page by it.
    await page.keyboard.press('/');
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('query');
    expect(await page.inputValue('#query')).toBe('rented');
    await page.context().close();
  });

  test('a kind that is chosen stands in the address, and Back takes the choice back', async () => {
    const { page } = await search('?q=rented');
    await expect.poll(() => said(page)).toMatch(/found: \d+ pieces, \d+ claims, \d+ sources/);
    const everything = await said(page);
    const sources = /(\d+) sources/.exec(everything)?.[1];
    await page.getByRole('radio', { name: 'sources' }).check();
    await expect.poll(() => said(page)).toBe(`${sources} sources found.`);
    expect(chosen(page)).toEqual({ q: 'rented', kind: 'source' });

    await page.locator('#role').selectOption('vendor');
    const vendors = Number(sources) - 1;
    await expect.poll(() => chosen(page)).toEqual({ q: 'rented', kind: 'source', role: 'vendor' });
    await expect.poll(async () => Number.parseInt(await said(page)) || 0).toBeLessThan(vendors);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => said(page)).toBe(everything);
    expect(await page.locator('[name=kind]').first().isChecked()).toBe(true);
    await page.context().close();
  });

  test('all results of a kind can be reached from the first few of them', async () => {
    const { page } = await search('?q=rented');
    const all = page.getByRole('button', { name: /^All \d+ claims$/ });
    const count = Number.parseInt((await all.innerText()).slice(4));
    await all.click();
    await expect.poll(() => said(page)).toBe(`${count} claims found.`);
    await expect.poll(() => page.locator('.results li').count()).toBe(Math.min(20, count));
    expect(await focused(page)).toBe(await page.locator('.results h3 a').nth(5).innerText());
    await page.context().close();
  });

  test('a number is found with and without the comma between its thousands', async () => {
    const titles = async (query: string) => {
      const { page } = await search(`?q=${query}`);
      await page.locator('.results mark').first().waitFor();
      const marks = await page.locator('.results mark').allInnerTexts();
      await page.context().close();
      return marks;
    };
    const plain = await titles('1444');
    expect(plain).toContain('1,444');
    expect(await titles('1,444')).toEqual(plain);
  });

  test('a part of the index that is lost costs its own results, and this is said', async () => {
    const { page } = await search('');
    await page.route('**/packs/*', (route) => route.abort());
    await page.goto(`${site.url}/search/?q=rented`);
    await expect.poll(() => said(page)).toMatch(/found: \d+ pieces, \d+ claims, \d+ sources/);
    expect(await page.locator('.piece-hits mark').count()).toBeGreaterThan(0);
    expect(await page.locator('.claim-hits').innerText()).toContain('could not be loaded');
    expect(await page.locator('#lost').isVisible()).toBe(false);
    await page.route('**/groups.json', (route) => route.abort());
    await page.reload();
    await page.locator('#lost').waitFor();
    await page.context().close();
  });

  test('a mistyped word is put right, and what is nowhere leads on to the lists of everything', async () => {
    const { page } = await search('?q=intreval');
    await expect.poll(() => said(page)).toBe('Nothing found for “intreval”.');
    await page.locator('#hint a', { hasText: 'interval' }).click();
    await expect.poll(() => said(page)).toMatch(/found/);
    expect(await page.locator('.results mark').first().innerText()).toMatch(/interval/i);

    await page.goto(`${site.url}/search/?q=xylophonist`);
    await expect.poll(() => said(page)).toBe('Nothing found for “xylophonist”.');
    await page.locator('#elsewhere a[href="/archive/"]').click();
    await page.waitForURL('**/archive/');
    await page.context().close();
  });

  test('words between quotation marks are found in this order alone', async () => {
    const { page } = await search(`?q=${encodeURIComponent('"second place"')}`);
    await page.locator('.results mark').first().waitFor();
    const marked = await page.locator('.results :is(h3, p)', { has: page.locator('mark') }).all();
    for (const line of marked) expect(await line.innerText()).toMatch(/second\W+place/i);
    await page.context().close();
  });

  test('results have no barrier that axe finds and lose no text at any width', async () => {
    const { page, complaints } = await search('?q=rented');
    await page.locator('.results li').first().waitFor();
    expect(await barriersInAllForms(page)).toEqual([]);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await losses(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a first search keeps its budget, and so does our own script', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const weights = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      weights.set(
        new URL(response.url()).pathname,
        response.body().then((body) => Math.min(body.length, gzipSync(body).length)),
      );
    });
    await page.goto(`${site.url}/search/?q=interval`);
    await page.locator('.results li').first().waitFor();
    const brought = await Promise.all(
      [...weights].map(async ([path, bytes]) => ({ path, bytes: await bytes })),
    );
    const sum = (paths: RegExp) =>
      brought.reduce((total, { path, bytes }) => total + (paths.test(path) ? bytes : 0), 0);
    expect(sum(/^\/assets\/.*\.js$/)).toBeLessThanOrEqual(SCRIPT);
    expect(sum(/^\/pagefind\//)).toBeLessThanOrEqual(FIRST_SEARCH);
    await context.close();
  });

  test.each([
    ['this publication', own],
    ['this site', dist],
  ])(
    'every cited sentence, claim and source of %s can be found, at an anchor that is on its page',
    (_, dist) => {
      const fragments = searchRecordsOf(dist);
      const rows = (name: string) =>
        (
          JSON.parse(readFileSync(join(dist, 'ledger', `${name}.json`), 'utf8')) as {
            rows: { url: string }[];
          }
        ).rows.map(({ url }) => new URL(url).pathname + new URL(url).hash);
      const found = fragments.flatMap(({ url, anchors }) => [
        url,
        ...anchors.flatMap(({ id }) => {
          const { anchor } = parseId(id);
          return anchor === undefined ? [] : [`${url}#${anchor}`];
        }),
      ]);
      expect([...rows('claims'), ...rows('sources')].filter((row) => !found.includes(row))).toEqual(
        [],
      );
      const missing = found.filter((address) => {
        const [path = '', anchor] = address.split('#');
        const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
        return anchor !== undefined && !html.includes(`id="${anchor}"`);
      });
      expect(missing).toEqual([]);
    },
  );

  test('without a script the search page leads to the archive, which lists every piece by year and leads to each topic', async () => {
    const { page } = await search('', { javaScriptEnabled: false });
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await page.locator('#elsewhere').innerText()).toContain('needs a script');
    await page.locator('#elsewhere a[href="/archive/"]').click();
    await page.waitForURL('**/archive/');
    const titles = (selector: string) => page.locator(selector).allInnerTexts();
    const byYear = await titles('.year h3');
    expect(byYear).toHaveLength(readdirSync(join(dist, 'analysis')).filter(isFolder).length);
    const topics = readdirSync(join(dist, 'topics')).filter(isFolder);
    expect(topics.length).toBeGreaterThan(0);
    for (const topic of topics) {
      expect(await page.locator(`.archive nav a[href="/topics/${topic}/"]`).count()).toBe(1);
    }
    await page.context().close();
  });
});

describe('on a site in several scripts, on two topics and over two years', () => {
  let site: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    site = await serveFolder(odd);
  });
  afterAll(async () => {
    await site.stop();
  });
  const search = (words: string, rest = '') =>
    open(`${site.url}/search/?q=${encodeURIComponent(words)}${rest}`);

  test.each([
    ['第二名', 'zh-Hans', /^第二名$/],
    ['HappyHorse 榜单', 'zh-Hans', /^(HappyHorse|榜单)$/],
    ['المرتبة', 'ar', /^المرتبة$/],
  ])('“%s” is found and marked in its own language', async (words, lang, marked) => {
    const { page, complaints } = await search(words);
    const piece = page.locator('.piece-hits li', { has: page.locator(`[lang=${lang}]`) });
    await piece.first().waitFor();
    const direction = lang === 'ar' ? 'rtl' : 'ltr';
    expect(await piece.locator('h3').evaluate((title) => getComputedStyle(title).direction)).toBe(
      direction,
    );
    // Letters that stand together are marked one by one.
    const runs = await piece.locator('h3, p[lang]').evaluateAll((lines) =>
      lines.flatMap((line) => {
        const copy = line.cloneNode(true) as Element;
        for (const mark of copy.querySelectorAll('mark')) mark.replaceWith(`[${mark.innerText}]`);
        return copy.textContent.replaceAll('][', '').match(/(?<=\[).+?(?=\])/g) ?? [];
      }),
    );
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) expect(run).toMatch(marked);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('words that never meet are counted each alone', async () => {
    const { page } = await search('zebra HappyHorse');
    await expect.poll(() => said(page)).toBe('Nothing found for “zebra HappyHorse”.');
    expect(await page.locator('#hint').innerText()).toMatch(/zebra 2, happyhorse \d+$/);
    await page.context().close();
  });

  test('letters that do not stand together are not found', async () => {
    const { page } = await search('二名第');
    await expect.poll(() => said(page)).toBe('Nothing found for “二名第”.');
    await page.context().close();
  });

  test('text that looks like a page is shown as text', async () => {
    const { page, complaints } = await search('zebra', '&year=2026');
    await page.locator('.results li').first().waitFor();
    expect(await page.locator('.results h3').first().innerText()).toBe(
      '<img src=x onerror=alert(1)> & zebras',
    );
    expect(await page.locator('.results').innerText()).toContain(
      '</mark><script>alert(2)</script>',
    );
    expect(await page.locator('.results :is(img, script)').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('topics and years tell how many they hold, and sort out the others', async () => {
    const { page } = await search('zebra');
    await expect.poll(() => said(page)).toBe('2 pieces found.');
    expect(await page.locator('#year option').allInnerTexts()).toEqual([
      'any year',
      '2026 (1)',
      '2025 (1)',
    ]);
    await page.locator('#topic').selectOption({ label: 'Herds (1)' });
    await expect.poll(() => said(page)).toBe('1 piece found.');
    expect(await page.locator('.results h3').innerText()).toBe('An older herd');
    expect(chosen(page)).toEqual({ q: 'zebra', topic: 'herds' });

    await page.locator('#year').selectOption('2026');
    await expect.poll(() => said(page)).toBe('Nothing found for “zebra”.');
    await page.locator('#hint a').click();
    await expect.poll(() => said(page)).toBe('2 pieces found.');
    await page.context().close();
  });

  test('a draft is not found', async () => {
    const { page } = await search('quince');
    await expect.poll(() => said(page)).toBe('Nothing found for “quince”.');
    expect(await page.locator('#hint').innerText()).toBe('');
    await page.context().close();
  });
});

const isFolder = (name: string) => !name.includes('.');
