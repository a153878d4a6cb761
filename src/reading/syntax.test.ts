import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { expect, test } from 'vitest';
import { markdownParser, mdxParser } from './syntax.ts';

test.each([
  ['a range with a tilde', '10~20 seconds … 30~40 cents', '10~20 seconds … 30~40 cents'],
  ['a range of days', '3~5 June, 7~9 July', '3~5 June, 7~9 July'],
  ['a price that is about right', '~$5 to ~$9', '~$5 to ~$9'],
  ['words within a sentence', 'a ~b~ c', 'a ~b~ c'],
  ['what is struck out', 'a ~~b~~ c', 'a <del>b</del> c'],
  ['what is struck out beside Chinese brackets', '~~「消」~~後', '<del>「消」</del>後'],
  ['emphasis around Japanese brackets', '**「強調」**後', '<strong>「強調」</strong>後'],
  ['emphasis that ends in 。', 'これは**重要。**です', 'これは<strong>重要。</strong>です'],
  ['emphasis within Chinese words', '这是*“强调”*吗', '这是<em>“强调”</em>吗'],
  ['emphasis before a Korean particle', '**강조(强調)**는', '<strong>강조(强調)</strong>는'],
])('%s is read as it is meant', (_what, written, html) => {
  for (const parser of [mdxParser, markdownParser]) {
    expect(toHtml(toHast(parser.parse(written)))).toBe(`<p>${html}</p>`);
  }
});
