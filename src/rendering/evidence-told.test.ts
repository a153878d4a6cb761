/** Is a reader told what was read, what was found, and what was looked for where sources are silent? */
import { expect, test } from 'vitest';
import { evidenceFor } from '../../tests/kept-evidence.ts';
import { pieceOf, siteOf, viewIn } from '../../tests/made-publication.ts';
import { ledgerRows } from '../formats/ledger-rows.ts';
import { caveatRowSchema, claimRowSchema, sourceRowSchema } from '../model/ledger-row.ts';
import { publicationOf } from '../publication/publication-of.ts';
import { toFeedHtml } from './feed-html.ts';
import { toPieceMarkdown } from './piece-markdown.ts';

const manuscript = pieceOf(
  'mill',
  `---
title: "The mill and what a paper says of it"
description: "One paper describes one mill; what it bears out, and what it leaves open for now."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: page, title: A page, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting, read: excerpt }
  - { id: book, title: A book, publisher: A press, URL: "https://example.org/b", issued: 2020, accessed: 2026-11-22, role: analysis }
caveats:
  - text: What flour costs is not stated.
    scope: in-source
    silent: [page]
    lookedFor: [price, "per sack"]
    cleared: [{ source: page, passage: the price of fame, why: It is a figure of speech. }]
---
It made 1,850 tonnes [@page], not 1,700 [@page].
`,
);
const evidence = evidenceFor(
  manuscript,
  { page: 'It made 1,850 tonnes. He paid the price of fame.' },
  { more: { page: { part: 'excerpt', missing: 'the second page' } } },
);
const publication = publicationOf(siteOf([manuscript], { proofs: evidence.proofs }), '2026-11-30');
const view = viewIn(publication, 'mill');

test('Markdown says what was found, what was read and how passages were answered', () => {
  const markdown = toPieceMarkdown(view, publication, { reference: '' }).replace(/\s+/g, ' ');
  expect(markdown).toContain('1 figure found in the texts we read, 1 not found.');
  expect(markdown).toContain(
    'an excerpt of 10 words, read on 23 Nov 2026, without the second page',
  );
  expect(markdown).toContain('Our sources are silent in the parts we read');
  expect(markdown).toContain('looked for: “price”, “per sack”');
  expect(markdown).toContain('(1 passage)');
  expect(markdown).toContain(
    '“the price of fame”, which does not say it: It is a figure of speech.',
  );
});

test('feeds say in which part sources are silent, and nothing that changes when they are read again', () => {
  const feed = toFeedHtml(view, publication, { images: new Map() } as never);
  expect(feed).toContain('Our sources are silent in the parts we read');
  expect(feed).not.toMatch(/texts we read|on record/);
});

test('ledgers carry it, by their schemas', () => {
  const site = 'https://example.org';
  const claims = ledgerRows.claims(publication, site);
  const caveats = ledgerRows.caveats(publication, site);
  const sources = ledgerRows.sources(publication, site);
  claims.forEach((row) => claimRowSchema.parse(row));
  caveats.forEach((row) => caveatRowSchema.parse(row));
  sources.forEach((row) => sourceRowSchema.parse(row));
  expect(claims[0]?.figures?.map(({ words, is }) => [words, is])).toEqual([
    ['1,850', 'found'],
    ['1,700', 'missing'],
  ]);
  expect(caveats[0]).toMatchObject({ isInPart: true, lookedIn: [{ passages: 1 }] });
  expect(sources.map(({ listings }) => listings[0]?.text?.part ?? null)).toEqual(['excerpt', null]);
});
