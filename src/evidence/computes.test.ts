import { expect, test } from 'vitest';
import { computedBy, computes } from './computes.ts';
import { figuresIn } from './figures-in.ts';

const figures = (...written: string[]) => written.flatMap((one) => figuresIn(one));
const by = (result: string, ...from: string[]) => {
  const [figure] = figures(result);
  return figure && computedBy(figures(...from), figure);
};

test.each([
  ['16', ['1,444', '1,428'], 'difference'],
  ['170', ['8', '162'], 'sum'],
  ['1.5', ['30', '20'], 'ratio'],
  ['25 per cent', ['$2.64', '$1.98'], 'change'],
  ['39 per cent', ['97', '251'], 'share'],
  ['153', ['22 June 2026', '22 November 2026'], 'days'],
  ['5.6 percentage points', ['46.8 per cent', '41.2 per cent'], 'difference'],
])('%s from %s is a %s', (result, from, kind) => {
  expect(by(result, ...from)).toBe(kind);
});

test('a result that does not follow is none', () => {
  expect(by('17', '1,444', '1,428')).toBeUndefined();
  expect(by('26 per cent', '$2.64', '$1.98')).toBeUndefined();
  const [result] = figures('16');
  expect(result && computes(figures('1,444', '1,428'), 'sum', result)).toBe(false);
});
