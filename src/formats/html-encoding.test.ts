import { describe, expect, test } from 'vitest';
import { decodeHtml, decodeReferences } from './html-encoding.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

test('a charset in the header goes before one in the page', () => {
  expect(
    decodeHtml(latin1('<meta charset="utf-8">Café'), 'text/html; charset=ISO-8859-1'),
  ).toContain('Café');
});

test('a charset in the page counts where the header has none', () => {
  const page =
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">Café – “a”';
  const bytes = Buffer.from(
    page.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'),
    'latin1',
  );
  expect(decodeHtml(bytes, 'text/html')).toBe(page);
});

test('a byte order mark goes before both', () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<title>文', 'utf16le')]);
  expect(decodeHtml(bytes, 'text/html; charset=utf-8')).toBe('<title>文');
});

test('without any declaration, text is UTF-8 where it is that and Windows-1252 where it is not', () => {
  expect(decodeHtml(Buffer.from('Café.'), 'text/html')).toBe('Café.');
  expect(decodeHtml(latin1('Café.'), 'text/html')).toBe('Café.');
});

test('a page cut off within a character is still UTF-8', () => {
  expect(decodeHtml(Buffer.from('Café 文').subarray(0, -1), 'text/html')).toMatch(/^Café /);
});

test('a charset nobody knows is no charset', () => {
  expect(decodeHtml(Buffer.from('Café'), 'text/html; charset=klingon')).toBe('Café');
});

test('a page in UTF-8 with one byte of another encoding keeps all its other letters', () => {
  const page = Buffer.concat([Buffer.from('Málaga, 東京 '), latin1('Garc\xeda'), Buffer.from('.')]);
  expect(decodeHtml(page, 'text/html')).toBe('Málaga, 東京 García.');
});

describe('a file of references in UTF-8 with bytes of another encoding', () => {
  const file = (...parts: (string | number)[]) =>
    decodeReferences(
      Buffer.concat(
        parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))),
      ),
    );

  test.each<[string, (string | number)[], string, string]>([
    ['a letter of ISO 8859-1', ['é, ü\n', 0xed, 'x\n'], 'é, ü\níx\n', 'line 2: 0xED … `í`'],
    ['a quotation mark', ['東京\r\n\r\n', 0x93, 'x'], '東京\r\n\r\n“x', 'line 3: 0x93 … `“`'],
    ['beside one name', ['Müller, Garc', 0xed, 'a'], 'Müller, García', 'line 1: 0xED … `í`'],
    [
      'though it calls itself UTF-8',
      ['% Encoding: UTF-8\né é\n', 0xe9],
      '% Encoding: UTF-8\né é\né',
      'line 3: 0xE9 … `é`',
    ],
  ])('keeps its letters, and is told the line: %s', (_what, parts, text, told) => {
    const read = file(...parts);
    const [place, letter] = told.split(' … ');
    expect(read).toEqual({
      text,
      problems: [`${place} is no UTF-8: it is read as ${letter}, which may be wrong`],
    });
  });

  test.each([
    ['a character that is cut off', [0xe6, 0x9d], '0xE6 0x9D'],
    ['a byte that stands for nothing', [0x81], '0x81'],
  ])('is told of %s, which is lost', (_what, bytes, codes) => {
    expect(file('東\n', ...bytes, '?')).toEqual({
      text: '東\n\uFFFD?',
      problems: [`line 2: ${codes} is no UTF-8: a character is lost there`],
    });
  });

  test('is told of ten such bytes, and of how many more', () => {
    const parts = Array.from({ length: 12 }, () => ['é é\n', 0xe9, '\n']).flat();
    const { problems } = file(...parts);
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toBe('2 more bytes of this kind');
  });

  test('is one of Windows where most of its bytes beyond ASCII are no UTF-8', () => {
    const { text, problems } = file('Caf', 0xe9, ' \u00a9 ', 0xe0, ' ', 0xfc);
    expect(text).toBe('Café Â© à ü');
    expect(problems).toEqual([]);
  });
});
