import { expect, test } from 'vitest';
import { formattedCitation } from './formatted-citation.ts';

const piece = {
  id: 'piece',
  type: 'article-newspaper',
  title: 'The No. 2 that no board confirms: R&D <in brief>',
  'container-title': 'Example Review',
  author: [{ literal: 'Example Review staff' }],
  issued: { 'date-parts': [[2026, 11, 22]] },
  URL: 'https://review.example/analysis/piece/',
};

test('a work is cited in one line of plain text', () => {
  expect(formattedCitation(piece)).toBe(
    'Example Review staff. (2026, November 22). The No. 2 that no board confirms: R&D <in brief>. Example Review. https://review.example/analysis/piece/',
  );
});

test('the words around the date are those of the language asked for', () => {
  expect(formattedCitation(piece, 'fr-CA')).toContain('(2026, novembre 22)');
  expect(formattedCitation(piece, 'tlh')).toContain('2026, November 22');
});

test('a work of unknown date says so, and when it was read', () => {
  const line = formattedCitation({
    id: 'a',
    type: 'webpage',
    title: 'Untraceable',
    accessed: { 'date-parts': [[2026, 11, 22]] },
    URL: 'https://e.org/',
  });
  expect(line).toBe('Untraceable. (n.d.). Retrieved November 22, 2026, from https://e.org/');
});
