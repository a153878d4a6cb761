import { describe, expect, test } from 'vitest';
import { cellsOf, headingsOf, placeInSentence } from '../model/prose.ts';
import { readPiece } from './read-piece.ts';

const frontmatter = `---
title: "A piece"
description: "A piece that keeps every promise, so that a test can break just one of them."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: vb, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
---
`;
const read = (prose: string, head = frontmatter) =>
  readPiece({
    file: 'content/analysis/a/index.mdx',
    slug: 'a',
    bytes: new TextEncoder().encode(head + prose),
    files: [],
  });
/** Number of the first line of the prose. */
const FIRST = frontmatter.split('\n').length;

describe('citations', () => {
  const cited = (prose: string) => read(prose).prose.citations.map(({ source }) => source);

  test('are found with line and column', () => {
    const { citations } = read('\nIt ranks second [@vb, para. 3].\n\nAnd third [@a; @b].\n').prose;
    expect(citations).toEqual([
      { source: 'vb', locator: 'para. 3', place: { line: FIRST + 1, column: 18 } },
      { source: 'a', place: { line: FIRST + 3, column: 12 } },
      { source: 'b', place: { line: FIRST + 3, column: 16 } },
    ]);
  });

  test.each([
    ['escaped', 'It says \\[@vb].'],
    ['in inline code', 'Write `[@vb]` so.'],
    ['in a code block', '```\n[@vb]\n```'],
    ['an address behind a handle', 'Follow [@vb](https://example.org/).'],
    ['in a mail address', 'Write to a@vb.example.'],
  ])('stay text when %s', (_how, prose) => {
    expect(cited(prose)).toEqual([]);
  });

  test('may break over a line', () => {
    expect(cited('It ranks second [@a;\n@b].')).toEqual(['a', 'b']);
  });

  test.each([
    ['emphasis', 'It *ranks [@vb]* so.'],
    ['a table', '| a | b |\n|---|---|\n| x | [@vb] |'],
    ['a list', '- one [@vb]'],
    ['a quotation', '> one [@vb]'],
    ['a component', '<Aside>\n\nOne [@vb].\n\n</Aside>'],
    ['a heading', '## One [@vb]'],
    ['a footnote', 'One[^1].\n\n[^1]: Two [@vb].'],
  ])('are found in %s', (_where, prose) => {
    expect(cited(prose)).toEqual(['vb']);
  });
});

describe('sentences', () => {
  const sentences = (prose: string) => {
    const { prose: found } = read(prose);
    return found.sentences.map(({ text, citations }) => [
      text,
      citations.map((index) => found.citations[index]?.source).join(' '),
    ]);
  };

  test('carry the citations before their full stop, and the marks leave no trace', () => {
    expect(
      sentences('It ranks second [@a]. Then it fell [@b; @c] again. Nobody knows why.'),
    ).toEqual([
      ['It ranks second.', 'a'],
      ['Then it fell again.', 'b c'],
      ['Nobody knows why.', ''],
    ]);
  });

  test('carry a citation that follows their full stop', () => {
    expect(sentences('It ranks second. [@a] Then it fell. [@b]')).toEqual([
      ['It ranks second.', 'a'],
      ['Then it fell.', 'b'],
    ]);
  });

  test('do not end at an abbreviation or in a number', () => {
    expect(sentences('It was No. 2 in Fig. 3, i.e. 1.5 points off. So Dr. Wu said.')).toEqual([
      ['It was No. 2 in Fig. 3, i.e. 1.5 points off.', ''],
      ['So Dr. Wu said.', ''],
    ]);
  });

  test('know where each of their characters stands in the file', () => {
    const [, second] = read('One is here.\nTwo has a *bold* word\nand goes on.').prose.sentences;
    const offset = second?.text.indexOf('goes') ?? 0;
    expect(second && placeInSentence(second)).toEqual({ line: FIRST + 1, column: 1 });
    expect(second && placeInSentence(second, offset)).toEqual({ line: FIRST + 2, column: 5 });
  });

  test('of a table are its rows', () => {
    expect(sentences('| Day | Rank |\n|---|---|\n| 16 April | 2nd [@vb] |')).toEqual([
      ['Day · Rank', ''],
      ['16 April · 2nd', 'vb'],
    ]);
  });

  test('end where their language ends them', () => {
    const chinese = read(
      '它排名第二。然后下降了。',
      frontmatter.replace('authors:', 'lang: zh\nauthors:'),
    );
    expect(chinese.prose.sentences.map(({ text }) => text)).toEqual([
      '它排名第二。',
      '然后下降了。',
    ]);
  });
});

describe('blocks', () => {
  const blocks = (prose: string) => read(prose).prose.blocks;

  test('are what the writer set apart, each with its text and lines', () => {
    const prose = '## One [@vb]\n\nTwo\nthree [@vb].\n\n- four\n\n  five\n';
    expect(blocks(prose)).toMatchObject([
      { kind: 'heading', depth: 2, id: 'one', text: 'One', lastLine: FIRST, citations: [0] },
      { kind: 'paragraph', text: 'Two three.', place: { line: FIRST + 2 }, lastLine: FIRST + 3 },
      { kind: 'listItem', text: 'four' },
      { kind: 'listItem', text: 'five', lastLine: FIRST + 7 },
    ]);
  });

  test('of a table know their cells, whatever dots stand in them', () => {
    const { prose } = read('| Day · hour | |\n|---|---|\n| Now? 9 · noon | 2nd · [@vb] |');
    const rows = prose.blocks.flatMap((block) =>
      block.kind === 'tableRow'
        ? [[block.isHeader, block.cells.map(({ start, end }) => block.text.slice(start, end))]]
        : [],
    );
    expect(rows).toEqual([
      [true, ['Day · hour', '']],
      [false, ['Now? 9 · noon', '2nd ·']],
    ]);
    const inCells = prose.sentences.map((sentence) =>
      cellsOf(sentence, prose)?.map(({ start, end }) => sentence.text.slice(start, end)),
    );
    expect(inCells).toEqual([['Day · hour'], ['Now?'], ['9 · noon', '2nd ·']]);
  });

  test('outside tables have no cells, and keep a dot at their end', () => {
    const { prose } = read('One · two ·');
    expect(prose.blocks).toMatchObject([{ kind: 'paragraph', text: 'One · two ·' }]);
    expect(prose.sentences.map((sentence) => cellsOf(sentence, prose))).toEqual([undefined]);
  });

  test('say in which quotation and footnote they stand, and to which they refer', () => {
    const prose = 'One.[^a]\n\n> Two.\n>\n> - three\n>   - ## Four\n\n[^a]: Five.\n\n    > Six.\n';
    expect(blocks(prose)).toMatchObject([
      { kind: 'paragraph', notes: ['a'], isQuoted: false },
      { kind: 'paragraph', text: 'Two.', isQuoted: true },
      { kind: 'listItem', text: 'three', isQuoted: true },
      { kind: 'heading', id: 'four', isQuoted: true },
      { kind: 'paragraph', text: 'Five.', footnote: 'a', isQuoted: false },
      { kind: 'paragraph', text: 'Six.', footnote: 'a', isQuoted: true },
    ]);
  });

  test('hold their sentences where these say they begin, and survive being stored', () => {
    const { prose } = read('One. Two\nis here.\n\n| a | b |\n|---|---|\n| c. D | e |\n');
    const stored = JSON.parse(JSON.stringify(prose)) as typeof prose;
    expect(stored).toEqual(prose);
    for (const { text, block, start } of stored.sentences) {
      expect(stored.blocks[block]?.text.slice(start, start + text.length)).toBe(text);
    }
  });
});

describe('a piece is data', () => {
  const complaints = (prose: string) => read(prose).problems.map(({ message }) => message);

  test.each([
    ['<Aside title="A note">\n\nText.\n\n</Aside>'],
    ['Water is H<sub>2</sub>O and <abbr title="video">v</abbr>.'],
    ['A brace \\{ and a sign &lt; stay text.'],
  ])('%s is allowed', (prose) => {
    expect(complaints(prose)).toEqual([]);
  });

  test.each([
    ["import x from 'y'", 'Unexpected `import`'],
    ['export const a = 1', 'Unexpected `export`'],
    ['One {2 + 3}.', 'Unexpected `{2 + 3}`'],
    ['{/* a comment */}', 'Unexpected `{/* a comment */}`'],
    ['<Aside {...props}>x</Aside>', 'Unexpected `{...props}` in `<Aside>`'],
    [
      '<Aside title={process.env.HOME}>x</Aside>',
      'Unexpected expression in property `title` of `<Aside>`',
    ],
    ['<Aside titel="x">x</Aside>', 'did you mean `title`?'],
    ['<Asied>x</Asied>', 'did you mean `<Aside>`?'],
    ['<script>alert(1)</script>', 'Unexpected `<script>`'],
    ['<sub onclick="x">2</sub>', 'Unexpected property `onclick` in `<sub>`'],
    ['<sub style="x">2</sub>', 'Unexpected property `style` in `<sub>`'],
    ['<iframe src="https://example.org"/>', 'Unexpected `<iframe>`'],
    ['<>x</>', 'Unexpected `<>`'],
  ])('%s is answered with what to write instead', (prose, message) => {
    expect(complaints(prose).join('\n')).toContain(message);
  });
});

describe('the traps of MDX are explained', () => {
  test.each([
    ['## A heading {#id}', 'Unexpected `{#…}`, expected a heading without it'],
    ['Under <5 points.', 'expected `&lt;` or words such as “under”'],
    ['<!-- a comment -->', 'Unexpected `<!--`, expected no comment in the prose'],
    ['See <https://example.org>.', 'expected a link with its words: `[words](https://…)`'],
    ['<Aside>\n\nText.', 'Unclosed `<Aside>`'],
    ['Text.\n\n</Aside>', 'Unexpected `</Aside>`, expected `<Aside>` before it'],
    ['A set {a, b', 'expected `\\{` where a brace is meant'],
  ])('%s', (prose, message) => {
    const { problems } = read(`\n${prose}\n`);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
    expect(problems[0]?.place.line).toBeGreaterThan(FIRST);
  });

  test('and the rest of such a piece is still read', () => {
    expect(read('It is <5 [@vb].').prose.citations).toHaveLength(1);
  });
});

describe('frontmatter', () => {
  const problems = (head: string) => read('Text.', head).problems;

  test('is missed where there is none', () => {
    expect(problems('')[0]?.message).toMatch(/^Missing frontmatter/);
    expect(problems('---\ntitle: x\n')[0]?.message).toMatch(/^Unclosed frontmatter/);
  });

  test('may follow a byte order mark and end its lines as Windows does', () => {
    expect(problems(`\uFEFF${frontmatter}`)).toEqual([]);
    expect(problems(frontmatter.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  test('has each fault at its line and column', () => {
    const faulty = frontmatter.replace('role: reporting', 'role: gossip');
    expect(problems(faulty)[0]?.place).toEqual({
      line: 8,
      column: (faulty.split('\n')[7]?.indexOf('role:') ?? -1) + 1,
    });
  });

  test.each([
    ['title: One: two', 'expected text with a colon to stand in quotation marks'],
    ['title: @home', 'expected it in quotation marks'],
    ['title:\n\tdeep: 1', 'Unexpected tab'],
    ['title: a\ntitle: b', 'Unexpected second field `title`'],
    ['title: "a', 'Unclosed quotation mark'],
    ["title: 'it's'", 'Unexpected'],
    ['title: [a, b', 'Unclosed list'],
  ])('%s is explained', (line, message) => {
    expect(problems(frontmatter.replace('title: "A piece"', line))[0]?.message).toContain(message);
  });

  test('nested a thousand levels deep is refused, not followed', () => {
    const deep = frontmatter.replace('"A piece"', `${'['.repeat(1000)}${']'.repeat(1000)}`);
    expect(problems(deep)[0]?.message).toContain('Unexpected nesting');
  });
});

test.each(['!!!', '…', '---!', '🙂', '***', '¿?', '[@vb]', '![A map](./a.png)'])(
  'a heading of %s alone has an anchor to point at',
  (heading) => {
    const { prose } = read(`## ${heading}\n\nText.\n\n## ${heading}\n\nText.\n`);
    expect(headingsOf(prose).map(({ id }) => id)).toEqual(['section', 'section-1']);
  },
);

test('a heading with the name of a part of the page leaves that part its anchor', () => {
  const { prose } = read('## Sources\n\nText.\n\n## Corrections\n\nText.\n');
  expect(headingsOf(prose).map(({ id }) => id)).toEqual(['sources-1', 'corrections-1']);
});

test('words are counted as a reader reads them, without marks', () => {
  expect(read('One two three [@vb, page four].').prose.words).toBe(3);
});
