/** Which grade do the headers of the site get from Mozilla’s Observatory? Asked over TLS of nginx and Caddy, on this machine alone. */
import { execFileSync } from 'node:child_process';
import dns from 'node:dns';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import tls from 'node:tls';
import { servingIn } from '../src/hosting/write-hosting.ts';
import { webHosts } from './web-hosts.ts';

/** A name of no host, and an address of this machine that nothing else uses. */
const [HOST, ADDRESS] = ['publication.example', '127.0.0.77'];

interface Result {
  scan: { grade: string; score: number };
  tests: Record<string, { result: string; scoreModifier: number }>;
}

const where = process.env.OBSERVATORY;
if (where === undefined) {
  console.log(
    'Missing `OBSERVATORY`, expected a folder in which `npm install --ignore-scripts @mdn/mdn-http-observatory` was run',
  );
  process.exit(1);
}
const root = join(import.meta.dirname, '..');
const serving = servingIn(root);
if (!serving)
  throw new Error('Missing `hosting/`, expected a built site: run `npm run build` first');

const folder = mkdtempSync(join(tmpdir(), 'observatory-'));
const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
execFileSync(
  'openssl',
  `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${HOST} -addext subjectAltName=DNS:${HOST} -keyout ${key} -out ${certificate}`.split(
    ' ',
  ),
  { stdio: 'ignore' },
);
tls.setDefaultCACertificates([...tls.getCACertificates(), readFileSync(certificate, 'utf8')]);
const lookup = dns.lookup.bind(dns) as (...all: unknown[]) => void;
Object.assign(dns, {
  lookup: (name: string, ...rest: unknown[]) => {
    lookup(name === HOST ? ADDRESS : name, ...rest);
  },
});
const observatory = join(where, 'node_modules/@mdn/mdn-http-observatory');
// Its list of hosts that browsers know beforehand comes from the network; ours is none of them.
const known = join(observatory, 'conf/hsts-preload.json');
if (!existsSync(known)) writeFileSync(known, '{}');
const scanner = join(observatory, 'src/scanner/index.js');
const { scan } = (await import(pathToFileURL(scanner).href)) as {
  scan: (host: string) => Promise<Result>;
};

// It reads our newer styles with a parser that knows some of them not, and says so at length.
console.error = () => undefined;

for (const name of ['nginx', 'Caddy'] as const) {
  const host = await webHosts[name](
    join(root, 'dist'),
    { ...serving, host: HOST },
    { address: ADDRESS, certificate, key },
  );
  if (!host) {
    console.log(`${name} is not installed`);
    continue;
  }
  try {
    const { scan: all, tests } = await scan(HOST);
    console.log(`${name}: ${all.grade}, ${all.score} points`);
    for (const [test, { result, scoreModifier }] of Object.entries(tests)) {
      console.log(`  ${String(scoreModifier).padStart(3)} ${test}: ${result}`);
    }
    if (all.grade !== 'A+') process.exitCode = 1;
  } finally {
    await host.stop();
  }
}
rmSync(folder, { recursive: true });
