import { createServer } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { masthead } from '../masthead.ts';
import { localHost } from '../../tests/local-web.ts';
import { anyAddress, isPublicAddress } from './safe-address.ts';
import { patience, webClient, type Answer, type Question } from './web-client.ts';

const MOST = 2 * 1024 * 1024;
const html = { 'content-type': 'text/html; charset=utf-8' };

const ask = (
  url: string,
  question: Partial<Question> = {},
  options: Partial<typeof patience> = {},
) =>
  webClient({ ...patience, isPermitted: anyAddress, retries: 0, ...options })(url, {
    mostBytes: MOST,
    mostRedirects: 5,
    ...question,
  });

const textOf = (answer: Answer) =>
  answer.outcome === 'answered' ? answer.body.toString() : `${answer.outcome}: ${answer.detail}`;

const flawOf = (answer: Answer) =>
  answer.outcome === 'answered' && typeof answer.flaw === 'object'
    ? answer.flaw.code
    : 'flaw' in answer
      ? answer.flaw
      : undefined;

/** Answers `/redirect?<status>,<to>` with that redirect, and everything else with its path. */
const redirecting = () =>
  localHost((request, response) => {
    const [, status, to] = /^\/redirect\?(\d+),(.*)$/.exec(request.url ?? '') ?? [];
    if (status === undefined) response.writeHead(200, html).end(request.url);
    else response.writeHead(Number(status), { location: to }).end('moved');
  });

/** The port at which a server answers every connection with `words`, in no protocol we speak. */
async function portThatSays(words: string): Promise<number> {
  const server = createServer((socket) => socket.end(words));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

describe('redirects', () => {
  test('are followed and recorded, with the part of the page that was meant', async () => {
    const { origin } = await redirecting();
    const answer = await ask(`${origin}/redirect?301,/redirect?302,/end#part`);
    expect(answer).toMatchObject({
      outcome: 'answered',
      status: 200,
      address: `${origin}/end#part`,
      redirects: [
        { status: 301, to: `${origin}/redirect?302,/end#part` },
        { status: 302, to: `${origin}/end#part` },
      ],
    });
    expect(textOf(answer)).toBe('/end');
  });

  test('end where a question says', async () => {
    const { origin, asked } = await redirecting();
    const answer = await ask(`${origin}/redirect?302,${'/redirect?302,'.repeat(9)}/end`);
    expect(textOf(answer)).toBe('redirects: redirects more than 5 times');
    expect(answer.redirects).toHaveLength(5);
    expect(asked).toHaveLength(6);
  });

  test.each(['http://127.0.0.2:1/', 'http://[::1]/', 'http://169.254.169.254/', 'http://0x7f.2/'])(
    'never lead to a private address: %s',
    async (to) => {
      const { origin } = await redirecting();
      const isPermitted = (address: string) => address === '127.0.0.1' || isPublicAddress(address);
      const answer = await ask(`${origin}/redirect?302,${to}`, {}, { isPermitted });
      expect(answer).toMatchObject({ outcome: 'private', redirects: [{ status: 302 }] });
      expect(textOf(answer)).toContain('not on the public internet');
    },
  );

  test.each(['file:///etc/passwd', 'ftp://example.org/', 'http://'])(
    'never leave the web: %s',
    async (to) => {
      const { origin } = await redirecting();
      expect(textOf(await ask(`${origin}/redirect?302,${to}`))).toBe(
        `redirects: redirects off the web, to \`${to}\``,
      );
    },
  );

  test('take no password along', async () => {
    const { origin } = await redirecting();
    const to = `${origin}/end`.replace('//', '//name:password@');
    expect(await ask(`${origin}/redirect?302,${to}`)).toMatchObject({ address: `${origin}/end` });
  });
});

describe('a private address', () => {
  test.each([
    'http://127.0.0.1:9/',
    'http://2130706433/',
    'http://10.1.2.3/',
    'http://192.168.0.1:8080/',
    'http://169.254.169.254/latest/',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:10.0.0.1]/',
  ])('is not connected to: %s', async (url) => {
    expect(await ask(url, {}, { isPermitted: isPublicAddress })).toMatchObject({
      outcome: 'private',
    });
  });

  test('is not connected to under a name either', async () => {
    const { origin, asked } = await localHost((_request, response) => {
      response.end();
    });
    const named = origin.replace('127.0.0.1', 'localhost');
    expect(textOf(await ask(named, {}, { isPermitted: isPublicAddress }))).toBe(
      'private: leads to localhost, which is not on the public internet',
    );
    expect(asked).toEqual([]);
  });
});

describe('what is read of a body', () => {
  test('is what was wanted, after which the connection ends', async () => {
    let sent = 0;
    function* page() {
      yield '<title>Large</title>';
      for (; sent < 50 * 1024 * 1024; sent += 64 * 1024) yield Buffer.alloc(64 * 1024, 'x');
    }
    const { origin } = await localHost((_request, response) => {
      pipeline(Readable.from(page()), response.writeHead(200, html), () => undefined);
    });
    const answer = await ask(origin);
    expect(textOf(answer)).toMatch(/^<title>Large<\/title>x+$/);
    expect(textOf(answer)).toHaveLength(MOST);
    expect(flawOf(answer)).toBe('size');
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  test('is whole where it is just as long as was wanted', async () => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, html).end('12345');
    });
    const answer = await ask(origin, { mostBytes: 5 });
    expect([textOf(answer), flawOf(answer)]).toEqual(['12345', undefined]);
  });

  test('is no more of what a small answer unpacks to', async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from('<title>Bomb</title>'), Buffer.alloc(60_000_000)]),
    );
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bomb);
    });
    const answer = await ask(origin);
    expect(textOf(answer)).toMatch(/^<title>Bomb<\/title>/);
    expect(textOf(answer)).toHaveLength(MOST);
  });

  test('ends where what is sent unpacks to nothing for ever', async () => {
    const nothing = gzipSync('');
    let sent = 0;
    function* members() {
      for (; sent < 50 * 1024 * 1024; sent += 64 * 1024) {
        yield Buffer.concat(Array<Buffer>(Math.ceil(65536 / nothing.length)).fill(nothing));
      }
    }
    const { origin } = await localHost((_request, response) => {
      const head = response.writeHead(200, { ...html, 'content-encoding': 'gzip' });
      pipeline(Readable.from(members()), head, () => undefined);
    });
    expect(textOf(await ask(origin))).toBe('');
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  test.each([
    ['gzip', gzipSync('packed')],
    ['br', brotliCompressSync('packed')],
  ])('is unpacked from %s', async (coding, body) => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': coding }).end(body);
    });
    expect(textOf(await ask(origin))).toBe('packed');
  });

  test('is what came before it broke off', async () => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, { ...html, 'content-length': '1000' });
      response.write('<title>Half</title>', () => response.destroy());
    });
    const answer = await ask(origin);
    expect([textOf(answer), flawOf(answer)]).toEqual(['<title>Half</title>', 'ECONNRESET']);
  });

  test('is what came before it hung', async () => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, html).write('<title>Half</title>');
    });
    const answer = await ask(origin, {}, { timeoutMs: 300 });
    expect([textOf(answer), flawOf(answer)]).toEqual(['<title>Half</title>', 'ETIMEDOUT']);
  });

  test.each([
    ['klingon', 'compressed as klingon'],
    ['gzip', 'Z_DATA_ERROR'],
  ])('is nothing where it cannot be unpacked from %s', async (coding, code) => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': coding }).end('no gzip at all');
    });
    const answer = await ask(origin);
    expect([textOf(answer), flawOf(answer)]).toEqual(['', code]);
  });
});

describe('no answer', () => {
  test('within the time given is told, be it for one request or for all', async () => {
    const { origin } = await localHost(() => undefined);
    expect(textOf(await ask(origin, {}, { timeoutMs: 50 }))).toBe(
      'timeout: gave no answer within 0.05 seconds',
    );
    expect(await ask(origin, { signal: AbortSignal.timeout(50) })).toMatchObject({
      outcome: 'timeout',
    });
  });

  test('in HTTP is told', async () => {
    const port = await portThatSays('SSH-2.0-x\r\n');
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'connection' });
  });

  test('in TLS is told', async () => {
    const port = await portThatSays('SSH-2.0-x\r\n');
    expect((await ask(`https://127.0.0.1:${port}/`)).outcome).not.toBe('answered');
  });

  test('where nobody listens is told', async () => {
    expect(textOf(await ask('http://127.0.0.1:1/'))).toBe(
      'connection: gave no answer: ECONNREFUSED',
    );
  });

  test('under an unknown name is told', async () => {
    // A label of more than 63 characters cannot be registered, so no network is needed to know.
    const host = `${'a'.repeat(64)}.example`;
    expect(textOf(await ask(`https://${host}/`, {}, { isPermitted: isPublicAddress }))).toBe(
      `unknown-host: names the host ${host}, which does not exist`,
    );
  });
});

test('requests name the publication and where to find it, and what is wanted', async () => {
  const seen: (string | undefined)[] = [];
  const { origin } = await localHost(({ headers }, response) => {
    seen.push(headers['user-agent'], headers.accept);
    response.end();
  });
  await ask(origin, { accept: 'application/pdf' });
  expect(seen[0]).toContain(masthead.name);
  expect(seen[0]).toContain(masthead.url);
  expect(seen[1]).toBe('application/pdf');
});
