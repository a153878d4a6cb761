import { expect, test } from 'vitest';
import { answerPage, localHost, type Tally } from '../../tests/local-web.ts';
import { anyAddress } from './safe-address.ts';
import { patience, webClient } from './web-client.ts';

/** A client that asks for a page with or without a first glance, and tells what came of it. */
const client = (changes: Partial<typeof patience> = {}) => {
  const ask = webClient({
    ...patience,
    isPermitted: anyAddress,
    retryWaitMs: 1,
    timeoutMs: 2000,
    ...changes,
  });
  return (address: string, how: 'look' | 'fetch') =>
    ask(address, { isGlance: how === 'look', mostBytes: 1000, mostRedirects: 0 });
};

const later = (task: () => void) => setTimeout(task, 15);

test('one host is asked one thing at a time', async () => {
  const tally: Tally = { now: 0, most: 0 };
  const host = await localHost((_request, response) => {
    later(() => answerPage(response, 'A report'));
  }, tally);
  const ask = client();
  await Promise.all(['/a', '/b', '/c', '/d', '/e'].map((path) => ask(host.origin + path, 'look')));
  expect(host.asked).toHaveLength(10);
  expect(tally.most).toBe(1);
});

test('many hosts are asked at once, and never more than six', async () => {
  const tally: Tally = { now: 0, most: 0 };
  const hosts = await Promise.all(
    Array.from({ length: 12 }, () =>
      localHost((_request, response) => {
        later(() => answerPage(response, 'A report'));
      }, tally),
    ),
  );
  const ask = client();
  await Promise.all(hosts.map(({ origin }) => ask(origin, 'look')));
  expect(tally.most).toBeGreaterThan(1);
  expect(tally.most).toBeLessThanOrEqual(6);
});

test('a server that flaps is asked until it answers', async () => {
  const host = await localHost((_request, response) => {
    if (host.asked.length < 4) response.writeHead(503).end();
    else answerPage(response, 'A report');
  });
  expect(await client()(`${host.origin}/report`, 'look')).toMatchObject({ status: 200 });
  expect(host.asked).toEqual(['HEAD /report', 'GET /report', 'GET /report', 'GET /report']);
});

test('a server that stays down is left alone after three attempts', async () => {
  const host = await localHost((_request, response) => {
    response.writeHead(502).end();
  });
  expect(await client()(`${host.origin}/report`, 'fetch')).toMatchObject({ status: 502 });
  expect(host.asked).toHaveLength(3);
});

test('a host that breaks the connection is asked again, its other addresses once each', async () => {
  const host = await localHost((request) => {
    request.destroy();
  });
  const ask = client();
  const answers = await Promise.all([
    ask(`${host.origin}/a`, 'fetch'),
    ask(`${host.origin}/b`, 'fetch'),
  ]);
  expect(answers).toEqual([
    expect.objectContaining({ outcome: 'connection', detail: 'gave no answer: ECONNRESET' }),
    expect.objectContaining({ outcome: 'connection', detail: 'gave no answer: ECONNRESET' }),
  ]);
  expect(host.asked).toEqual(['GET /a', 'GET /a', 'GET /a', 'GET /b']);
});

test('a busy server is given the time it asks for', async () => {
  let openFrom = Infinity;
  const host = await localHost((_request, response) => {
    if (Date.now() >= openFrom) answerPage(response, 'A report');
    else {
      if (openFrom === Infinity) openFrom = Date.now() + 1000;
      response.writeHead(429, { 'retry-after': '1' }).end();
    }
  });
  expect(await client({ retries: 1 })(`${host.origin}/report`, 'look')).toMatchObject({
    status: 200,
  });
  expect(host.asked).toEqual(['HEAD /report', 'GET /report']);
});

test.each(['3600', new Date(Date.now() + 3_600_000).toUTCString()])(
  'a server that is busy until %s is not waited for',
  async (after) => {
    const host = await localHost((_request, response) => {
      response.writeHead(429, { 'retry-after': after }).end();
    });
    expect(await client()(`${host.origin}/report`, 'look')).toMatchObject({ status: 429 });
    expect(host.asked).toEqual(['HEAD /report']);
  },
);

test('a server that hangs costs the time allowed and no more', async () => {
  const host = await localHost(() => {
    // Never answers.
  });
  expect(await client({ timeoutMs: 50 })(`${host.origin}/report`, 'look')).toMatchObject({
    outcome: 'timeout',
    detail: 'gave no answer within 0.05 seconds',
  });
  expect(host.asked).toEqual(['HEAD /report', 'GET /report', 'GET /report', 'GET /report']);
});
