/** What makes a page? The code that Astro bundled, kept while nothing that decides it has changed. All that leans on Astro’s inside is here. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { masthead } from '../masthead.ts';
import { filesBelow } from '../reading/piece-files.ts';
import { BUNDLE_VARIABLE, type BundleFacts } from './keep-bundle.ts';

/** A page or file as the code makes it. */
export interface Route {
  /** From the root, as its address is: `/analysis/one/`, `/feed.xml`. */
  path: string;
  isPage: boolean;
  /** Digest of what it is handed; undefined for what shows all of the publication. */
  key: string | undefined;
  make: () => Promise<Uint8Array>;
}

/** The code of the site, ready to run in this process. */
export interface Bundle {
  /** Equal keys, equal code and equal files beside it. */
  key: string;
  /** Folder of the files that are part of the code: fonts, scripts, and those of `public/`. */
  files: string;
  /** Every page and file, as the last reading of the site (`keepReading`) has them. */
  routes: () => Promise<Route[]>;
}

/** Folder of the bundle, from the project’s root. */
const FOLDER = '.cache/bundle';

/** A bundle could not be made; the message is what was said. */
export class BundleFault extends Error {}

/** The project lies where no bundle can be made: why, in a sentence. */
export class UnusableFolder extends Error {}

/** What the bundler takes for a part of an address, or of a pattern. */
const UNUSABLE = /[#?"*]/;

/**
 * The code of the site under `root`, bundled anew where source, configuration, packages, own pages or public files
 * have changed. Throws `BundleFault` where it cannot be bundled, and `UnusableFolder`.
 */
export async function keptBundle(root: string, signal?: AbortSignal): Promise<Bundle> {
  const [sign] = UNUSABLE.exec(root) ?? [];
  if (sign !== undefined) {
    throw new UnusableFolder(
      `Unexpected \`${sign}\` in the path of the project, \`${root}\`, expected a folder without it: what bundles the pages cannot read it`,
    );
  }
  const key = bundleKey(root);
  const folder = join(root, FOLDER, key.slice(0, 16));
  if (!existsSync(join(folder, 'facts.json'))) await bundle(root, folder, signal);
  const facts = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')) as BundleFacts;
  return { key, files: join(folder, 'site'), routes: () => routesIn(folder, facts) };
}

/** Files and folders that decide what is bundled, besides the content of pieces. */
const DECIDING = [
  'src',
  'public',
  'content/pages',
  'astro.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

function bundleKey(root: string): string {
  const hash = createHash('sha256').update(`${process.version} ${masthead.url}\0`);
  for (const name of DECIDING) {
    const path = join(root, name);
    const files = /\.\w+$/.test(name) ? [''] : filesBelow(path);
    for (const file of files.filter((one) => !/\.test\.ts$/.test(one))) {
      if (!existsSync(join(path, file))) continue;
      hash.update(`${name}/${file}\0`).update(readFileSync(join(path, file)));
    }
  }
  return hash.digest('hex');
}

/** Bundles into a folder beside, which takes its place when it is whole; older bundles go. */
async function bundle(root: string, folder: string, signal?: AbortSignal): Promise<void> {
  const all = join(root, FOLDER);
  const next = `${folder}.${process.pid}`;
  rmSync(all, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const astro = join(fileURLToPath(import.meta.resolve('astro/package.json')), '../bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', '--outDir', join(next, 'site')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      [BUNDLE_VARIABLE]: next,
    },
  });
  signal?.addEventListener('abort', () => child.kill());
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    }),
  ]);
  if (status !== 0) {
    rmSync(next, { recursive: true, force: true });
    throw new BundleFault(`${stdout}${stderr}`);
  }
  renameSync(next, folder);
}

/** Astro’s app, as far as it is used here. */
interface App {
  manifest: { routes: { routeData: RouteData }[] };
  setInternals: (internals: object) => void;
  setOptions: (options: object) => void;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}
interface RouteData {
  type: string;
  route: string;
}
interface StaticPath {
  pathname: string;
  route: RouteData;
  cacheKey?: string;
}

async function routesIn(folder: string, facts: BundleFacts): Promise<Route[]> {
  const code = join(folder, 'code');
  const entry = readdirSync(code).find((name) => name.startsWith('prerender-entry')) ?? '';
  const { app } = (await import(pathToFileURL(join(code, entry)).href)) as { app: App };
  app.setInternals({
    pagesByKeys: new Map(facts.styles.map(([page, styles]) => [page, { styles }])),
    entrySpecifierToBundleMap: new Map(),
  });
  const destination = { write: () => true };
  app.setOptions({ settings: { scripts: facts.scripts }, logger: { options: { destination } } });
  const { StaticPaths } = (await import('astro/runtime/prerender/static-paths.js')) as unknown as {
    StaticPaths: new (app: App) => { getAll: () => Promise<StaticPath[]> };
  };
  const paths = await new StaticPaths(app).getAll();
  return paths.map(({ pathname, route, cacheKey }) => {
    const isPage = route.type === 'page';
    const path = isPage && !pathname.endsWith('/') ? `${pathname}/` : pathname;
    return {
      path,
      isPage,
      key: cacheKey,
      make: async () => {
        const request = new Request(new URL(encodeURI(path), masthead.url));
        const response = await app.render(request, { routeData: route });
        if (!response.ok && path !== '/404/') throw new Error(`${path} answers ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      },
    };
  });
}
