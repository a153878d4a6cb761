import { describe, expect, test } from 'vitest';
import { nearest } from './expect.ts';
import { parsePiece } from './piece.ts';

const smallest = {
  title: 'The No. 2 that no board confirms',
  description: 'One report, one rank, no index named: what that supports and what it does not.',
  authors: ['staff'],
  datePublished: '2026-11-22',
  topics: ['ai-video'],
  sources: [
    {
      id: 'vb',
      title: 'A report',
      'container-title': 'VentureBeat',
      URL: 'https://example.org/report',
      issued: '2026-06-22',
      accessed: '2026-11-22',
      role: 'reporting',
    },
  ],
  caveats: ['Which index the second place refers to.'],
};

describe('the smallest publishable piece', () => {
  test('is sound, and all it leaves out is there as nothing', () => {
    const { piece, problems } = parsePiece(smallest);
    expect(problems).toEqual([]);
    expect(piece).toMatchObject({ claims: [], narratives: [], forecasts: [], corrections: [] });
  });

  test('may say a caveat and a key point as plain sentences', () => {
    const { piece } = parsePiece({ ...smallest, keyPoints: ['The rank is older.'] });
    expect(piece.caveats[0]).toMatchObject({ text: smallest.caveats[0], silent: [], about: [] });
    expect(piece.keyPoints).toEqual([{ text: 'The rank is older.', claim: undefined }]);
  });
});

test('a claim names a source by its id alone, which then supports it', () => {
  const { piece } = parsePiece({
    ...smallest,
    claims: [{ id: 'rank', text: 'It ranks second.', sources: ['vb'] }],
  });
  expect(piece.claims[0]?.sources).toEqual([{ id: 'vb', stance: 'supports' }]);
});

const forecast = {
  id: 'f',
  statement: 's',
  madeOn: '2026-11-22',
  resolvesOn: '2027-01-01',
  criteria: 'c',
  resolutionSource: 'r',
};

describe('a fault is told with what stands there and what should', () => {
  test.each([
    [
      { title: undefined },
      'title',
      'Missing field `title`, expected a title of at most 110 characters',
    ],
    [{ topcis: ['x'] }, 'topcis', 'Unexpected field `topcis`, did you mean `topics`?'],
    [
      { type: 'essay' },
      'type',
      'Unexpected value `essay` in `type`, expected one of `analysis`, `explainer`, `note`, `resolution`',
    ],
    [
      { sources: [] },
      'sources',
      'Unexpected empty list in `sources`, expected at least one source',
    ],
    [
      { forecasts: [{ ...forecast, probability: 1.7 }] },
      'forecasts.0.probability',
      'Unexpected value `1.7` in `forecasts.0.probability`, expected a probability between 0.01 and 0.99, such as `0.7`',
    ],
    [
      { caveats: [{ text: 'x', scop: 'searched' }] },
      'caveats.0.scop',
      'Unexpected field `scop` in `caveats.0`, did you mean `scope`?',
    ],
    [
      { claims: [{ id: 'c', text: 't', sources: [{ id: 'vb', quote: 'w '.repeat(41) }] }] },
      'claims.0.sources.0.quote',
      'expected a quotation of at most 40 words',
    ],
  ])('%j', (change, path, message) => {
    const { problems } = parsePiece({ ...smallest, ...change });
    expect(problems.map((problem) => problem.path.join('.'))).toContain(path);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
  });

  test('all of them in one go, a field under a wrong name as one of them', () => {
    const { problems } = parsePiece({ titel: 'x', sources: [{ id: 'vb' }] });
    expect(new Set(problems.map(({ path }) => path[0]))).toEqual(
      new Set('titel description authors datePublished topics caveats sources'.split(' ')),
    );
  });
});

test('what is sound in a faulty piece stays readable for the other rules', () => {
  const { piece } = parsePiece({
    ...smallest,
    datePublished: 'soon',
    claims: [{ id: 'kept', text: 'It stays.' }, { id: 'lost' }],
  });
  expect(piece.title).toBe(smallest.title);
  expect(piece.claims.map(({ id }) => id)).toEqual(['kept']);
});

test.each([null, 'text', 42, [], { sources: 'none' }])(
  '%j as frontmatter is faulty and no crash',
  (value) => {
    expect(parsePiece(value).problems.length).toBeGreaterThan(0);
  },
);

test('only a slip of the pen is answered with “did you mean”', () => {
  const known = ['sources', 'caveats', 'topics'];
  expect(nearest('souces', known)).toBe('sources');
  expect(nearest('Sources', known)).toBe('sources');
  expect(nearest('zebra', known)).toBeUndefined();
});
