import { siteOf } from '../../tests/made-publication.ts';
import { describe, expect, it } from 'vitest';
import { checkOne } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { readPiece } from './read-piece.ts';
import { repaired } from './repair.ts';

const TITLE = 'title: "A model and what two papers say of it"';
const FLOW =
  '  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }';
const sound = `---
${TITLE}
description: "Two papers describe one model; what each of them bears out, and what neither does."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
framing: Two papers were read in full and compared.
sources:
${FLOW}
  - id: study
    title: A study
    publisher: An institute
    URL: "https://example.org/b"
    issued: 2026-06-23
    accessed: 2026-11-22
    role: analysis
caveats: []
---
One paper describes the model [@report]. An institute describes it too [@study].
`;
const read = (text: string) =>
  readPiece({
    file: 'content/analysis/example/index.mdx',
    slug: 'example',
    bytes: new TextEncoder().encode(text),
    files: ['x.png'],
  });
const errorsOn = (text: string) => {
  const manuscript = read(text);
  return checkOne(rules, manuscript, siteOf([manuscript]), '2026-11-23').filter(
    ({ severity }) => severity === 'error',
  );
};
const told = (text: string) => errorsOn(text).map(({ message }) => message);
const fixed = (text: string) => repaired(text, errorsOn).text;
const withLine = (is: string, was: string) => {
  expect(sound).toContain(is);
  return sound.replace(is, was);
};

it('the piece of these tests is sound', () => {
  expect(told(sound)).toEqual([]);
});

describe('one slip in the fields is one message, and --fix writes what was meant', () => {
  it.each([
    ['a colon', TITLE, 'title: One: two', 'title: "One: two"'],
    ['a colon in a question', TITLE, 'title: What? So: this', 'title: "What? So: this"'],
    ['an address in a title', TITLE, 'title: x://y: z', 'title: "x://y: z"'],
    ['a name', TITLE, 'title: @home', 'title: "@home"'],
    ['a share', TITLE, 'title: % of all', 'title: "% of all"'],
    ['a remark', TITLE, 'title: [Exclusive] News', 'title: "[Exclusive] News"'],
    ['nothing but a remark', TITLE, 'title: [Exclusive]', 'title: "[Exclusive]"'],
    ['code', TITLE, 'title: `code` it is', 'title: "`code` it is"'],
    ['emphasis', TITLE, 'title: *bold* word', 'title: "*bold* word"'],
    ['an ampersand', TITLE, 'title: &Partners report', 'title: "&Partners report"'],
    ['an exclamation', TITLE, 'title: !Attention now', 'title: "!Attention now"'],
    ['a dash', TITLE, 'title: - and so on', 'title: "- and so on"'],
    ['a bar', TITLE, 'title: | and so on', 'title: "| and so on"'],
    ['quotes within quotes', TITLE, 'title: "A "b" c"', `title: 'A "b" c'`],
    ['an apostrophe in quotes', TITLE, "title: 'it's so'", `title: "it's so"`],
    ['a quotation at the beginning', TITLE, 'title: "A" b', `title: '"A" b'`],
    ['a backslash', TITLE, 'title: "C:\\path"', "title: 'C:\\path'"],
    ['a quotation mark without its pair', TITLE, 'title: "A model', 'title: "A model"'],
    ['typographic quotes round a colon', TITLE, 'title: “One: two”', 'title: "One: two"'],
    ['typographic quotes round a word', 'role: analysis', 'role: “analysis”', 'role: analysis'],
    ['guillemets round a word', 'role: analysis', 'role: «analysis»', 'role: analysis'],
    ['typographic quotes round a name', 'title: "A m', '“title”: "A m', 'title: "A m'],
    ['no space after a colon', TITLE, 'title:A model', 'title: A model'],
    ['no space after a colon in braces', '{ id: report', '{ id:report', '{ id: report'],
    ['a wide colon', TITLE, 'title：A model', 'title: A model'],
    ['an equals sign', TITLE, 'title = "A model"', 'title: "A model"'],
    ['a comma in braces', 'A report, p', 'Chips, and more, p', '"Chips, and more", p'],
    ['two commas in braces', 'A report, p', 'A, and b, or c, p', '"A, and b, or c", p'],
    ['a colon in braces', 'A report, p', 'Note: this is, p', '"Note: this is", p'],
    ['a no-break space after a colon', TITLE, 'title:\u00a0A model', 'title: A model'],
    ['a wide space after a colon', TITLE, 'title:\u3000A model', 'title: A model'],
    ['a no-break space before a name', TITLE, '\u00a0title: A model', 'title: A model'],
    ['a soft hyphen in a name', TITLE, 'ti\u00adtle: A model', 'title: A model'],
    ['a no-break space after a word', 'role: analysis', 'role: analysis\u00a0', 'role: analysis'],
    ['a word joiner in a word', 'role: analysis', 'role: ana\u2060lysis', 'role: analysis'],
    ['a tab that indents', '    role: analysis', '\t\trole: analysis', '    role: analysis'],
    [
      'a column too far',
      '    issued: 2026-06-23',
      '     issued: 2026-06-23',
      '    issued: 2026-06-23',
    ],
    ['a column short', '    role: analysis', '   role: analysis', '    role: analysis'],
    ['an empty field', 'caveats: []', 'caveats: []\nlicense:', 'caveats: []'],
    ['an empty list', 'caveats: []', 'caveats: []\nkeyPoints:', 'caveats: []'],
    ['an empty field of a source', '    role: ana', '    note:\n    role: ana', '    role: ana'],
    ['yes', 'caveats: []', 'caveats: []\ndraft: no', 'caveats: []\ndraft: false'],
    [
      'a truth in quotes',
      'caveats: []',
      'caveats: []\ndraft: "false"',
      'caveats: []\ndraft: false',
    ],
    ['tags', 'topics: [ai-video]', 'tags: [ai-video]', 'topics: [ai-video]'],
    ['categories', 'topics: [ai-video]', 'categories: [ai-video]', 'topics: [ai-video]'],
    ['summary', 'description: "Two', 'summary: "Two', 'description: "Two'],
    ['excerpt', 'description: "Two', 'excerpt: "Two', 'description: "Two'],
    ['date', 'datePublished: 2', 'date: 2', 'datePublished: 2'],
    ['pubDate', 'datePublished: 2', 'pubDate: 2', 'datePublished: 2'],
    ['published', 'datePublished: 2', 'published: 2', 'datePublished: 2'],
    ['author', 'authors: [staff]', 'author: [staff]', 'authors: [staff]'],
    ['one topic', 'topics: [ai-video]', 'topics: ai-video', 'topics: [ai-video]'],
    ['url of a source', '    URL: "https', '    url: "https', '    URL: "https'],
    [
      'date of a source',
      '    issued: 2026-06-23',
      '    date: 2026-06-23',
      '    issued: 2026-06-23',
    ],
    [
      'a point with a colon',
      'caveats: []',
      'keyPoints:\n  - Note: so it is.\ncaveats: []',
      'keyPoints:\n  - "Note: so it is."\ncaveats: []',
    ],
    [
      'a point with two colons',
      'caveats: []',
      'keyPoints:\n  - Note: so: it is.\ncaveats: []',
      'keyPoints:\n  - "Note: so: it is."\ncaveats: []',
    ],
    [
      'a remark with a colon',
      'caveats: []',
      'caveats: []\nwouldChangeOurMind:\n  - One thing: a test.',
      'caveats: []\nwouldChangeOurMind:\n  - "One thing: a test."',
    ],
    [
      'a point in brackets',
      'caveats: []',
      'keyPoints: [Rise: and fall.]\ncaveats: []',
      'keyPoints: ["Rise: and fall."]\ncaveats: []',
    ],
    ['a fence of four', 'caveats: []\n---', 'caveats: []\n----', 'caveats: []\n---'],
    ['a fence of a word processor', 'caveats: []\n---', 'caveats: []\n—', 'caveats: []\n---'],
    ['an indented fence', 'caveats: []\n---', 'caveats: []\n ---', 'caveats: []\n---'],
    ['no second fence', 'caveats: []\n---\n', 'caveats: []\n', 'caveats: []\n---\n'],
    [
      'no second fence before a heading',
      'caveats: []\n---\n',
      'caveats: []\n\n## Head\n\n',
      'caveats: []\n---\n\n## Head\n\n',
    ],
    ['no first fence', '---\ntitle', 'title', '---\ntitle'],
    ['a first fence of four', '---\ntitle', '----\ntitle', '---\ntitle'],
    ['an empty line above', '---\ntitle', '\n\n---\ntitle', '---\ntitle'],
  ])('%s', (_, is, was, right) => {
    const text = withLine(is, was);
    expect(told(text)).toHaveLength(1);
    expect(fixed(text)).toBe(sound.replace(is, () => right));
    expect(told(sound.replace(is, () => right))).toEqual([]);
  });

  it('front matter of TOML becomes that of a piece, as far as it goes', () => {
    const text = '+++\ntitle = "A model"\ndraft = true\ntopics = ["ai-video"]\n+++\nText.\n';
    expect(told(text)).toEqual([
      'Unexpected `+++`, expected a line `---`, three hyphens and nothing else',
    ]);
    expect(fixed(text)).toBe(
      '---\ntitle: "A model"\ndraft: true\ntopics: ["ai-video"]\n---\nText.\n',
    );
  });

  it('several slips are told in one run, each at its place', () => {
    const text = withLine(TITLE, 'title: One: two')
      .replace('framing: Two', 'framing: @two')
      .replace('A report, p', 'Chips, and more, p');
    expect(errorsOn(text).map(({ place }) => `${place.line}:${place.column}`)).toEqual([
      '2:8',
      '7:10',
      '9:26',
    ]);
  });
});

describe('what takes its writer is told with the cure, and left', () => {
  it.each([
    ['slug', 'caveats: []', 'caveats: []\nslug: x', 'the name of its folder'],
    ['permalink', 'caveats: []', 'caveats: []\npermalink: /x/', 'the name of its folder'],
    ['layout', 'caveats: []', 'caveats: []\nlayout: post', 'all pieces look alike'],
    ['weight', 'caveats: []', 'caveats: []\nweight: 3', 'all pieces look alike'],
    ['lastmod', 'caveats: []', 'caveats: []\nlastmod: 2026-01-01', '`corrections`'],
    ['published as a truth', 'caveats: []', 'caveats: []\npublished: true', '`draft: true`'],
    ['an image as a file', 'caveats: []', 'caveats: []\nimage: ./x.png', '`{ src, alt }`'],
    ['cover', 'caveats: []', 'caveats: []\ncover: ./x.png', '`image: { src, alt }`'],
    [
      'a field nobody knows',
      '    role: ana',
      '    zebra: x\n    role: ana',
      'or another variable of CSL',
    ],
    ['a hash in braces', 'A report, p', 'Chips #1, p', 'which YAML takes for a comment'],
    ['a quotation in braces', 'A report, p', '"He "no"", p', 'within the text as `\\"`'],
    ['a colon and a comment', TITLE, 'title: One: two # a', 'expected text with a colon'],
    ['a text that goes on', TITLE, 'title: One: two\n  three', 'expected text with a colon'],
    ['nothing', TITLE, 'title: ~', 'YAML takes `~` for nothing'],
    ['the word null', 'title: A study', 'title: null', 'YAML takes `null` for nothing'],
  ])('%s', (_, is, was, cure) => {
    const text = withLine(is, was);
    expect(told(text)).toEqual([expect.stringContaining(cure)]);
    expect(told(text)[0]?.length).toBeLessThan(400);
    expect(fixed(text)).toBe(text);
  });
});

describe('markup that a page has otherwise is one message', () => {
  it.each([
    ['<img src="./x.png" alt="A chart">', '![A chart](./x.png)', 'expected an image as'],
    ['So <img alt="A chart" src="./x.png"> it is.', 'So ![A chart](./x.png) it is.', 'an image'],
    ['One<br>two.', 'One<br />two.', 'expected `<br />`'],
    [
      '<Aside title=“x”>\n\nText.\n\n</Aside>',
      '<Aside title="x">\n\nText.\n\n</Aside>',
      'typographic',
    ],
    [
      '<Aside title=‘x y’>\n\nText.\n\n</Aside>',
      '<Aside title="x y">\n\nText.\n\n</Aside>',
      'typographic',
    ],
    [
      '<Aside title=x>\n\nText.\n\n</Aside>',
      '<Aside title="x">\n\nText.\n\n</Aside>',
      'Missing quotation marks',
    ],
  ])('%s', (was, right, says) => {
    expect(told(`${sound}\n${was}\n`)).toEqual([expect.stringContaining(says)]);
    expect(fixed(`${sound}\n${was}\n`)).toBe(`${sound}\n${right}\n`);
  });

  it.each([
    ['<td>x', 'a table in lines such as'],
    ['<hr>', 'a line `---`'],
    ['<li>x', 'a list in lines'],
    ['<a href="https://x.example/">w</a>', 'a link as `[words](https://…)`'],
    ['<h2>Head</h2>', 'a heading as `## Words`'],
    ['<div>\n\nText.\n\n</div>', 'paragraphs with a blank line'],
    ['<img src="./x.png">', 'an image as'],
    ['<video src="x">', 'a link to it'],
  ])('%s', (was, cure) => {
    expect(told(`${sound}\n${was}\n`)).toEqual([expect.stringContaining(`expected ${cure}`)]);
  });
});

describe('one text where a list belongs', () => {
  it.each([
    ['author: x', '[x]'],
    ['author: "Doe, Jane"', '["Doe, Jane"]'],
    ['editor: "The Guardian, London Office"', '["The Guardian, London Office"]'],
    ['translator: OpenAI', '[OpenAI]'],
  ])('is one item where a comma may be within it: %s', (field, list) => {
    const text = sound.replace(
      'role: reporting }',
      `role: reporting, ${field.replace(/: ([^"].*)/, ': "$1"')} }`,
    );
    const [name = ''] = field.split(':');
    expect(told(text)).toEqual([expect.stringContaining(`expected a list: \`${list}\``)]);
    expect(fixed(text)).toContain(`${name}: ${list}`);
  });

  it('is several items where each is an id', () => {
    const text = sound.replace('topics: [ai-video]', 'topics: ai-video, ai-text');
    expect(fixed(text)).toContain('topics: [ai-video, ai-text]');
  });
});
