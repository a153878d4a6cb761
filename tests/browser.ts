/** A real browser before a built site: Chromium out of an npm package, or the one that `CHROME` names. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import sirv from 'sirv';

/** Starts the browser. Where the packaged one does not run, an installed Chrome is looked for. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return process.env.CHROME
      ? chromium.launch({ executablePath: process.env.CHROME })
      : chromium.launch({ channel: 'chrome' });
  }
  // The package brings the libraries it needs only where it believes itself on a bare server.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: process.env.CHROME ?? (await packaged.executablePath()),
    args: ['--no-sandbox'],
  });
}

/** Serves a folder on a free port of the loopback interface. */
export async function serveFolder(
  folder: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!existsSync(folder)) throw new Error(`No folder ${folder}`);
  const server = createServer(sirv(folder, { dev: true }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
