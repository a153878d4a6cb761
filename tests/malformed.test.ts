/** What becomes of a file that nobody foresaw? A message with its place, or a page that shows it safely. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../src/cli/check.ts';
import { reportOf } from '../src/formats/check-report.ts';
import { builtSite } from './built-site.ts';
import { unusual } from './fixtures/odd-pieces.ts';
import { scratchContent, soundPiece, writePiece } from './scratch-project.ts';

const odd = await builtSite('odd');
let root: string;
beforeAll(() => {
  root = scratchContent({ sound: soundPiece() });
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const sound = soundPiece();
const inTitle = (title: string) => sound.replace('"A sound piece"', title);
const inProse = (prose: string) => soundPiece({ prose });
const added = (frontmatter: string) => soundPiece({ frontmatter: `${frontmatter}\n` });
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const deepMap = `x: ${'{a: '.repeat(1000)}1${'}'.repeat(1000)}`;
const deepBlock = Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
  .split('')
  .map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at] ?? 'a'},`.repeat(9)}1]`)
  .join('\n')}`;

/** Files that must be refused, each with a message at a place. */
const refused: Record<string, string | Uint8Array> = {
  'an empty file': '',
  'white space alone': ' \n\t\n',
  'prose without frontmatter': 'Only words.\n',
  'frontmatter without an end': '---\ntitle: x\n',
  'an empty frontmatter': '---\n---\nWords.\n',
  'a list as frontmatter': '---\n- a\n- b\n---\nWords.\n',
  'a word as frontmatter': '---\nhello\n---\nWords.\n',
  'a number as frontmatter': '---\n42\n---\nWords.\n',
  'null as frontmatter': '---\nnull\n---\nWords.\n',
  'JSON with a comma too many': '---\n{"title": "x",,}\n---\nWords.\n',
  'a tab as indentation': sound.replace('  - { id', '\t- { id'),
  'an unclosed quotation mark': inTitle('"A sound piece'),
  'an unclosed single quotation mark': inTitle("'A sound piece"),
  'an unclosed list': added('aliases: [a, b'),
  'an unclosed mapping': added('image: { src: a'),
  'a bare colon in a title': inTitle('One: two: three'),
  'an at sign at the beginning': inTitle('@home'),
  'a percent sign at the beginning': inTitle('%TAG ! x'),
  'a backtick at the beginning': inTitle('`code`'),
  'an alias that nobody defined': inTitle('*nobody'),
  'a doubled field': added('title: "Again"'),
  'aliases that multiply': added(bomb),
  'a mapping nested a thousand levels deep': added(deepMap),
  'blocks nested a thousand levels deep': added(`x:\n${deepBlock}`),
  'a field called __proto__': added('__proto__: { polluted: yes }'),
  'a field called constructor': added('constructor: x'),
  'a list as title': inTitle('[a, b]'),
  'a date that does not exist': sound.replace('2026-11-22\ntopics', '2026-02-30\ntopics'),
  'a date in words': sound.replace('2026-11-22\ntopics', 'yesterday\ntopics'),
  'sources as one mapping': sound.replace(/sources:\n.*\n/, 'sources: { id: report }\n'),
  'sources as text': sound.replace(/sources:\n.*\n/, 'sources: none\n'),
  'a source that is null': sound.replace('caveats:', '  - \ncaveats:'),
  'a claim without an id': added('claims: [{ text: x }]'),
  'a probability of certainty': added(
    'forecasts: [{ id: f, statement: s, madeOn: 2026-11-22, resolvesOn: 2027-01-01, criteria: c, resolutionSource: r, probability: 1 }]',
  ),
  'an infinite probability': added(
    'forecasts: [{ id: f, statement: s, madeOn: 2026-11-22, resolvesOn: 2027-01-01, criteria: c, resolutionSource: r, probability: .inf }]',
  ),
  'a YAML tag that would make an object': inTitle('!!js/function "function () {}"'),
  'a NUL in the prose': inProse('One\u0000two.'),
  'an escape sequence of terminals': inProse('One\u001b[31mred\u001b[0m.'),
  'text turned around': inProse('One \u202Etwo\u202C.'),
  'text turned around by an escape': inTitle('"One \\u202Etwo"'),
  'a direction without an end': inProse('قال \u2067abc.'),
  'a space without a width': inTitle('"A\u200B sound piece"'),
  'Latin-1': Buffer.from(inProse('Das Café öffnet.'), 'latin1'),
  'UTF-16': Buffer.from(sound, 'utf16le'),
  'a lone continuation byte': bytes(sound, [0x80]),
  'an overlong slash': bytes(sound, [0xc0, 0xaf]),
  'half a character at the end': bytes(sound, [0xf0, 0x9f, 0x98]),
  'an image as text': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
  'a bare less-than sign': inProse('It is <5 points.'),
  'an HTML comment': inProse('<!-- hidden -->'),
  'an address in angle brackets': inProse('<https://example.org>'),
  'a heading with an id': inProse('## Heading {#id}'),
  'an open brace': inProse('A { in the text.'),
  'an expression that runs for ever': inProse('{(() => { for (;;); })()}'),
  'an import that runs for ever': inProse('import "data:text/javascript,for(;;);"'),
  'an export': inProse('export default () => null'),
  'a component nobody knows': inProse('<Chart />'),
  'a tag never closed': inProse('<Aside>\n\nWords.'),
  'a tag closed twice': inProse('<Aside>\n\nWords.\n\n</Aside>\n\n</Aside>'),
  'tags that cross': inProse('<b>one <i>two</b> three</i>'),
  'a script': inProse('<script>alert(1)</script>'),
  'an event handler': inProse('<b onclick="alert(1)">x</b>'),
  'a style': inProse('<b style="position:fixed">x</b>'),
  'a javascript: link': inProse('[click](javascript:alert(1))'),
  'a data: link': inProse('[click](data:text/html,x)'),
  'a link disguised by control characters': inProse('[click](java&#9;script:alert(1))'),
  'an image from elsewhere': inProse('![a picture](https://example.org/a.png)'),
  'an image above the folder': inProse('![a picture](../../../package.json)'),
  'a link into nothing': inProse('[there](/nowhere/)'),
};

describe.each(Object.entries(refused))('%s', (_what, piece) => {
  test('is refused with a message at its place', () => {
    writePiece(root, 'scratch', piece);
    const { messages, checked } = check(root, '2026-11-23');
    const output = reportOf(messages, checked);
    expect(output).toMatch(/content\/analysis\/scratch\/index\.mdx:\d+:\d+ error \S/);
    expect(output).not.toMatch(/^\s+at .+:\d+:\d+\)?$|node:internal|Error:/m);
  });
});

test.each(Object.entries(unusual))('the page of “%s” shows its words', (slug, [, shows]) => {
  const page = join(odd, 'analysis', slug, 'index.html');
  expect(readFileSync(page, 'utf8')).toContain(shows);
});
