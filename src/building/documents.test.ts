import { describe, expect, test } from 'vitest';
import { toBibtex } from '../formats/bibtex.ts';
import { toCsv } from '../formats/csv.ts';
import { toIcalendar } from '../formats/icalendar.ts';
import { inlineJson } from '../formats/json-ld.ts';
import { toRis } from '../formats/ris.ts';
import { iconSvg } from '../charts/icon.ts';
import { readStrictly } from './documents.ts';
import { UnfitSite } from './put-in-place.ts';

/** Text that breaks a format which does not escape it. */
const NASTY = 'a ]]> b & <c> "d" \\ {e} %f \u2028 g, h; i\nj: k';
const item = { id: 'a b', type: 'webpage', title: NASTY, author: [{ literal: NASTY }] };
const event = { day: '2026-11-22', changed: '2026-11-21', summary: NASTY, description: NASTY };

test.each([
  [
    'forecasts.ics',
    toIcalendar({
      name: NASTY,
      description: NASTY,
      url: 'https://example.org/',
      events: [{ ...event, uid: 'x', url: 'https://example.org/' }],
    }),
  ],
  ['sources.bib', toBibtex([item, item])],
  ['sources.ris', toRis([item, item])],
  [
    'claims.csv',
    toCsv(
      ['a', 'b'],
      [
        [NASTY, 1],
        [undefined, true],
      ],
    ),
  ],
  ['favicon.svg', iconSvg],
  ['index.html', `<script type="application/ld+json">${inlineJson({ NASTY })}</script>`],
  ['llms.txt', 'Any text ]]> at all'],
])('%s is served, whatever its texts are', async (file, content) => {
  await expect(readStrictly(file, content)).resolves.toBeUndefined();
});

describe('what a strict reader cannot parse is not served, and the place is said', () => {
  test.each([
    [
      'rss.xml',
      '<rss>\n<title>x ]]> y</title></rss>',
      'expected XML that can be parsed: 2:12: the string "]]>" is disallowed in char data, after `<title>x ]]>`',
    ],
    ['atom.xml', '<feed><title>a\u0007</title></feed>', '1:15: disallowed character'],
    ['sitemap.xml', '<urlset><url></urlset>', 'unexpected close tag'],
    ['news-sitemap.xml', '<urlset><news:news/></urlset>', 'unbound namespace prefix: "news"'],
    ['wordmark.svg', '<svg aria-label="a<b"/>', 'disallowed character'],
    ['a/feed.xml', '<a>&nbsp;</a>', 'undefined entity'],
    [
      'feed.json',
      '{"a": 1,}',
      'expected JSON that can be parsed: Expected double-quoted property name in JSON',
    ],
    [
      'site.webmanifest',
      '{"name": "a\nb"}',
      'expected JSON that can be parsed: Bad control character',
    ],
    [
      'claims/index.html',
      '<p></p><script type="application/ld+json">{"a": </script>',
      'expected a page whose JSON-LD is JSON that can be parsed: Unexpected end',
    ],
    ['a.csv', 'a,b\r\n1,"2\r\n', 'line 2, at `"2'],
    ['b.csv', 'a,b\r\n1,2\r\n1\r\n', 'line 3 has 1 cells, and the first 2'],
    [
      'forecasts.ics',
      'BEGIN:VCALENDAR\r\nSUMMARY:a\nb\r\nEND:VCALENDAR\r\n',
      'is no line of a calendar',
    ],
    [
      'c.ics',
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n',
      '`END:VCALENDAR` ends what did not begin',
    ],
    ['d.ics', 'BEGIN:VCALENDAR\r\n', '`BEGIN:VCALENDAR` has no end'],
    ['sources.bib', '@misc{a,\n  title = {x},\n', 'expected BibTeX that can be parsed'],
    ['sources.ris', 'TY  - GEN\r\nTI  - a\nb\r\nER  - \r\n', '2:1'],
    ['more.ris', 'TY  - GEN\r\nTY  - GEN\r\nER  - \r\n', '2:1'],
  ])('%s', async (file, content, says) => {
    const reading = readStrictly(file, new TextEncoder().encode(content));
    await expect(reading).rejects.toThrow(UnfitSite);
    await expect(reading).rejects.toThrow(`Unexpected text in \`${file}\``);
    await expect(reading).rejects.toThrow(says);
  });
});
