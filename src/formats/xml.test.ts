import { expect, test } from 'vitest';
import { SaxesParser } from 'saxes';
import { x } from 'xastscript';
import { toNewsSitemap } from './sitemap-news.ts';
import { toXmlDocument, wellFormed } from './xml.ts';

/** The texts and attributes of a document as a strict parser reads them. Throws where it is not well-formed. */
function read(xml: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('text', (text) => found.push(text));
  parser.on('opentag', ({ attributes }) =>
    found.push(...Object.values(attributes).map(({ value }) => value)),
  );
  parser.write(xml).close();
  return found;
}

test.each([
  ['the end of a section', 'if (x[y[0]]>1) then'],
  ['the end of a section alone', ']]>'],
  ['two of them, one in the other', ']]]>]>]]>'],
  ['what opens a section', '<![CDATA[ a ]]> b'],
  ['what closes a comment or an instruction', '<!-- a --> <?b ?>'],
  ['an ampersand, and what looks escaped', 'a & b &amp; ]]&gt; &#7;'],
  ['marks and quotes', '<a href="b">\'c\'</a>'],
  ['letters beyond the first plane', '😀 𝒳 日本'],
])('%s reaches the readers of XML as it was written', (_what, text) => {
  expect(read(toXmlDocument(x('a', text)))).toEqual([text]);
  expect(read(toXmlDocument(x('a', { title: text })))).toEqual([text]);
});

test.each([
  ['a control', 'a\u0007b', 'ab'],
  ['DEL and a control of the upper half', 'a\u007F\u0085b', 'ab'],
  ['half a character', 'a\uD800b\uDFFF', 'ab'],
  ['noncharacters', 'a\uFFFE\uFFFF\uFDD0\u{1FFFE}b', 'ab'],
  ['a carriage return', 'a\r\nb\rc', 'a\nb\nc'],
  ['a control within the end of a section', 'a]\u0007]>b', 'a]]>b'],
])('%s, which XML cannot hold, is left out of it', (_what, text, expected) => {
  expect(read(toXmlDocument(x('a', text)))).toEqual([expected]);
});

test('a drawing is well-formed with the end of a section in its words', () => {
  expect(read(wellFormed('<svg><title>a ]]> b\u0007</title></svg>'))).toEqual(['a ]]> b']);
});

test('the title of an article may hold the end of a section', () => {
  const article = {
    url: 'https://example.org/a?b&c',
    title: 'if (x[y[0]]>1)',
    published: '2026-11-22',
    language: 'en',
  };
  const words = read(toNewsSitemap([article], { name: 'A ]]> B', url: 'https://example.org' }));
  expect(words).toEqual(
    expect.arrayContaining(['if (x[y[0]]>1)', 'A ]]> B', 'https://example.org/a?b&c']),
  );
});
