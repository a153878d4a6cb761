import { describe, expect, test } from 'vitest';
import { parseProse } from './read-piece.ts';

const head = '---\ntitle: A piece\n---\n';
const LEVELS = 10_000;
const nested = (open: string, close = '') => `${open.repeat(LEVELS)}a${close.repeat(LEVELS)}`;
const lines = (line: (n: number) => string, count = 400) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

describe('ten thousand levels', () => {
  test.each([
    ['of quotations', nested('> ')],
    ['of quotations, a line each', lines((n) => `${'>'.repeat(n)} a`)],
    ['of lists', nested('- ')],
    ['of lists, a line each', lines((n) => `${' '.repeat(2 * n)}- a`)],
    ['of numbered lists', nested('1. ')],
    ['of footnotes', nested('[^a]: ')],
    ['of emphasis', nested('*', '*')],
    ['of emphasis in pairs', nested('*a **b ', ' c** d*')],
    ['of underscores', nested('_a ', ' a_')],
    ['of brackets', nested('[', ']')],
    ['of brackets that stay open', nested('[')],
    ['of links', nested('[', '](/a)')],
    ['of images', nested('![', '](a.png)')],
    ['of tags', nested('<b>', '</b>')],
    ['of braces', nested('{', '}')],
    ['of a list in a property', `<Timeline events={${nested('[', ']')}} />`],
    ['behind a quotation of code', `> \`\`\`\n${nested('[', ']')}`],
    ['as ever longer runs of backticks', lines((n) => `a ${'`'.repeat(n + 1)}`)],
    ['as marks that may open or close', 'a**b*c '.repeat(LEVELS)],
  ])('%s are refused before they are parsed', (_what, prose) => {
    const { tree, problem } = parseProse(`${head}\nBefore.\n\n${prose}\n`);
    expect(problem?.message).toContain('Unexpected nesting');
    expect(problem?.place.line).toBeGreaterThanOrEqual(7);
    expect(tree.children).toEqual([]);
  });

  test('are told at the place where it becomes too much', () => {
    expect(parseProse(`${head}${nested('[', ']')}`).problem?.place).toEqual({
      line: 4,
      column: 101,
    });
  });
});

test.each([
  ['code', `\`\`\`\n${'['.repeat(200)}\n\`\`\``],
  ['a table whose cells begin with a star', `| a |\n|---|\n${lines(() => '| *x |')}`],
  ['a list with emphasis in each item', lines((n) => `- *item* **${n}** [a](/b)`)],
  ['a line that divides', '* '.repeat(100)],
  ['Japanese emphasis beside brackets', 'これは**「強調」**です。'.repeat(200)],
  ['escaped brackets', '\\['.repeat(200)],
  ['tags in code', 'Write `<b>`. '.repeat(200)],
  ['sixty levels of quotations', `${'> '.repeat(60)}a`],
  ['frontmatter', `---\ntitle: "${'['.repeat(100)}"\n---\n\nText.`],
])('%s is not taken for nesting', (_what, prose) => {
  expect(
    parseProse(prose.startsWith('---') ? prose : `${head}\n${prose}\n`).problem,
  ).toBeUndefined();
});
