import { expect, test } from 'vitest';
import { formattedCitation } from './formatted-citation.ts';

const piece = {
  title: 'The No. 2 that no board confirms: R&D <in brief>',
  'container-title': 'Example Review',
  author: [{ literal: 'Example Review staff' }],
  issued: { 'date-parts': [[2026, 11, 22]] },
  URL: 'https://review.example/analysis/piece/',
};

test('a piece is cited in one line of plain text', () => {
  expect(formattedCitation(piece)).toBe(
    'Example Review staff. (2026, November 22). The No. 2 that no board confirms: R&D <in brief>. Example Review. https://review.example/analysis/piece/',
  );
});

test('the month is named in the language asked for, and in English where that is unknown', () => {
  expect(formattedCitation(piece, 'fr-CA')).toContain('(2026, novembre 22)');
  expect(formattedCitation(piece, 'tlh')).toContain('2026, November 22');
});

test.each([
  [1, '1. (2026'],
  [2, '1 & 2. (2026'],
  [3, '1, 2, & 3. (2026'],
  [20, '18, 19, & 20. (2026'],
  [21, '18, 19, … 21. (2026'],
])('of %i authors each has the place that APA gives', (count, end) => {
  const author = Array.from({ length: count }, (_, at) => ({ literal: `${at + 1}` }));
  expect(formattedCitation({ ...piece, author })).toContain(end);
});

test.each([
  ['Why?', ' Why? Example'],
  ['He said “No!”', ' He said “No!” Example'],
  ['這樣？', ' 這樣？ Example'],
])('a title that ends itself, %s, gets no full stop', (title, line) => {
  expect(formattedCitation({ ...piece, title })).toContain(line);
});
