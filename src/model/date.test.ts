import { describe, expect, test } from 'vitest';
import {
  buildDay,
  dayOf,
  daySchema,
  daysBetween,
  dateTimeSchema,
  earliestDay,
  latestDay,
  uncertainDateSchema,
} from './date.ts';

describe('a day', () => {
  test.each(['2026-11-22', new Date('2026-11-22T00:00:00Z')])('is read from %s', (written) => {
    expect(daySchema.parse(written)).toBe('2026-11-22');
  });
  test.each(['2026-02-30', '22 June 2026', '2026-6-2', 2026, new Date('nonsense')])(
    'is not %s',
    (written) => {
      expect(daySchema.safeParse(written).success).toBe(false);
    },
  );
});

test('an instant needs its offset, or nobody could tell its day', () => {
  expect(dateTimeSchema.parse('2026-11-22T23:30:00-05:00')).toBe('2026-11-22T23:30:00-05:00');
  expect(dateTimeSchema.safeParse('2026-11-22T23:30:00').success).toBe(false);
  expect(dayOf('2026-11-22T23:30:00-05:00')).toBe('2026-11-23');
});

describe('the date of a source', () => {
  test.each([
    ['a year that YAML made a number', 2026, '2026'],
    ['a day that YAML made a Date', new Date('2026-06-22T00:00:00Z'), '2026-06-22'],
    ['CSL date parts', { 'date-parts': [[2026, 6, 22]] }, '2026-06-22'],
    ['date parts as Zotero writes them, in text', { 'date-parts': [['2026', 6]] }, '2026-06'],
    ['CSL date parts of a span', { 'date-parts': [[2025], [2026, 2]] }, '2025/2026-02'],
    ['a raw CSL date', { raw: '2026-06-22' }, '2026-06-22'],
    ['a literal CSL date', { literal: '2026-06' }, '2026-06'],
    ['an approximate CSL date', { 'date-parts': [[2026]], circa: true }, '2026~'],
    ['an instant', '2026-06-22T10:00:00Z', '2026-06-22'],
    ['an uncertain month', '2026-06?', '2026-06?'],
    ['the word unknown', 'unknown', 'unknown'],
  ])('is read from %s', (_shape, written, date) => {
    expect(uncertainDateSchema.parse(written)).toBe(date);
  });

  test.each(['June 2026', '22/06/2026', '', 'today', '2026-13'])('is not “%s”', (written) => {
    expect(uncertainDateSchema.safeParse(written).success).toBe(false);
  });

  test('lies between its first and last possible day', () => {
    expect([earliestDay('2026-06'), latestDay('2026-06')]).toEqual(['2026-06-01', '2026-06-30']);
    expect(earliestDay('2025/2026-02')).toBe('2025-01-01');
    expect(earliestDay('unknown')).toBeUndefined();
  });
});

test('days between two days do not depend on the time of year', () => {
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
  expect(daysBetween('2026-08-03', '2026-07-20')).toBe(-14);
});

test('today is the UTC day of the build, or of SOURCE_DATE_EPOCH', () => {
  const late = new Date('2026-11-22T23:59:59Z');
  expect(buildDay(undefined, late)).toBe('2026-11-22');
  expect(buildDay('0', late)).toBe('1970-01-01');
});
