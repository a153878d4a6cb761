import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast, readPalette } from './palette.ts';

const palette = readPalette(
  readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8'),
);

test('contrast runs from 1 to 21 and does not ask which colour is the paper', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each(['ink', 'quiet', 'accent', 'gone', 'new'])(
    'words in %s can be read: 7 to 1',
    (role) => {
      for (const ground of ['paper', 'surface']) {
        const ratio = contrast(palette[role]?.[scheme] ?? '', palette[ground]?.[scheme] ?? '');
        expect(ratio, `${role} on ${ground}`).toBeGreaterThanOrEqual(7);
      }
    },
  );
});
