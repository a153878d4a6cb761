/** Does a figure stay what it is where the styles are left behind? On what a selection copies, and in what others make of a page. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import type { Browser, Page } from '@playwright/test';
import { JSDOM } from 'jsdom';
import Turndown from 'turndown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPiece } from '../src/reading/read-piece.ts';
import { pieceFile } from '../src/reading/piece-files.ts';
import { launchBrowser, serveFolder } from './browser.ts';
import { builtPages } from './built-pages.ts';
import { builtSite } from './built-site.ts';

const own = await builtSite('own');
const slugs = builtPages(own).flatMap(
  ({ path }) => /^\/analysis\/([^/]+)\/$/.exec(path)?.[1] ?? [],
);
const fileOf = (slug: string) => join(own, 'analysis', slug, 'index.html');
const htmlOf = (slug: string) => readFileSync(fileOf(slug), 'utf8');
const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A mark as text, whatever a writer of Markdown or a text browser adds within it: `[1, 2]`, `\[[1](#source-a)\]`. */
const MARK = /\\?\[(?:see |cf\. )?(?:\\?\[(?:\d+\])?|\d)/;

/** Cited sentences of the text, up to the first mark, and what must follow them. */
function citedSentences(slug: string): string[] {
  const { prose } = readPiece(pieceFile(join(import.meta.dirname, '..'), slug));
  return prose.sentences
    .filter(({ citations, text }) => citations.length > 0 && !text.includes(' · '))
    .map(({ text }) => folded(text));
}

/** Characters before a mark that a number or a word must not run into. */
function runTogether(text: string): string[] {
  return [...text.matchAll(/\S{0,20}(?<![\s[(\\"“‘(])\\?\[\d[^\]]*\]/g)].map(([found]) => found);
}

describe.each(slugs)('%s', (slug) => {
  const html = htmlOf(slug);
  const { document } = new JSDOM(html, { url: `https://here.example/analysis/${slug}/` }).window;
  const blocks = [...document.querySelectorAll('.prose :is(p, li, td):has(.citation)')];
  const first = folded(blocks[0]?.textContent ?? '');

  test('holds each mark apart from the word before it, and nothing else within its sentences', () => {
    expect(blocks.length).toBeGreaterThan(0);
    for (const mark of document.querySelectorAll('.prose .citation')) {
      expect(mark.textContent).toMatch(/^ \[(?:[^[\]]* )?\d+(?:[,;] [^[\]]+)*\]$/);
      expect(
        mark.closest('p, li, td, h3, h4')?.querySelector('.notes, .margin-note, .caveat'),
      ).toBeNull();
    }
    const words = folded(document.querySelector('.prose')?.textContent ?? '');
    expect(runTogether(words)).toEqual([]);
    const bare = words.replace(/ \[(?:[^[\]]* )?\d+(?:[,;] [^[\]]+)*\]/g, '');
    for (const sentence of citedSentences(slug)) expect(bare).toContain(sentence);
  });

  test('keeps marks apart, and each point told in short, in a reader mode', () => {
    const { window } = new JSDOM(html, { url: `https://here.example/analysis/${slug}/` });
    const text = folded(new Readability(window.document).parse()?.textContent ?? '');
    expect(text).toContain(first);
    expect(runTogether(text)).toEqual([]);
    const { piece } = readPiece(pieceFile(join(import.meta.dirname, '..'), slug));
    for (const point of piece.keyPoints)
      expect(text.replaceAll(/\s/g, ' ')).toContain(folded(point.text));
  });

  test('keeps marks apart as Markdown that Turndown writes', () => {
    const markdown = new Turndown().turndown(document.querySelector('.prose')?.outerHTML ?? '');
    expect(markdown).toMatch(/ \\\[\[\d+\]\(#source-/);
    expect(markdown).not.toMatch(/[^\s(]\\\[\[\d+\]\(#source-/);
  });

  for (const [name, call] of [
    ['lynx', ['-dump', '-nolist', '-width=1000', '-display_charset=utf-8', '-force_html']],
    ['w3m', ['-dump', '-cols', '1000', '-T', 'text/html', '-O', 'UTF-8']],
    ['pandoc', ['-f', 'html', '-t', 'plain', '--wrap=none']],
  ] as const) {
    const isThere = spawnSync('which', [name]).status === 0;
    test.skipIf(!isThere)(`keeps marks apart in the text that ${name} makes`, () => {
      const { stdout } = spawnSync(name, [...call, fileOf(slug)], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      const text = folded(stdout);
      expect(text).toContain(first);
      expect(runTogether(text)).toEqual([]);
    });
  }
});

describe('what a reader copies', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveFolder>>;
  let page: Page;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), serveFolder(own)]);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  test.each(slugs)('of %s holds the sentence with its marks in brackets', async (slug) => {
    await page.goto(`${site.url}/analysis/${slug}/`);
    const copied = await page.locator('.prose p:has(.citation)').evaluateAll((all) =>
      all.map((paragraph) => {
        getSelection()?.selectAllChildren(paragraph);
        return [String(getSelection()), paragraph.textContent];
      }),
    );
    expect(copied.length).toBeGreaterThan(0);
    for (const [selected, written] of copied) {
      expect(folded(selected ?? '')).toBe(folded(written ?? ''));
      expect(selected).toMatch(MARK);
    }
  });

  test('a mark alone in a cell is as large as a finger needs', async () => {
    const small: string[] = [];
    for (const slug of slugs) {
      await page.goto(`${site.url}/analysis/${slug}/`);
      small.push(
        ...(await page.locator('td .citation a').evaluateAll((all) =>
          all
            .map((mark) => mark.getBoundingClientRect())
            .filter(({ width, height }) => width < 24 || height < 24)
            .map(({ width, height }) => `${width} × ${height}`),
        )),
      );
    }
    expect(small).toEqual([]);
  });
});
