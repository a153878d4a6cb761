/** Does the text on record hold what readers read, fields of tomorrow too? */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readByReaders } from '../model/expect.ts';
import { readTexts } from './published-text.ts';

test('a field that says readers read it joins the text under its own word, and no other does', () => {
  const shape = {
    note: z.string().optional().register(readByReaders, { label: 'Note' }),
    inner: z.string(),
  };
  expect(readTexts(shape, { note: 'It is early.', inner: 'For machines.' })).toEqual([
    { field: 'note', label: 'Note', text: 'It is early.' },
  ]);
  expect(readTexts(shape, { inner: 'For machines.' })).toEqual([]);
});
