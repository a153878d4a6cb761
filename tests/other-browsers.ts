/** Which browsers besides the tests’ own can open a page here? Debian’s Firefox and WebKit, and a Chromium of 2022. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { launchBrowser } from './browser.ts';
import { freePort } from './free-port.ts';

/** A window of a browser, in which one page is open at a time. */
export interface Window {
  /** `Firefox 153.8.0` */
  name: string;
  /** Opens a page at a width in CSS pixels. */
  open(address: string, width: number): Promise<void>;
  /** Gives the open page another width. */
  resize(width: number): Promise<void>;
  /** What an expression is worth in the page; it may await. */
  ask(expression: string): Promise<unknown>;
  press(key: 'Escape'): Promise<void>;
  back(): Promise<void>;
  picture(file: string): Promise<void>;
  /** What the console said since the last call, as far as the browser tells. */
  said(): string[];
  close(): Promise<void>;
}

/** Why there is no such browser, and how to come by it. */
export class Missing extends Error {}

const HEIGHT = 900;

/** Pixels below which MiniBrowser’s window does not go. */
const NARROWEST = 600;

const inPlaywright = async (browser: Browser, name: string): Promise<Window> => {
  const page: Page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  return {
    name: `${name} ${browser.version()}`,
    async open(address, width) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.goto(address);
    },
    resize: (width) => page.setViewportSize({ width, height: HEIGHT }),
    ask: (expression) => page.evaluate(expression),
    press: (key) => page.keyboard.press(key),
    async back() {
      await page.goBack();
    },
    async picture(path) {
      await page.screenshot({ path });
    },
    said: () => said.splice(0),
    close: () => browser.close(),
  };
};

/** The Chromium of the other tests. */
export const openChromium = async (): Promise<Window> =>
  inPlaywright(await launchBrowser(), 'Chromium');

const OLD = '@sparticuz/chromium@109.0.6';

/**
 * A Chromium of before our baseline: https://developer.chrome.com/release-notes/109 is the last for Windows 7. npm
 * brings it on first use into `.cache/`, packed, as its own code would take whatever Chromium lies in `/tmp`.
 */
export async function openOldChromium(): Promise<Window> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Missing('it runs on Linux (x64) alone');
  }
  const folder = join(import.meta.dirname, '../.cache/chromium-109');
  const executablePath = join(folder, 'chromium');
  if (!existsSync(executablePath)) {
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', OLD];
    await promisify(execFile)('npm', args).catch((error: unknown) => {
      throw new Missing(`npm cannot install ${OLD}: ${(error as Error).message}`);
    });
    const packed = join(folder, 'node_modules/@sparticuz/chromium/bin/chromium.br');
    writeFileSync(`${executablePath}.part`, brotliDecompressSync(readFileSync(packed)), {
      mode: 0o755,
    });
    renameSync(`${executablePath}.part`, executablePath);
  }
  return inPlaywright(
    await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless'] }),
    'Chromium',
  );
}

/** Debian’s Firefox, over WebDriver BiDi; `fontSize` is the size that its reader has chosen for text. */
export async function openFirefox(fontSize = 16): Promise<Window> {
  const executablePath =
    process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
  if (!executablePath) throw new Missing('on Debian it is in the package firefox-esr');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: {
      'font.size.variable.x-western': fontSize,
      // Bars that take room, as on Windows and Linux.
      'widget.gtk.overlay-scrollbars.enabled': false,
    },
  });
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  const version = (await browser.version()).replace('firefox/', '');
  return {
    name: `Firefox ${version}${fontSize === 16 ? '' : ` with text of ${fontSize} px`}`,
    async open(address, width) {
      await page.setViewport({ width, height: HEIGHT });
      await page.goto(address);
    },
    resize: (width) => page.setViewport({ width, height: HEIGHT }),
    ask: (expression) => page.evaluate(expression),
    press: (key) => page.keyboard.press(key),
    async back() {
      await page.goBack();
    },
    async picture(file) {
      writeFileSync(file, await page.screenshot());
    },
    said: () => said.splice(0),
    close: () => browser.close(),
  };
}

/**
 * WebKitGTK’s MiniBrowser under Xvfb, over WebDriver: https://www.w3.org/TR/webdriver2/. Its window cannot be as
 * narrow as a telephone; a page is narrow there in a frame. Of its console it tells nothing.
 */
export async function openWebKit(): Promise<Window> {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');
  if (!binary || !existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/xvfb-run')) {
    throw new Missing('on Debian it is in the packages webkit2gtk-driver, xvfb and xauth');
  }
  const port = await freePort();
  const driver = spawn(
    'xvfb-run',
    ['-a', '-s', '-screen 0 1600x1200x24', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'],
    { stdio: 'ignore', detached: true },
  );
  const end = () => {
    if (driver.pid !== undefined && driver.exitCode === null) process.kill(-driver.pid);
  };
  process.once('exit', end);
  const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error((value as { message: string }).message);
    return value;
  };
  for (let tries = 0; ; tries += 1) {
    const isReady = await send('GET', '/status').then(
      () => true,
      () => false,
    );
    if (isReady) break;
    if (tries > 100) throw new Error('WebKitWebDriver does not start');
    await setTimeout(100);
  }
  const { sessionId, capabilities } = (await send('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
    },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const post = (path: string, body: unknown = {}) =>
    send('POST', `/session/${sessionId}/${path}`, body);
  const ask = (expression: string) =>
    post('execute/sync', { script: `return (${expression})`, args: [] });
  let opened = '';
  const open = async (address: string, width: number) => {
    opened = address;
    await post('window/rect', { width: Math.max(width, NARROWEST), height: HEIGHT });
    if (width >= NARROWEST) return void (await post('url', { url: address }));
    // Our pages frame none; a file of the site does.
    await post('url', { url: new URL('/robots.txt', address).href });
    await post('execute/sync', {
      script: `const [address, style] = arguments, frame = document.createElement('iframe');
        frame.style.cssText = style;
        frame.src = address;
        document.body.replaceChildren(frame);`,
      args: [address, `position:fixed;inset:0;border:0;width:${width}px;height:100%`],
    });
    await post('frame', { id: 0 });
    while (!(await ask(`location.href !== 'about:blank' && document.readyState === 'complete'`))) {
      await setTimeout(50);
    }
  };
  return {
    name: `WebKitGTK ${capabilities.browserVersion}`,
    open,
    resize: (width) => open(opened, width),
    ask,
    async press() {
      const keys = [
        { type: 'keyDown', value: '\uE00C' },
        { type: 'keyUp', value: '\uE00C' },
      ];
      await post('actions', { actions: [{ type: 'key', id: 'keys', actions: keys }] });
    },
    back: async () => {
      await post('back');
    },
    async picture(file) {
      const image = await send('GET', `/session/${sessionId}/screenshot`);
      writeFileSync(file, Buffer.from(String(image), 'base64'));
    },
    said: () => [],
    async close() {
      await send('DELETE', `/session/${sessionId}`);
      process.off('exit', end);
      end();
    },
  };
}
