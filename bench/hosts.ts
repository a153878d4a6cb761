/** How much load does each host hold? 64 connections on a piece and on a feed, beside the same file from the same server without our rules. */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import type { Serving } from '../src/hosting/serving.ts';
import { siteServer } from '../src/hosting/site-server.ts';
import { servingIn } from '../src/hosting/write-hosting.ts';
import { freePort } from '../tests/free-port.ts';
import { caddyWith, inProcess, nginxWith, webHosts, type WebHost } from '../tests/web-hosts.ts';
import { ask } from '../tests/web-requests.ts';
import { median } from './median.ts';
import { installPeers, peerPackages } from './peers.ts';
import { printTable } from './print-table.ts';

const CONNECTIONS = 64;
/** Turns into which the time of each measurement is parted. */
const TURNS = 5;
const root = join(import.meta.dirname, '..');
const site = join(root, 'dist');

/** What is read of autocannon: https://github.com/mcollina/autocannon */
interface Measured {
  requests: { average: number };
  latency: { p99: number };
  throughput: { average: number };
  errors: number;
  timeouts: number;
  '4xx': number;
  '5xx': number;
}
type Autocannon = (options: object) => Promise<Measured>;

/** A server of Node in a process of its own, so that it does not share a core with who asks. */
async function besides(name: 'ours' | 'sirv'): Promise<WebHost> {
  const child: ChildProcess = fork(import.meta.filename, ['--serve', name], { cwd: root });
  const url = await new Promise<string>((resolve) =>
    child.once('message', (said) => {
      resolve(String(said));
    }),
  );
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.kill();
      }),
  };
}

const servers: Record<
  string,
  Record<'ours' | 'bare', (serving: Serving) => Promise<WebHost | undefined>>
> = {
  nginx: {
    ours: (serving) => webHosts.nginx(site, serving),
    bare: async () => {
      const port = await freePort();
      return nginxWith(
        `http://127.0.0.1:${port}`,
        `server { listen 127.0.0.1:${port}; root ${site}; }`,
      );
    },
  },
  Caddy: {
    ours: (serving) => webHosts.Caddy(site, serving),
    bare: async () => {
      const url = `http://127.0.0.1:${await freePort()}`;
      return caddyWith(url, `${url} {\n    root * ${site}\n    file_server\n}\n`);
    },
  },
  'npm start, beside sirv': { ours: () => besides('ours'), bare: () => besides('sirv') },
};

async function measure(
  cannon: Autocannon,
  url: string,
  path: string,
  isMixed: boolean,
  seconds: number,
): Promise<Measured> {
  const { headers } = await ask(url, path, { method: 'HEAD' });
  const known = { method: 'GET', path, headers: { 'if-none-match': headers.etag ?? '' } };
  const cold = { method: 'GET', path };
  return cannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: isMixed ? [cold, known] : [cold],
  });
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, serve: { type: 'string' } },
});
const serving = servingIn(root);
if (!serving)
  throw new Error('Missing `hosting/`, expected a built site: run `npm run build` first');

if (values.serve !== undefined) {
  const server = await inProcess(
    values.serve === 'ours' ? siteServer(site, serving) : sirv(site, { etag: true }),
  );
  process.send?.(server.url);
} else {
  installPeers();
  const cannon = createRequire(import.meta.url)(join(peerPackages, 'autocannon')) as Autocannon;
  const sizes = globSync('analysis/*/index.html', { cwd: site }).sort();
  const paths = [`/${sizes[0]?.replace('index.html', '')}`, '/rss.xml'];
  const seconds = Number(values.seconds);
  const rows: string[][] = [];
  let isSlow = false;
  for (const [name, { ours, bare }] of Object.entries(servers)) {
    for (const path of paths) {
      for (const isMixed of [false, true]) {
        const hosts = [await bare(serving), await ours(serving)];
        try {
          if (!hosts.every((host) => host !== undefined)) {
            console.log(`${name} is not installed`);
            continue;
          }
          // In turns, so that what else the machine does falls on both.
          const turns: Measured[][] = [];
          for (let turn = 0; turn < TURNS; turn += 1) {
            const each: Measured[] = [];
            for (const { url } of hosts) {
              each.push(await measure(cannon, url, path, isMixed, seconds / TURNS));
            }
            turns.push(each);
          }
          const of = (which: 0 | 1, what: (one: Measured) => number): number =>
            median(turns.flatMap((each) => (each[which] ? what(each[which]) : [])));
          const perSecond = ({ requests }: Measured): number => requests.average;
          const ratio = median(
            turns.flatMap(([without, ours]) =>
              without && ours ? perSecond(ours) / perSecond(without) : [],
            ),
          );
          if (name.startsWith('npm') && ratio < 0.9) isSlow = true;
          rows.push([
            `${name}, ${path}, ${isMixed ? 'every second has it' : 'cold'}`,
            of(0, perSecond).toFixed(0),
            of(1, perSecond).toFixed(0),
            ratio.toFixed(2),
            `${of(0, ({ latency }) => latency.p99)} / ${of(1, ({ latency }) => latency.p99)}`,
            (of(1, ({ throughput }) => throughput.average) / 1e6).toFixed(0),
            String(
              turns
                .flat()
                .reduce((sum, one) => sum + one.errors + one.timeouts + one['4xx'] + one['5xx'], 0),
            ),
          ]);
        } finally {
          for (const host of hosts) await host?.stop();
        }
      }
    }
  }
  printTable(['64 connections', 'bare/s', 'ours/s', 'ratio', 'p99 ms', 'MB/s', 'errors'], rows);
  if (isSlow) {
    console.log('npm start is slower than sirv alone by more than a tenth');
    process.exitCode = 1;
  }
}
