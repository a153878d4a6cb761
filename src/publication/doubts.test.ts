/** Which sentences are in question when a claim of their own piece was corrected? */
import { expect, test } from 'vitest';
import { pieceOf } from '../../tests/made-publication.ts';
import { doubtsOfSentence, standingOf } from './doubts.ts';

const mill = (corrections: string, status = 'stands') =>
  pieceOf(
    'mill',
    `---
title: "The mill and what a paper says of it"
description: "One paper describes one mill; what it bears out, and what it leaves open for now."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: page, title: A page, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
claims:
  - { id: output, text: "It made 1,850 tonnes.", sources: [page], status: ${status} }
corrections: [${corrections}]
---
It made 1,850 tonnes [@page #output].
`,
  );
const correction = (was: string, kind = 'correction') =>
  `{ id: fix, date: 2026-11-25, kind: ${kind}, was: "${was}", now: "It made 1,850 tonnes.", why: We read it again., severity: minor, affects: [output] }`;

function causesIn(manuscript: ReturnType<typeof mill>): string[] {
  const standing = standingOf([manuscript], '2026-11-30');
  return manuscript.prose.sentences.flatMap((sentence) =>
    doubtsOfSentence(manuscript, sentence, standing).map(({ cause }) =>
      cause.kind === 'review' ? 'review' : cause.is,
    ),
  );
}

test('a sentence that says what a correction put right is not in question', () => {
  expect(causesIn(mill(correction('It made 1,580 tonnes.')))).toEqual([]);
});

test('a sentence that still says what was corrected is in question', () => {
  expect(causesIn(mill(correction('It made 1,850 tonnes.')))).toEqual(['corrected']);
});

test('a sentence is in question where its claim is called corrected and no correction says how', () => {
  expect(causesIn(mill('', 'corrected'))).toEqual(['corrected']);
});

test('a sentence of a withdrawn claim is in question whatever was said of it', () => {
  expect(causesIn(mill(correction('It made 1,580 tonnes.', 'retraction')))).toEqual(['withdrawn']);
});
