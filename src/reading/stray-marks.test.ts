import { describe, expect, test } from 'vitest';
import { readPiece } from './read-piece.ts';
import { repaired } from './repair.ts';

const head = (field = '') => `---
title: "A piece"
description: "A piece that keeps every promise, so that a test can break just one of them."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: vb, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
${field}---

`;
const FILE = 'content/analysis/a/index.mdx';
const read = (text: string) =>
  readPiece({ file: FILE, slug: 'a', bytes: new TextEncoder().encode(text), files: ['a.png'] });
const told = (prose: string, field?: string) => allOf(read(head(field) + prose));
const allOf = ({ problems, marks }: ReturnType<typeof read>) => [...problems, ...marks];
/** The prose after everything mechanical is fixed. */
const fixed = (prose: string) =>
  repaired(head() + prose, (text) =>
    allOf(read(text)).map((problem) => ({ ...problem, file: FILE, severity: 'error' as const })),
  ).text.slice(head().length);

describe('a mark that is printed as it stands is told:', () => {
  test.each([
    ['See [[Note]].', '`[[Note]]`', '[words](address)'],
    ['See [[Note|the note]].', '`[[Note|the note]]`', '[words](address)'],
    ['![[x.png]]', '`![[x.png]]`', 'an image'],
    [':::note\nWords.\n:::', '`:::note`', '<Aside'],
    [':::warning Title\nWords.', '`:::warning Title`', '<Aside'],
    ['!!! note "Title"\n    Words.', '`!!! note "Title"`', '<Aside'],
    ['.. note:: Words', '`.. note::`', '<Aside'],
    ['> [!NOTE]\n> Words.', '`[!NOTE]`', '<Aside'],
    ['> [!warning]- Words', '`[!warning]-`', '<Aside'],
    ['See [a] (https://example.org/).', '[a] (', 'no space between'],
    ['See [a] (/about/).', '`[a] (/about/)`', 'no space between'],
    ['See (a)[https://example.org/].', '(a)[', '[words](address)'],
    ['See [a](my file.pdf).', '`[a](my file.pdf)`', 'without spaces'],
    ['See [a](https://example.org/ “b”).', '[a](', 'without spaces'],
    ['文[a](https://example.org/文 書)', '[a](', 'without spaces'],
    ['Words[^9].', '`[^9]`', '`[^1]: …`'],
    ['Words^[a note].', '`^[a note]`', '[^1]'],
    ['See [text][undefined-ref].', '`[text][undefined-ref]`', '`[name]: address`'],
    ['See [text][].', '`[text][]`', '`[name]: address`'],
    ['![A map]', '`![A map]`', 'an image'],
    ['![A map][a-map]', '`![A map][a-map]`', '`[name]: address`'],
    ['A ==marked== word.', '`==marked==`', '<mark>'],
    ['An ++inserted++ word.', '`++inserted++`', '<ins>'],
    ['H~2~O is wet.', '`~2~`', '<sub>'],
    ['Area in m^2^ here.', '`^2^`', '<sup>'],
    ['So it is ^1^.', '`^1^`', '<sup>'],
    [
      '%%Ask the miller again.%%',
      '`%%Ask the miller again.%%`',
      'comments belong in the frontmatter',
    ],
    ['It is old %%really?%% and new.', '`%%really?%%`', 'comments belong in the frontmatter'],
    ['So it is.[1]', '`[1]`', 'the source in its place'],
    ['As shown [12], it is.', '`[12]`', 'the source in its place'],
    ['“It is”[3] so.', '`[3]`', 'the source in its place'],
    ['[TOC]', '`[TOC]`', 'made from the headings'],
    ['Term\n: What it means.', '`:`', 'an item of a list'],
    ['Term\n\nOther\n:   What it means.', '`:`', 'an item of a list'],
    ['*[HTML]: Hypertext', '`*[HTML]:`', '<abbr'],
    ['A [](https://example.org/) link.', 'Missing words of the link', '[words](address)'],
    ['A lost \uFFFD letter.', '`\uFFFD`', 'the letter that stood there'],
    ['A ** bold** word.', '`**`', 'close to their words'],
    ['A **bold word.', '`**`', 'a pair of marks'],
    ['A ~~struck word.', '`~~`', 'a pair of marks'],
    ['A `code word.', '“`”', 'a pair of backticks'],
    ['It is $x$ here.', '`$x$`', 'formulas of TeX'],
    ['It is $E = mc^2$ here.', '`$E = mc^2$`', 'formulas of TeX'],
    ['$$a + b$$', '`$$a + b$$`', 'formulas of TeX'],
    ['It is \\(x^2\\) here.', '`\\(x^2\\)`', 'formulas of TeX'],
    ['Well done :tada: and more.', '`:tada:`', 'the sign itself'],
    ['Agreed :+1:', '`:+1:`', 'the sign itself'],
    ['A [b]bold[/b] word.', '`[b]bold[/b]`', '**bold**'],
    ['[color=red]words[/color]', '[color=red]', '**bold**'],
    ['#Heading of a part', '`#`', 'a space after'],
    ['＃ Heading', '`＃`', 'the plain `#`'],
    ['Words \uE123 here.', '`U+E123`', 'private to one program'],
    ['See https://example.org/参照 here.', '参照', 'runs into the words'],
    ['\\emph{x} here.', '`\\emph{x}`', 'commands of TeX'],
    ['{{< figure src="a.png" >}}', '{{< figure', 'templates of other tools'],
    ['{% raw %}', '`{% raw %}`', 'templates of other tools'],
    ['{{ page.title }}', '{{ page.title', 'templates of other tools'],
    ['As \\citep{smith 2020} says.', '`\\citep{smith 2020}`', 'a citation such as `[@id]`'],
  ])('%s', (prose, mark, cure) => {
    const [first, second] = told(prose);
    expect(second?.message).toBe(prose.startsWith(':::note') ? second?.message : undefined);
    expect(first?.message).toContain(mark);
    expect(first?.message).toContain(cure);
    expect(first?.repair).toBeUndefined();
  });
});

describe('a mark that a machine can put right is fixed:', () => {
  test.each([
    ['#\u00A0Heading', '# Heading'],
    ['###\u3000Heading', '### Heading'],
    ['##Heading', '## Heading'],
    ['###見出し', '### 見出し'],
    ['• one\n• two', '- one\n- two'],
    ['・一\n・二', '- 一\n- 二'],
    ['◦ one', '- one'],
    ['✅ one\n✅ two', '- one\n- two'],
    ['–  one\n–  two', '- one\n- two'],
    ['—\tone', '- one'],
    ['– one\n– two\n– three', '- one\n- two\n- three'],
    ['-\u00A0one', '- one'],
    ['-one\n-two', '- one\n- two'],
    ['1)item', '1) item'],
    ['1.item', '1. item'],
    ['1.\u00A0item', '1. item'],
    ['１、'.replace('１', '1') + '项目', '1. 项目'],
    ['Words:contentReference[oaicite:0]{index=0}.', 'Words.'],
    ['Words:contentReference[oaicite:0].', 'Words.'],
    ['Words【12†source】.', 'Words.'],
    ['Words【4:0†report.pdf】.', 'Words.'],
    ['Words\uE200cite\uE202turn0search1\uE202turn0news3\uE201.', 'Words.'],
    ['Words citeturn0search1turn2view0', 'Words '],
    ['Words.[cite_start]', 'Words.'],
    ['Words [cite: 12, 13].', 'Words .'],
    ['Words[^1^].', 'Words.'],
    ['Words [web:12].', 'Words .'],
    ['See https://example.org/。次の文', 'See [example.org](https://example.org/)。次の文'],
    ['See https://example.org/a（注）', 'See [example.org/a](https://example.org/a)（注）'],
    ['See “https://example.org/a”', 'See “[example.org/a](https://example.org/a)”'],
    ['As \\cite{vb} says.', 'As [@vb] says.'],
    ['As \\citep[p. 3]{vb} says.', 'As [@vb, p. 3] says.'],
    ['See [a](https://example.org/?utm_source=chatgpt.com).', 'See [a](https://example.org/).'],
    [
      'See [a](https://example.org/?utm_source=openai&b=1#c).',
      'See [a](https://example.org/?b=1#c).',
    ],
    [
      'See [a](https://example.org/?b=1&utm_source=chatgpt.com).',
      'See [a](https://example.org/?b=1).',
    ],
    ['See https://example.org/?utm_source=chatgpt.com now.', 'See https://example.org/ now.'],
  ])('%s', (written, meant) => {
    expect(told(written)).not.toEqual([]);
    expect(fixed(written)).toBe(meant);
    expect(told(meant)).toEqual([]);
  });
});

describe('what is words is left alone:', () => {
  test.each([
    'It costs $5 and $6, or $5 (US$), and $2.64 = €2.50 at $1.',
    'It costs $5 = £4 (or $6 = £5).',
    'At 10:30:45 it was 3:2, a ratio of a:b:c.',
    '#1 on the board, and C# and #hashtag too.',
    '#MeToo changed it.',
    '— An author',
    '> Words.\n>\n> – An author',
    'He said [sic] (see below) and [they] (all of them) went.',
    'An [a](https://example.org/a_(b)) and [b][b].\n\n[b]: /b/',
    '2 * 3 * 4, a*, x^2 and ~5, 3~4.',
    'A snake_case_name and 5 ± 2.',
    '\\[[Note]] and \\`code and \\*\\*stars and \\==mark==.',
    'Code `[[Note]]`, `==a==`, `:tada:`, `$x$`.\n\n```\n:::note\n[[Note]] {% raw %}\n```',
    'Words【注】here and 3.5 GW.',
    '1.5 GW of 2.0 GW.\n\n-5 % and more',
    '- item\n- [ ] task\n\n1. one\n2) two',
    'See https://example.org/a?b==c&d=$x$ and https://example.org/~a/:b:/.',
    'See [a](https://example.org/?utm_source=newsletter).',
    'Equal is a == b, and i++ is more.',
    'Section [1][2] is \\[1][2].'.replace('[1][2] is ', ''),
    'She asked: why? :-) It was so.',
    'Between [0, 1] and ^_^ stands 50%% of \\[1].',
    '> It was so [3] then.',
    'Here [![A map](./a.png)](https://example.org/) stands.',
  ])('%s', (prose) => {
    expect(told(prose).map(({ message }) => message)).toEqual([]);
  });
});

test('marks of chat programs in the frontmatter are told at their field', () => {
  const [first] = told('Words.', 'framing: Two papers were read【12†source】 and compared.\n');
  expect(first?.message).toContain('Unexpected `【12†source】` in `framing`');
  const address = read(
    head().replace('https://example.org/a', 'https://example.org/a?utm_source=chatgpt.com'),
  ).marks[0];
  expect(address?.message).toContain('`utm_source=chatgpt.com` in `sources.0.URL`');
  expect(address?.repair?.now).toBe('https://example.org/a');
});
