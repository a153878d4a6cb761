import type { LinkAnswer } from './link-answer.ts';
import { expect, test } from 'vitest';
import { sourceSchema, type Source } from '../model/source.ts';
import type { Citing, UnarchivedSource } from './cited-addresses.ts';
import { archiveMessages, linkMessages } from './link-messages.ts';

const ADDRESS = 'https://example.org/2026/a-report';

const source = (changes: Record<string, unknown> = {}): Source =>
  sourceSchema.parse({
    id: 'vb',
    title: 'A report',
    publisher: 'Example',
    URL: ADDRESS,
    issued: '2026-06-22',
    accessed: '2026-11-22',
    role: 'reporting',
    ...changes,
  });

const citedAs = (as: Citing['as'], changes: Partial<Citing> = {}): Citing => ({
  file: 'content/analysis/one/index.mdx',
  place: { line: 9, column: 5 },
  written: ADDRESS,
  as,
  ...(as === 'link' ? {} : { source: source() }),
  ...changes,
});

const answer = (status: number, to?: string): LinkAnswer => ({
  redirects: to === undefined ? [] : [{ status: 301, to }],
  end: { status, headings: ['A report'] },
});

const said = (found: LinkAnswer, ...citings: Citing[]) =>
  linkMessages([{ address: ADDRESS, citings }], new Map([[ADDRESS, found]]), '2026-11-23');

test('a dead source is an error at its place, with the state that would own up to it', () => {
  expect(said(answer(404), citedAs('URL'))).toEqual([
    {
      file: 'content/analysis/one/index.mdx',
      place: { line: 9, column: 5 },
      severity: 'error',
      ruleId: 'link-answers',
      message: `Dead address \`${ADDRESS}\` (answers 404 Not Found), expected one that answers`,
      fix: 'state: { is: dead, date: 2026-11-23 }',
    },
  ]);
});

test('every place that cites a dead address is named', () => {
  const places = [9, 30, 44].map((line) => citedAs('link', { place: { line, column: 1 } }));
  expect(said(answer(404), ...places).map(({ place }) => place.line)).toEqual([9, 30, 44]);
});

test('a moved address is offered in the form of the place it stands in, fragment kept', () => {
  const to = 'https://www.example.org/2026/a-report';
  const written = `${ADDRESS}#method`;
  const messages = said(
    answer(200, to),
    citedAs('URL', { written }),
    citedAs('archived'),
    citedAs('link', { written }),
  );
  expect(messages.map(({ severity, fix }) => [severity, fix])).toEqual([
    ['warning', `URL: "${to}#method"`],
    ['warning', `archived: "${to}"`],
    ['warning', `${to}#method`],
  ]);
  expect(messages[0]?.message).toBe(`Moved address \`${written}\`, expected \`${to}#method\``);
});

test.each([
  [402, 'state: { is: paywalled, date: 2026-11-23 }'],
  [403, undefined],
  [503, undefined],
])('an answer of %i is a warning', (status, fix) => {
  const messages = said(answer(status), citedAs('URL'));
  expect(messages.map((one) => [one.severity, one.fix])).toEqual([['warning', fix]]);
});

test.each([
  [404, 'dead'],
  [402, 'paywalled'],
] as const)('a source that answers %i and is recorded as %s is nothing new', (status, state) => {
  const recorded = { source: source({ state }) };
  expect(said(answer(status), citedAs('URL', recorded))).toEqual([]);
  expect(said(answer(status), citedAs('archived', recorded))).toHaveLength(1);
});

test('a source recorded as dead that answers again is worth a word', () => {
  expect(said(answer(200), citedAs('URL', { source: source({ state: 'dead' }) }))).toMatchObject([
    { severity: 'warning', fix: 'state: { is: live, date: 2026-11-23 }' },
  ]);
});

test('an address that answers, or was not asked, gives no message', () => {
  expect(said(answer(200), citedAs('URL'), citedAs('link'))).toEqual([]);
  const cited = { address: ADDRESS, citings: [citedAs('URL')] };
  expect(linkMessages([cited], new Map(), '2026-11-23')).toEqual([]);
});

test('a source is told of its copy, of the lack of one, and of nothing while the archive is silent', () => {
  const unarchived: UnarchivedSource = {
    file: 'content/analysis/one/index.mdx',
    place: { line: 9, column: 5 },
    source: source(),
    address: ADDRESS,
    field: 'URL',
  };
  const url = `https://web.archive.org/web/20260623081500/${ADDRESS}`;
  expect(archiveMessages([unarchived], () => ({ url, day: '2026-06-23' }))).toMatchObject([
    {
      severity: 'warning',
      message:
        'Missing field `archived` in source `vb`, expected an archived copy, such as the one of 2026-06-23 in the Wayback Machine',
      fix: `archived: "${url}"`,
    },
  ]);
  expect(archiveMessages([unarchived], () => null)).toMatchObject([
    {
      message: `Missing field \`archived\` in source \`vb\`, expected an archived copy; none is known, https://web.archive.org/save/${ADDRESS} makes one`,
      fix: undefined,
    },
  ]);
  expect(archiveMessages([unarchived], () => undefined)).toEqual([]);
});
