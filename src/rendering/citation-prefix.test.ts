import { expect, test } from 'vitest';
import { ledgerRows } from '../formats/ledger-rows.ts';
import { textOf } from '../record/published-text.ts';
import { published, viewIn } from '../../tests/made-publication.ts';
import { toFeedHtml } from './feed-html.ts';
import { toPieceMarkdown } from './piece-markdown.ts';
import { proseStretches } from './prose-stretches.ts';

const file = (prose: string) => `---
title: A piece
description: A piece that is read as each channel shows it, so that a test can look at it.
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: vb, title: A report, publisher: VentureBeat, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
  - { id: b, title: A book, publisher: A house, URL: "https://example.org/b", issued: 2020, accessed: 2026-11-22, role: analysis }
caveats: []
---

${prose}
`;
const publication = published({ one: file('It ranks second [see @vb, p. 3; see\nalso @b].') });
const view = viewIn(publication, 'one');

test('what stands before a citation reaches the page', () => {
  const [noted] = proseStretches(view.manuscript);
  if (noted === undefined || typeof noted === 'string') throw new Error('Nothing is noted');
  const marks = noted.within.flatMap((stretch) =>
    typeof stretch !== 'string' && stretch.component === 'Citation'
      ? (JSON.parse(String(stretch.properties.marks)) as unknown[])
      : [],
  );
  expect(marks).toMatchObject([
    { number: 1, prefix: 'see', locator: 'p. 3' },
    { number: 2, prefix: 'see also' },
  ]);
});

test('what stands before a citation reaches Markdown, feed, ledger and record', () => {
  expect(toPieceMarkdown(view, publication, { reference: '' })).toContain(
    'second (see [VentureBeat, 22 Jun 2026][1], p. 3; see also [A house, 2020][2]).',
  );
  expect(toFeedHtml(view, publication, { url: 'https://example.org/analysis/one/' })).toContain(
    'second [see <a href="https://example.org/a">VentureBeat, 22 Jun 2026</a>, p. 3; see also <a href="https://example.org/b">A house, 2020</a>].',
  );
  const [row] = ledgerRows.claims(publication, 'https://example.org');
  expect(row?.evidence.map(({ prefix, locator }) => [prefix, locator])).toEqual([
    ['see', 'p. 3'],
    ['see also', null],
  ]);
  expect(textOf(view.manuscript)).toContain('second [see @vb, p. 3] [see also @b].');
});

test.each([
  ['[see @vb]', [['vb', 'see']]],
  ['[ @vb ]', [['vb', undefined]]],
  ['[-@vb]', [['vb', undefined]]],
  ['[cf. -@vb, ch. 2]', [['vb', 'cf.']]],
  ['[as in @vb #rank]', [['vb', 'as in']]],
  ['[see @VB]', [['VB', 'see']]],
  ['[thanks to @person]', []],
  ['[cite:@vb]', []],
  ['[see \\@vb]', []],
  ['[see @vb](https://example.org/)', []],
  ['[mail a@vb]', []],
  ['![see @vb](./a.png)', []],
])('%s names a source only where one is meant', (group, sources) => {
  const { citations } = viewIn(published({ one: file(`Words ${group}.`) }), 'one').manuscript.prose;
  expect(citations.map(({ source, prefix }) => [source, prefix])).toEqual(sources);
});
