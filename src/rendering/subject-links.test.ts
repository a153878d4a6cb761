import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import remarkGfm from 'remark-gfm';
import type { Root } from 'mdast';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import type { Subject } from '../model/subject.ts';
import { linkSubjects } from './subject-links.ts';

const subjects: Subject[] = [
  { id: 'arena', name: 'Arena', names: [], kind: 'board' },
  { id: 'sora', name: 'Sora', names: ['Sora 2'], kind: 'product' },
];

const linked = (markdown: string): string => {
  const markup = unified().use(remarkParse).use(remarkGfm).use(remarkStringify);
  const tree = linkSubjects(markup.parse(markdown) as Root, subjects, (id) => `/subjects/${id}/`);
  return markup.stringify(tree).trim();
};

test('the first mention of each subject in a section leads to its page', () => {
  expect(linked('Sora 2 is on Arena. Sora fell on Arena.\n\n## Next\n\nArena again.')).toBe(
    '[Sora 2](/subjects/sora/) is on [Arena](/subjects/arena/). Sora fell on Arena.\n\n## Next\n\n[Arena](/subjects/arena/) again.',
  );
});

test('a third-level heading begins no section', () => {
  expect(linked('Arena.\n\n### Part\n\nArena.')).toBe(
    '[Arena](/subjects/arena/).\n\n### Part\n\nArena.',
  );
});

test.each([
  ['a heading', '## Arena'],
  ['a link', '[Arena](https://arena.example/)'],
  ['code', '`Arena`'],
  ['a quotation', '> Arena'],
  ['words in quotation marks, also across emphasis', 'They say “on *Arena* it won”.'],
  ['a lead-in', '**Did Arena count it?** Yes.'],
  ['a table', '| Arena |\n| ----- |\n| Arena |'],
])('%s stays as it is', (_where, markdown) => {
  expect(linked(markdown)).toBe(markdown);
});

test('a name that was closed where it first stood is linked where it stands open', () => {
  expect(linked('“Arena won.” Arena did.')).toBe('“Arena won.” [Arena](/subjects/arena/) did.');
});

test('without subjects the prose is as it was', () => {
  const tree: Root = { type: 'root', children: [] };
  expect(linkSubjects(tree, [], String)).toBe(tree);
});
