/** Does a site that stands below a path of its host stay there? Every address in every file, and a reader’s walk. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOST_FILES } from '../src/hosting/serving.ts';
import { filesBelow } from '../src/reading/piece-files.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtSite } from './built-site.ts';

const [BASE, ORIGIN] = ['/repo', 'https://user.example'];
const site = await builtSite('below');
const host = mkdtempSync(join(tmpdir(), 'below-a-path-'));
symlinkSync(site, join(host, BASE));

let server: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  server = await serveFolder(host);
});
afterAll(async () => {
  await server.stop();
  rmSync(host, { recursive: true });
});

/** What stands before an address, by the ending of the file: an attribute, also where it is escaped; a link; a text of JSON. */
const BEFORE: Record<string, RegExp> = {
  html: /(?:\s(?:href|src|action|poster|data|cite)="|url\(["']?|content="0; ?url=)(\/[^"')]*)/g,
  css: /url\(["']?(\/[^"')]*)/g,
  xml: /(?:href|src|url)=(?:"|&quot;|&#34;|&#x22;)(\/[^"&<]*)/gi,
  svg: /(?:href|src)="(\/[^"]*)|url\((\/[^)]*)/g,
  json: /\\?"(\/[\w/.#-]*)\\?"/g,
  webmanifest: /"(\/[^"]*)"/g,
  md: /\]\((\/[^)]*)|\]: (\/\S*)/g,
  txt: /\]\((\/[^)]*)/g,
};

/** Every address in a file that is one of its host: from the root, or with the name of the host. */
function addressesIn(file: string): string[] {
  const text = readFileSync(join(site, file), 'utf8');
  const rooted = [...text.matchAll(BEFORE[file.split('.').at(-1) ?? ''] ?? /(?!)/g)].map(
    ([, one, other = '']) => one ?? other,
  );
  const named = [...text.matchAll(/https:\/\/user\.example([^\s"'<>\\)\]&;,|]*)/g)].map(
    ([, path = '']) => path,
  );
  return [...rooted, ...named];
}

const files = filesBelow(site);
const found = new Map(files.map((file) => [file, addressesIn(file)]));

test('no address in any file leaves the path', () => {
  const leaving = [...found].flatMap(([file, addresses]) =>
    addresses
      .filter((address) => address !== BASE && !address.startsWith(`${BASE}/`))
      .map((address) => `${file}: ${address}`),
  );
  expect(leaving).toEqual([]);
  for (const ending of [
    '.html',
    '.css',
    '.webmanifest',
    'rss.xml',
    'sitemap-0.xml',
    'parts.json',
  ]) {
    const some = [...found].filter(([file]) => file.endsWith(ending));
    expect(some.flatMap(([, addresses]) => addresses).length, ending).toBeGreaterThan(0);
  }
});

test('every address in every file answers', async () => {
  const paths = new Set(
    [...found.values()]
      .flat()
      .map((address) => new URL(address, ORIGIN).pathname)
      // The folder of a part of the index, at which nothing stands itself.
      .map((path) => path.replace(/(?<=\/pagefind\/\w+\/)$/, 'groups.json')),
  );
  expect(paths.size).toBeGreaterThan(100);
  const lost: string[] = [];
  for (const path of paths) {
    const { status } = await fetch(`${server.url}${path}`, { method: 'HEAD' });
    if (status !== 200) lost.push(`${status} ${path}`);
  }
  expect(lost).toEqual([]);
});

test('what hosts read at the root of a name is not laid below a path', () => {
  expect(files.filter((file) => HOST_FILES.some((name) => name === file))).toEqual([]);
});

test('a reader walks from the front to a piece, a source, the search and what it found, by day and by night', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    let fonts = 0;
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.woff2') && response.ok()) fonts += 1;
      if (response.status() >= 400 || !pathname.startsWith(`${BASE}/`)) complaints.push(pathname);
    });
    await page.goto(`${server.url}${BASE}/`);
    await expect.poll(() => fonts, { timeout: 20_000 }).toBeGreaterThan(0);
    await page.locator('main a[href*="/analysis/"]').first().click();
    await page.waitForURL(`**${BASE}/analysis/*/**`);

    const mark = page.locator('.citation a').first();
    await mark.click();
    await expect.poll(() => page.locator('[popover]:popover-open').count()).toBe(1);
    await page.keyboard.press('Escape');

    const before = await page.evaluate(() => document.documentElement.dataset.theme);
    await page.locator('.theme').click();
    const after = await page.evaluate(() => document.documentElement.dataset.theme);
    expect(after).not.toBe(before);

    await page.locator('nav a[href$="/search/"]').click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(after);
    await page.locator('#query:focus').waitFor();
    await page.keyboard.type('model');
    const result = page.locator('.results h3 a').first();
    await result.click();
    await page.waitForURL((url) => !url.pathname.endsWith('/search/'));
    await page.locator('main h1').waitFor();

    await page.goto(`${server.url}${BASE}/older/name/`);
    await page.waitForURL(`**${BASE}/analysis/*/`);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
