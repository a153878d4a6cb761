import { expect, test } from 'vitest';
import { ratingsProperties } from './components.ts';
import { boardSchema } from './leaderboard.ts';
import { problemsOf } from './expect.ts';
import { pieceSchema } from './piece.ts';
import { recordSchema } from './record.ts';

const never = '2026-02-29';

const pathsOf = (
  schema: { safeParse: (value: unknown) => { error?: Parameters<typeof problemsOf>[0] } },
  value: unknown,
) => {
  const { error } = schema.safeParse(value);
  return error ? problemsOf(error, value).map(({ path }) => path.join('.')) : [];
};

const source = {
  ...{ id: 'a', title: 'A', publisher: 'P', URL: 'https://e.org/a', role: 'reporting' },
  ...{ issued: never, accessed: never, state: { is: 'dead', date: never }, submitted: never },
  ...{ 'event-date': { 'date-parts': [[2026, 2, 29]] }, 'original-date': '2026-02-29~' },
};

test('29 February of a common year is told in every field of a piece that holds a date', () => {
  const piece = {
    title: 'A piece',
    description: 'One report, one rank, no index named: what that supports and what it does not.',
    authors: ['staff'],
    topics: ['ai-video'],
    datePublished: never,
    sources: [source],
    claims: [{ id: 'c', text: 'C.', asOf: never, reviewBy: never }],
    caveats: [
      {
        text: 'Open.',
        searched: [{ where: 'W', date: never }],
        closedBy: { source: 'a', date: never, note: 'N.' },
      },
    ],
    forecasts: [
      {
        ...{ id: 'f', statement: 'S.', madeOn: never, resolvesOn: never, criteria: 'C.' },
        ...{ resolutionSource: 'R.', probability: 0.5 },
        updates: [{ date: never, probability: 0.4, why: 'W.' }],
        resolution: { date: never, outcome: 'yes', source: 'a' },
      },
    ],
    corrections: [
      {
        ...{ id: 'k', date: never, kind: 'correction', was: 'W.', now: 'N.', why: 'Y.' },
        severity: 'minor',
      },
    ],
  };
  expect(pathsOf(pieceSchema, piece).toSorted()).toEqual(
    [
      'datePublished',
      ...['accessed', 'event-date', 'issued', 'original-date', 'state.date', 'submitted'].map(
        (field) => `sources.0.${field}`,
      ),
      ...['claims.0.asOf', 'claims.0.reviewBy'],
      ...['caveats.0.searched.0.date', 'caveats.0.closedBy.date'],
      ...['madeOn', 'resolvesOn', 'updates.0.date', 'resolution.date'].map(
        (field) => `forecasts.0.${field}`,
      ),
      'corrections.0.date',
    ].toSorted(),
  );
});

test('and in those of boards, records and components', () => {
  const metric = { name: 'Elo', unit: 'points' };
  const board = {
    ...{ name: 'B', operator: 'O', url: 'https://b.example/', track: 'video', method: 'M', metric },
    snapshots: { [never]: {}, '2026-03-01': { updated: never } },
  };
  expect(pathsOf(boardSchema, board)).toEqual([
    `snapshots.${never}`,
    'snapshots.2026-03-01.updated',
  ]);
  expect(pathsOf(ratingsProperties, { model: 'm', on: [`arena ${never}`] })).toEqual(['on.0']);
  const hash = '0'.repeat(64);
  const edition = {
    ...{
      number: 1,
      date: never,
      textHash: hash,
      previousHash: hash,
      hash,
      reason: 'R',
      title: 'T',
    },
    ...{ corrections: [], address: '/a/', datePublished: '2026-03-01', text: 'T', forecasts: [] },
  };
  const record = { version: 1, slug: 'a', address: '/a/', feedId: 'x', editions: [edition] };
  expect(pathsOf(recordSchema, record)).toEqual(['editions.0.date']);
});
