/** How does a host serve a built site? Its files over the loopback interface, compressed, every site with the same headers. */
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Media types of what pages load; text travels compressed. */
const TYPES: Record<string, { type: string; isText?: true }> = {
  '.css': { type: 'text/css; charset=utf-8', isText: true },
  '.html': { type: 'text/html; charset=utf-8', isText: true },
  '.ico': { type: 'image/x-icon' },
  '.js': { type: 'text/javascript; charset=utf-8', isText: true },
  '.json': { type: 'application/json', isText: true },
  '.md': { type: 'text/markdown; charset=utf-8', isText: true },
  '.png': { type: 'image/png' },
  '.svg': { type: 'image/svg+xml', isText: true },
  '.txt': { type: 'text/plain; charset=utf-8', isText: true },
  '.webmanifest': { type: 'application/manifest+json', isText: true },
  '.woff2': { type: 'font/woff2' },
  '.xml': { type: 'application/xml; charset=utf-8', isText: true },
};

export interface Host {
  /** Origin, without a trailing slash. */
  url: string;
  stop: () => Promise<void>;
}

/** Paths of a folder’s files as a host gives them out: `/a/` for `a/index.html`. */
export function pathsOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        file
          .slice(folder.length)
          .replaceAll(sep, '/')
          .replace(/\/index\.html$/, '/'),
        file,
      ]),
  );
}

/** Serves a folder as it is now, on a free port or on `port`. Bodies are compressed when first asked for, and kept. */
export async function serveCompressed(folder: string, port = 0): Promise<Host> {
  const files = pathsOf(folder);
  const bodies = new Map<string, Buffer>();
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURI(url.replace(/[?#].*$/, ''));
    const file = files.get(path);
    if (file === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found');
      return;
    }
    const { type, isText } = TYPES[extname(file)] ?? { type: 'application/octet-stream' };
    let body = bodies.get(path);
    if (!body) {
      body = isText ? gzipSync(readFileSync(file), { level: 9 }) : readFileSync(file);
      bodies.set(path, body);
    }
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': body.length,
      // What a page loads has its content's hash in its name; the page itself may change.
      'Cache-Control': type.startsWith('text/html')
        ? 'public, max-age=0, must-revalidate'
        : 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(isText && { 'Content-Encoding': 'gzip' }),
    });
    response.end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
