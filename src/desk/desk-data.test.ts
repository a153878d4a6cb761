/** Does the desk ask for what waits, and for nothing else, each at its line? */
import { madeBoard } from '../../tests/made-board.ts';
import { publicationOf } from '../publication/publication-of.ts';
import { expect, test } from 'vitest';
import { unarchivedSources } from '../links/cited-addresses.ts';
import { placeAsWritten, placeOf } from '../model/manuscript.ts';
import { deskData } from './desk-data.ts';
import { pieceOf, published, siteOf } from '../../tests/made-publication.ts';

const piece = (frontmatter: string, date = '2026-11-02') => `---
title: A piece
description: A piece that is read so that a test can see what the desk asks its writer for.
authors: [staff]
datePublished: ${date}
topics: [ai-video]
sources:
  - { id: vb, title: A report, publisher: A paper, URL: "https://example.org/vb", issued: 2026-06-22, accessed: 2026-11-01, role: reporting, archived: "https://archive.example/vb" }
caveats: []
${frontmatter}---

The model ranks second [@vb].
`;

const dueIn = (pieces: Record<string, string>) =>
  deskData(published(pieces), new Map()).due.map(({ what, text }) => `${what}: ${text}`);

const forecast = (id: string, resolvesOn: string) =>
  `  - { id: ${id}, statement: It ${id}., madeOn: 2026-11-01, resolvesOn: ${resolvesOn}, criteria: A list., resolutionSource: The list., probability: 0.5 }\n`;

test('a forecast waits for its writer until it is resolved, in its piece or in a later one', () => {
  const forecasts = `forecasts:\n${forecast('rises', '2026-11-20')}${forecast('falls', '2026-11-21')}`;
  const resolving =
    'resolves: [{ forecast: "one#rises", date: 2026-11-22, outcome: yes, source: vb }]\n';
  expect(dueIn({ one: piece(forecasts) })).toEqual([
    'overdue forecast: It rises.',
    'overdue forecast: It falls.',
  ]);
  expect(dueIn({ one: piece(forecasts), two: piece(resolving, '2026-11-23') })).toEqual([
    'overdue forecast: It falls.',
  ]);
});

test('a claim that a correction withdrew is not asked for review', () => {
  const claim = 'claims:\n  - { id: rank, text: It ranks second., reviewBy: 2026-11-20 }\n';
  const retraction =
    'corrections: [{ id: c, date: 2026-11-25, kind: retraction, was: Second., now: Unknown., why: A slip., severity: minor, affects: [rank] }]\n';
  expect(dueIn({ one: piece(claim) })).toEqual(['claim to review: It ranks second.']);
  expect(dueIn({ one: piece(`${claim}${retraction}`) })).toEqual([]);
});

test('the line named is that of the entry, though a faulty one stands before it', () => {
  const text = piece(`forecasts:\n  - { id: broken }\n${forecast('rises', '2026-11-20')}`);
  const publication = publicationOf(siteOf([pieceOf('one', text)]), '2026-11-30');
  const line = text.split('\n').findIndex((words) => words.includes('It rises.')) + 1;
  expect(deskData(publication, new Map()).due.map(({ at }) => at)).toEqual([
    `content/analysis/one/index.mdx:${line}:5`,
  ]);
});

const faulty = `---
title: "A piece"
description: "A piece whose first source cannot be read, so that its second is the first of those read."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: faulty, oops: 1 }
  - { id: sound, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
---
Text [@sound].
`;
const manuscript = pieceOf('a', faulty);
const SOUND = 9;

test('a source stands at its own line though a faulty one stands before it', () => {
  expect(placeOf(manuscript, ['sources', 0]).line).toBe(SOUND);
  expect(placeAsWritten(manuscript, ['sources', 1]).line).toBe(SOUND);

  const { due } = deskData(published({ a: faulty }), new Map());
  expect(due).toMatchObject([
    { what: 'source not archived', at: `content/analysis/a/index.mdx:${SOUND}:5` },
  ]);
  expect(unarchivedSources([manuscript])[0]?.place.line).toBe(SOUND);
});

test('a board that nobody has looked at for longer than is meant waits for its writer', () => {
  const board = (looked: string) => madeBoard([], { looked, every: '7d' });
  const dueFor = (looked: string) =>
    deskData(published({}, '2026-11-30', { boards: [board(looked)] }), new Map()).due;
  expect(dueFor('2026-11-23')).toEqual([]);
  expect(dueFor('2026-11-22')).toEqual([
    {
      what: 'board to look at',
      at: 'content/leaderboards/made/board.yml:1:1',
      text: 'Made board: last looked at on 22 Nov 2026, meant to be looked at every 7 days: overdue since 29 Nov 2026',
    },
  ]);
});
