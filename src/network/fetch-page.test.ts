import { createServer } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchPage, type FetchOptions } from './fetch-page.ts';
import { localHost } from '../../tests/local-web.ts';
import { isPublicAddress } from './safe-address.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };
const fetchLocal = (url: string, options: Partial<FetchOptions> = {}) =>
  fetchPage(url, {
    accept: 'text/html',
    isPermitted: () => true,
    milliseconds: 10_000,
    ...options,
  });
const textOf = (fetched: Awaited<ReturnType<typeof fetchPage>>) =>
  'body' in fetched
    ? Buffer.from(fetched.body).toString()
    : `${fetched.outcome}: ${fetched.reason}`;

/** Answers `/redirect?<status>,<to>` with that redirect, and everything else with its path. */
const redirecting = () =>
  localHost((request, response) => {
    const [, status, to] = /^\/redirect\?(\d+),(.*)$/.exec(request.url ?? '') ?? [];
    if (status === undefined) response.writeHead(200, html).end(request.url);
    else response.writeHead(Number(status), { location: to }).end('moved');
  });

describe('redirects', () => {
  test('are followed, and the new address is kept where all are permanent', async () => {
    const { origin } = await redirecting();
    const fetched = await fetchLocal(`${origin}/redirect?301,/redirect?308,/end#part`);
    expect(fetched).toMatchObject({ outcome: 'answered', address: `${origin}/end#part` });
    expect(textOf(fetched)).toBe('/end');
  });

  test('leave the address that was asked for where one is temporary', async () => {
    const { origin } = await redirecting();
    const asked = `${origin}/redirect?302,/redirect?301,/end`;
    expect(await fetchLocal(asked)).toMatchObject({ outcome: 'answered', address: asked });
  });

  test('stop after five', async () => {
    const { origin, asked } = await redirecting();
    const fetched = await fetchLocal(`${origin}/redirect?302,${'/redirect?302,'.repeat(9)}/end`);
    expect(fetched).toEqual({ outcome: 'refused', reason: 'redirects more than 5 times' });
    expect(asked).toHaveLength(6);
  });

  test.each(['http://127.0.0.2:1/', 'http://[::1]/', 'http://169.254.169.254/', 'http://0x7f.2/'])(
    'never lead to a private address: %s',
    async (to) => {
      const { origin } = await redirecting();
      const fetched = await fetchLocal(`${origin}/redirect?302,${to}`, {
        isPermitted: (address) => address === '127.0.0.1' || isPublicAddress(address),
      });
      expect(fetched.outcome).toBe('refused');
      expect(textOf(fetched)).toContain('not on the public internet');
    },
  );

  test.each(['file:///etc/passwd', 'ftp://example.org/', 'http://'])(
    'never leave the web: %s',
    async (to) => {
      const { origin } = await redirecting();
      expect(await fetchLocal(`${origin}/redirect?302,${to}`)).toMatchObject({
        outcome: 'refused',
      });
    },
  );
});

describe('a private address', () => {
  test.each(['http://127.0.0.1:9/', 'http://[::ffff:10.0.0.1]/', 'http://2130706433/'])(
    'is not connected to: %s',
    async (url) => {
      expect(await fetchLocal(url, { isPermitted: isPublicAddress })).toMatchObject({
        outcome: 'refused',
      });
    },
  );

  test('is not connected to under a name either', async () => {
    const { origin, asked } = await localHost((_request, response) => {
      response.end();
    });
    const named = origin.replace('127.0.0.1', 'localhost');
    const fetched = await fetchLocal(named, { isPermitted: isPublicAddress });
    expect(textOf(fetched)).toBe(
      'refused: leads to localhost, which is not on the public internet',
    );
    expect(asked).toEqual([]);
  });
});

describe('what is read of a body', () => {
  test('is its first two megabytes, after which the connection ends', async () => {
    let sent = 0;
    function* page() {
      yield '<title>Large</title>';
      for (; sent < 50 * 1024 * 1024; sent += 64 * 1024) yield Buffer.alloc(64 * 1024, 'x');
    }
    const { origin } = await localHost((_request, response) => {
      pipeline(Readable.from(page()), response.writeHead(200, html), () => undefined);
    });
    const fetched = await fetchLocal(origin);
    expect(textOf(fetched)).toMatch(/^<title>Large<\/title>x+$/);
    expect('body' in fetched && fetched.body.length).toBe(2 * 1024 * 1024);
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  test('is two megabytes of what a small answer unpacks to', async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from('<title>Bomb</title>'), Buffer.alloc(60_000_000)]),
    );
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bomb);
    });
    const fetched = await fetchLocal(origin);
    expect(textOf(fetched)).toMatch(/^<title>Bomb<\/title>/);
    expect('body' in fetched && fetched.body.length).toBe(2 * 1024 * 1024);
  });

  test.each([
    ['gzip', gzipSync('packed')],
    ['br', brotliCompressSync('packed')],
  ])('is unpacked from %s', async (coding, body) => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': coding }).end(body);
    });
    expect(textOf(await fetchLocal(origin))).toBe('packed');
  });

  test('is what came before it broke off', async () => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, { ...html, 'content-length': '1000' });
      response.write('<title>Half</title>', () => response.destroy());
    });
    expect(textOf(await fetchLocal(origin))).toBe('<title>Half</title>');
  });
});

describe('no answer', () => {
  test.each([
    [404, 'gone', 'answers 404 Not Found'],
    [410, 'gone', 'answers 410 Gone'],
    [403, 'unreachable', 'answers 403 Forbidden'],
    [503, 'unreachable', 'answers 503 Service Unavailable'],
  ])('%i is %s', async (status, outcome, reason) => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(status).end();
    });
    expect(await fetchLocal(origin)).toEqual({ outcome, reason });
  });

  test('within the time given is told', async () => {
    const { origin } = await localHost(() => undefined);
    expect(await fetchLocal(origin, { milliseconds: 50 })).toEqual({
      outcome: 'unreachable',
      reason: 'did not answer within 0.05 seconds',
    });
  });

  test('in HTTP is told', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-x\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    expect(await fetchLocal(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'unreachable' });
  });

  test('that can be unpacked is told', async () => {
    const { origin } = await localHost((request, response) => {
      const coding = request.url === '/broken' ? 'gzip' : 'klingon';
      response.writeHead(200, { ...html, 'content-encoding': coding }).end('no gzip at all');
    });
    expect(await fetchLocal(`${origin}/broken`)).toMatchObject({ outcome: 'unreachable' });
    expect(textOf(await fetchLocal(origin))).toContain('compressed as klingon');
  });
});
