import { expect, test } from 'vitest';
import type { Subject } from '../model/subject.ts';
import { subjectsIn } from './subjects-named.ts';

const subject = (id: string, name: string, ...names: string[]): Subject => ({
  id,
  name,
  names,
  kind: 'model',
});
const subjects = [
  subject('arena', 'Arena'),
  subject('video-arena', 'Video Arena'),
  subject('kling', 'Kling', 'Kling AI'),
  subject('wan-3-0', 'Wan 3.0'),
];
const idsIn = (text: string) => subjectsIn(text, subjects).map((named) => named.subject.id);

test.each([
  ['a name at the end of a sentence', 'It stands on Arena.', ['arena']],
  ['a name with its possessive', 'Arena’s lists', ['arena']],
  ['the longer of two names at one place', 'the Video Arena and Arena', ['video-arena', 'arena']],
  ['another name', 'Kling AI sells it', ['kling']],
  ['a name across a line or a no-break space', 'Wan\u00a03.0 and Wan\n3.0', ['wan-3-0', 'wan-3-0']],
])('%s names its subject', (_what, text, ids) => {
  expect(idsIn(text)).toEqual(ids);
});

test.each([
  ['a common noun', 'an arena for clips'],
  ['a part of a word', 'Arenas and Klingon'],
  ['a part of a compound', 'the Arena-led list'],
  ['a host', 'see Arena.ai'],
  ['a later version', 'Wan 3.0.1'],
  ['a version that nobody lists', 'Kling 9 is out'],
])('%s names no subject', (_what, text) => {
  expect(idsIn(text)).toEqual([]);
});
