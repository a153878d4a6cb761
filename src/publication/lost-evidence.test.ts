/** What comes into question when a source no longer says what it said? */
import { expect, test } from 'vitest';
import { evidenceFor } from '../../tests/kept-evidence.ts';
import { pieceOf, siteOf } from '../../tests/made-publication.ts';
import { publicationOf } from './publication-of.ts';

const piece = (frontmatter: string, prose: string) => `---
title: "The mill and what a paper says of it"
description: "One paper describes one mill; what it bears out, and what it leaves open for now."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: page, title: A page, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
${frontmatter}
---
${prose}
`;

const mill = pieceOf(
  'mill',
  piece(
    'caveats:\n  - { text: The price is not stated., scope: in-source, silent: [page], lookedFor: [price], about: [cheap] }\nclaims:\n  - { id: output, text: "It made 1,850 tonnes.", sources: [page] }\n  - { id: cheap, text: It is cheap. }\n  - { id: old, text: It is old., sources: [page] }',
    'It made 1,850 tonnes [@page]. It is old [@page].',
  ),
);
const other = pieceOf(
  'other',
  piece(
    'caveats: []\nclaims:\n  - { id: rise, text: Output has risen., dependsOn: ["mill#output"] }',
    'So it rose [@page].',
  ),
);

const publication = publicationOf(
  siteOf(
    [mill, other],
    evidenceFor(
      mill,
      { page: 'The mill made 1,850 tonnes. It is old.' },
      { later: { page: 'The mill made 1,580 tonnes. It is old, and its price is low.' } },
    ),
  ),
  '2026-11-30',
);
const causes = (key: string) =>
  publication.claims.get(key)?.doubts.map(({ cause }) => cause.kind === 'source' && cause.is);

test('the claim and the sentence that rest on a lost figure are in question, and no other', () => {
  expect(causes('mill#output')).toEqual(['changed']);
  expect(causes('mill#old')).toEqual([]);
  expect(
    publication.sentences
      .filter(({ slug }) => slug === 'mill')
      .map(({ text, doubts }) => [text, doubts.length]),
  ).toEqual([
    ['It made 1,850 tonnes.', 1],
    ['It is old.', 0],
  ]);
});

test('so is a claim about which a source was silent and has spoken', () => {
  expect(causes('mill#cheap')).toEqual(['changed']);
});

test('so is what depends on it in another piece', () => {
  expect(causes('other#rise')).toEqual(['changed']);
  expect(publication.pieces.get('mill')?.questions).toHaveLength(1);
});
