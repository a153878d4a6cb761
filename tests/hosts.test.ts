/** Does every host answer as it is meant to? Forty requests to nginx, Caddy, Wrangler, `npm start` and a server that is told nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servingIn } from '../src/hosting/write-hosting.ts';
import { builtSite } from './built-site.ts';
import { webHosts, type WebHost, type WebHostName } from './web-hosts.ts';
import { faultsAt, foundIn, webRequests } from './web-requests.ts';

const site = await builtSite('whole');
const serving = servingIn(join(site, '..'));
if (!serving) throw new Error('The build wrote no hosting/serving.json');
const rows = webRequests(foundIn(site));

test('the table has forty requests', () => {
  expect(rows).toHaveLength(40);
});

describe.each(Object.keys(webHosts) as WebHostName[])('%s', (name) => {
  let host: WebHost | undefined;
  beforeAll(async () => {
    host = await webHosts[name](site, serving);
  });
  afterAll(() => host?.stop());

  test.for(rows)('answers who asks for $asks', async (row, { skip }) => {
    if (!host) skip(`${name} is not installed`);
    if (!host) return;
    expect(await faultsAt(host.url, name, row), `${row.method ?? 'GET'} ${row.path}`).toEqual([]);
  });
});

test('below every page that leads on, a page leads on by itself', () => {
  for (const [from, to] of serving.redirects) {
    const file = join(site, from, 'index.html');
    expect(existsSync(file), from).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`content="0; url=${to}"`);
  }
});
