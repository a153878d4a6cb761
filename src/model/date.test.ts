import edtf from 'edtf';
import { describe, expect, test } from 'vitest';
import {
  buildDay,
  dayOf,
  daySchema,
  daysBetween,
  dateTimeSchema,
  earliestDay,
  isoDate,
  latestDay,
  uncertainDateSchema,
  yearsNamed,
} from './date.ts';

describe('a day', () => {
  test.each(['2026-11-22', new Date('2026-11-22T00:00:00Z')])('is read from %s', (written) => {
    expect(daySchema.parse(written)).toBe('2026-11-22');
  });
  test.each([
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '12026-01-01',
    '2026-02-30',
    '22 June 2026',
    '2026-6-2',
    2026,
    new Date('nonsense'),
  ])('is not %s', (written) => {
    expect(daySchema.safeParse(written).success).toBe(false);
  });
});

test('an instant needs its offset, or nobody could tell its day', () => {
  expect(dateTimeSchema.parse('2026-11-22T23:30:00-05:00')).toBe('2026-11-22T23:30:00-05:00');
  expect(dateTimeSchema.safeParse('2026-11-22T23:30:00').success).toBe(false);
  for (const none of [
    '2026-02-29T10:00:00Z',
    '2026-11-22T24:61:00Z',
    '2026-11-22T10:00:00+25:00',
  ]) {
    expect(dateTimeSchema.safeParse(none).success).toBe(false);
  }
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
    ['parts that are not known, as 0', { 'date-parts': [[2026, 0, 0]] }, '2026'],
    ['parts that are not known, as nothing', { 'date-parts': [[2026, null, null]] }, '2026'],
    [
      'a span with an open end',
      {
        'date-parts': [
          [2026, 6],
          [0, 0],
        ],
      },
      '2026-06/..',
    ],
    ['a season by its number', { 'date-parts': [[2026]], season: 2 }, '2026-22'],
    ['a season by its name', { 'date-parts': [[2026]], season: 'Fall' }, '2026-23'],
    ['a decade as CSL spans it', { 'date-parts': [[1990], [1999]], circa: true }, '199X'],
    ['a year before ours, of which CSL has no 0', { 'date-parts': [[-44, 3, 15]] }, '-0043-03-15'],
    ['a circa that is none', { 'date-parts': [[2026, 6]], circa: 'false' }, '2026-06'],
    ['a year of three digits', '800', '0800'],
    ['a year of three digits that YAML made a number', 800, '0800'],
    ['a year before ours that YAML made a number', -44, '-0044'],
    ['the last day of a leap year’s February', '2024-02-29', '2024-02-29'],
    ['seasons from one to another', '2026-21/2026-22', '2026-21/2026-22'],
    ['a day in the last two of its month', '2026-06-3X', '2026-06-3X'],
  ])('is read from %s', (_shape, written, date) => {
    expect(uncertainDateSchema.parse(written)).toBe(date);
  });

  test.each([
    ['20260622', 'a date with hyphens, such as `2026-06-22`'],
    [20260622, 'a date with hyphens, such as `2026-06-22`'],
    ['2026-02-29', 'a day that exists'],
    ['2026-02-30/2026-03-01', 'a day that exists'],
    ['12026', 'a year has four digits'],
    ['26', 'a year of four digits, such as `"0026"`'],
    ['-1', 'a date such as'],
  ])('is not %s, and what is meant is told', (written, words) => {
    const { error } = uncertainDateSchema.safeParse(written);
    expect(error?.issues[0]?.message).toContain(words);
  });

  test.each([
    ...['June 2026', '22/06/2026', '', 'today', '2026-13', '2026-00', '2026-04-31', '2025-06-31'],
    ...['2026-02-29T10:00:00Z', '2026-06-22T24:61:00Z', '2026-06-22T10:61', '2026-06-22 10:00'],
    ...['2026-08/2026-06', '2026/2025', '../..', '/', '2026/2027/2028', '2026-02-3X', '2026-21-05'],
    ...['Y12026', '-0000', '2026-6-2', '1e3', '2026-06-22Tgarbage'],
  ])('is not “%s”', (written) => {
    expect(uncertainDateSchema.safeParse(written).success).toBe(false);
  });

  test('lies between its first and last possible day', () => {
    expect([earliestDay('2026-06'), latestDay('2026-06')]).toEqual(['2026-06-01', '2026-06-30']);
    expect(earliestDay('2025/2026-02')).toBe('2025-01-01');
    expect(earliestDay('unknown')).toBeUndefined();
  });

  test.each([
    ['-0044-03-15', '-0044-03-15', '-0044-03-15'],
    ['800', '0800-01-01', '0800-12-31'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['2026-02-XX', '2026-02-01', '2026-02-28'],
    ['2024-02-XX', '2024-02-01', '2024-02-29'],
    ['2026-1X', '2026-10-01', '2026-12-31'],
    ['2026-35', '2026-07-01', '2026-09-30'],
    ['2026-06/..', '2026-06-01', undefined],
    ['../2026', undefined, '2026-12-31'],
    ['?2026', '2026-01-01', '2026-12-31'],
  ])('%s lies between %s and %s', (written, first, last) => {
    const date = uncertainDateSchema.parse(written);
    expect([earliestDay(date), latestDay(date)]).toEqual([first, last]);
  });

  test('in a season may be any day of its year, as seasons turn with the hemisphere', () => {
    expect([earliestDay('2026-23'), latestDay('2026-21')]).toEqual(['2026-01-01', '2026-12-31']);
  });

  test('is one to us where it is one to the package edtf, save what does not exist and sets', () => {
    const years = ['2026', '199X', '19XX', '-0044', '0800', 'XXXX'];
    const rests = [
      '',
      '-06',
      '-1X',
      '-XX',
      '-06-22',
      '-06-XX',
      '-06-2X',
      '-XX-XX',
      '-22',
      '-04-31',
      '-13',
    ];
    const all = years.flatMap((year) =>
      rests.flatMap((rest) => [`${year}${rest}`, `${year}${rest}~`]),
    );
    const spans = all.flatMap((one) => [`${one}/..`, `${one}/2100`]);
    const differing = [...all, ...spans].filter((date) => {
      const isTheirs = (() => {
        try {
          return edtf(date).min <= edtf(date).max;
        } catch {
          return false;
        }
      })();
      return isTheirs && !uncertainDateSchema.safeParse(date).success;
    });
    expect(differing).toEqual([]);
  });

  test.each([
    ['2026-06-22', '2026-06-22', ['2026']],
    ['2026-06-XX', '2026-06', ['2026']],
    ['2026~', undefined, ['2026']],
    ['2026-21', undefined, ['2026']],
    ['199X', undefined, []],
    ['-0044-03-15', undefined, []],
    ['2025/2026-02', undefined, ['2025', '2026']],
    ['unknown', undefined, []],
  ])('%s is %s to machines that take ISO 8601, and names the years %s', (date, iso, years) => {
    expect([isoDate(date), yearsNamed(date)]).toEqual([iso, years]);
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
