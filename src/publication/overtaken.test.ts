import { madeBoard, madeRow, madeState } from '../../tests/made-board.ts';
import { describe, expect, it } from 'vitest';
import { pieceOf } from '../../tests/made-publication.ts';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { standingOf } from './doubts.ts';
import { overtakenBy } from './overtaken.ts';

const row = (rank: number, model: string, score: number, interval = 10) =>
  madeRow(rank, model, score, { interval });

const state = (date: string, ...rows: ReturnType<typeof row>[]): Snapshot => madeState(date, rows);

const board = (...snapshots: Snapshot[]): Leaderboard => madeBoard(snapshots);

const APRIL = state(
  '2026-04-17',
  row(1, 'Alpha', 1460),
  row(2, 'Beta', 1444),
  row(3, 'Gamma', 1300),
);
const changed = (...rows: ReturnType<typeof row>[]) => board(APRIL, state('2026-04-24', ...rows));
const swapped = changed(row(1, 'Beta', 1465), row(2, 'Alpha', 1455), row(3, 'Gamma', 1300));
const same = changed(row(1, 'Alpha', 1463), row(2, 'Beta', 1440), row(3, 'Gamma', 1305));

const overtaken = (text: string, of: Leaderboard, asOf: string | undefined = '2026-04-17') =>
  overtakenBy({ text, asOf }, [], [of])?.state;

describe('a claim about a board', () => {
  it.each([
    ['Alpha leads Maker’s text-to-video list.'],
    ['Alpha is first on Maker’s list.'],
    ['On Maker’s list Beta is second.'],
    ['On Maker’s list Beta ranks second in text-to-video.'],
  ])('is overtaken once a later list has another order: %s', (text) => {
    expect(overtaken(text, swapped)).toBe('2026-04-24');
    expect(overtaken(text, same)).toBeUndefined();
  });

  it('is overtaken by a score only beyond both intervals', () => {
    const text = 'Gamma has 1,300 points on Maker’s list.';
    expect(overtaken(text, changed(row(3, 'Gamma', 1319)))).toBeUndefined();
    expect(overtaken(text, changed(row(3, 'Gamma', 1321)))).toBe('2026-04-24');
  });

  it('keeps a place among the first while the model stays among them', () => {
    const text = 'Gamma is in the top three on Maker’s list.';
    expect(overtaken(text, same)).toBeUndefined();
    expect(overtaken(text, changed(row(4, 'Gamma', 1300)))).toBe('2026-04-24');
  });

  it.each([
    ['speaks of its own day', 'On 17 April Alpha leads Maker’s list.', '2026-04-17'],
    ['speaks of its own month', 'In April Alpha leads Maker’s list.', '2026-04-17'],
    ['has no day', 'Alpha leads Maker’s list.', undefined],
    ['is of the later list', 'Alpha leads Maker’s list.', '2026-04-24'],
    ['names no board', 'Alpha leads.', '2026-04-17'],
    ['was never so', 'Gamma leads Maker’s list.', '2026-04-17'],
  ])('that %s is not overtaken', (_what, text, asOf) => {
    expect(overtakenBy({ text, asOf }, [], [swapped])).toBeUndefined();
  });

  it('of a model that the later list does not show is not overtaken', () => {
    expect(
      overtaken('On Maker’s list Beta is second.', changed(row(1, 'Alpha', 1460))),
    ).toBeUndefined();
  });
});

const piece = (slug: string, claims: string) =>
  pieceOf(
    slug,
    `---
title: "What a made list says of its models"
description: "One list of one maker, read each week of a year, and what we said of it on one day."
authors: [staff]
datePublished: 2026-01-05
topics: [ai-video]
sources:
  - { id: copy, title: The list, publisher: Maker, URL: "https://maker.example/list", issued: 2026-01-05, accessed: 2026-01-05, role: dataset }
caveats: []
claims:
${claims}---
The list is read each week.
`,
  );

describe('a year of weekly lists under three pieces', () => {
  const day = (week: number) =>
    new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10);
  /** Beta passes Alpha in week 10, Gamma falls out of the first three in week 20, Delta’s score leaps in week 30. */
  const weekly = Array.from({ length: 52 }, (_, week) => {
    const jitter = (week * 7) % 9;
    const alpha = row(week < 10 ? 1 : 2, 'Alpha', 1460 + jitter);
    const beta = row(week < 10 ? 2 : 1, 'Beta', (week < 10 ? 1450 : 1490) - jitter);
    const gamma = row(week < 20 ? 3 : 4, 'Gamma', 1300 + (week < 20 ? jitter : -jitter));
    const delta = row(week < 20 ? 4 : 3, 'Delta', 1290 + jitter + (week < 30 ? 0 : 60));
    return state(day(week), ...[alpha, beta, gamma, delta].toSorted((a, b) => a.rank - b.rank));
  });
  const first = `sources: [copy], asOf: ${day(0)}`;
  const pieces = [
    piece(
      'leader',
      `  - { id: leads, text: "Alpha leads Maker’s list.", ${first} }\n  - { id: then, text: "On 5 January 2026 Alpha leads Maker’s list.", ${first} }\n`,
    ),
    piece(
      'middle',
      `  - { id: three, text: "Gamma is in the top three on Maker’s list.", ${first} }\n  - { id: four, text: "Gamma is in the top four on Maker’s list.", ${first} }\n`,
    ),
    piece(
      'score',
      `  - { id: points, text: "Delta has 1,290 points on Maker’s list.", ${first} }\n  - { id: rests, text: "A buyer can wait.", dependsOn: [points], ${first} }\n`,
    ),
  ];

  it('puts every claim that fell in question the same week, with what rests on it, and nothing else', () => {
    const since = new Map<string, string>();
    for (const [week, { date }] of weekly.entries()) {
      const boards = [board(...weekly.slice(0, week + 1))];
      for (const { key, doubts } of standingOf(pieces, date, { boards }).claims.values()) {
        if (doubts.length > 0 && !since.has(key)) since.set(key, date);
      }
    }
    expect(Object.fromEntries(since)).toEqual({
      'leader#leads': day(10),
      'middle#three': day(20),
      'score#points': day(30),
      'score#rests': day(30),
    });
  });

  it('ends the question once the claim is said anew of a later day, or was corrected', () => {
    const boards = [board(...weekly)];
    const leader = (fields: string, corrections = '') =>
      piece('leader', `  - { id: leads, text: ${fields} }\n${corrections}`);
    const doubtsOf = (one: ReturnType<typeof piece>) =>
      standingOf([one], day(51), { boards }).claims.get('leader#leads')?.doubts.length;
    expect(doubtsOf(leader(`"Alpha leads Maker’s list.", ${first}`))).toBe(1);
    expect(doubtsOf(leader(`"Beta leads Maker’s list.", sources: [copy], asOf: ${day(51)}`))).toBe(
      0,
    );
    expect(
      doubtsOf(
        leader(
          `"Alpha leads Maker’s list.", ${first}`,
          `corrections:\n  - { id: c, date: 2026-04-01, kind: correction, was: "Alpha leads.", now: "Beta leads.", why: A list came out., severity: minor, affects: [leads] }\n`,
        ),
      ),
    ).toBe(0);
  });
});
