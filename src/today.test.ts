import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settleDay, today, UnusableDay } from './today.ts';

beforeEach(() => {
  vi.stubEnv('SOURCE_DATE_EPOCH', undefined);
  vi.useFakeTimers({ now: new Date('2026-11-28T23:59:59Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('a build that runs over midnight has one day, the one on which it began', () => {
  settleDay();
  vi.setSystemTime(new Date('2026-11-29T00:00:01Z'));
  expect(today()).toBe('2026-11-28');
});

test('what goes on without end, as dev does, has the day of the clock', () => {
  expect(today()).toBe('2026-11-28');
  vi.setSystemTime(new Date('2026-11-29T00:00:01Z'));
  expect(today()).toBe('2026-11-29');
});

test('a day that is set is kept, and one that is no number of seconds is told', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000');
  settleDay();
  expect(today()).toBe('2001-09-09');
  vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday');
  expect(() => today()).toThrow(UnusableDay);
});
