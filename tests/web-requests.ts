/** What is every host asked, and what is it to answer? One table, with what a host does otherwise. */
import { globSync } from 'node:fs';
import { request as plainRequest, type IncomingHttpHeaders } from 'node:http';
import type { WebHostName } from './web-hosts.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: number;
  body: string;
}

/** Asks as it is written: no address is tidied, no redirect followed, nothing decompressed. */
export const ask = (
  url: string,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asked = plainRequest(
      { hostname, port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: body.length,
            body: body.toString('utf8'),
          });
        });
      },
    );
    asked.on('error', reject).end();
  });

/** What an answer is to be. */
export interface Expected {
  /** One of these. */
  status: number[];
  /** Each has to match; null must not be there. */
  headers?: Record<string, RegExp | null>;
  bytes?: number;
  body?: RegExp;
  /** True where no other host may be led to, whatever else is said. */
  staysHere?: true;
}

export interface Row {
  asks: string;
  path: string;
  method?: string;
  /** `etag` and `last-modified` stand for what the host itself said of the same address before. */
  headers?: Record<string, string>;
  expected: Expected;
  /** What a host does otherwise, and why it can. */
  otherwise?: Partial<Record<WebHostName, Expected>>;
}

/** A server that is told nothing has no headers of ours, and no status of ours. */
const statusAlone = (expected: Expected): Expected => ({ status: expected.status });

const IMMUTABLE = /max-age=31536000.*immutable/;
const FRESH = /max-age=0, must-revalidate/;

const safe: Record<string, RegExp | null> = {
  'strict-transport-security': /^max-age=\d{8}/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^strict-origin-when-cross-origin$/,
  'permissions-policy': /camera=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'content-security-policy': /frame-ancestors 'none'/,
  'x-frame-options': /^DENY$/,
};

const page = { ...safe, 'content-type': /^text\/html; charset=utf-8$/i };
const pageHere = {
  ...page,
  'cross-origin-resource-policy': /^same-origin$/,
  'cache-control': FRESH,
};

/** A file for everyone. */
const open = (asks: string, path: string, type: RegExp): Row => ({
  asks,
  path,
  expected: {
    status: [200],
    headers: {
      'content-type': type,
      'x-content-type-options': /^nosniff$/,
      'access-control-allow-origin': /^\*$/,
      'cross-origin-resource-policy': /^cross-origin$/,
      'cache-control': FRESH,
    },
  },
});

/** A file under a name that changes with what it holds. */
const kept = (asks: string, path: string, type: RegExp): Row => ({
  asks,
  path,
  expected: {
    status: [200],
    headers: {
      'content-type': type,
      'cache-control': IMMUTABLE,
      'cross-origin-resource-policy': /^same-origin$/,
      'access-control-allow-origin': null,
    },
  },
});

const notFound: Expected = { status: [404], headers: page, body: /<html/ };

/** What is there to ask for, on the site at hand. */
export interface Found {
  piece: string;
  board: string;
  style: string;
  font: string;
  part: string;
}

/** Forty requests. */
export function webRequests({ piece, board, style, font, part }: Found): Row[] {
  const led = (to: string): Expected => ({
    status: [301, 307, 308],
    headers: { location: new RegExp(`^${to}$`) },
  });
  const noOther: Expected = { status: [200, 301, 308, 400, 404], staysHere: true };
  return [
    { asks: 'the front', path: '/', expected: { status: [200], headers: pageHere } },
    { asks: 'a piece', path: piece, expected: { status: [200], headers: pageHere } },
    {
      asks: 'a piece without its slash',
      path: piece.slice(0, -1),
      expected: led(piece),
      otherwise: { 'plain server': { status: [200, 301] } },
    },
    {
      asks: 'the same with a question',
      path: `${piece.slice(0, -1)}?q=1`,
      expected: led(`${piece}\\?q=1`),
      // The Caddy of Debian 12 loses the question.
      otherwise: { Caddy: led(`${piece}(\\?q=1)?`), 'plain server': { status: [200, 301] } },
    },
    {
      asks: 'what the head of a page says',
      path: piece,
      method: 'HEAD',
      expected: { status: [200], headers: pageHere, bytes: 0 },
    },
    { asks: 'a page that is not there', path: '/nowhere/', expected: notFound },
    {
      asks: 'a file that is not there',
      path: '/nowhere.csv',
      expected: notFound,
      // Rules of Cloudflare go by the address alone.
      otherwise: { Wrangler: { ...notFound, headers: safe } },
    },
    {
      asks: 'an asset that is not there',
      path: '/assets/nothing.css',
      expected: { status: [404] },
    },
    {
      asks: 'another host behind two slashes',
      path: '//evil.example/',
      expected: noOther,
    },
    { asks: 'another host, its dots encoded', path: '//evil.example/%2e%2e', expected: noOther },
    {
      asks: 'a piece behind two slashes, without its last',
      path: `/${piece.slice(0, -1)}`,
      expected: noOther,
    },
    { asks: 'another host behind a backslash', path: '/\\evil.example/..', expected: noOther },
    {
      asks: 'a file above the site',
      path: '/../package.json',
      expected: { status: [400, 403, 404], headers: { location: null } },
    },
    {
      asks: 'the same, encoded',
      path: '/%2e%2e/package.json',
      expected: { status: [400, 403, 404], headers: { location: null } },
    },
    {
      asks: 'an address that has moved',
      path: '/feed/',
      expected: { status: [301], headers: { location: /^\/subscribe\/$/ } },
      otherwise: { 'plain server': { status: [200], body: /http-equiv="refresh"/ } },
    },
    {
      asks: 'an address that is gone',
      path: '/taken-back/',
      expected: { status: [410], headers: page },
      // Neither rules of Cloudflare nor a plain server can say it: nothing stands there.
      otherwise: { Wrangler: { status: [404] }, 'plain server': { status: [404] } },
    },
    {
      asks: 'rules for hosts',
      path: '/_redirects',
      expected: { status: [404] },
      // Wrangler knows them and fails to hand them out.
      otherwise: { Wrangler: { status: [404, 502] }, 'plain server': { status: [200] } },
    },
    {
      asks: 'a chart for the pages of others',
      path: `${board}embed/`,
      expected: {
        status: [200],
        headers: {
          'content-type': /^text\/html; charset=utf-8$/i,
          'x-frame-options': null,
          'content-security-policy': null,
          'cross-origin-resource-policy': /^cross-origin$/,
          'x-content-type-options': /^nosniff$/,
        },
      },
    },
    open('Markdown', `${piece.slice(0, -1)}.md`, /^text\/markdown; charset=utf-8$/i),
    open('CSV', '/ledger/claims.csv', /^text\/csv; charset=utf-8/i),
    open('BibTeX', `${piece}sources.bib`, /^application\/x-bibtex; charset=utf-8$/i),
    open('RIS', `${piece}sources.ris`, /^application\/x-research-info-systems; charset=utf-8$/i),
    open('a calendar', '/forecasts.ics', /^text\/calendar; charset=utf-8$/i),
    open('RSS', '/rss.xml', /^application\/xml; charset=utf-8$/i),
    open('JSON Feed', '/feed.json', /^application\/feed\+json/),
    open('JSON', '/ledger/claims.json', /^application\/json/),
    open('a schema', '/ledger/claims.schema.json', /^application\/schema\+json/),
    open('plain text', '/llms.txt', /^text\/plain; charset=utf-8$/i),
    open('a drawing', '/wordmark.svg', /^image\/svg\+xml/),
    {
      asks: 'the manifest',
      path: '/site.webmanifest',
      expected: { status: [200], headers: { 'content-type': /^application\/manifest\+json/ } },
    },
    kept('a style sheet', style, /^text\/css; charset=utf-8$/i),
    kept('a typeface', font, /^font\/woff2$/),
    kept('the program of the search', `${part}pagefind.js`, /^text\/javascript; charset=utf-8$/i),
    kept('words of the search', `${part}wasm.unknown.pagefind`, /^application\/gzip$/),
    {
      asks: 'whether a page has changed',
      path: piece,
      headers: { 'if-none-match': 'etag' },
      expected: { status: [304], headers: { etag: /./, 'cache-control': FRESH }, bytes: 0 },
      otherwise: { Wrangler: { status: [304], bytes: 0 } },
    },
    {
      asks: 'the same of several copies',
      path: piece,
      headers: { 'if-none-match': '"another", etag' },
      expected: { status: [304], bytes: 0 },
      otherwise: { Wrangler: { status: [200, 304] }, 'plain server': { status: [200] } },
    },
    {
      asks: 'whether it has changed since its day',
      path: piece,
      headers: { 'if-modified-since': 'last-modified' },
      expected: { status: [304], bytes: 0 },
      // Cloudflare knows no day of a file.
      otherwise: { Wrangler: { status: [200] }, 'plain server': { status: [200] } },
    },
    {
      asks: 'the first hundred bytes',
      path: '/rss.xml',
      headers: { range: 'bytes=0-99' },
      expected: { status: [206], headers: { 'content-range': /^bytes 0-99\/\d+$/ }, bytes: 100 },
      otherwise: { Wrangler: { status: [200, 206] } },
    },
    {
      asks: 'the last fifty bytes',
      path: '/rss.xml',
      headers: { range: 'bytes=-50' },
      expected: { status: [206], headers: { 'content-range': /^bytes \d+-\d+\/\d+$/ }, bytes: 50 },
      otherwise: { Wrangler: { status: [200, 206] }, 'plain server': { status: [206] } },
    },
    {
      asks: 'for something to be changed',
      path: '/',
      method: 'POST',
      expected: { status: [405], headers: { allow: /^GET, HEAD$/ } },
      otherwise: { Wrangler: { status: [405] }, 'plain server': { status: [200] } },
    },
  ].map((row: Row) => ({
    ...row,
    otherwise: { 'plain server': statusAlone(row.expected), ...row.otherwise },
  }));
}

/** What is wrong with an answer, in words. */
export function faultsOf(
  answer: Answer,
  { status, headers = {}, bytes, body, staysHere }: Expected,
): string[] {
  const faults: string[] = [];
  if (!status.includes(answer.status))
    faults.push(`status ${answer.status}, not ${status.join(' or ')}`);
  for (const [name, wanted] of Object.entries(headers)) {
    const value = answer.headers[name]?.toString();
    const holds = wanted === null ? value === undefined : value !== undefined && wanted.test(value);
    if (!holds) faults.push(`${name} ${value}, not ${String(wanted ?? 'there')}`);
  }
  if (bytes !== undefined && answer.bytes !== bytes)
    faults.push(`${answer.bytes} bytes, not ${bytes}`);
  if (body && !body.test(answer.body)) faults.push(`a body without ${body.source}`);
  const { location } = answer.headers;
  if (staysHere && location !== undefined && !/^\/(?![/\\])/.test(location)) {
    faults.push(`led to ${location}`);
  }
  return faults;
}

/** What the site in a folder has to ask for. */
export function foundIn(site: string): Found {
  const one = (pattern: string): string => `/${globSync(pattern, { cwd: site }).sort()[0]}`;
  return {
    piece: one('analysis/*/index.html').replace('index.html', ''),
    board: one('leaderboards/*/embed/index.html').replace('embed/index.html', ''),
    style: one('assets/*.css'),
    font: one('assets/fonts/*.woff2'),
    part: one('pagefind/*/pagefind.js').replace('pagefind.js', ''),
  };
}

/** Asks a host for one row of the table; answers what is wrong with what it says. */
export async function faultsAt(url: string, name: WebHostName, row: Row): Promise<string[]> {
  const { path, method, headers = {}, expected, otherwise } = row;
  const said =
    Object.keys(headers).length > 0 ? (await ask(url, path, { method: 'HEAD' })).headers : {};
  const filled = Object.fromEntries(
    Object.entries(headers).map(([header, value]) => [
      header,
      value
        .replace(/\betag$/, said.etag ?? '"none"')
        .replace(/^last-modified$/, said['last-modified'] ?? new Date().toUTCString()),
    ]),
  );
  const answer = await ask(url, path, { ...(method && { method }), headers: filled });
  return faultsOf(answer, otherwise?.[name] ?? expected);
}
