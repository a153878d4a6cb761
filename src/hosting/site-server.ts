/** How does `npm start` answer? With the files of a built site, with the headers and statuses that any host of it should give. */
import { createReadStream, readFile, readFileSync, statSync, type Stats } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { filesBelow } from '../reading/piece-files.ts';
import { decoded } from '../model/addresses.ts';
import {
  headersOf,
  HOST_FILES,
  isOfContent,
  rulesOf,
  type HeaderRule,
  type Serving,
} from './serving.ts';

/** A file, as it stands or ready-made in an encoding. */
interface Variant {
  path: string;
  encoding: 'br' | 'gzip' | undefined;
  size: number;
  /** Milliseconds, in whole seconds, as requests name it. */
  modified: number;
  etag: string;
  /** Names and values in turn. */
  headers: string[];
}

/** What stands at an address: the smallest first, the file as it is last. */
type Standing = readonly Variant[];

/** First and last byte that are asked for. */
interface Range {
  start: number;
  end: number;
}

const ENCODINGS = [
  ['.br', 'br'],
  ['.gz', 'gzip'],
] as const;

/** Bytes up to which a file is read at once. */
const AT_ONCE = 512 * 1024;

/** Answers requests with the files in the folder `dist`, which were there when it was asked for. */
export function siteServer(dist: string, serving: Serving): RequestListener {
  const { base, redirects, gone } = serving;
  const rules = rulesOf(serving);
  const standing = standingIn(dist, rules);
  const moved = new Map(redirects);
  const away = new Set(gone);
  const notFound = readFileSync(join(dist, '404.html'));
  const absent = Object.entries(headersOf('/404.html', rules))
    .filter(([name]) => !isOfContent(name))
    .flat();

  const refuse = (response: ServerResponse, status: number, also: string[] = []): void => {
    const type = ['Content-Type', 'text/html; charset=utf-8'];
    const length = ['Content-Length', String(notFound.length)];
    response.writeHead(status, [...absent, ...type, ...length, ...also]).end(notFound);
  };
  const lead = (response: ServerResponse, to: string): void => {
    response.writeHead(301, [...absent, 'Location', to, 'Content-Length', '0']).end();
  };

  return (request, response) => {
    const [address = '', query = ''] = (request.url ?? '/').split(/(?=\?)/);
    const path = decoded(address, decodeURI);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, ['Allow', 'GET, HEAD']);
    }
    const found = path.startsWith(base) ? standing.get(path.slice(base.length)) : undefined;
    const to = moved.get(path);
    if (to !== undefined) return lead(response, to);
    if (found) return send(request, response, found);
    if (away.has(path)) return refuse(response, 410);
    // Only to where a page stands, so that no address leads to another host.
    const below = path.startsWith(base) ? path.slice(base.length) : '';
    if (standing.has(`${below}/`)) return lead(response, `${address}/${query}`);
    const [folder, rest] = below.split(/(?<=\/)index\.html$/);
    if (rest === '' && standing.has(folder ?? '')) {
      return lead(response, `${address.slice(0, -'index.html'.length)}${query}`);
    }
    return refuse(response, 404);
  };
}

/** Everything that is served, by its address from the root of the site. */
function standingIn(dist: string, rules: readonly HeaderRule[]): Map<string, Standing> {
  const all = new Map<string, Stats>(
    filesBelow(dist).map((file) => [`/${file}`, statSync(join(dist, file))]),
  );
  const standing = new Map<string, Standing>();
  for (const file of all.keys()) {
    const isVariant = ENCODINGS.some(([end]) => file.endsWith(end) && all.has(file.slice(0, -3)));
    if (isVariant || HOST_FILES.some((name) => file === `/${name}`)) continue;
    const address = file.replace(/(?<=\/)index\.html$/, '');
    const ends = [...ENCODINGS, ['', undefined] as const].filter(([end]) => all.has(file + end));
    standing.set(
      address,
      ends.map(([end, encoding]) => {
        const { size, mtime } = all.get(file + end) as Stats;
        const etag = `"${size.toString(36)}-${mtime.getTime().toString(36)}"`;
        const headers = {
          ...headersOf(address, rules),
          ETag: etag,
          'Last-Modified': mtime.toUTCString(),
          'Accept-Ranges': 'bytes',
          ...(ends.length > 1 ? { Vary: 'Accept-Encoding' } : {}),
          ...(encoding ? { 'Content-Encoding': encoding } : {}),
        };
        const modified = Math.floor(mtime.getTime() / 1000) * 1000;
        const flat = Object.entries(headers).flat();
        return { path: join(dist, file + end), encoding, size, modified, etag, headers: flat };
      }),
    );
  }
  return standing;
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests */
function send(
  { headers, method }: IncomingMessage,
  response: ServerResponse,
  found: Standing,
): void {
  const accepted = headers['accept-encoding'] ?? '';
  const variant = found.find(
    ({ encoding }) => encoding === undefined || isAccepted(encoding, accepted),
  ) as Variant;
  if (isKnown(headers, variant)) {
    response.writeHead(304, variant.headers).end();
    return;
  }
  const { size } = variant;
  const range = headers.range === undefined ? undefined : rangeOf(headers.range, size);
  if (range === 'beyond') {
    response.writeHead(416, [...variant.headers, 'Content-Range', `bytes */${size}`]).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const length = ['Content-Length', String(end - start + 1)];
  const part = range ? ['Content-Range', `bytes ${start}-${end}/${size}`] : [];
  const head = [...variant.headers, ...length, ...part];
  if (method === 'HEAD') {
    response.writeHead(range ? 206 : 200, head).end();
  } else if (range || size > AT_ONCE) {
    const stream = createReadStream(variant.path, { start, end });
    stream.on('error', () => response.destroy()).pipe(response.writeHead(range ? 206 : 200, head));
    response.on('close', () => stream.destroy());
  } else {
    readFile(variant.path, (error, content) => {
      // Built anew meanwhile: what was promised of it does not hold any more.
      if (error || content.length !== size) response.destroy();
      else response.writeHead(200, head).end(content);
    });
  }
}

const isAccepted = (encoding: string, accepted: string): boolean =>
  accepted.split(',').some((one) => {
    const [name = '', weight = ''] = one.trim().split(/\s*;\s*q=/);
    return name === encoding && Number(weight || 1) > 0;
  });

/** True where who asks has it already. */
function isKnown(headers: IncomingMessage['headers'], { etag, modified }: Variant): boolean {
  const none = headers['if-none-match'];
  if (none === undefined) return Date.parse(headers['if-modified-since'] ?? '') >= modified;
  return none === '*' || none.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** One range; undefined for several or what is none, at which all is sent: RFC 9110, 14.2. */
function rangeOf(written: string, size: number): Range | 'beyond' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(written.trim()) ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  return start >= size || (first === '' && Number(last) === 0) ? 'beyond' : { start, end };
}
