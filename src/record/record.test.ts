import { masthead } from '../masthead.ts';
import { sha256 } from '../model/text.ts';
import { isPublished } from '../model/visibility.ts';
import { expect, test } from 'vitest';
import { readPiece } from '../reading/read-piece.ts';
import { textOf } from './published-text.ts';
import { editionOf, feedIdOf, recordsOf, recordWith } from './record.ts';
import { canonicalJson, sealOf, verifyChain } from './chain.ts';

const pieceOf = (text: string, slug = 'one') =>
  readPiece({
    file: `content/analysis/${slug}/index.mdx`,
    slug,
    bytes: new TextEncoder().encode(text),
    files: ['scores.svg'],
  });

const WHOLE = `---
title: "Which list has it second?"
description: "One report, one rank and no list named: what that supports and what it does not."
authors: [staff, guest]
datePublished: 2026-11-22
topics: [video]
framing: >
  We read one report
  against one list.
keyPoints: [{ text: It ranks second., claim: rank }, It was fifth.]
image: { src: ./scores.svg, alt: Scores falling }
claims:
  - { id: rank, text: It ranks second., kind: inference, confidence: low, asOf: 2026-06-22, sources: [vb, { id: list, stance: contradicts, locator: row 2, quote: third }] }
narratives:
  - { id: luck, thesis: It was luck., strongest: One model proves little., for: [rank], wouldChange: A second one. }
closes: [{ caveat: "old#size", source: list, date: 2026-11-24, note: It is small. }]
resolves: [{ forecast: "old#next", outcome: yes, source: vb, date: 2026-11-24, note: It came. }]
wouldChangeOurMind: [The list itself.]
caveats:
  - Which list it was.
  - { text: The size is unknown., kind: not-specified, scope: searched, searched: [{ where: the web, date: 2026-11-20 }], matters: low, closedBy: { source: list, date: 2026-11-24, note: It is small. } }
sources:
  - { id: vb, title: A report, container-title: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-20, role: reporting, state: dead, archived: "https://example.org/b" }
  - { id: list, title: A list, publisher: A board, DOI: 10.1/x, issued: unknown, accessed: 2026-11-20, role: dataset, read: excerpt, origin: vb, interest: Sells access., note: A copy. }
corrections:
  - { id: c1, date: 2026-11-25, kind: correction, was: Second., now: Third., why: We misread it., severity: material, reportedBy: a reader }
---

## What was *said*

It ranks second [@vb, p. 3; @list #rank] of **ten**, says
the [report](https://example.org/a). Then it fell [@list].

- One item
- Another

| Day | Rank |
|---|---|
| 22 June | 2nd [@list] |

<Aside title="What a rank is">

A place in a list.

</Aside>

![Scores of ten models](./scores.svg)
`;

test('the canonical text is the one released pieces are held to', () => {
  const manuscript = pieceOf(WHOLE);
  expect(manuscript.problems).toEqual([]);
  expect(textOf(manuscript).split('\n')).toEqual([
    'Title: Which list has it second?',
    'Description: One report, one rank and no list named: what that supports and what it does not.',
    'Authors: staff, guest',
    'Framing: We read one report against one list.',
    'Image: ![Scores falling](./scores.svg)',
    'Key point: It ranks second. (rank)',
    'Key point: It was fifth.',
    'What was said',
    'It ranks second [@vb, p. 3] [@list] of ten, says the report. Then it fell [@list].',
    'One item',
    'Another',
    'Day · Rank',
    '22 June · 2nd [@list]',
    '<Aside title="What a rank is">',
    'A place in a list.',
    '![Scores of ten models](./scores.svg)',
    'Caveat: Which list it was.',
    'Caveat: The size is unknown. (not-specified; searched; looked at the web on 2026-11-20; matters: low; answered by list on 2026-11-24: It is small.)',
    'Reading luck: It was luck. One model proves little. (held by unattributed; for: rank; against: none; would change: A second one.)',
    'Answers old#size: It is small. (list; 2026-11-24)',
    'Resolves old#next: yes (vb; 2026-11-24; It came.)',
    'Would change our mind: The list itself.',
    'Claim rank: It ranks second. (inference; stands; confidence: low; as of 2026-06-22; supports: vb; contradicts: list, row 2, “third”)',
    'Source vb: A report (A paper; 2026-06-22; reporting; read: full; https://example.org/a)',
    'Source list: A list (A board; unknown; dataset; read: excerpt; repeats vb; interest: Sells access.; A copy.; https://doi.org/10.1/x)',
    'Correction c1: was “Second.”, now “Third.”: We misread it. (2026-11-25; correction; material; reported by a reader)',
  ]);
});

test('upkeep of a source and of claims is no change of the text', () => {
  const kept = WHOLE.replace('state: dead, archived: "https://example.org/b"', 'state: live')
    .replace('accessed: 2026-11-20, role: reporting', 'accessed: 2026-11-21, role: reporting')
    .replace('kind: inference,', 'kind: inference, reviewBy: 2027-01-01,');
  expect(textOf(pieceOf(kept))).toBe(textOf(pieceOf(WHOLE)));
});

test('canonical JSON is that of RFC 8785', () => {
  const text = `{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`;
  expect(canonicalJson(JSON.parse(text))).toBe(
    `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
  );
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 };
  expect(Object.keys(keys).length).toBe(7);
  expect(canonicalJson(keys)).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
  );
});

test('a hash is SHA-256 of the text in UTF-8, and a seal leaves out its own hash', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const edition = editionOf(pieceOf(WHOLE), undefined, { date: '2026-11-25' });
  expect(edition && sealOf(edition)).toBe(edition?.hash);
});

test('a record that passed through JSON still holds', () => {
  const manuscript = pieceOf(WHOLE);
  const first = editionOf(manuscript, undefined, { date: '2026-11-25' });
  if (!first) throw new Error('no edition');
  const record = recordWith(manuscript, undefined, first);
  const again = JSON.parse(JSON.stringify(record, null, 2)) as typeof record;
  expect(verifyChain(again)).toEqual([]);
  expect(editionOf(manuscript, again, { date: '2026-11-26', stated: 'No reason' })).toBeUndefined();
});

test('a feed id is a tag URI with the year of first publication, letters outside ASCII escaped', () => {
  const late = WHOLE.replace('2026-11-22\ntopics', '2026-01-01T00:30:00+02:00\ntopics');
  expect(feedIdOf(pieceOf(late, '新-模型'), undefined)).toBe(
    `tag:${masthead.tagAuthority},2025:analysis/%E6%96%B0-%E6%A8%A1%E5%9E%8B`,
  );
});

test('an old address is recognised as it is written and as it is escaped', () => {
  const old = pieceOf(WHOLE, '新');
  const edition = editionOf(old, undefined, { date: '2026-11-25' });
  if (!edition) throw new Error('no edition');
  const records = new Map([['新', recordWith(old, undefined, edition)]]);
  for (const alias of ['/analysis/新/', '/analysis/新', '/analysis/%E6%96%B0/']) {
    const moved = pieceOf(WHOLE.replace('topics:', `aliases: ["${alias}"]\ntopics:`), 'new');
    expect(recordsOf({ manuscripts: [moved], records }).get('new')?.slug).toBe('新');
  }
});

test('a piece is published from its day on, in UTC', () => {
  const piece = { draft: false, datePublished: '2026-11-23T01:00:00+02:00' };
  expect(isPublished(piece, '2026-11-21')).toBe(false);
  expect(isPublished(piece, '2026-11-22')).toBe(true);
  expect(isPublished({ ...piece, draft: true }, '2026-11-22')).toBe(false);
});
