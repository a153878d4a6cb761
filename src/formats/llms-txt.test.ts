import { expect, test } from 'vitest';
import { toLlmsTxt } from './llms-txt.ts';

test('the file has the title, the summary and the sections in the order of the standard', () => {
  const text = toLlmsTxt({
    name: 'The Daily',
    summary: 'News of the harbour.',
    details: ['Each piece is one file.'],
    sections: [
      {
        title: 'Pieces',
        links: [{ name: 'A third basin', url: 'https://example.org/basin.md', note: 'It opened.' }],
      },
      { title: 'Feeds', links: [] },
    ],
  });
  expect(text).toBe(`# The Daily

> News of the harbour.

Each piece is one file.

## Pieces

- [A third basin](https://example.org/basin.md): It opened.
`);
});

test('a title cannot end its link or begin another', () => {
  const text = toLlmsTxt({
    name: 'The Daily',
    summary: 'News.',
    details: [],
    sections: [
      {
        title: 'Pieces',
        links: [
          {
            name: 'One](https://evil.example)\n\n# Two',
            url: 'https://example.org/one.md',
            note: 'n',
          },
        ],
      },
    ],
  });
  expect(text).toContain('- [One\\](https://evil.example) # Two](https://example.org/one.md): n');
});
