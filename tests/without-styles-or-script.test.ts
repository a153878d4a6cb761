/** What is left of a page without its styles, and without its scripts? All that it says, in order. */
import { unfold } from './unfold.ts';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pieceFile } from '../src/reading/piece-files.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtPages, examplesOfKinds } from './built-pages.ts';
import { builtSite } from './built-site.ts';
import { flagshipPath } from './fixtures/whole-site.ts';

const root = join(import.meta.dirname, '..');
const [own, whole] = [await builtSite('own'), await builtSite('whole')];
const pages = builtPages(own);
const slugs = pages.flatMap(({ path }) => /^\/analysis\/([^/]+)\//.exec(path)?.[1] ?? []);
const examples = examplesOfKinds(own);

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;
let fixture: typeof site;
/** A page in which no script runs, and one in which they do. */
let plain: Page;
let scripted: Page;

beforeAll(async () => {
  [browser, site, fixture] = await Promise.all([
    launchBrowser(),
    serveFolder(own),
    serveFolder(whole),
  ]);
  plain = await browser.newPage({ javaScriptEnabled: false });
  scripted = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.stop(), fixture.stop()]);
});

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

async function openBare(path: string): Promise<void> {
  await plain.goto(`${site.url}${path}`);
  await plain.evaluate(() => {
    for (const sheet of document.querySelectorAll('style, link[rel=stylesheet]')) sheet.remove();
  });
}

describe('without styles', () => {
  test.each(slugs)(
    '%s says what it is, on what it rests and what it found before its text, and its evidence after it',
    async (slug) => {
      const { piece, prose } = readPiece(pieceFile(root, slug));
      await openBare(`/analysis/${slug}/`);
      await plain.evaluate(() => {
        for (const mark of document.querySelectorAll('.citation, .notes')) mark.remove();
      });
      await unfold(plain);
      const text = folded(await plain.locator('main').innerText());
      const [first] = prose.sentences;
      const last = prose.sentences.findLast(({ citations }) => citations.length === 0);
      const inOrder = [
        piece.title,
        piece.description,
        'By ',
        ' published ',
        'In short',
        piece.keyPoints[0]?.text,
        ' sources',
        ' open caveats',
        'Contents',
        first?.text,
        last?.text,
        'What the sources do not say',
        piece.caveats[0]?.text,
        piece.narratives.length > 0 && 'Competing readings',
        piece.narratives[0]?.strongest,
        piece.forecasts.length > 0 && 'Forecasts',
        piece.forecasts[0]?.statement,
        'Claims',
        'Sources',
        'How this piece was made',
        'Corrections and revisions',
        'How to cite',
      ].filter((part) => part !== undefined && part !== false);
      let from = 0;
      for (const part of inOrder) {
        const at = text.indexOf(folded(part), from);
        expect({ part, isNext: at >= from }).toEqual({ part, isNext: true });
        from = at;
      }
      const framing = text.slice(text.indexOf('How this piece was made'));
      for (const reason of Object.values(piece.acknowledged)) {
        expect(framing, 'a promise left unkept, with its reason').toContain(folded(reason));
      }
    },
  );

  test.each(examples)('%s shows nothing that is meant for the eye alone', async (_, path) => {
    await openBare(path);
    const noise = await plain.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[aria-hidden="true"]:not(svg, svg *)')]
        .filter((element) => element.checkVisibility() && element.innerText !== '')
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(noise).toEqual([]);
  });

  test('no two words run together that only a style keeps apart', () => {
    const joined = pages.flatMap(({ path, html }) =>
      wordsRunTogether(html).map((words) => `${path}: ${words}`),
    );
    expect(joined).toEqual([]);
  });
});

describe('without a script', () => {
  test.each(examples.filter(([, path]) => path !== '/search/'))(
    '%s says the same, offers no button that would do nothing, and opens its folds',
    async (_, path) => {
      await Promise.all([plain, scripted].map((page) => page.goto(`${site.url}${path}`)));
      const said = await plain.locator('main').innerText();
      expect(said.length).toBeGreaterThan(100);
      expect(said).toBe(await scripted.locator('main').innerText());
      expect(await plain.locator('.theme').isVisible()).toBe(false);
      expect(await scripted.locator('.theme').isVisible()).toBe(true);
      const folds = plain.locator('details:has(> summary:visible)');
      // The last change stands open on a page of editions.
      const closed = await folds.evaluateAll((all) =>
        all.findIndex((element) => !(element as HTMLDetailsElement).open),
      );
      if (closed === -1) return;
      const fold = folds.nth(closed);
      await fold.locator('summary').click();
      expect(await fold.evaluate((element) => (element as HTMLDetailsElement).open)).toBe(true);
    },
  );

  test('the contents of a piece fold out, and a mark leads to its source', async () => {
    await plain.setViewportSize({ width: 320, height: 700 });
    await plain.goto(`${fixture.url}${flagshipPath}`);
    await plain.locator('.contents > details > summary').click();
    expect(await plain.locator('.contents a').first().isVisible()).toBe(true);
    await plain.locator('.citation a').first().click();
    expect(await plain.locator('.sources > li:target').count()).toBe(1);
  });
});

type Node = DefaultTreeAdapterTypes.Node;

/** Elements that a browser sets apart from their neighbours by itself. */
const APART = new Set(
  `address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol option p pre section select summary table tbody td th
  thead tr ul`.split(/\s+/),
);
const UNREAD = new Set(['head', 'script', 'style', 'svg', 'template']);

/** Ends and beginnings of words with nothing between them but tags; what is hidden is not read. */
function wordsRunTogether(html: string): string[] {
  const found: string[] = [];
  let before = '';
  const walk = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      if (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(node.value)) {
        found.push(`${before.slice(-20)}|${node.value.slice(0, 20)}`);
      }
      if (node.value !== '') before = node.value;
      return;
    }
    if (UNREAD.has(node.nodeName)) return;
    if ('attrs' in node && node.attrs.some(({ name }) => name === 'hidden')) return;
    if (APART.has(node.nodeName)) before = '';
    if ('childNodes' in node) node.childNodes.forEach(walk);
    if (APART.has(node.nodeName)) before = '';
  };
  walk(parse(html));
  return found;
}
