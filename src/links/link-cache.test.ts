import type { LinkAnswer } from './link-answer.ts';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLinkCache } from './link-cache.ts';

const ADDRESS = 'https://example.org/report';
const FOUND: LinkAnswer = { redirects: [], end: { status: 200, headings: ['A report'] } };
const COPY = { url: 'https://web.archive.org/web/20260623081500/x', day: '2026-06-23' };

const on = (day: string) => () => new Date(`${day}T12:00:00Z`);

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'links-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('an answer is known to the next run until it is too old', () => {
  const file = join(folder(), 'deep/links.json');
  const first = openLinkCache(file, 7, on('2026-11-01'));
  first.keepAnswer(ADDRESS, FOUND);
  first.keepCopy('q', COPY);
  expect(first.save()).toBeUndefined();

  const soon = openLinkCache(file, 7, on('2026-11-07'));
  expect(soon.answerOf(ADDRESS)).toEqual(FOUND);
  expect(soon.copyOf('q')).toEqual(COPY);
  const late = openLinkCache(file, 7, on('2026-11-08'));
  expect(late.answerOf(ADDRESS)).toBeUndefined();
  expect(late.copyOf('q')).toBeUndefined();
  expect(openLinkCache(file, 0, on('2026-11-01')).answerOf(ADDRESS)).toBeUndefined();
});

test.each<[string, LinkAnswer['end']]>([
  ['a host that was silent', { fault: 'timeout', detail: 'gave no answer within 10 seconds' }],
  ['a name that was unknown', { fault: 'unknown-host', detail: 'names a host' }],
  ['a server that was busy', { status: 429, headings: [] }],
  ['a server that was down', { status: 503, headings: [] }],
])('%s is asked again by the next run', (_what, end) => {
  const cache = openLinkCache(join(folder(), 'links.json'), 7, on('2026-11-01'));
  cache.keepAnswer(ADDRESS, { redirects: [], end });
  expect(cache.answerOf(ADDRESS)).toBeUndefined();
});

test('answers reach the disk while the run goes on', () => {
  const file = join(folder(), 'links.json');
  let seconds = 0;
  const cache = openLinkCache(file, 7, () => new Date(Date.UTC(2026, 10, 1, 12, 0, seconds)));
  seconds = 2;
  cache.keepAnswer(ADDRESS, FOUND);
  expect(openLinkCache(file, 7, on('2026-11-01')).answerOf(ADDRESS)).toEqual(FOUND);
});

test.each(['', '{"version":1,', '[]', '{"version":0,"answers":{},"copies":{}}'])(
  'a file that holds `%s` counts as an empty cache and is replaced',
  (text) => {
    const path = folder();
    const file = join(path, 'links.json');
    writeFileSync(file, text);
    const cache = openLinkCache(file, 7, on('2026-11-01'));
    expect(cache.answerOf(ADDRESS)).toBeUndefined();
    cache.keepAnswer(ADDRESS, FOUND);
    cache.save();
    expect(openLinkCache(file, 7, on('2026-11-01')).answerOf(ADDRESS)).toEqual(FOUND);
    expect(readdirSync(path)).toEqual(['links.json']);
  },
);

test('a cache that cannot be written says why and keeps what it knows', () => {
  const path = folder();
  writeFileSync(join(path, 'file'), '');
  const cache = openLinkCache(join(path, 'file/links.json'), 7, on('2026-11-01'));
  cache.keepAnswer(ADDRESS, FOUND);
  expect(cache.save()).toMatch(/EEXIST|ENOTDIR/);
  expect(cache.answerOf(ADDRESS)).toEqual(FOUND);
});
