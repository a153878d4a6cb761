import { describe, expect, test } from 'vitest';
import type { Message } from '../model/message.ts';
import { partOf, toldAgain } from './told-again.ts';

const on = (file: string, message = 'Unexpected'): Message => ({
  file,
  place: { line: 1, column: 1 },
  severity: 'error',
  ruleId: 'file-is-read',
  message,
});
const piece = 'content/analysis/vb/index.mdx';
const told = (messages: Message[], changed: string, before = messages) =>
  toldAgain(messages, new Set([partOf(changed)]), before).map(({ file }) => file);

describe('after a change, a writer is told again', () => {
  test.each([
    [piece, piece],
    ['content/analysis/vb/index.md', 'content/analysis/vb/index.md'],
    ['content/analysis/vb/part/index.mdx', piece],
    ['content/analysis/vb/index.md', 'content/analysis/vb/a.png'],
    ['content/analysis/loose.mdx', 'content/analysis/loose.mdx'],
    ['content/topics.yml', 'content/authors.yml'],
    [piece, 'content/leaderboards/arena/2026-04-17.csv'],
    ['content/analysis/vb/index.md', 'content/pages/about.mdx'],
  ])('of %s when %s changes', (file, changed) => {
    expect(told([on(file)], changed)).toEqual([file]);
  });

  test('of nothing that stands in another piece and was told before', () => {
    expect(told([on('content/analysis/vb-2/index.mdx')], piece)).toEqual([]);
    expect(told([on('content/topics.yml')], piece)).toEqual([]);
  });

  test('of what a change in one piece brings about in another', () => {
    const other = 'content/analysis/other/index.mdx';
    const before = [on(other, 'Unexpected day')];
    const after = [...before, on(other, 'Unexpected claim')];
    expect(toldAgain(after, new Set([partOf(piece)]), before)).toEqual([
      on(other, 'Unexpected claim'),
    ]);
  });
});
