import { siteOf } from '../../tests/made-publication.ts';
import type { Message } from '../model/message.ts';
import { describe, expect, it } from 'vitest';
import { checkOne } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { readPiece } from './read-piece.ts';
import { repaired } from './repair.ts';

const frontmatter = `title: "A model and two papers" # the working title
description: "Two papers describe one model; what each of them bears out, and what neither does."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
framing: Two papers were read in full and compared.
sources:
  - id: report
    title: A report
    publisher: 'A paper'
    URL: "https://example.org/a"
    issued: 2026-06-22
    accessed: 2026-11-22
    role: reporting
  - { id: arena-july, title: A board, publisher: Operator, URL: https://example.org/b, issued: 2026-07-05, accessed: 2026-11-22, role: dataset }
claims:
  - id: fast
    text: The model is fast.
    sources: [report, { id: arena-july, stance: context }]
caveats: []
`;
const prose = 'One paper describes the model [@report #fast]. A board lists it [@arena-july].\n';
const sound = `---\n${frontmatter}---\n${prose}`;

function messagesOn(text: string): Message[] {
  const manuscript = readPiece({
    file: 'content/analysis/example/index.mdx',
    slug: 'example',
    bytes: new TextEncoder().encode(text),
    files: [],
  });
  const other = readPiece({
    file: 'content/analysis/other/index.mdx',
    slug: 'other',
    bytes: new TextEncoder().encode(sound.replaceAll('example.org', 'other.example')),
    files: [],
  });
  return checkOne(rules, manuscript, siteOf([manuscript, other]), '2026-11-23');
}

const repair = (text: string) => repaired(text, messagesOn).text;
/** The sound piece with `was` written for `is`. */
const slipped = (is: string, was: string) => {
  expect(sound).toContain(is);
  return sound.replace(is, was);
};
const errorsOn = (text: string) =>
  messagesOn(text)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

it('a sound piece has nothing to mend', () => {
  expect(errorsOn(sound)).toEqual([]);
  expect(repaired(sound, messagesOn)).toEqual({ text: sound, messages: [] });
});

describe('a slip in the frontmatter is repaired', () => {
  it.each([
    ['an unknown field', "publisher: 'A paper'", "publsher: 'A paper'"],
    [
      'an unknown field in braces',
      'accessed: 2026-11-22, role: dataset',
      'acessed: 2026-11-22, role: dataset',
    ],
    ['an unknown field of the piece', 'framing: Two', 'framng: Two'],
    ['an unknown word', 'role: reporting', 'role: reportng'],
    ['a word in another case', 'role: dataset', 'role: Dataset'],
    ['a word in an inner mapping', 'stance: context', 'stance: contxt'],
    ['an address without its scheme', '"https://example.org/a"', '"example.org/a"'],
    ['an address without scheme or quotation marks', 'https://example.org/b', 'example.org/b'],
    ['a dotted date', 'accessed: 2026-11-22\n    role', 'accessed: 22.11.2026\n    role'],
    ['a date in words', 'issued: 2026-07-05', 'issued: 5 July 2026'],
    ['a date in words with a comma', 'issued: 2026-06-22', 'issued: "June 22, 2026"'],
    ['a date with slashes', 'datePublished: 2026-11-22', 'datePublished: 2026/11/22'],
    ['a source id with swapped letters', '[report, {', '[reprot, {'],
    ['a source id with a letter too few', '{ id: arena-july, stance', '{ id: arena-jul, stance'],
  ])('%s', (_, is, was) => {
    const text = slipped(is, was);
    expect(errorsOn(text)).not.toEqual([]);
    const result = repair(text);
    expect(errorsOn(result)).toEqual([]);
    expect(result.replaceAll(/["']/g, '')).toBe(sound.replaceAll(/["']/g, ''));
  });

  it('tabs that indent become two spaces each', () => {
    const text = sound.replaceAll(/^ {4}/gm, '\t\t').replaceAll(/^ {2}- id/gm, '\t- id');
    expect(repair(text)).toBe(sound);
  });

  it('comments, quotation marks and the order of fields stay', () => {
    const text = slipped('role: reporting', 'role: reportng # as we know it');
    expect(repair(text)).toBe(sound.replace('role: reporting', 'role: reporting # as we know it'));
  });
});

describe('a slip in the prose is repaired', () => {
  it('characters that no reader can see go, wherever they stand', () => {
    const text = sound
      .replace('A model', 'A\u200B model')
      .replace('One paper', '\uFEFFOne\u200B \u202Epaper\u202C');
    expect(errorsOn(text)).toHaveLength(5);
    expect(repair(text)).toBe(sound);
  });

  it('a direction left open stays for its writer, who knows where it ends', () => {
    const text = slipped('One paper', 'שלום \u2067One paper');
    expect(errorsOn(text)).toHaveLength(1);
    expect(repair(text)).toBe(text);
  });

  it.each([
    ['It is <5 points, <$3 and <=2.', 'It is &lt;5 points, &lt;$3 and &lt;=2.'],
    ['## Method {#method}', '## Method'],
    ['Before <!-- a note --> after.', 'Before after.'],
    ['Before.\n\n<!-- a note\nof two lines -->\nAfter.', 'Before.\n\nAfter.'],
    [
      'See <https://www.example.org/x?a=1> now.',
      'See [example.org](https://www.example.org/x?a=1) now.',
    ],
    ['It says so [@report para. 3].', 'It says so [@report, para. 3].'],
    [
      'It says so [@arena-july; @report p. 3 #fast].',
      'It says so [@arena-july; @report, p. 3 #fast].',
    ],
    ['It says so [@reprot, p. 3].', 'It says so [@report, p. 3].'],
    ['It says so [@report #fsat].', 'It says so [@report #fast].'],
    ['See [www.example.org](www.example.org).', 'See [www.example.org](https://www.example.org).'],
    [
      'See [x][1].\n\n[1]: example.org/report "Title"',
      'See [x][1].\n\n[1]: https://example.org/report "Title"',
    ],
    ['See [that](/analysis/other#sources).', 'See [that](/analysis/other/#sources).'],
    ['See [us](/about).', 'See [us](/about/).'],
  ])('%s', (was, is) => {
    const text = `${sound}\n${was}\n`;
    expect(errorsOn(text)).not.toEqual([]);
    expect(repair(text)).toBe(`${sound}\n${is}\n`);
    expect(errorsOn(`${sound}\n${is}\n`)).toEqual([]);
  });

  it('characters that no reader sees go, and a vertical tab was a space', () => {
    expect(repair(`${sound}\nHid\u0000den\u000Bcharacters.\n`)).toBe(
      `${sound}\nHidden characters.\n`,
    );
  });

  it('in text alone, never in code', () => {
    const text = `${sound}\nIt is <5.\n\n\`<5\` and\n\n\`\`\`\n<!-- <5 {#x} -->\n\`\`\`\n`;
    expect(repair(text)).toBe(text.replace('It is <5', 'It is &lt;5'));
  });
});

describe('what takes judgement is left to the writer', () => {
  it.each([
    ['a weekday that contradicts its date', 'It came out on Sunday, 22 June 2026 [@report].'],
    [
      'an id that differs in a digit or letter of another source',
      'So [@arena-jule] and [@arena-july2].',
    ],
    ['two citations without a semicolon', 'So [@report @arena-july].'],
    ['a file that may be meant by a link', 'See [the data](data.csv).'],
    ['a comment without an end', 'Before <!-- a note.'],
    ['an expression', 'In {2026} it came.'],
    ['a brace after code', 'In `<5` and `<$3` it is {x.'],
  ])('%s', (_, was) => {
    const text = `${sound}\n${was}\n`;
    expect(errorsOn(text)).not.toEqual([]);
    expect(repair(text)).toBe(text);
  });

  it.each([
    ['a date that can be read in two ways', 'issued: 2026-07-05', 'issued: 5.7.2026'],
    ['a day that does not exist', 'issued: 2026-06-22', 'issued: 31.6.2026'],
    ['a field that is there already', 'role: reporting', 'role: reporting\n    rol: vendor'],
    ['a word near to none', 'role: reporting', 'role: gossip'],
  ])('%s', (_, is, was) => {
    const text = slipped(is, was);
    expect(errorsOn(text)).not.toEqual([]);
    expect(repair(text)).toBe(text);
  });
});

describe('everything else in the file stays as it is', () => {
  it('line endings, byte order mark and final spaces', () => {
    const wrong = `\uFEFF${slipped('role: reporting', 'role: reportng')}\nIt is <5.  \n\nEnd`;
    const right = `\uFEFF${sound}\nIt is &lt;5.  \n\nEnd`;
    expect(repair(wrong.replaceAll('\n', '\r\n'))).toBe(right.replaceAll('\n', '\r\n'));
  });

  it('several slips in one file are repaired and each is told', () => {
    const text = `${slipped('role: reporting', 'rol: reporting')}\nIt is <5, or <7 [@reprot].\n`;
    const { text: result, messages } = repaired(text, messagesOn);
    expect(result).toBe(`${sound}\nIt is &lt;5, or &lt;7 [@report].\n`);
    expect(messages.map(({ place }) => place.line).sort((a, b) => a - b)).toEqual([15, 25, 25, 25]);
  });
});
