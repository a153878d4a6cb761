import { describe, expect, test } from 'vitest';
import { readPiece } from './read-piece.ts';
import { repaired } from './repair.ts';

const head = (field = '') => `---
title: "A piece"
description: "A piece that keeps every promise, so that a test can break just one of them."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: vb, title: A report by @vb, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
  - { id: b, title: A book, publisher: A house, URL: "https://example.org/b", issued: 2020, accessed: 2026-11-22, role: analysis }
  - { id: some_id, title: A page, publisher: A site, URL: "https://example.org/c", issued: 2020, accessed: 2026-11-22, role: analysis }
caveats: []
${field}---

`;
const FILE = 'content/analysis/a/index.mdx';
const read = (text: string) =>
  readPiece({ file: FILE, slug: 'a', bytes: new TextEncoder().encode(text), files: ['a.png'] });
const allOf = ({ problems, marks }: ReturnType<typeof read>) => [...problems, ...marks];
const told = (prose: string, field?: string) =>
  allOf(read(head(field) + prose)).map(({ message, place, repair }) => ({
    message,
    place,
    repair,
  }));
/** The prose after everything mechanical is fixed. */
const fixed = (prose: string) =>
  repaired(head() + prose, (text) =>
    allOf(read(text)).map((problem) => ({ ...problem, file: FILE, severity: 'error' as const })),
  ).text.slice(head().length);

describe('a citation in marks that are none is told, and fixed:', () => {
  test.each([
    ['Words \\[@vb].', 'Words [@vb].'],
    ['Words \\[@vb\\].', 'Words [@vb].'],
    ['Words \\[see @vb, p. 3\\].', 'Words [see @vb, p. 3].'],
    ['Words \\[@some\\_id].', 'Words [@some_id].'],
    ['Words \\[@vb; @b].', 'Words [@vb; @b].'],
    ['Words [@vb\\].', 'Words [@vb].'],
    ['Words [@some\\_id].', 'Words [@some_id].'],
    ['Words [^@vb].', 'Words [@vb].'],
    ['Words [^vb].', 'Words [@vb].'],
    ['Words [cite:@vb].', 'Words [@vb].'],
    ['Words [cite: @vb p. 3].', 'Words [@vb, p. 3].'],
    ['Words [cite/t:@vb; @b].', 'Words [@vb; @b].'],
    ['Words (@vb).', 'Words [@vb].'],
    ['Words (@vb, p. 3).', 'Words [@vb, p. 3].'],
    ['文（@vb）。', '文[@vb]。'],
    ['文【@vb】。', '文[@vb]。'],
    ['文［＠vb］。', '文[@vb]。'],
    ['文[＠vb]。', '文[@vb]。'],
    ['文[@vb；@b]。', '文[@vb; @b]。'],
    ['文[@vb，＠b]。', '文[@vb; @b]。'],
    ['文[@vb、@b]。', '文[@vb; @b]。'],
    ['Words [[@vb]].', 'Words [@vb].'],
    ['Words [@vb],[@b].', 'Words [@vb; @b].'],
    ['Words [@vb, p. 3]; [@b].', 'Words [@vb, p. 3; @b].'],
    ['Words [@vb, @b].', 'Words [@vb; @b].'],
    ['Words [see @vb, p. 3, @b].', 'Words [see @vb, p. 3; @b].'],
    ['Words [@vb p. 3].', 'Words [@vb, p. 3].'],
    ['| a |\n|---|\n| Words \\[@vb] |', '| a |\n|---|\n| Words [@vb] |'],
    ['> Words\n> and \\[@vb].', '> Words\n> and [@vb].'],
    ['## Words \\[@vb]\n\nText.', '## Words [@vb]\n\nText.'],
  ])('%s', (written, meant) => {
    expect(told(written)).toHaveLength(1);
    expect(fixed(written)).toBe(meant);
    expect(told(meant)).toEqual([]);
  });
});

describe('a citation that only its writer can place is told:', () => {
  test.each([
    ['@vb says so.', '`[@vb]` after the words it backs'],
    ['It is as @vb [p. 3] says.', '`[@vb, p. 3]` after the words'],
    ['It is so, says @VB.', 'Unexpected `@VB`'],
    ['It is so, said “@vb”.', 'Unexpected `@vb`'],
    ['It is so [@vb', 'Unexpected `@vb`'],
    [
      'See (this)[https://example.org/], as **(@b in [https://example.org/])** says.',
      'Unexpected `@b`',
    ],
    ['It is so (see @some_id: there).', 'Unexpected `@some_id`'],
    ['- **@vb** says so', 'Unexpected `@vb`'],
    ['One[^1].\n\n[^1]: As @vb says.', 'Unexpected `@vb`'],
    ['[It is so [@vb]](https://example.org/).', 'in the words of a link'],
    ['[as @vb says](https://example.org/).', 'Unexpected `@vb`'],
    ['![A map [@vb]](./a.png)', 'in the description of an image'],
    ['![A map by @vb](./a.png)', 'in the description of an image'],
    ['<Figure caption="A map [@vb]">\n\n![A map](./a.png)\n\n</Figure>', 'property `caption`'],
    ['<Aside title="As @vb says">\n\nWords.\n\n</Aside>', 'property `title`'],
    ['[@vb]: https://example.org/', 'expected words before it'],
    ['Words [@vb and @b].', 'expected a semicolon between citations'],
  ])('%s', (written, message) => {
    const [first] = told(written);
    expect(first?.message).toContain(message);
    expect(first?.repair).toBeUndefined();
    expect(fixed(written)).toBe(written);
  });

  test('at its place', () => {
    expect(told('One line.\nIt is so, says @vb.').map(({ place }) => place)).toEqual([
      { line: head().split('\n').length + 1, column: 16 },
    ]);
  });

  test.each([
    ['framing: We read [@vb] and no more.', '`framing`'],
    ['wouldChangeOurMind: [A retraction by @b]', '`wouldChangeOurMind.0`'],
    ['keyPoints: [{ text: "It ranks second [@vb, p. 3]." }]', '`keyPoints.0.text`'],
    ['claims: [{ id: rank, text: "It ranks second [@VB].", sources: [vb] }]', '`claims.0.text`'],
  ])('%s', (field, where) => {
    const [first] = told('Words.', `${field}\n`);
    expect(first?.message).toMatch(/^Unexpected `@\w+` in .*which readers see as it stands/);
    expect(first?.message).toContain(where);
  });
});

describe('what is no citation is left alone:', () => {
  test.each([
    'Write to someone@vb.example or a.b@vb.',
    'The account @person asked, and @vbs too.',
    '[thanks to @person](https://example.org/)',
    'Thanks (@person, @other) and [by @person].',
    'In code `@vb` and `[@vb]`, and\n\n```\n\\[@vb]\n```',
    'The account \\@vb asked.',
    'See https://example.org/@vb and [them](https://example.org/@vb).',
    'The path x.example/@vb leads there.',
    'Words [@vb] and [@b], words.',
    'Words [@vb] [@b].',
    'Words [see @vb, p. 3; cf. @b].',
    'One[^1].\n\n[^1]: Words [@vb].',
    '## Words [@vb]\n\nText.',
  ])('%s', (prose) => {
    expect(told(prose)).toEqual([]);
  });
});

describe('the id of a source in brackets without its `@`', () => {
  test.each([
    ['Words [vb].', '`[vb]`'],
    ['Words [some_id], and more.', '`[some_id]`'],
    ['> Words [b].', '`[b]`'],
  ])('is told and left to the writer: %s', (prose, named) => {
    const id = named.slice(2, -2);
    expect(told(prose).map(({ message }) => message)).toEqual([
      `Unexpected \`[${id}]\`, which readers see as it stands, expected \`[@${id}]\`, or \`\\[${id}]\` where the word itself is meant`,
    ]);
    expect(fixed(prose)).toBe(prose);
  });

  test.each([
    'Words \\[vb].',
    'Words [vb](https://example.org/).',
    'Words `[vb]`.',
    'Words [sic].',
  ])('is another thing in “%s”', (prose) => {
    expect(told(prose)).toEqual([]);
  });
});
