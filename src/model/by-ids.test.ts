/** Are things found by the ids that they name? */
import { expect, test } from 'vitest';
import { byIds } from './by-ids.ts';

test('things come by each id that they name, in their order, and once where they name it twice', () => {
  const one = { name: 'one', topics: ['video', 'compute', 'video'] };
  const two = { name: 'two', topics: ['video'] };
  const named = byIds([one, two], ({ topics }) => topics);
  expect(named('video')).toEqual([one, two]);
  expect(named('compute')).toEqual([one]);
});

test('what nobody names has nothing', () => {
  expect(byIds([{ topics: ['video'] }], ({ topics }) => topics)('toString')).toEqual([]);
});
