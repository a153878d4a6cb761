/** What does a writer see while writing? The check’s messages in the terminal and on the page, as soon as a file is saved. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from './browser.ts';
import { boardFiles, wholeBoard } from './fixtures/whole-site.ts';
import { ownEnvironment, scratchProject, soundPiece, writePiece } from './scratch-project.ts';

const astro = join(import.meta.dirname, '../node_modules/astro/bin/astro.mjs');

let root: string;
let server: ChildProcess;
let terminal = '';
let address = '';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  root = scratchProject(
    { sound: soundPiece(), draft: soundPiece({ frontmatter: 'draft: true\n' }) },
    boardFiles,
  );
  server = spawn(process.execPath, [astro, 'dev', '--port', '0', '--host', '127.0.0.1'], {
    cwd: root,
    env: {
      ...ownEnvironment(),
      NO_COLOR: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DEV_BACKGROUND: '0',
    },
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (data: Buffer) => (terminal += data.toString()));
  }
  address = await vi.waitFor(() => {
    const shown = /http:\/\/127\.0\.0\.1:\d+/.exec(terminal)?.[0];
    if (!shown) throw new Error(`The dev server does not start.\n${terminal}`);
    return shown;
  }, 60_000);
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(`${address}/analysis/sound/`);
});
afterAll(async () => {
  await browser.close();
  server.kill();
  rmSync(root, { recursive: true, force: true });
});

const text = () => page.locator('main').innerText({ timeout: 5000 });

test('a sound piece stands there without a word from the check', async () => {
  expect(await text()).toContain('The model ranks second');
  expect(await page.locator('.check li.error').count()).toBe(0);
});

test.each([
  [
    'a citation that leads nowhere',
    soundPiece({ prose: 'It ranks second [@reprot].' }),
    '12:18',
    'did you mean `report`?',
  ],
  [
    'YAML that cannot be read',
    soundPiece().replace('"A sound piece"', '"A sound piece'),
    '2:22',
    'Unclosed quotation mark',
  ],
  [
    'markup that cannot be read',
    soundPiece({ prose: 'It ranks <5 [@report].' }),
    '12:11',
    'Unexpected `<5',
  ],
  [
    'code',
    soundPiece({ prose: 'It ranks {1 + 1} [@report].' }),
    '12:10',
    'a piece holds no expressions',
  ],
])(
  '%s is told in the terminal and above the text, until it is fixed',
  async (_fault, piece, place, says) => {
    terminal = '';
    writePiece(root, 'sound', piece);
    await expect.poll(text, { timeout: 15_000 }).toContain(says.replaceAll('`', ''));
    expect(await text()).toContain(`content/analysis/sound/index.mdx:${place}`);
    expect(await text()).toMatch(/ranks|The model/);
    await expect.poll(() => terminal).toContain(`content/analysis/sound/index.mdx:${place}`);
    expect(terminal).toContain(says);

    writePiece(root, 'sound', soundPiece());
    await expect.poll(text, { timeout: 15_000 }).toContain('The model ranks second');
    await expect.poll(() => page.locator('.check li.error').count(), { timeout: 15_000 }).toBe(0);
  },
);

test('a draft is shown to its writer and marked as one', async () => {
  await page.goto(`${address}/analysis/draft/`);
  expect(await text()).toContain('This piece is a draft: readers do not see it.');
});

test('the guide shows every field, rule and component of the model', async () => {
  await page.goto(`${address}/write/`);
  const guide = await text();
  for (const word of [
    'container-title',
    'resolutionSource',
    'citation-resolves',
    '<Aside>',
    'npm run cite',
  ]) {
    expect(guide).toContain(word);
  }
});

test('the desk in the toolbar tells the messages of the page, its evidence and what is due', async () => {
  await page.goto(`${address}/analysis/sound/`);
  const desk = page.locator('astro-dev-toolbar button[data-app-id="desk"]');
  await desk.dispatchEvent('click');
  const window = page.locator('astro-dev-toolbar-app-canvas[data-app-id="desk"] .all');
  await window.waitFor({ state: 'attached' });
  const shown = (await window.textContent()) ?? '';
  expect(shown).toContain('Evidence: 1 source, 1 independent');
  expect(shown).toContain('source not archived: A report');
  expect(shown).toMatch(/content\/analysis\/sound\/index\.mdx:\d+:\d+/);
});

test('a state taken from a board is told of each piece that shows it, until it is back', async () => {
  const state = join(root, `content/leaderboards/${wholeBoard}/2026-04-16.csv`);
  const rows = readFileSync(state);
  const shows = `<Leaderboard board="${wholeBoard}" on="2026-04-16" />`;
  writePiece(root, 'sound', soundPiece({ prose: `It ranks second [@report].\n\n${shows}` }));
  await expect.poll(text, { timeout: 15_000 }).toContain('Stable, gallop, 16 Apr 2026');

  terminal = '';
  rmSync(state);
  await expect.poll(text, { timeout: 15_000 }).toContain('has no snapshot on 2026-04-16');
  await expect.poll(() => terminal).toContain('content/analysis/sound/index.mdx:14:1');

  writeFileSync(state, rows);
  await expect.poll(text, { timeout: 15_000 }).not.toContain('has no snapshot');
});
