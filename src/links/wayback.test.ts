import { expect, test } from 'vitest';
import { answerPage, localHost } from '../../tests/local-web.ts';
import { anyAddress } from '../network/safe-address.ts';
import { patience, webClient } from '../network/web-client.ts';
import { findArchivedCopy } from './wayback.ts';

const ADDRESS = 'https://example.org/report?page=2&lang=de';

async function archiveThatSays(answer: string, status = 200) {
  const host = await localHost((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  });
  const ask = webClient({ ...patience, isPermitted: anyAddress, retries: 0 });
  const copy = await findArchivedCopy(ADDRESS, '2026-11-22', {
    ask,
    wayback: `${host.origin}/wayback/available`,
  });
  return { copy, asked: host.asked };
}

const saying = (closest: Record<string, unknown>) =>
  JSON.stringify({ url: ADDRESS, archived_snapshots: { closest } });

const copyInJune = {
  status: '200',
  available: true,
  url: `http://web.archive.org/web/20260623081500/${ADDRESS}`,
  timestamp: '20260623081500',
};

test('the archive is asked for the copy closest to the day the source was read', async () => {
  const { copy, asked } = await archiveThatSays(saying(copyInJune));
  expect(asked).toEqual([
    `GET /wayback/available?url=${encodeURIComponent(ADDRESS)}&timestamp=20261122`,
  ]);
  expect(copy).toEqual({
    url: `https://web.archive.org/web/20260623081500/${ADDRESS}`,
    day: '2026-06-23',
  });
});

test('an archive without a copy says so', async () => {
  const { copy } = await archiveThatSays(JSON.stringify({ url: ADDRESS, archived_snapshots: {} }));
  expect(copy).toBeNull();
});

test('a copy of an error page is no copy', async () => {
  expect((await archiveThatSays(saying({ ...copyInJune, status: '404' }))).copy).toBeNull();
});

test.each([
  ['no JSON', '<html>Service down</html>'],
  ['other JSON', '[1, 2, 3]'],
  ['an address that is none', saying({ ...copyInJune, url: 'javascript:alert(1)' })],
  ['a moment that is none', saying({ ...copyInJune, timestamp: 'yesterday' })],
])('%s is no answer', async (_what, answer) => {
  expect((await archiveThatSays(answer)).copy).toBeUndefined();
});

test('an archive that fails gives no answer', async () => {
  expect((await archiveThatSays(saying(copyInJune), 503)).copy).toBeUndefined();
});

test('a page in place of the interface is no answer', async () => {
  const host = await localHost((_request, response) => {
    answerPage(response, 'Please log in');
  });
  const ask = webClient({ ...patience, isPermitted: anyAddress, retries: 0 });
  const copy = await findArchivedCopy(ADDRESS, '2026-11-22', { ask, wayback: host.origin });
  expect(copy).toBeUndefined();
});
