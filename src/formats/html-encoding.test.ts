import { expect, test } from 'vitest';
import { decodeHtml } from './html-encoding.ts';

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
