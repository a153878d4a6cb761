/** Are leaderboards dated measurements one can look at: every row with its day and source, drawn, tabled and to be taken away? */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { masthead } from '../src/masthead.ts';
import { MOST_ROWS } from '../src/exhibits/state-table.ts';
import { kinds } from './budgets.ts';
import { builtSite } from './built-site.ts';
import {
  boardPaths,
  chartedPaths,
  lapBoard,
  longBoard,
  singleBoard,
  wholeBoard,
} from './fixtures/whole-site.ts';
import { testBoardsOf } from './test-boards.ts';

const folder = await builtSite('whole');
const textOf = (board: string) =>
  readFileSync(join(folder, 'leaderboards', board, 'index.html'), 'utf8');
/** The page of one state, without its tags. */
const stateOf = (board: string, day: string) =>
  textOf(`${board}/${day}`)
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ');

testBoardsOf({
  folder,
  pages: ['/leaderboards/', ...boardPaths, ...chartedPaths],
  charted: chartedPaths,
  drawn: boardPaths[0],
});

test('two sources that contradict each other both stand, and the page says that they differ', () => {
  const section = stateOf(singleBoard, '2026-04-07');
  for (const words of ['1,333', '1,355', 'The sources differ', 'The Gazette', 'The Courier']) {
    expect(section).toContain(words);
  }
});

test('a board that is known in single rows is told in tables alone', () => {
  expect(textOf(singleBoard)).not.toContain('class="chart');
  expect(textOf(wholeBoard)).toContain('class="chart');
});

test('a place is shown with the best and the last that it could be', () => {
  const section = stateOf(wholeBoard, '2026-04-16');
  const row = section.slice(section.indexOf('rocinante-1.0'), section.indexOf('bucephalus'));
  expect(row).toContain('1,444 ± 12');
  expect(row).toContain('1st–3rd');
});

test('a board can stand in the page of anybody, with its source, its day and the way back, and loads nothing there', () => {
  const html = readFileSync(
    join(folder, 'leaderboards', wholeBoard, 'embed', 'index.html'),
    'utf8',
  );
  expect(html).toContain('recorded ');
  expect(html).toContain(`href="${masthead.url}/leaderboards/${wholeBoard}/"`);
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).toMatch(
    /content="default-src 'none';base-uri 'none';form-action 'none';style-src 'sha256-[^';]+'( 'sha256-[^';]+')*"/,
  );
  expect(html).not.toMatch(/<script|<img|<link rel="stylesheet"/);
  expect(textOf(wholeBoard)).toContain(`${masthead.url}/leaderboards/${wholeBoard}/embed/`);
});

test('a board has a feed in which each state is an item that says who leads, with its chart', () => {
  const xml = readFileSync(join(folder, 'leaderboards', wholeBoard, 'rss.xml'), 'utf8');
  const items = [...xml.matchAll(/<item /g)];
  const states = [...textOf(wholeBoard).matchAll(/<li id="on-/g)];
  expect(items).toHaveLength(states.length);
  expect(xml).toMatch(/<title>[^<]+, \d+ \p{L}+ \d{4}: [^<]+ leads<\/title>/u);
  expect(xml).toMatch(/leaderboards\/[^/]+\/\d{4}-\d{2}-\d{2}\.png/);
});

test('a chart of a board is there to be taken away as a drawing and as an image, beside its rows', () => {
  for (const [, address = ''] of textOf(wholeBoard).matchAll(
    /href="([^"]+)\.csv" aria-label="Data/g,
  )) {
    for (const ending of ['csv', 'svg', 'png']) {
      expect(existsSync(join(folder, `${address}.${ending}`)), `${address}.${ending}`).toBe(true);
    }
  }
});

test('a board of lap times names the fastest, its ties, and that nobody can tell moves from chance', () => {
  const page = textOf(lapBoard);
  expect(page).toContain('last looked at on 3 Aug 2026, meant to be looked at every 7 days');
  expect(page).toContain('horse-1 still leads');
  const state = stateOf(lapBoard, '2026-08-03');
  expect(state).toMatch(/2nd, tied\s+horse-2/);
  expect(state).toContain('cannot be said');
  expect(state).not.toContain('Chance to be above the next');
});

test('a board of 500 models shows the first, leads to all, and keeps the budget of its pages', () => {
  expect(stateOf(longBoard, '2026-06-01')).toMatch(
    new RegExp(`${500 - MOST_ROWS} more rows are in\\s+the data of this day`),
  );
  for (const board of [lapBoard, longBoard]) {
    for (const file of globSync(`leaderboards/${board}/**/index.html`, { cwd: folder })) {
      const path = `/${file.replace('index.html', '')}`;
      const kind = kinds.find((one) => one.path.test(path));
      const html = readFileSync(join(folder, file));
      expect(gzipSync(html, { level: 9 }).length, path).toBeLessThanOrEqual(kind?.bytes ?? 0);
    }
  }
});
