/** Does anything move once it is seen? Layout shifts of one page of each kind, where our letters come late. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import sirv from 'sirv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { examplesOfKinds } from './built-pages.ts';
import { builtSite } from './built-site.ts';

const whole = await builtSite('whole');
const WIDTHS = [320, 390, 768, 1280, 1350, 1920];
/** Milliseconds that each font takes longer than all else. */
const LATE = 300;

const asked: string[] = [];
const files = sirv(whole, { dev: true });
const server = createServer((request, response) => {
  const answer = () => {
    files(request, response);
  };
  if (!request.url?.endsWith('.woff2')) return answer();
  asked.push(request.url);
  void setTimeout(LATE).then(answer);
});
let browser: Browser;
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** What has moved since the page was asked for, each with how far that counts. */
const moved = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const entries = await new Promise<PerformanceEntry[]>((resolve) => {
      const observer = new PerformanceObserver(() => undefined);
      observer.observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          resolve(observer.takeRecords());
        }),
      );
    });
    return (entries as (PerformanceEntry & { value: number; sources: { node?: Node }[] })[]).map(
      ({ value, sources }) =>
        `${value.toFixed(4)} by ${sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(', ')}`,
    );
  });

test.each(WIDTHS)(
  'nothing on any kind of page moves at %i, though letters come late',
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const faults: string[] = [];
    for (const [, path] of examplesOfKinds(whole)) {
      const before = asked.length;
      await page.goto(url + path);
      const shifts = await moved(page);
      if (asked.length === before) faults.push(`${path} asks for no font`);
      faults.push(...shifts.map((shift) => `${path}: ${shift}`));
    }
    expect(faults).toEqual([]);
    await context.close();
  },
);
