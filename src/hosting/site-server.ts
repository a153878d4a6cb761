/** How does `npm start` answer? With the files of a built site, with the headers and statuses that any host of it should give. */
import { readFileSync, statSync, type Stats } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { filesBelow } from '../reading/piece-files.ts';
import { headersOf, HOST_FILES, isOfContent, type Serving } from './serving.ts';

/** A file, as it stands or ready-made in an encoding. */
interface Variant {
  encoding: 'br' | 'gzip' | undefined;
  size: number;
  modified: number;
  etag: string;
}

/** What stands at an address. */
interface Standing {
  headers: [string, string][];
  /** The smallest first, the file as it is last. */
  variants: Variant[];
}

const ENCODINGS = [
  ['.br', 'br'],
  ['.gz', 'gzip'],
] as const;

/** Answers requests with the files in the folder `dist`, which were there when it was asked for. */
export function siteServer(dist: string, { base, redirects, gone }: Serving): RequestListener {
  const standing = standingIn(dist);
  const moved = new Map(redirects);
  const away = new Set(gone);
  const notFound = readFileSync(join(dist, '404.html'));
  const absent = Object.entries(headersOf('/404.html')).filter(([name]) => !isOfContent(name));
  const files = sirv(dist, { etag: true, gzip: true, brotli: true });

  const refuse = (response: ServerResponse, status: number): void => {
    for (const [name, value] of absent) response.setHeader(name, value);
    response.writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': notFound.length,
    });
    response.end(notFound);
  };
  const lead = (response: ServerResponse, to: string): void => {
    for (const [name, value] of absent) response.setHeader(name, value);
    response.writeHead(301, { Location: to, 'Content-Length': 0 });
    response.end();
  };

  return (request, response) => {
    const [address = '', query] = (request.url ?? '/').split(/(?=\?)/);
    const path = decoded(address);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return refuse(response, 405);
    }
    const to = moved.get(path);
    if (to !== undefined) return lead(response, to);
    if (away.has(path)) return refuse(response, 410);
    const below = path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
    if (below === undefined && path === base) return lead(response, `${base}/${query ?? ''}`);
    const found = below === undefined ? undefined : standing.get(below);
    if (!found) {
      // Only where a page stands, so that no address leads to another host.
      const isPage = below !== undefined && standing.has(`${below}/`);
      const isIndex = below?.endsWith('/index.html') && standing.has(below.slice(0, -10));
      if (isIndex) return lead(response, `${address.slice(0, -10)}${query ?? ''}`);
      return isPage ? lead(response, `${address}/${query ?? ''}`) : refuse(response, 404);
    }
    for (const [name, value] of found.headers) response.setHeader(name, value);
    if (!narrowed(request, response, found)) return;
    request.url = address.slice(base.length);
    files(request, response);
  };
}

/** Everything that is served, by its address from the root of the site. */
function standingIn(dist: string): Map<string, Standing> {
  const all = new Map<string, Stats>(
    filesBelow(dist).map((file) => [`/${file}`, statSync(join(dist, file))]),
  );
  const standing = new Map<string, Standing>();
  for (const [file, stats] of all) {
    const isVariant = ENCODINGS.some(([end]) => file.endsWith(end) && all.has(file.slice(0, -3)));
    if (isVariant || HOST_FILES.some((name) => file === `/${name}`)) continue;
    const variants = [...ENCODINGS, ['', undefined] as const].flatMap(([end, encoding]) => {
      const one = end === '' ? stats : all.get(`${file}${end}`);
      return one ? [variantOf(one, encoding)] : [];
    });
    const address = file.replace(/(?<=\/)index\.html$/, '');
    standing.set(address, { headers: Object.entries(headersOf(address)), variants });
  }
  return standing;
}

/** The mark is the one that sirv makes. */
const variantOf = ({ size, mtime }: Stats, encoding: Variant['encoding']): Variant => ({
  encoding,
  size,
  modified: Math.floor(mtime.getTime() / 1000) * 1000,
  etag: `W/"${size}-${mtime.getTime()}"`,
});

/**
 * Puts conditions and ranges in the form that sirv reads, or answers at once: false then.
 * https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests
 */
function narrowed(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { variants }: Standing,
): boolean {
  const accepted = headers['accept-encoding'] ?? '';
  const variant = variants.find(
    ({ encoding }) => encoding === undefined || accepted.includes(encoding),
  ) as Variant;
  const { etag, size, modified } = variant;
  const none = headers['if-none-match'];
  const isSame =
    none === undefined
      ? Date.parse(headers['if-modified-since'] ?? '') >= modified
      : none === '*' || none.split(/\s*,\s*/).some((one) => bare(one) === bare(etag));
  response.setHeader('ETag', etag);
  if (isSame) {
    response.setHeader('Vary', 'Accept-Encoding');
    response.writeHead(304);
    response.end();
    return false;
  }
  if (headers.range !== undefined) headers.range = rangeOf(headers.range, size);
  if (headers.range === undefined) delete headers.range;
  return true;
}

const bare = (etag: string): string => etag.trim().replace(/^W\//, '');

/** One range with its first byte; undefined for several or what is none, at which all is sent: RFC 9110, 14.2. */
function rangeOf(written: string, size: number): string | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(written.trim()) ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return `bytes=${Math.max(0, size - Number(last))}-${size - 1}`;
  if (last !== '' && Number(last) < Number(first)) return undefined;
  return `bytes=${first}-${last}`;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
