import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { startProgress } from './progress.ts';

test('without a terminal a long run says now and then how far it is', () => {
  const stream = Object.assign(new PassThrough(), { isTTY: false });
  const progress = startProgress(60, 'asked', stream);
  for (let count = 0; count < 60; count += 1) progress.advance('example.org');
  progress.stop();
  expect(String(stream.read())).toBe('25 of 60 asked\n50 of 60 asked\n');
});
