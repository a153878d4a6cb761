import { describe, expect, test } from 'vitest';
import { masthead } from '../masthead.ts';
import { contrast } from './palette.ts';

test('contrast runs from 1 to 21 and does not ask which colour is the paper', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each(['ink', 'quiet', 'accent', 'gone', 'new'] as const)(
    'words in %s can be read: 7 to 1',
    (role) => {
      for (const ground of ['paper', 'surface'] as const) {
        const ratio = contrast(masthead.colors[role][scheme], masthead.colors[ground][scheme]);
        expect(ratio, `${role} on ${ground}`).toBeGreaterThanOrEqual(7);
      }
    },
  );
});
