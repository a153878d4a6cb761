/** Do our boards and the pieces that draw them hold what every board must, and what we know of ours? */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtSite } from '../built-site.ts';
import { testBoardsOf } from '../test-boards.ts';

const folder = await builtSite('own');
const read = (path: string) => readFileSync(join(folder, path, 'index.html'), 'utf8');

/** Pages on which a chart carries an argument. */
const charted = [
  '/analysis/after-number-two/',
  '/analysis/one-model-three-scores/',
  '/analysis/four-to-six-weeks/',
  '/analysis/sora-left-it-did-not-fall/',
  '/analysis/seedance-shelved-or-shipping/',
];

testBoardsOf({
  folder,
  pages: [
    '/leaderboards/',
    '/leaderboards/arena-text-to-video/',
    '/leaderboards/artificial-analysis-text-to-video/',
    ...charted,
  ],
  charted,
  drawn: '/leaderboards/arena-text-to-video/',
});

test('the flagship weighs at most 43 KB', () => {
  const html = read('/analysis/happyhorse-1-1/');
  expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(43 * 1024);
  for (const [svg] of html.matchAll(/<svg class="chart[^]*?<\/svg>/g)) {
    expect(svg).not.toMatch(/ style=|<style|<script/);
  }
});

test('two sources that contradict each other both stand, and the page says that they differ', () => {
  const section = read('/leaderboards/artificial-analysis-text-to-video/2026-04-07/');
  for (const words of ['1,333', '1,355', 'The sources differ', 'GoIMG', 'Textideo']) {
    expect(section).toContain(words);
  }
});

test('a day of which single rows are known is told in a table alone, a whole list is drawn', () => {
  const image = (board: string, day: string) =>
    existsSync(join(folder, `leaderboards/${board}/${day}.png`));
  expect(image('artificial-analysis-text-to-video', '2026-04-07')).toBe(false);
  expect(image('artificial-analysis-text-to-video', '2026-05-14')).toBe(true);
  expect(read('/leaderboards/arena-text-to-video/')).toContain('class="chart');
});

test('the printed second place of April is shown with the first that it could be', () => {
  const section = read('/leaderboards/arena-text-to-video/2026-04-17/');
  const row = section.slice(
    section.indexOf('happyhorse-1.0'),
    section.indexOf('</tr>', section.indexOf('happyhorse-1.0')),
  );
  expect(row).toContain('1,444 ± 15');
  expect(row).toContain('1st–2nd');
});
