/** Where do hosts find how to serve the site? Files within the site, where that is their custom, and others beside it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCaddyfile } from './caddy.ts';
import { toHeadersFile, toRedirectsFile } from './headers-file.ts';
import { toNginxConf } from './nginx.ts';
import type { Serving } from './serving.ts';
import { toVercelJson } from './vercel.ts';

/** Folder of what servers are told, from the project’s root. */
const FOLDER = 'hosting';
/** What `npm start` reads. */
const SERVING = 'serving.json';

/** Texts within the site: the hosts that read them serve it at the root of its name, so none stands below a path. */
export const filesWithin = (serving: Serving): Record<string, string> =>
  serving.base
    ? {}
    : {
        _headers: toHeadersFile(serving),
        _redirects: toRedirectsFile(serving),
        'vercel.json': toVercelJson(serving),
      };

/** Texts beside the site. */
const filesBeside = (serving: Serving): Record<string, string> => {
  const root = `/var/www/${serving.host.replace(/:.*$/, '')}`;
  return {
    'nginx.conf': toNginxConf(serving, { root, listen: ['listen 80;', 'listen [::]:80;'] }),
    Caddyfile: toCaddyfile(serving, { root, listen: serving.host }),
    [SERVING]: `${JSON.stringify(serving, null, 2)}\n`,
  };
};

const writeAll = (folder: string, files: Record<string, string>): void => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    // One that says the same stays, with its day: by that a server knows whether it has to be read again.
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
};

/** Writes what stands within the site, into its folder. Throws what the file system throws. */
export const writeWithin = (site: string, serving: Serving): void => {
  writeAll(site, filesWithin(serving));
};

/** Writes what stands beside the site of the project in `root`. Throws what the file system throws. */
export const writeBeside = (root: string, serving: Serving): void => {
  writeAll(join(root, FOLDER), filesBeside(serving));
};

/** How the built site of the project in `root` is served; undefined where no build has said so. */
export function servingIn(root: string): Serving | undefined {
  const file = join(root, FOLDER, SERVING);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Serving) : undefined;
}
