/** Who serves the built site besides `npm start`? nginx, Caddy and Wrangler, as they are installed, and a server that knows nothing. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sirv from 'sirv';
import { toCaddyfile } from '../src/hosting/caddy.ts';
import { toNginxConf } from '../src/hosting/nginx.ts';
import type { Serving } from '../src/hosting/serving.ts';
import { siteServer } from '../src/hosting/site-server.ts';
import { freePort } from './free-port.ts';

export interface WebHost {
  url: string;
  stop: () => Promise<void>;
}

/** Starts a host before a built site, which stands in `site`; undefined where its program is missing. */
type Starter = (site: string, serving: Serving, tls?: Certificate) => Promise<WebHost | undefined>;

/** Files of a certificate and its key, and the address at whose usual ports they are shown. */
export interface Certificate {
  address: string;
  certificate: string;
  key: string;
}

const isInstalled = (program: string, flag = '--version'): boolean =>
  spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined;

/** Starts a program that listens on a port, and waits until it does; what it said is told where it ends instead. */
async function started(
  program: string,
  args: string[],
  url: string,
  env: Record<string, string> = {},
  patience = 60_000,
): Promise<WebHost> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-5000)));
  }
  for (const end = Date.now() + patience; ; await setTimeout(100)) {
    if (child.exitCode !== null) throw new Error(`${program} has ended:\n${said}`);
    if (await listens(url)) break;
    if (Date.now() > end) {
      await ended(child);
      throw new Error(`${program} does not answer:\n${said}`);
    }
  }
  return { url, stop: () => ended(child) };
}

async function listens(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual' });
    return true;
  } catch (error) {
    // A certificate of ours is none to `fetch`, but somebody showed it.
    return String((error as { cause?: { code?: string } }).cause?.code).includes('CERT');
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await Promise.race([end, setTimeout(5000).then(() => child.kill('SIGKILL'))]);
}

const scratch = (): string => mkdtempSync(join(tmpdir(), 'web-host-'));

/** A server of this process. */
export const inProcess = async (listener: ReturnType<typeof siteServer>): Promise<WebHost> => {
  const server = createServer(listener);
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
};

const removing = (host: WebHost, folder: string): WebHost => ({
  ...host,
  stop: async () => {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** nginx with one worker and `site` within `http`; undefined where it is missing. */
export async function nginxWith(url: string, site: string): Promise<WebHost | undefined> {
  if (!isInstalled('nginx', '-v')) return undefined;
  const folder = scratch();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'site.conf'), site);
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      'daemon off;',
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `pid ${join(folder, 'pid')};`,
      'error_log stderr crit;',
      'worker_processes 1;',
      'events { worker_connections 1024; }',
      `http { access_log off; sendfile on; ${temporary.join(' ')} include ${join(folder, 'site.conf')}; }`,
    ].join('\n'),
  );
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf')];
  return removing(await started('nginx', args, url), folder);
}

/** Caddy with `site` below its global options; undefined where it is missing. */
export async function caddyWith(
  url: string,
  site: string,
  autoHttps = 'off',
): Promise<WebHost | undefined> {
  if (!isInstalled('caddy', 'version')) return undefined;
  const folder = scratch();
  writeFileSync(
    join(folder, 'Caddyfile'),
    `{\n    admin off\n    auto_https ${autoHttps}\n    log {\n        level ERROR\n    }\n}\n${site}`,
  );
  const args = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
  return removing(await started('caddy', args, url, env), folder);
}

export type WebHostName = 'npm start' | 'nginx' | 'Caddy' | 'Wrangler' | 'plain server';

export const webHosts: Record<WebHostName, Starter> = {
  'npm start': (site, serving) => inProcess(siteServer(site, serving)),

  nginx: async (site, serving, tls) => {
    const port = await freePort();
    const listen = tls
      ? [
          `listen ${tls.address}:443 ssl;`,
          `ssl_certificate ${tls.certificate};`,
          `ssl_certificate_key ${tls.key};`,
        ]
      : [`listen 127.0.0.1:${port};`];
    const leading = tls
      ? `server { listen ${tls.address}:80; return 301 https://${serving.host}$request_uri; }`
      : '';
    const url = tls ? `https://${tls.address}` : `http://127.0.0.1:${port}`;
    return nginxWith(url, `${toNginxConf(serving, { root: site, listen })}${leading}`);
  },

  Caddy: async (site, serving, tls) => {
    const url = tls ? `https://${tls.address}` : `http://127.0.0.1:${await freePort()}`;
    const file = toCaddyfile(serving, { root: site, listen: tls ? serving.host : url });
    if (!tls) return caddyWith(url, file);
    const shown = `tls ${tls.certificate} ${tls.key}\n    bind ${tls.address}`;
    return caddyWith(
      url,
      file.replace('{\n', `{\n    ${shown}\n`),
      `disable_certs\n    default_sni ${serving.host}`,
    );
  },

  Wrangler: async (site) => {
    const program = process.env.WRANGLER ?? 'wrangler';
    if (!isInstalled(program)) return undefined;
    const [folder, port] = [scratch(), await freePort()];
    const args = ['pages', 'dev', site, '--ip', '127.0.0.1', '--port', String(port)];
    const env = { HOME: folder, XDG_CONFIG_HOME: folder, WRANGLER_SEND_METRICS: 'false', CI: '1' };
    const rest = ['--compatibility-date', '2026-01-01', '--persist-to', folder];
    return removing(
      await started(program, [...args, ...rest], `http://127.0.0.1:${port}`, env, 120_000),
      folder,
    );
  },

  'plain server': (site) => inProcess(sirv(site, { dev: true, etag: true })),
};
