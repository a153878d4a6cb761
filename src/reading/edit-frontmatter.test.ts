import { describe, expect, test } from 'vitest';
import { sourceSchema } from '../model/source.ts';
import { insertSources, sourcesText, type SourceEntry } from './edit-frontmatter.ts';
import { readFrontmatter } from './frontmatter.ts';

const entry: SourceEntry = {
  id: 'vb-2026',
  title: 'A report: "quoted" # and',
  'container-title': 'VentureBeat',
  URL: 'https://example.org/a',
  author: [{ family: 'Doe', given: 'Jane' }],
  issued: '2026-06-22',
  accessed: '2026-11-22',
  role: null,
};

const flowItem =
  '{ id: vb-2026, title: "A report: \\"quoted\\" # and", "container-title": "VentureBeat", ';

/** Inserts and answers the new text, after checking what must hold of every insertion. */
function inserted(text: string, entries: SourceEntry[] = [entry]): string {
  const result = insertSources(text, entries);
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join());
  const { edit } = result;
  const before = (readFrontmatter(text).value ?? {}) as { sources?: unknown[] };
  expect(readFrontmatter(result.text).value).toEqual({
    ...before,
    sources: [...(before.sources ?? []), ...entries],
  });
  const undone =
    result.text.slice(0, edit.from) +
    text.slice(edit.from, edit.to) +
    result.text.slice(edit.from + edit.text.length);
  expect(undone).toBe(text);
  return result.text;
}

const piece = (sources: string) =>
  `---\ntitle: A # title\n${sources}caveats: []\n---\nText [@a].\n`;

describe('a source goes to the end of the list, written as the one before', () => {
  test('in block style, a field a line', () => {
    const text = inserted(piece('sources:\n  - id: a\n    title: A\n'));
    expect(text).toContain(
      '    title: A\n  - id: vb-2026\n    title: "A report: \\"quoted\\" # and"\n' +
        '    container-title: "VentureBeat"\n    URL: "https://example.org/a"\n' +
        '    author: [{ family: "Doe", given: "Jane" }]\n' +
        '    issued: 2026-06-22\n    accessed: 2026-11-22\n    role:\ncaveats: []\n',
    );
  });

  test('in braces, one line', () => {
    const text = inserted(piece('sources:\n- { id: a, title: A }\n'));
    expect(text).toContain(
      `\n- { id: a, title: A }\n- ${flowItem.replace('"container-title"', 'container-title')}`,
    );
    expect(text).toContain('role: null }\ncaveats');
  });

  test('in brackets on one line, and in brackets on several', () => {
    expect(inserted(piece('sources: [ { id: a } ]\n'))).toContain('[ { id: a }, { id: vb-2026,');
    expect(inserted(piece('sources: [\n    { id: a },\n    { id: b }, # last\n  ]\n'))).toContain(
      '{ id: b },\n    { id: vb-2026,',
    );
  });

  test.each([
    [
      'with its own indentation',
      'sources:\n    -   id: a\n        title: A\n',
      '\n    -   id: vb-2026\n        title:',
    ],
    [
      'after a comment that belongs to the last',
      'sources:\n  - id: a # the first\n  # - id: old\n',
      '# the first\n  - id: vb-2026\n',
    ],
    [
      'after a text of several lines',
      'sources:\n  - id: a\n    note: |\n      One.\n\n      Two.\n',
      'Two.\n  - id: vb-2026\n',
    ],
    [
      'after a text that keeps its last lines',
      'sources:\n  - id: a\n    note: |+\n      One.\n\n\n',
      'One.\n\n\n  - id: vb-2026\n',
    ],
    [
      'after a folded text',
      'sources:\n  - id: a\n    title: one\n      two\n',
      'two\n  - id: vb-2026\n',
    ],
    ['after an entry left empty', 'sources:\n  - id: a\n    role:\n\n', 'role:\n  - id: vb-2026\n'],
  ])('%s', (_how, sources, expected) => {
    expect(inserted(piece(sources))).toContain(expected);
  });
});

describe('a list that is not there yet is begun', () => {
  test.each([
    ['sources: []\n', 'title: A # title\nsources:\n  - id: vb-2026\n'],
    ['sources: [] # none yet\n', 'role: # none yet\ncaveats'],
    ['sources: [ # none\n  ]\n', 'sources: [ { id: vb-2026,'],
    ['sources:\n', 'sources:\n  - id: vb-2026\n'],
    ['sources: # soon\n', 'role: # soon\ncaveats'],
    ['sources: null\n', 'sources:\n  - id: vb-2026\n'],
    ['', 'caveats: []\nsources:\n  - id: vb-2026\n'],
  ])('%j', (sources, expected) => {
    expect(inserted(piece(sources))).toContain(expected);
  });

  test('in frontmatter that holds nothing', () => {
    expect(inserted('---\n---\n')).toMatch(/^---\nsources:\n {2}- id: vb-2026\n[^]*\n---\n$/);
  });
});

test('line ends of Windows and a byte order mark stay and are kept up', () => {
  const text = `\uFEFF${piece('sources:\n  - id: a\n')}`.replaceAll('\n', '\r\n');
  const result = inserted(text);
  expect(result.startsWith('\uFEFF---\r\n')).toBe(true);
  expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('several sources go in together, in order', () => {
  const result = inserted(piece('sources: [{ id: a }]\n'), [entry, { ...entry, id: 'second' }]);
  expect(result.indexOf('vb-2026')).toBeLessThan(result.indexOf('second'));
});

describe('text from anywhere ends as that text', () => {
  const texts = [
    '---',
    'a\n---\nb',
    'a: #b',
    '"]} \' \\ \\n',
    '!!js/function x',
    '*alias &anchor <<',
    '\u2028---\u2029',
    '\u202Eevil\u2066',
    '\u0000\u0007\u001B\u007F\u0085',
    '</script>{x}<Aside>',
    '\uFEFF\u200B\u00AD',
    'null',
    '2026-06-22',
    '1e3',
    '~',
    'no',
    '\ud800',
    '🙂 阿里巴巴 हिन्दी',
    '- a',
    '{ a: 1 }',
    '%YAML',
    '\t',
    '',
  ];
  test.each(texts)('%j', (text) => {
    const hostile = {
      id: 'a',
      title: text,
      author: [{ literal: text }],
      role: text,
      custom: { [text]: text },
    };
    for (const list of ['sources:\n  - id: x\n', 'sources: [{ id: x }]\n', 'sources:\n']) {
      const result = inserted(piece(list), [hostile]);
      expect(result.split('\n---\n')).toHaveLength(2);
      expect(result).not.toMatch(
        /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202E\u2066]/,
      );
    }
  });
});

test('an entry printed for pasting is what stands in a piece', () => {
  const text = `---\nsources:\n${sourcesText([entry, { ...entry, id: 'b' }])}---\n`;
  expect(readFrontmatter(text).value).toEqual({ sources: [entry, { ...entry, id: 'b' }] });
});

test('days, years, roles and ids read back as the model takes them', () => {
  const source = {
    id: '2026',
    title: 'T',
    publisher: 'P',
    URL: 'https://e.org/',
    issued: '2026',
    accessed: '2026-11-22',
    role: 'vendor',
    language: 'no',
    volume: 12,
  };
  const { value } = readFrontmatter(inserted(piece('sources:\n'), [source]));
  const [read] = (value as { sources: unknown[] }).sources;
  expect(sourceSchema.parse(read)).toMatchObject({ ...source });
});

describe('what cannot be extended is answered with a place', () => {
  test.each([
    ['no frontmatter', 'Text.', 1, 'Missing frontmatter'],
    ['frontmatter without end', '---\ntitle: A\n', 3, 'Unclosed frontmatter'],
    ['broken YAML', '---\ntitle: A: B\nsources: []\n---\n', 2, 'quotation marks'],
    ['sources that are no list', '---\ntitle: A\nsources: none\n---\n', 3, 'expected a list'],
    ['frontmatter in braces', '---\n{ title: A, sources: [] }\n---\n', 2, 'expected a list'],
    ['a list under another name', '---\na: &a [1]\nsources: *a\n---\n', 3, 'expected a list'],
  ])('%s', (_what, text, line, words) => {
    const result = insertSources(text, [entry]);
    expect(result).toHaveProperty('problems');
    const [problem] = 'problems' in result ? result.problems : [];
    expect(problem?.place.line).toBe(line);
    expect(problem?.message).toContain(words);
  });
});
