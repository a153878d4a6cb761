/** The last step of `npm start`: where can the built site be read? */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { servingIn } from '../hosting/write-hosting.ts';
import type { Serving } from '../hosting/serving.ts';
import { siteServer } from '../hosting/site-server.ts';
import { masthead } from '../masthead.ts';
import { command, Failure, main } from './command.ts';

/** A site of which no build has said how it is served: what stands there is. */
const UNTOLD: Serving = { host: 'localhost', base: '', redirects: [], gone: [] };

export const serveCommand = command({
  name: 'serve',
  typed: 'npm start',
  about: 'Builds the site and serves it at http://localhost:4321/, or at the port in `PORT`.',
  options: {},
  run(_call, { root, env, out }) {
    const dist = join(root, 'dist');
    if (!existsSync(join(dist, 'index.html'))) {
      throw new Failure('Missing `dist/`, expected a built site: run `npm run build` first');
    }
    const port = Number(env.PORT ?? 4321);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new Failure(`Unexpected PORT \`${env.PORT}\`, expected a number such as \`4322\``);
    }
    const serving = servingIn(root) ?? UNTOLD;
    return new Promise((resolve, reject) => {
      createServer(siteServer(dist, serving))
        .on('error', (error: NodeJS.ErrnoException) => {
          const taken = `Port ${port} is taken, expected a free one: set another with \`PORT=4322 npm start\``;
          reject(error.code === 'EADDRINUSE' ? new Failure(taken) : error);
        })
        .listen(port, 'localhost', () => {
          out(`${masthead.name} is at http://localhost:${port}${serving.base}/`);
          resolve(0);
        });
    });
  },
});

if (import.meta.main) await main(serveCommand);
