/** Are leaderboards dated measurements one can look at? What must hold on every site that has boards, and pieces that draw them. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boardFile, boardPath, statePath } from '../src/boards/states.ts';
import { MOST_ROWS } from '../src/exhibits/state-table.ts';
import { readBoards } from '../src/reading/read-boards.ts';
import { parseCsv } from '../src/reading/read-csv.ts';
import { masthead } from '../src/masthead.ts';
import { barriers } from './axe.ts';
import { launchBrowser, serveFolder } from './browser.ts';

const KB = 1024;

export interface Charts {
  /** Folder of the built site. */
  folder: string;
  /** Pages with tables of boards that are wider than a narrow window, or with drawings. */
  pages: readonly string[];
  /** Pages of pieces on which a chart carries an argument, each of them among `pages`. */
  charted: readonly string[];
  /** A page with the drawing of one state, on a ground of its own. */
  drawn: string;
}

/** Tests that every row of every board is shown, drawn, tabled and to be taken away. */
export function testBoardsOf({ folder, pages, charted, drawn }: Charts): void {
  const { boards } = readBoards(join(folder, '..'), '9999-12-31');
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const records = (path: string) =>
    parseCsv(read(path)).records.map((record) => record.map(({ text }) => text));

  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), serveFolder(folder)]);
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  /** A page of the site at a width; `work` is given it and it is closed. */
  async function at<Answer>(
    path: string,
    options: Parameters<Browser['newPage']>[0] & { media?: Parameters<Page['emulateMedia']>[0] },
    work: (page: Page) => Promise<Answer>,
  ): Promise<Answer> {
    const { media, ...context } = options;
    const page = await browser.newPage(context);
    if (media) await page.emulateMedia(media);
    await page.goto(`${site.url}${path}`);
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  }

  describe.each(boards)('the board $id', (board) => {
    test('shows every row of every state with its source', async () => {
      for (const { date, rows } of board.snapshots) {
        const { shown, sources } = await at(
          statePath(board.id, date),
          { javaScriptEnabled: false },
          (page) =>
            page.evaluate(() => ({
              shown: [...document.querySelectorAll('main tbody tr')].map(
                (row) => row.textContent ?? '',
              ),
              sources: [
                ...document.querySelectorAll<HTMLAnchorElement>('main a[rel=external]'),
              ].map(({ href }) => href),
            })),
        );
        expect(shown).toHaveLength(Math.min(rows.length, MOST_ROWS));
        rows.slice(0, MOST_ROWS).forEach(({ model, score, source }, index) => {
          const text = shown[index] ?? '';
          expect(text).toContain(model);
          if (score !== undefined) expect(text.replaceAll(',', '')).toContain(String(score));
          const url = board.sources.find(({ id }) => id === source)?.URL;
          expect(sources).toContain(url);
        });
      }
    });

    test('names each of its states by day, the latest first, with its address and what it changed', () => {
      const listed = globSync('history/{,page/*/}index.html', {
        cwd: join(folder, boardPath(board.id)),
      })
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
        .flatMap((file) => [
          ...read(`${boardPath(board.id)}${file}`).matchAll(
            /<li id="on-([^"]+)"> ?<a href="([^"]+)">.*?<\/a>: ([^<]+)/gs,
          ),
        ]);
      expect(listed.map(([, day, href]) => [day, href])).toEqual(
        board.snapshots.toReversed().map(({ date }) => [date, statePath(board.id, date)]),
      );
      for (const [, , , told = ''] of listed) expect(told.trim()).toMatch(/\w.*\.$/s);
    });

    test('is there to be taken away, whole and by day, as CSV and as JSON', () => {
      const [header, ...whole] = records(boardFile(board.id, 'csv'));
      expect(whole).toHaveLength(board.snapshots.reduce((sum, { rows }) => sum + rows.length, 0));
      for (const { date, rows } of board.snapshots) {
        const [, ...lines] = records(boardFile(board.id, 'csv', date));
        const cell = (line: string[], column: string) => line[header?.indexOf(column) ?? -1];
        expect(
          lines.map((line) => [cell(line, 'recorded'), cell(line, 'model'), cell(line, 'score')]),
        ).toEqual(
          rows.map(({ model, score }) => [date, model, score === undefined ? '' : String(score)]),
        );
        const state = JSON.parse(read(boardFile(board.id, 'json', date))) as {
          snapshots: { date: string; rows: { score: number | null }[] }[];
        };
        expect(state.snapshots.map((one) => one.date)).toEqual([date]);
        expect(state.snapshots[0]?.rows.map(({ score }) => score)).toEqual(
          rows.map(({ score }) => score ?? null),
        );
      }
    });

    test('is a Dataset whose files are all served', () => {
      const html = read(`${boardPath(board.id)}index.html`);
      const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
      const data = blocks
        .map(([, json = '']) => JSON.parse(json) as Record<string, unknown>)
        .find((one) => one['@type'] === 'Dataset');
      const { creator, temporalCoverage, distribution } = data as {
        creator: { name: string };
        temporalCoverage: string;
        distribution: { contentUrl: string }[];
      };
      expect(creator.name).toBe(board.operator);
      expect(temporalCoverage).toBe(
        `${board.snapshots[0]?.date ?? ''}/${board.snapshots.at(-1)?.date ?? ''}`,
      );
      for (const { contentUrl } of distribution) {
        expect(existsSync(join(folder, contentUrl.replace(masthead.url, '')))).toBe(true);
      }
      expect(distribution).toHaveLength(2);
    });
  });

  describe('a piece with a chart', () => {
    test.each(charted)('%s draws it, with its table, its source and its data', async (path) => {
      const figure = await at(path, { viewport: { width: 1280, height: 900 } }, async (page) => {
        const exhibit = page.locator('.exhibit').first();
        await exhibit.locator('summary').click();
        return {
          role: await exhibit.locator('svg:visible').getAttribute('role'),
          drawn: await exhibit.locator('svg:visible').count(),
          rows: await exhibit.locator('tbody tr:visible, .exhibit-list li:visible').count(),
          sources: await exhibit.locator('.exhibit-foot a[rel=external]').count(),
          csv: (await exhibit.locator('.exhibit-foot a').last().getAttribute('href')) ?? '',
        };
      });
      expect(figure).toMatchObject({ role: 'img', drawn: 1 });
      expect(figure.sources).toBeGreaterThan(0);
      expect(records(figure.csv)).toHaveLength(figure.rows + 1);
    });

    test.each(charted)('%s has it as an image where the feed says it is', (path) => {
      const slug = path.split('/')[2] ?? '';
      // Corrections since may have moved the piece on into an archive.
      const feed = globSync('{rss.xml,rss/**/*.xml}', { cwd: folder }).map(read).join('');
      const [address = ''] =
        new RegExp(`${masthead.url}/analysis/${slug}/figures/[^"]+\\.png`).exec(feed) ?? [];
      const image = readFileSync(join(folder, address.replace(masthead.url, '')));
      expect(image.subarray(1, 4).toString()).toBe('PNG');
      expect(image.readUInt32BE(16)).toBe(1216);
    });

    test('weighs at most 40 KB, and its chart brings no style that the policy would refuse', () => {
      for (const path of pages) {
        const html = read(`${path}index.html`);
        expect(gzipSync(html, { level: 9 }).length, path).toBeLessThanOrEqual(40 * KB);
        for (const [svg] of html.matchAll(/<svg class="chart[^]*?<\/svg>/g)) {
          expect(svg).not.toMatch(/ style=|<style|<script/);
        }
      }
    });
  });

  describe.each(pages)('%s', (path) => {
    let page: Page;
    const complaints: string[] = [];
    beforeAll(async () => {
      page = await browser.newPage();
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(`${site.url}${path}`);
    });
    afterAll(async () => {
      await page.close();
    });

    test.each([
      ['light', 1280],
      ['dark', 320],
    ] as const)('has no barrier that axe finds, in %s at %i pixels', async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await barriers(page, 'usual')).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('does not scroll sideways at 320 pixels', async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        320,
      );
    });

    test.runIf(charted.includes(path) || path === drawn)(
      'shows one drawing at every width, and its type is at least 11 pixels high',
      async () => {
        for (const width of [320, 390, 519, 520, 768, 1024, 1280, 1920]) {
          await page.setViewportSize({ width, height: 800 });
          const charts = await page.evaluate(() =>
            [...document.querySelectorAll('.exhibit')].map((exhibit) =>
              [...exhibit.querySelectorAll<SVGSVGElement>('svg.chart')]
                .filter((svg) => svg.getBoundingClientRect().width > 0)
                .map((svg) => {
                  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                  return (
                    parseFloat(getComputedStyle(svg.querySelector('text') ?? svg).fontSize) * scale
                  );
                }),
            ),
          );
          for (const type of charts) {
            expect(type, `${width} pixels`).toHaveLength(1);
            expect(type[0], `${width} pixels`).toBeGreaterThanOrEqual(11);
          }
        }
      },
    );

    test('has tables that show at their edge that more columns lie beyond, and break no figure', async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      const found = await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
        return [...document.querySelectorAll<HTMLElement>('.table[aria-label]')].map((table) => ({
          goesOn: table.scrollWidth > table.clientWidth,
          edge: getComputedStyle(table).backgroundImage,
          broken: [...table.querySelectorAll<HTMLElement>('td.align-right')]
            .filter((cell) => {
              const range = document.createRange();
              range.selectNodeContents(cell);
              return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
            })
            .map((cell) => cell.innerText),
        }));
      });
      // What is told in sentences has no table.
      expect(found.length === 0 || found.some(({ goesOn }) => goesOn)).toBe(true);
      for (const { goesOn, edge } of found) if (goesOn) expect(edge).toContain('gradient');
      expect(found.flatMap(({ broken }) => broken)).toEqual([]);
    });
  });

  test('with forced colours every mark still stands out from the ground', async () => {
    const colours = await at(
      drawn,
      { viewport: { width: 1280, height: 800 }, media: { forcedColors: 'active' } },
      (page) =>
        page.evaluate(() => {
          const look = (selector: string, property: 'fill' | 'stroke') =>
            getComputedStyle(document.querySelector(`.chart-wide ${selector}`) ?? document.body)[
              property
            ];
          return {
            ground: getComputedStyle(document.body).backgroundColor,
            seen: [look('.mark', 'fill'), look('.whisker', 'stroke'), look('text', 'fill')],
          };
        }),
    );
    for (const colour of colours.seen) expect(colour).not.toBe(colours.ground);
  });

  test('every board has its page, and the index leads to each', () => {
    const index = read('/leaderboards/index.html');
    for (const { id } of boards) expect(index).toContain(`href="${boardPath(id)}"`);
    expect(
      readdirSync(join(folder, 'leaderboards'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(boards.map(({ id }) => id));
  });
}
