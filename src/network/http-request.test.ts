import { createServer } from 'node:http';
import { expect, test, vi } from 'vitest';
import { request } from './http-request.ts';
import { localHost } from '../../tests/local-web.ts';

const get = { method: 'GET', timeoutMs: 2000, allowPrivate: false } as const;

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://10.1.2.3/',
  'http://192.168.0.1:8080/',
  'http://169.254.169.254/latest/',
  'http://[::1]/',
  'http://[fd00::1]/',
  'http://[::ffff:127.0.0.1]/',
])('%s is a private address and is not asked', async (address) => {
  expect(await request(address, get)).toMatchObject({ fault: 'private' });
});

test('a name that leads to this machine is not asked', async () => {
  const host = await localHost((_request, response) => {
    response.end();
  });
  const address = host.origin.replace('127.0.0.1', 'localhost');
  expect(await request(address, get)).toMatchObject({ fault: 'private' });
  expect(host.asked).toEqual([]);
});

test('private addresses are asked where that is allowed', async () => {
  const host = await localHost((_request, response) => {
    response.end('text');
  });
  const answer = await request(host.origin, { ...get, allowPrivate: true });
  expect(answer).toMatchObject({ status: 200, body: Buffer.from('text') });
});

test('a host without a name server entry is unknown', async () => {
  // A label of more than 63 characters cannot be registered, so no network is needed to know.
  const host = `${'a'.repeat(64)}.example`;
  expect(await request(`https://${host}/`, get)).toEqual({
    fault: 'unknown-host',
    detail: `names the host ${host}, which does not exist`,
  });
});

test('requests name the publication and where to find it', async () => {
  const { masthead } = await import('../masthead.ts');
  let agent: string | undefined;
  const host = await localHost((incoming, response) => {
    agent = incoming.headers['user-agent'];
    response.end();
  });
  await request(host.origin, { ...get, allowPrivate: true });
  expect(agent).toContain(masthead.name);
  expect(agent).toContain(masthead.url);
});

test('a port at which nobody listens gives no answer', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await vi.waitUntil(() => server.listening);
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  expect(await request(`http://127.0.0.1:${port}/`, { ...get, allowPrivate: true })).toEqual({
    fault: 'connection',
    detail: 'gave no answer: ECONNREFUSED',
  });
});
