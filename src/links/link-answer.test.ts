import { expect, test } from 'vitest';
import { linkVerdict } from './link-verdict.ts';
import { answerPage, localHost } from '../../tests/local-web.ts';
import { anyAddress } from '../network/safe-address.ts';
import { patience, webClient } from '../network/web-client.ts';
import { findLinkAnswer } from './link-answer.ts';

const client = (changes: Partial<typeof patience> = {}) =>
  webClient({ ...patience, isPermitted: anyAddress, retryWaitMs: 1, timeoutMs: 2000, ...changes });

const verdictOn = async (address: string, ask = client()) =>
  linkVerdict(address, await findLinkAnswer(address, ask));

test('a page that answers is alive, and so is a file whose body is never fetched', async () => {
  const host = await localHost((request, response) => {
    if (request.url === '/paper.pdf') {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF');
    } else answerPage(response, 'A report');
  });
  expect(await verdictOn(`${host.origin}/report`)).toEqual({ is: 'alive' });
  expect(await verdictOn(`${host.origin}/paper.pdf`)).toEqual({ is: 'alive' });
  expect(host.asked).toEqual(['HEAD /report', 'GET /report', 'HEAD /paper.pdf']);
});

test.each([405, 501, 403, 404, 500])(
  'a server that refuses HEAD with %i is asked with GET',
  async (status) => {
    const host = await localHost((request, response) => {
      if (request.method === 'HEAD') response.writeHead(status).end();
      else answerPage(response, 'A report');
    });
    expect(await verdictOn(`${host.origin}/report`)).toEqual({ is: 'alive' });
    expect(host.asked).toEqual(['HEAD /report', 'GET /report']);
  },
);

test('a chain of permanent redirects offers the address at its end', async () => {
  const host = await localHost((request, response) => {
    const next = { '/a/old': '/a/newer', '/a/newer': '/a/newest' }[request.url ?? ''];
    if (next) response.writeHead(request.url === '/a/old' ? 301 : 308, { location: next }).end();
    else answerPage(response, 'A report');
  });
  expect(await verdictOn(`${host.origin}/a/old`)).toEqual({
    is: 'moved',
    to: `${host.origin}/a/newest`,
  });
});

test('redirects lead across hosts, and each host is asked for its own part', async () => {
  const there = await localHost((_request, response) => {
    answerPage(response, 'A report');
  });
  const here = await localHost((_request, response) => {
    response.writeHead(301, { location: `${there.origin}/report/1` }).end();
  });
  expect(await verdictOn(`${here.origin}/report/1`)).toEqual({
    is: 'moved',
    to: `${there.origin}/report/1`,
  });
  expect(here.asked).toEqual(['HEAD /report/1']);
});

test('a temporary redirect is no move', async () => {
  const host = await localHost((request, response) => {
    if (request.url === '/doi/1') response.writeHead(302, { location: '/landing/1' }).end();
    else answerPage(response, 'A report');
  });
  expect(await verdictOn(`${host.origin}/doi/1`)).toEqual({ is: 'alive' });
});

test.each([
  [404, 'answers 404 Not Found'],
  [410, 'answers 410 Gone'],
])('an address that answers %i is dead', async (status, because) => {
  const host = await localHost((_request, response) => {
    answerPage(response, 'Nothing', status);
  });
  expect(await verdictOn(`${host.origin}/report`)).toEqual({ is: 'dead', because });
});

test('a page that calls itself missing is dead, whatever its status, in its own encoding', async () => {
  const host = await localHost((_request, response) => {
    // “页面不存在” in GBK, which the header does not mention.
    const title = Buffer.from('d2b3c3e6b2bbb4e6d4da', 'hex');
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      Buffer.concat([Buffer.from('<meta charset="gbk"><title>'), title, Buffer.from('</title>')]),
    );
  });
  expect(await verdictOn(`${host.origin}/article/1`)).toEqual({
    is: 'soft-404',
    because: 'answers 200, and the page is headed “页面不存在”',
  });
});

test('an article that is sent to the front page of its site is dead', async () => {
  const host = await localHost((request, response) => {
    if (request.url === '/') answerPage(response, 'The daily');
    else response.writeHead(302, { location: '/' }).end();
  });
  expect(await verdictOn(`${host.origin}/2026/06/a-report`)).toEqual({
    is: 'soft-404',
    because: `leads to the front page \`${host.origin}/\``,
  });
});

test('a circle of redirects ends', async () => {
  const host = await localHost((_request, response) => {
    response.writeHead(302, { location: '/again' }).end();
  });
  expect(await verdictOn(`${host.origin}/again`)).toEqual({
    is: 'unreachable',
    because: 'redirects more than 10 times',
  });
  expect(host.asked).toHaveLength(11);
});

test.each(['itms-apps://store/app', 'http://[not-an-address', 'javascript:alert(1)'])(
  'a redirect to %s leads nowhere',
  async (location) => {
    const host = await localHost((_request, response) => {
      response.writeHead(301, { location }).end();
    });
    expect(await verdictOn(`${host.origin}/app`)).toEqual({
      is: 'unreachable',
      because: `redirects off the web, to \`${location}\``,
    });
  },
);

test('a page of any length is looked at no further than its beginning', async () => {
  let sent = 0;
  const host = await localHost((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    response.write('<title>Endless</title>');
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(64 * 1024))) sent += 64;
      response.once('drain', more);
    };
    more();
  });
  expect(await verdictOn(`${host.origin}/endless`)).toEqual({ is: 'alive' });
  expect(sent).toBeLessThan(64 * 1024);
});

test('a page that stops in the middle is judged by what came', async () => {
  const host = await localHost((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    if (request.method === 'HEAD') response.end();
    else response.write('<title>Page not found</title>');
  });
  expect(await verdictOn(`${host.origin}/page`, client({ timeoutMs: 300 }))).toMatchObject({
    is: 'soft-404',
  });
});
