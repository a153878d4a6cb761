import type { LinkAnswer } from './link-answer.ts';
import { expect, test } from 'vitest';
import { linkVerdict } from './link-verdict.ts';

const REPORT = 'https://example.org/2026/a-report';

const answered = (
  status: number,
  headings: string[] = [],
  redirects: [number, string][] = [],
): LinkAnswer => ({
  redirects: redirects.map(([code, to]) => ({ status: code, to })),
  end: { status, headings },
});

test.each([
  [401, 'paywalled', 'answers 401 Unauthorized'],
  [402, 'paywalled', 'answers 402 Payment Required'],
  [403, 'refused', 'answers 403 Forbidden'],
  [451, 'refused', 'answers 451 Unavailable For Legal Reasons'],
  [999, 'refused', 'answers 999'],
  [404, 'dead', 'answers 404 Not Found'],
  [410, 'dead', 'answers 410 Gone'],
  [429, 'unreachable', 'answers 429 Too Many Requests'],
  [503, 'unreachable', 'answers 503 Service Unavailable'],
])('%i means %s', (status, is, because) => {
  expect(linkVerdict(REPORT, answered(status))).toEqual({ is, because });
});

test('an unknown host is dead; every other silence may pass', () => {
  const silent = (fault: 'unknown-host' | 'timeout' | 'connection' | 'certificate' | 'private') =>
    linkVerdict(REPORT, { redirects: [], end: { fault, detail: 'gave no answer' } }).is;
  expect(silent('unknown-host')).toBe('dead');
  for (const fault of ['timeout', 'connection', 'certificate', 'private'] as const) {
    expect(silent(fault)).toBe('unreachable');
  }
});

test('a dead end outweighs the redirects that lead to it', () => {
  const answer = answered(404, [], [[301, 'https://example.org/2026/the-report']]);
  expect(linkVerdict(REPORT, answer).is).toBe('dead');
});

test('the new address is where permanent redirects lead before the first temporary one', () => {
  const moved = 'https://www.example.org/2026/a-report';
  const today = 'https://www.example.org/2026/a-report?edition=de';
  const both: [number, string][] = [
    [301, moved],
    [307, today],
  ];
  expect(linkVerdict(REPORT, answered(200, ['A report'], both))).toEqual({
    is: 'moved',
    to: moved,
  });
  expect(linkVerdict(REPORT, answered(200, ['A report'], both.toReversed()))).toEqual({
    is: 'alive',
  });
});

test.each([
  ['https://example.org/', 'https://example.org/'],
  ['https://example.org/2026/a-report', 'https://news.example.com/'],
  ['https://example.org/alibaba-video-market-2026', 'https://example.org/en/'],
  ['https://example.org/article/1752814', 'https://example.org/index.html'],
])('%s that leads to %s', (address, front) => {
  const verdict = linkVerdict(address, answered(200, ['The daily'], [[301, front]]));
  expect(verdict.is).toBe(address.endsWith('.org/') ? 'alive' : 'soft-404');
});

test.each([
  ['https://example.org/blog', 'https://blog.example.org/'],
  ['https://example.org/index.html', 'https://example.org/'],
  ['https://example.org/en/', 'https://example.org/en-gb/'],
  ['https://short.example/x7Kq', 'https://example.org/'],
])('a section such as %s may move to a front page', (address, front) => {
  expect(linkVerdict(address, answered(200, ['Welcome'], [[301, front]]))).toEqual({
    is: 'moved',
    to: front,
  });
});

test('an article that leads to an error page is dead', () => {
  const answer = answered(200, ['Hello'], [[302, 'https://example.org/errors/404.html']]);
  expect(linkVerdict(REPORT, answer)).toEqual({
    is: 'soft-404',
    because: 'leads to the error page `https://example.org/errors/404.html`',
  });
});

test('an article that leads to a login page is closed to us', () => {
  const answer = answered(200, ['Welcome'], [[301, 'https://example.org/login?next=/2026']]);
  expect(linkVerdict(REPORT, answer).is).toBe('refused');
});

test('a page about missing pages may be called what it is about', () => {
  const title = ['404 Not Found - HTTP | MDN'];
  expect(linkVerdict('https://example.org/docs/HTTP/Status/404', answered(200, title)).is).toBe(
    'alive',
  );
  expect(linkVerdict('https://example.org/docs/HTTP/Status/418', answered(200, title)).is).toBe(
    'soft-404',
  );
});
