import { expect, test } from 'vitest';
import { insertSourceField } from './insert-source-field.ts';

const COPY = 'https://web.archive.org/web/20260623081500/https://example.org/a';

const insert = (text: string, id = 'vb', after = 'URL') =>
  insertSourceField(text, { id, after, field: 'archived', value: COPY });

/** A piece whose frontmatter and prose hold what a careless rewriting would change. */
const piece = (sources: string) =>
  `---\ntitle:   'Kept  as it is'   # with its comment\nsources:\n${sources}\ncaveats: []\n---\n\nProse  with \tspaces. \n\n---\n`;

test('in block style the field gets a line after the URL, in its column', () => {
  const text = piece(
    '  - id: vb\n    URL: "https://example.org/a"   # found by hand\n    issued: 2026\n  - id: other\n    URL: https://example.org/b',
  );
  expect(insert(text)).toBe(text.replace('by hand\n', `by hand\n    archived: "${COPY}"\n`));
});

test('where the URL opens the list item, the field stands below it', () => {
  const text = piece('- URL: https://example.org/a\n  id: vb');
  expect(insert(text)).toBe(text.replace('org/a\n', `org/a\n  archived: "${COPY}"\n`));
});

test('in flow style the field stands within the braces', () => {
  const text = piece(
    '  - { id: vb, title: "A, b: {c}", URL: "https://example.org/a", issued: 2026 }\n  - { id: other, URL: "https://example.org/a" }',
  );
  expect(insert(text)).toBe(
    text.replace(
      'URL: "https://example.org/a", issued',
      `URL: "https://example.org/a", archived: "${COPY}", issued`,
    ),
  );
});

test('braces over several lines and a bare URL at their end are kept', () => {
  const text = piece('  - {\n      id: vb,\n      URL: https://example.org/a\n    }');
  expect(insert(text)).toBe(text.replace('org/a\n', `org/a, archived: "${COPY}"\n`));
});

test('a URL folded over lines is followed, not split', () => {
  const text = piece('  - id: vb\n    URL: >-\n      https://example.org/a\n    issued: 2026');
  expect(insert(text)).toBe(text.replace('org/a\n', `org/a\n    archived: "${COPY}"\n`));
});

test('line ends of Windows and a byte order mark are kept', () => {
  const text = `\uFEFF${piece('  - id: vb\n    URL: "https://example.org/a"')}`.replaceAll(
    '\n',
    '\r\n',
  );
  expect(insert(text)).toBe(text.replace('org/a"\r\n', `org/a"\r\n    archived: "${COPY}"\r\n`));
});

test('the field may follow another than the URL', () => {
  const text = piece('  - id: vb\n    DOI: 10.1000/182');
  expect(insert(text, 'vb', 'DOI')).toBe(text.replace('/182\n', `/182\n    archived: "${COPY}"\n`));
});

test.each([
  [
    'has the field',
    piece('  - id: vb\n    URL: https://example.org/a\n    archived: "https://x.org"'),
  ],
  ['is not listed', piece('  - id: other\n    URL: https://example.org/a')],
  [
    'is listed twice',
    piece('  - { id: vb, URL: "https://a.org" }\n  - { id: vb, URL: "https://b.org" }'),
  ],
  ['has no URL', piece('  - id: vb\n    DOI: 10.1000/182')],
  [
    'is an alias',
    piece('  - *one').replace('title', 'one: &one { id: vb, URL: "https://a.org" }\ntitle'),
  ],
  ['stands in no frontmatter', 'sources:\n  - id: vb\n    URL: https://example.org/a\n'],
])('a source that %s is left as it is', (_what, text) => {
  expect(insert(text)).toBeUndefined();
});
