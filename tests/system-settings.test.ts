/** Are the reader’s own settings kept? Forced colours, more contrast and less motion. */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtSite } from './built-site.ts';
import { flagshipPath } from './fixtures/whole-site.ts';

const whole = await builtSite('whole');

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveFolder(whole)]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const open = async (settings: Parameters<Browser['newContext']>[0]) => {
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  await page.goto(`${site.url}${flagshipPath}`);
  return page;
};

test.each(['light', 'dark'] as const)(
  'in forced colours, %s, what stood on a ground stands in a frame, and focus and target are seen',
  async (colorScheme) => {
    const page = await open({ forcedColors: 'active', colorScheme });
    const style = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    for (const framed of ['.reference', '.skip']) {
      expect(await style(framed, 'border-top-style')).toBe('solid');
    }
    await page.locator('.citation a').first().focus();
    await page.keyboard.press('Tab');
    expect(await style(':focus-visible', 'outline-style')).toBe('solid');
    await page.locator('.evidence a').first().click();
    await page.locator('.in-short a').first().click();
    expect(await style(':target', 'outline-style')).toBe('solid');
    await page.context().close();
  },
);

/** Contrast of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other]
    .map((color) => {
      const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(['light', 'dark'] as const)(
  'asked for more contrast, %s, the quietest words reach 7 to 1 and lines 3 to 1',
  async (colorScheme) => {
    const page = await open({ contrast: 'more', colorScheme });
    const [paper, quiet, accent, rule] = await page.evaluate(() => {
      const probe = document.createElement('p');
      document.body.append(probe);
      return ['paper', 'quiet', 'accent', 'rule'].map((role) => {
        probe.style.setProperty('color', `var(--color-${role})`);
        return getComputedStyle(probe).color;
      });
    });
    expect(contrast(paper ?? '', quiet ?? '')).toBeGreaterThan(7);
    expect(contrast(paper ?? '', accent ?? '')).toBeGreaterThan(7);
    expect(contrast(paper ?? '', rule ?? '')).toBeGreaterThan(3);
    await page.context().close();
  },
);

test('asked for less motion, nothing on the page moves by itself', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() =>
    [document.documentElement, ...document.body.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        return (
          style.scrollBehavior === 'smooth' ||
          style.animationName !== 'none' ||
          style.transitionDuration.split(', ').some((duration) => parseFloat(duration) > 0)
        );
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
  await page.context().close();
});

test('letters and words set wider, as WCAG 1.4.12 has it, leave the labels of a chart apart', async () => {
  const context = await browser.newContext({
    viewport: { width: 320, height: 900 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(`${site.url}${flagshipPath}`);
  await page.addStyleTag({
    content: '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }',
  });
  const { labels, faults } = await page.locator('.chart-narrow').evaluateAll((charts) => {
    const all = charts.flatMap((chart) => {
      const { left, right } = chart.getBoundingClientRect();
      return [...chart.querySelectorAll('text')].map((text) => ({
        chart,
        box: text.getBoundingClientRect(),
        isOut:
          text.getBoundingClientRect().right > right + 1 ||
          text.getBoundingClientRect().left < left - 1,
        words: text.textContent,
      }));
    });
    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
    return {
      labels: all.length,
      faults: all
        .filter(
          (one, at) =>
            one.isOut ||
            all
              .slice(at + 1)
              .some((other) => other.chart === one.chart && meet(one.box, other.box)),
        )
        .map(({ words }) => words),
    };
  });
  expect(labels).toBeGreaterThan(3);
  expect(faults).toEqual([]);
  await context.close();
});
