import { expect, test } from 'vitest';
import { uncertainDateSchema } from './date.ts';
import { dateInWords } from './source-labels.ts';

test.each([
  ['2026-06-22', '22 Jun 2026'],
  ['2026-06', 'Jun 2026'],
  ['2026', '2026'],
  ['2026-11-22T23:30:00-05:00', '23 Nov 2026'],
  ['2026-21', 'spring 2026'],
  ['2026-24', 'winter 2026'],
  ['2026-31', 'autumn 2026 (southern hemisphere)'],
  ['2026-36', 'last quarter of 2026'],
  ['2026-40', 'first half of 2026'],
  ['199X', '1990s'],
  ['190X', '1900s'],
  ['19XX', 'between 1900 and 1999'],
  ['2026-06-XX', 'Jun 2026'],
  ['2026-XX', '2026'],
  ['2026-1X', 'between Oct 2026 and Dec 2026'],
  ['2026-06-2X', 'between 20 Jun 2026 and 29 Jun 2026'],
  ['2026-XX-05', 'between 5 Jan 2026 and 5 Dec 2026'],
  ['XXXX-06-22', '22 Jun of an unknown year'],
  ['2026-06/..', 'from Jun 2026'],
  ['../2026-06-22', 'until 22 Jun 2026'],
  ['2026-06/', 'from Jun 2026, its end unknown'],
  ['2025/2026-02', '2025 – Feb 2026'],
  ['?2026', 'about 2026'],
  ['2026?', 'about 2026'],
  ['2026~', 'about 2026'],
  ['2026-?06', 'about Jun 2026'],
  ['199X~', 'about 1990s'],
  ['2004-06~/2004-08', 'about Jun 2004 – Aug 2004'],
  ['-0044-03-15', '15 Mar 45 BC'],
  ['0000', '1 BC'],
  ['800', '800'],
  ['0044', 'AD 44'],
  ['unknown', 'undated'],
])('the date of a source, %s, is told in words: %s', (written, words) => {
  const { data } = uncertainDateSchema.safeParse(written);
  expect(dateInWords(written.includes('T') ? written : (data ?? ''))).toBe(words);
});
