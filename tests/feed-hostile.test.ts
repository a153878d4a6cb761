/** Does text arrive as it was written, whatever it is made of? Read back from every format by other people’s parsers. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { readStrictly } from '../src/building/documents.ts';
import { masthead } from '../src/masthead.ts';
import { parsers } from './feed-parsers.ts';
import { atomProblems, rssProblems } from './feed-rules.ts';
import { feedSite, feedText } from './feed-site.ts';

/** What is written → what a reader is shown: all of it. What no format may carry is in no piece. */
const texts: Record<string, [written: string, shown: string]> = {
  'the end of a CDATA section': ['a ]]> b ]]]]>> c', 'a ]]> b ]]]]>> c'],
  markup: [
    '<script>alert(1)</script> <b>x</b> </item>',
    '<script>alert(1)</script> <b>x</b> </item>',
  ],
  ampersands: ['AT&T &amp; &nbsp; &#60; &', 'AT&T &amp; &nbsp; &#60; &'],
  quotes: [`"a" 'b' «c» \\ \`d\``, `"a" 'b' «c» \\ \`d\``],
  'astral emoji': ['🐎 👩🏽‍🚀 🏳️‍🌈 𝒳', '🐎 👩🏽‍🚀 🏳️‍🌈 𝒳'],
  'right-to-left text': ['שלום עולם, مرحبا \u202B3\u202C!', 'שלום עולם, مرحبا \u202B3\u202C!'],
  'Chinese, Thai and combining marks': ['快马 1.1 ม้า e\u0301', '快马 1.1 ม้า e\u0301'],
  'line ends of three kinds': ['a\r\nb\rc\nd', 'a b c d'],
  'line separators and odd spaces': ['a\u2028b\u00A0c\u200Dd', 'a\u2028b\u00A0c\u200Dd'],
};

/** A text as YAML can hold it. */
const inYaml = (text: string) => JSON.stringify(text);

const hostile = ([written]: [string, string]) => {
  const quoted = inYaml(written);
  return `---
title: ${quoted}
description: ${inYaml(`${written} and words enough to be a description of a piece.`)}
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
keyPoints: [${quoted}]
sources:
  - { id: report, title: ${quoted}, publisher: ${quoted}, URL: "https://example.org/?a=1&b=%22%3E]]%3E", issued: 2026-06-22, accessed: 2026-11-22, role: reporting, note: ${quoted} }
caveats: [${quoted}]
narratives: [{ id: one, thesis: ${quoted}, strongest: ${quoted}, holder: ${quoted} }]
wouldChangeOurMind: [${quoted}]
forecasts: [{ id: next, statement: ${quoted}, madeOn: 2026-11-22, resolvesOn: 2027-02-01, criteria: ${quoted}, resolutionSource: ${quoted}, probability: 0.5 }]
corrections: [{ id: c1, date: 2026-11-23, kind: correction, was: ${quoted}, now: ${quoted}, why: ${quoted}, severity: material }]
---

The model ranks second [@report].
`;
};

const readings = parsers.flatMap((parser) => parser.formats.map((format) => ({ parser, format })));

/** Text of each element of a kind. */
function textsOf(html: string, tag: string): string[] {
  const found: string[] = [];
  const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if (node.nodeName === tag) found.push(textOf(node));
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return found;
}

const folded = (text: string) => text.replace(/[\t\n ]+/g, ' ').trim();

describe.each(Object.entries(texts))('%s', (_name, text) => {
  const site = feedSite({ one: hostile(text) });
  const [, shown] = text;

  test.each(readings)(
    '$parser.name reads from $format what was written',
    async ({ parser, format }) => {
      const [correction, piece] = await parser.read(feedText(site, format));
      expect(folded(piece?.title ?? '')).toBe(folded(shown));
      expect(folded(correction?.title ?? '')).toBe(folded(`Correction: ${shown}`));
      const html = piece?.html ?? '';
      expect(folded(textsOf(html, 'h3')[0] ?? '')).toBe(folded(shown));
      const [told = '', ...items] = textsOf(html, 'li').map(folded);
      expect(told).toContain(folded(`was “${shown}”, now “${shown}”`));
      for (const item of items.slice(0, 3)) expect(item).toBe(folded(shown));
      expect(textsOf(html, 'script')).toEqual([]);
    },
  );

  test('and the feeds keep the rules', () => {
    const address = (file: string) => `${masthead.url}/${file}`;
    expect(rssProblems(feedText(site, 'rss'), address('rss.xml'))).toEqual([]);
    expect(atomProblems(feedText(site, 'atom'), address('atom.xml'))).toEqual([]);
  });

  test.each(['rss', 'atom'] as const)('and a strict reader parses %s', async (format) => {
    await expect(readStrictly('feed.xml', feedText(site, format))).resolves.toBeUndefined();
  });
});

describe('a paragraph of 200 KB', () => {
  const words = Array.from({ length: 20_000 }, (_, at) => `word${at} &`).join(' ');
  const site = feedSite({
    long: hostile(['Long', 'Long']).replace('The model ranks second', () => words),
  });

  test.each(readings)('$parser.name reads it from $format, whole', async ({ parser, format }) => {
    const items = await parser.read(feedText(site, format));
    const html = items.find(({ title }) => title === 'Long')?.html ?? '';
    expect(words.length).toBeGreaterThan(200_000);
    expect(textsOf(html, 'p').some((text) => text.startsWith(words))).toBe(true);
  });
});
