import { describe, expect, test } from 'vitest';
import { soundPiece } from '../../tests/scratch-project.ts';
import { readPiece } from './read-piece.ts';
import { readData } from './read-data.ts';
import { readSnapshot } from './read-boards.ts';
import { readOwnPage } from './read-own-pages.ts';
import { topicsSchema } from '../model/topic.ts';
import { firstUnfit, fitText, spelledOut, unfitInWords } from '../model/unfit-characters.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = 'content/analysis/scratch/index.mdx';
const say = (text: string) =>
  readPiece({ file, slug: 'scratch', bytes: bytes(text), files: ['a.png'] })
    .problems.filter(({ ruleId }) => ruleId === 'file-is-text')
    .map(({ place, message }) => `${place.line}:${place.column} ${message}`);

describe('a character that no document can hold is told where it is spelled out in the frontmatter', () => {
  test.each([
    [
      'a bell',
      '"A \\u0007 title"',
      'Unexpected control character U+0007, expected text without it',
    ],
    [
      'a bell by its name',
      '"A \\a title"',
      'Unexpected control character U+0007, expected text without it',
    ],
    [
      'an escape',
      '"A \\e[31m title"',
      'Unexpected control character U+001B, expected text without it',
    ],
    ['a NUL', '"A \\0 title"', 'Unexpected control character U+0000, expected text without it'],
    [
      'a vertical tab',
      '"A \\v title"',
      'Unexpected control character U+000B, expected a space or a new line',
    ],
    ['DEL', '"A \\x7F title"', 'Unexpected control character U+007F, expected text without it'],
    [
      'a dash of Windows',
      '"A \\x96 title"',
      'Unexpected control character U+0096, expected `–`, which has that number in Windows-1252',
    ],
    [
      'a next line',
      '"A \\N title"',
      'Unexpected control character U+0085, expected `…`, which has that number in Windows-1252',
    ],
    [
      'the first half of a character',
      '"A \\uD800 title"',
      'Unexpected half of a character U+D800, expected the character itself',
    ],
    [
      'the first half of one that stands there whole',
      '"A \\uD83D title 😀"',
      'Unexpected half of a character U+D83D, expected the character itself',
    ],
    [
      'the second half of a character',
      '"A \\uDFFF title"',
      'Unexpected half of a character U+DFFF, expected the character itself',
    ],
    [
      'a noncharacter',
      '"A \\uFFFE title"',
      'Unexpected noncharacter U+FFFE, expected text without it',
    ],
    [
      'another noncharacter',
      '"A \\uFDD0 title"',
      'Unexpected noncharacter U+FDD0, expected text without it',
    ],
    [
      'one of another plane',
      '"A \\U0001FFFF title"',
      'Unexpected noncharacter U+1FFFF, expected text without it',
    ],
  ])('%s', (_what, title, message) => {
    const piece = soundPiece().replace('"A sound piece"', title);
    expect(say(piece)).toEqual([`2:1 ${message}`]);
  });

  test.each([
    ['a field within a source', soundPiece().replace('"A report"', '"A \\u0007 report"'), '8:19'],
    [
      'the text of a caveat',
      soundPiece().replace('caveats: []', 'caveats: ["So \\uD800 far."]'),
      '9:11',
    ],
    ['the name of a field', soundPiece({ frontmatter: '"x\\u0007": y\n' }), '10:1'],
    ['the second of two words', soundPiece().replace('[staff]', '[staff, "a\\u0001"]'), '4:18'],
  ])('in %s', (_what, piece, place) => {
    expect(say(piece).map((message) => message.split(' ')[0])).toEqual([place]);
  });

  test('two halves that make one character are that character', () => {
    const title = soundPiece().replace('"A sound piece"', '"A \\uD83D\\uDE00 title"');
    expect(say(title)).toEqual([]);
  });
});

describe('a character that no document can hold is told where the prose gives its number', () => {
  test.each([
    [
      'a bell',
      'One&#7;two [@report].',
      '12:4 Unexpected control character U+0007, expected text without it',
    ],
    [
      'a bell in hexadecimal',
      'One&#x07;two [@report].',
      '12:4 Unexpected control character U+0007, expected text without it',
    ],
    [
      'a NUL',
      'One *and &#0; two* [@report].',
      '12:10 Unexpected control character U+0000, expected text without it',
    ],
    [
      'half a character',
      'One\ntwo &#xD800; [@report].',
      '13:5 Unexpected half of a character U+D800, expected the character itself',
    ],
    [
      'half a character in decimal',
      'One &#55357; [@report].',
      '12:5 Unexpected half of a character U+D83D, expected the character itself',
    ],
    [
      'a dash of Windows',
      'One &#150; two [@report].',
      '12:5 Unexpected control character U+0096, expected `–`, which has that number in Windows-1252',
    ],
    [
      'a noncharacter',
      'One &#xFFFE; two [@report].',
      '12:5 Unexpected noncharacter U+FFFE, expected text without it',
    ],
    [
      'a number beyond all characters',
      'One &#x110000; two [@report].',
      '12:5 Unexpected U+110000, expected a character: none has that number',
    ],
    [
      'a form feed',
      'One &#12; two [@report].',
      '12:5 Unexpected control character U+000C, expected a space or a new line',
    ],
    [
      'in words of an image',
      'One [@report].\n\n![A &#7; chart](a.png)',
      '14:5 Unexpected control character U+0007, expected text without it',
    ],
    [
      'in the title of a link',
      'One [two](/about/ "a &#7; b") [@report].',
      '12:22 Unexpected control character U+0007, expected text without it',
    ],
    [
      'in the address of a link',
      'One [two](https://example.org/&#x1F;) [@report].',
      '12:31 Unexpected control character U+001F, expected text without it',
    ],
    [
      'in a definition',
      'One [two][d] [@report].\n\n[d]: https://example.org/&#1;',
      '14:26 Unexpected control character U+0001, expected text without it',
    ],
    [
      'in a property',
      'One [@report].\n\n<Aside title="a &#7; b">\n\nTwo.\n\n</Aside>',
      '14:17 Unexpected control character U+0007, expected text without it',
    ],
    [
      'in a literal of a property',
      'One [@report].\n\n<Aside title={"a \\u0007 b"}>\n\nTwo.\n\n</Aside>',
      '14:1 Unexpected control character U+0007, expected text without it',
    ],
    [
      'in a heading',
      '## One &#7;\n\nTwo [@report].',
      '12:8 Unexpected control character U+0007, expected text without it',
    ],
    [
      'in a cell',
      '| a | b &#7; |\n|---|---|\n| c | d |',
      '12:9 Unexpected control character U+0007, expected text without it',
    ],
  ])('%s', (_what, prose, message) => {
    expect(say(soundPiece({ prose }))).toEqual([message]);
  });

  test.each([
    ['an ampersand that is escaped', 'One \\&#7; two [@report].'],
    ['code', 'One `&#7;` two [@report].'],
    ['a block of code', 'One [@report].\n\n```\n&#7;\n```'],
    ['a reference to a letter', 'Caf&#233; &#x1F600; &amp;#7; [@report].'],
    ['a sign for a letter that was lost', 'It prints \uFFFD there [@report].'],
  ])('%s is as it was typed', (_what, prose) => {
    expect(say(soundPiece({ prose }))).toEqual([]);
  });
});

test.each([
  ['a control of the upper half', 'One \u0096 two', 'U+0096'],
  ['a noncharacter', 'One \uFFFF two', 'U+FFFF'],
  ['DEL', 'One \u007F two', 'U+007F'],
])('%s that stands in a file as itself is told with its place', (_what, prose, name) => {
  const [only = '', ...more] = say(soundPiece({ prose: `${prose} [@report].` }));
  expect(more).toEqual([]);
  expect(only.startsWith('12:5 Unexpected ')).toBe(true);
  expect(only).toContain(name);
});

test.each([
  [
    'an escape in the list of topics',
    readData({ bytes: bytes('ai: { name: "A\\u0007I", description: Models. }\n') }, topicsSchema)
      .problems,
  ],
  [
    'half a character in the list of topics',
    readData({ bytes: bytes('ai: { name: AI, description: "\\uDC00" }\n') }, topicsSchema).problems,
  ],
  [
    'a control in the rows of a board',
    readSnapshot(
      bytes('rank,model,score,interval,votes,maker,license,source\n1,a\u0096b,1,,,,,\n'),
      { sources: undefined, listed: undefined },
    ).problems,
  ],
  [
    'a number in a page of our own',
    readOwnPage({
      file: 'content/pages/about.mdx',
      slug: 'about',
      bytes: bytes('---\ntitle: T\ndescription: D\n---\nOne &#7;.'),
      files: [],
    }).problems,
  ],
  [
    'an escape in the title of a page of our own',
    readOwnPage({
      file: 'content/pages/about.mdx',
      slug: 'about',
      bytes: bytes('---\ntitle: "T\\u0007"\ndescription: D\n---\nOne.'),
      files: [],
    }).problems,
  ],
])('%s is told', (_what, problems) => {
  const told = problems.filter(({ ruleId }) => ruleId === 'file-is-text');
  expect(told).toHaveLength(1);
  expect(told[0]?.message).toMatch(/^Unexpected (?:control character|half of a character) U\+/);
});

test('a text that documents hold has no unfit character, and one that people see spells them out', () => {
  const text = 'a\u0000\u0085\uFFFE\uD83Db\tc\r\nd\re \u{1F40E} \u{1FFFF}\u00A0\uFFFD';
  expect(firstUnfit(fitText(text))).toBeUndefined();
  expect(fitText(text)).toBe('ab\tc\nd\ne \u{1F40E} \u00A0\uFFFD');
  expect(spelledOut('a\u0007b\uD83D\u{1FFFF}\n')).toBe('a\\u0007b\\uD83D\\uD83F\\uDFFF\n');
});

test('half a character has no letter of its own', () => {
  expect(unfitInWords(0xdfff)).toBe('half of a character U+DFFF, expected the character itself');
});
