import { describe, expect, test } from 'vitest';
import { hiddenCharacters } from './hidden-characters.ts';
import { readPiece } from './read-piece.ts';

const told = (text: string) =>
  hiddenCharacters(text).map(({ offset, message }) => `${offset} ${message}`);

describe('what a script needs stays', () => {
  test.each([
    ['a joiner between the parts of an emoji', 'A 👩\u200D🔬 tests.'],
    ['a non-joiner in Persian', 'می\u200Cخواهم'],
    ['a joiner in Sinhala', 'ශ්\u200Dරී ලංකා'],
    ['direction marks', 'The title «سلام!»\u200F is Arabic\u200E (so it says).'],
    ['a soft hyphen', 'Donau\u00ADdampf\u00ADschiff'],
    ['a zero-width space between Khmer words', 'ភាសា\u200Bខ្មែរ'],
    ['a zero-width space after a Thai word', 'ภาษาไทย\u200B (Thai)'],
    ['an isolated name in Arabic', 'قال \u2066HappyHorse 1.1!\u2069 شيئا.'],
    ['an isolated Hebrew word in English', 'It is called \u2067שלום 1.1\u2069 there.'],
    ['an embedding in Hebrew', 'אמר \u202AC++\u202C כן'],
    ['isolates within isolates', 'قال \u2067شيئا \u2068C++ \u202Ax\u202C\u2069\u2069.'],
  ])('%s', (_what, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('what no reader can see is refused', () => {
  test.each([
    [
      'a zero-width space',
      'The model\u200B ranks second.',
      '9 Unexpected invisible U+200B (zero-width space), expected text without it',
    ],
    ['a zero-width space between Chinese letters', '第\u200B二', '1 Unexpected invisible U+200B'],
    [
      'a byte order mark within the text',
      'One\n\uFEFFtwo',
      '4 Unexpected invisible U+FEFF (byte order mark) within the text, expected text without it',
    ],
    [
      'an override, in whatever company',
      'שלום \u202Eabc\u202C',
      '5 Unexpected U+202E (right-to-left override), expected letters in the order in which they are read; where the reverse is meant, `<bdo dir="rtl">…</bdo>` shows it',
    ],
    [
      'an isolate that turns nothing',
      'if \u2067second\u2069',
      '3 Unexpected U+2067 (right-to-left isolate) in a line without right-to-left letters, expected text without it',
    ],
    [
      'an isolate left open',
      'שלום \u2067abc',
      '5 Unclosed U+2067 (right-to-left isolate), expected U+2069 (pop directional isolate) after its words, on the same line',
    ],
    [
      'an isolate that ends on the next line',
      'שלום \u2067abc\nשלום\u2069',
      '5 Unclosed U+2067 (right-to-left isolate)',
    ],
    [
      'an end without a beginning',
      'שלום\u2069 abc',
      '4 Unexpected U+2069 (pop directional isolate), expected what it ends before it, on the same line',
    ],
    [
      'an embedding left open in an isolate',
      'שלום \u2068\u202Babc\u2069',
      '6 Unclosed U+202B (right-to-left embedding), expected U+202C (pop directional formatting) after its words',
    ],
  ])('%s', (_what, text, message) => {
    expect(told(text)[0]).toContain(message);
  });

  test('and all of it is told in one run, up to a hundred', () => {
    expect(told('a\u200Bb\u200Bc\r\nd\u200B').map((line) => line.split(' ')[0])).toEqual([
      '1',
      '3',
      '8',
    ]);
    expect(told('\u200B'.repeat(100_000))).toHaveLength(100);
  });
});

describe('a piece', () => {
  const read = (title: string, prose: string) =>
    readPiece({
      file: 'content/analysis/a/index.mdx',
      slug: 'a',
      bytes: new TextEncoder().encode(`\uFEFF---\ntitle: ${title}\n---\n\n${prose}\n`),
      files: [],
    })
      .problems.filter(({ ruleId }) => ruleId === 'file-is-text')
      .map(({ place, message }) => `${place.line}:${place.column} ${message}`);

  test('may begin with a byte order mark, and is told of hidden characters at their places', () => {
    expect(read('A piece', 'Its words.')).toEqual([]);
    expect(read('A\u200B piece', 'It was\nso\u202E.')).toEqual([
      expect.stringMatching(/^2:9 Unexpected invisible U\+200B/),
      expect.stringMatching(/^6:3 Unexpected U\+202E/),
    ]);
  });

  test('is told of those it spells out, at their field and word', () => {
    expect(read('"A \\u202Epiece"', 'It was\nso&#x202E; and&ZeroWidthSpace; so.')).toEqual([
      expect.stringMatching(/^2:1 Unexpected U\+202E/),
      expect.stringMatching(/^6:3 Unexpected U\+202E/),
      expect.stringMatching(/^6:\d+ Unexpected invisible U\+200B/),
    ]);
    expect(read("'A \\u202Epiece'", 'Write `&#x202E;` so.')).toEqual([]);
  });
});
