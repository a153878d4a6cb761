import { describe, expect, test } from 'vitest';
import { readPiece } from '../reading/read-piece.ts';
import { boardSchema, type Leaderboard } from '../model/leaderboard.ts';
import { siteOf } from '../../tests/made-publication.ts';
import { boardNumbersAgree } from './board-numbers-agree.ts';
import { checkOne } from './rule.ts';

const SOURCES = `
  - { id: april, title: Snapshots, publisher: A copy, URL: "https://example.org/april", issued: 2026-04-17, accessed: 2026-11-22, role: dataset }
  - { id: press, title: A report, publisher: A paper, URL: "https://example.org/press", issued: 2026-04-18, accessed: 2026-11-22, role: reporting }`;

const piece = (prose: string, claim = 'Nothing is claimed.') =>
  readPiece({
    file: 'content/analysis/example/index.mdx',
    slug: 'example',
    bytes: new TextEncoder().encode(
      `---
title: "A model and its board"
description: "What a board says of a model, and what a sentence makes of it on the next day."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:${SOURCES}
claims:
  - { id: one, text: ${JSON.stringify(claim)}, sources: [april] }
caveats: []
---
${prose}
`,
    ),
    files: [],
  });

const row = (rank: number, model: string, score: number, interval: number, votes: number) => ({
  rank,
  model,
  developer: undefined,
  score,
  interval,
  votes,
  source: 'april',
});

const boardOf = (id: string, rest: object): Leaderboard => {
  const board = boardSchema.parse({
    name: 'Pond, clips',
    operator: 'Pond',
    url: 'https://pond.example/',
    track: 'clips',
    metric: { name: 'Pond score', unit: 'points' },
    method: 'Votes.',
    ...rest,
  });
  return {
    ...board,
    id,
    sources: piece('').piece.sources.slice(0, 1),
    snapshots: [
      {
        date: '2026-03-19',
        updated: undefined,
        listed: undefined,
        note: undefined,
        rows: [row(1, 'otter-0.9', 1401, 20, 900)],
      },
      {
        date: '2026-04-17',
        updated: '2026-04-16',
        listed: undefined,
        note: undefined,
        rows: [
          row(1, 'big-heron-2.0-720p', 1460, 11, 6836),
          row(2, 'otter-1.0', 1444, 15, 1843),
          row(3, 'otter-0.9', 1390, 12, 2400),
        ],
      },
    ],
  };
};

const TODAY = '2026-11-23';

const pond = boardOf('pond', {
  names: { 'Heron 2.0': ['big-heron-2.0-*'], Otter: ['otter-*'] },
});

const said = (
  prose: string,
  { boards = [pond], claim }: { boards?: Leaderboard[]; claim?: string } = {},
) => {
  const manuscript = piece(prose, claim);
  return checkOne([boardNumbersAgree], manuscript, siteOf([manuscript], { boards }), TODAY).map(
    ({ place, message }) => `${place.line}:${place.column} ${message}`,
  );
};

describe('a sentence that rests on a board', () => {
  test.each([
    [
      'a score',
      'On Pond’s clips list of 16 April 2026, Otter 1.0 had 1,445 ± 15 [@april].',
      '14:54 Unexpected “1,445 ± 15”, expected what the board says: `otter-1.0` was at rank 2 with 1,444 ± 15 and 1,843 votes on “Pond, clips”, 2026-04-16',
    ],
    [
      'an interval',
      'On Pond’s clips list of 16 April 2026, Otter 1.0 had 1,444 ± 51 [@april].',
      '14:54 Unexpected “1,444 ± 51”, expected what the board says: `otter-1.0` was at rank 2 with 1,444 ± 15 and 1,843 votes on “Pond, clips”, 2026-04-16',
    ],
    [
      'the score of its neighbour',
      'On Pond’s clips list of 16 April 2026, Otter 1.0 had 1,460 ± 11 [@april].',
      '14:54 Unexpected “1,460 ± 11”, expected what the board says: `otter-1.0` was at rank 2 with 1,444 ± 15 and 1,843 votes on “Pond, clips”, 2026-04-16',
    ],
    [
      'a rank',
      'After Pond’s update of 16 April 2026, Otter 1.0 was third in clips [@april].',
      '14:49 Unexpected “was third”, expected what the board says: `otter-1.0` was at rank 2 with 1,444 ± 15 and 1,843 votes on “Pond, clips”, 2026-04-16',
    ],
    [
      'the votes of a model by another of its names',
      'On Pond’s clips list of 16 April 2026, Heron 2.0 had 6,386 votes [@april].',
      '14:54 Unexpected “6,386”, expected what the board says: `big-heron-2.0-720p` was at rank 1 with 1,460 ± 11 and 6,836 votes on “Pond, clips”, 2026-04-16',
    ],
    [
      'a score that no version has, where a name means several',
      'On Pond’s clips list of 16 April 2026, Otter had 1,400 ± 15 [@april].',
      '14:50 Unexpected “1,400 ± 15”, expected what the board says: `otter-0.9` was at rank 3 with 1,390 ± 12 and 2,400 votes on “Pond, clips”, 2026-04-16; `otter-1.0` was at rank 2 with 1,444 ± 15 and 1,843 votes on “Pond, clips”, 2026-04-16',
    ],
  ])('and gives %s that the board does not have is told what it has', (_what, prose, message) => {
    expect(said(prose)).toEqual([message]);
  });

  test.each([
    ['is right', 'On Pond’s clips list of 16 April 2026, Otter 1.0 had 1,444 ± 15 [@april].'],
    [
      'is right of all versions',
      'On Pond’s clips list of 16 April 2026, Otter had 1,390 ± 12 [@april].',
    ],
    [
      'names no model',
      'On Pond’s clips list of 16 April 2026 the second row had 1,445 ± 15 [@april].',
    ],
    ['names no day', 'On Pond’s clips list, Otter 1.0 had 1,445 ± 15 in those weeks [@april].'],
    ['names another day', 'On Pond’s clips list of 3 May 2026, Otter 1.0 had 1,445 ± 15 [@press].'],
    [
      'names another version',
      'On 16 April 2026 Otter 1.1 stood nowhere on Pond’s clips list at 1,445 ± 15 [@april].',
    ],
    [
      'says what we expect',
      'After 16 April 2026 we give even odds to Otter 1.0 at 1,500 on Pond’s clips list [@april].',
    ],
    [
      'supposes',
      'If Otter 1.0 had 1,500 ± 15 on 16 April 2026, it would lead Pond’s clips list [@april].',
    ],
    ['denies', 'On 16 April 2026 Otter 1.0 was not third on Pond’s clips list [@april].'],
    ['rounds', 'On Pond’s clips list of 16 April 2026, Otter 1.0 had about 1,440 points [@april].'],
    [
      'quotes',
      'On 16 April 2026 a user wrote “Otter 1.0 had 1,500 ± 15 on Pond’s clips list” [@april].',
    ],
    [
      'counts something else',
      'On Pond’s clips list of 16 April 2026, Otter 1.0 draws 1,080 lines [@april].',
    ],
    [
      'also rests on another source',
      'On Pond’s clips list of 16 April 2026, Otter 1.0 had 1,445 ± 15 [@april; @press].',
    ],
  ])('and %s is left alone', (_what, prose) => {
    expect(said(prose)).toEqual([]);
  });
});

test('a claim in the frontmatter is held against the board as a sentence is', () => {
  const claim = 'On Pond’s clips list of 16 April 2026, Otter 1.0 had 1,445 ± 15.';
  expect(said('', { claim })[0]).toMatch(/^11:\d+ Unexpected “1,445 ± 15”/);
});

test('a name of another board is not taken for the operator whose name it holds', () => {
  const other = boardOf('lake', { operator: 'Lake', called: ['Clip Pond'] });
  other.snapshots = other.snapshots.map((state) => ({
    ...state,
    date: '2026-05-01',
    updated: undefined,
  }));
  const prose = 'On Clip Pond’s clips list of 16 April 2026, Otter 1.0 had 1,445 ± 15 [@april].';
  expect(said(prose, { boards: [pond] })).toHaveLength(1);
  expect(said(prose, { boards: [pond, { ...other, sources: [] }] })).toEqual([]);
});
