import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPiece } from '../reading/read-piece.ts';
import { pieceFile } from '../reading/piece-files.ts';
import { blankDescription } from '../model/piece.ts';
import { check } from './check.ts';
import { begin, slugOf, type Terminal } from './new.ts';
import { release } from './release.ts';

const TODAY = '2026-11-23';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-'));
  mkdirSync(join(root, 'content'));
  const write = (file: string, text: string) => {
    writeFileSync(join(root, 'content', file), text);
  };
  write(
    'authors.yml',
    'guest: { name: A guest }\nstaff: { name: The staff, kind: organization }\n',
  );
  write(
    'topics.yml',
    'video: { name: Video, description: A. }\n"2026": { name: The year, description: B. }\n',
  );
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const pieces = () =>
  existsSync(join(root, 'content/analysis')) ? readdirSync(join(root, 'content/analysis')) : [];
const fileOf = (slug: string) => join(root, 'content/analysis', slug, 'index.mdx');
const errors = () => check(root, TODAY).messages.filter(({ severity }) => severity === 'error');

describe('a new piece', () => {
  test('is a draft of today that keeps every rule', async () => {
    expect(await begin(root, TODAY, { title: 'Which list?', topics: ['video', '2026'] })).toEqual({
      status: 0,
      text: 'content/analysis/which-list/index.mdx\nA draft: `npm run dev` shows it at /analysis/which-list/',
    });
    const { piece, problems } = readPiece(pieceFile(root, 'which-list'));
    expect(problems).toEqual([]);
    expect(piece).toMatchObject({
      title: 'Which list?',
      description: blankDescription,
      authors: ['staff'],
      topics: ['video', '2026'],
      datePublished: TODAY,
      draft: true,
      sources: [],
      caveats: [],
    });
    expect(errors()).toEqual([]);
  });

  test('is not published before it has a source and a description', async () => {
    await begin(root, TODAY, { title: 'Which list?', topics: ['video'] });
    const text = readFileSync(fileOf('which-list'), 'utf8');
    writeFileSync(fileOf('which-list'), text.replace('draft: true\n', ''));
    expect(errors().map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Unexpected text of \d+ characters in `description`/),
      'Unexpected empty list in `sources`, expected at least one source',
    ]);
    expect(() => release(root, TODAY, { slugs: [] })).toThrow('Nothing was released');
  });

  test('takes an example source as it stands in its comment', async () => {
    await begin(root, TODAY, { title: 'Which list?', topics: ['video'] });
    const text = readFileSync(fileOf('which-list'), 'utf8');
    const entry = /^#( +- \{.*)$/m.exec(text)?.[1] ?? '';
    writeFileSync(
      fileOf('which-list'),
      text.replace('sources: []', `sources:\n${entry.replace('https://…', 'https://example.org')}`),
    );
    expect(errors()).toEqual([]);
  });

  test.each([
    'He said: "No" # and \\ left',
    "- 'tis {not} [a] list & *no* alias",
    'مقارنة النماذج: أيها أسرع؟',
    'Emoji 😀 and a lone \ud800 half',
    'On two\r\n  lines\twith\u0000 control\u007f',
    'true',
    '7',
    `${'"\\'.repeat(54)}ab`,
  ])('keeps its title: %j', async (title) => {
    await begin(root, TODAY, { title, topics: ['video'], slug: 'one' });
    expect(errors()).toEqual([]);
    const expected = title
      .toWellFormed()
      .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
      .trim();
    expect(readPiece(pieceFile(root, 'one')).piece.title).toBe(expected);
  });

  test('has a title that lists and feeds can hold', async () => {
    expect(await begin(root, TODAY, { title: 'x'.repeat(200), topics: ['video'] })).toEqual({
      status: 2,
      text: 'Unexpected text of 200 characters in `title`, expected a title of at most 110 characters',
    });
    expect(pieces()).toEqual([]);
  });

  test('never takes the place of another', async () => {
    await begin(root, TODAY, { title: 'Which list?', topics: ['video'] });
    const before = readFileSync(fileOf('which-list'), 'utf8');
    expect(await begin(root, TODAY, { title: 'Which: list', topics: ['video'] })).toEqual({
      status: 1,
      text: 'Unexpected slug `which-list`, which is taken by `content/analysis/which-list/index.mdx`, expected another: `--slug …`',
    });
    expect(readFileSync(fileOf('which-list'), 'utf8')).toBe(before);
  });

  test('never takes an address that was published', async () => {
    const source =
      '  - { id: vb, title: A, publisher: B, URL: "https://example.org", issued: 2026, accessed: 2026-11-20, role: reporting }';
    const description = 'A description that is long enough to stand on the front page of a site.';
    await begin(root, TODAY, { title: 'Old', description, topics: ['video'] });
    const published = readFileSync(fileOf('old'), 'utf8')
      .replace('draft: true\n', '')
      .replace('sources: []', `sources:\n${source}`);
    writeFileSync(fileOf('old'), published);
    expect(() => release(root, TODAY, { slugs: [] })).not.toThrow();
    mkdirSync(join(root, 'content/analysis/moved'));
    writeFileSync(fileOf('moved'), published.replace('---\n', '---\naliases: [/analysis/old/]\n'));
    rmSync(join(root, 'content/analysis/old'), { recursive: true });
    expect(() => release(root, TODAY, { slugs: [] })).not.toThrow();
    expect(await begin(root, TODAY, { title: 'Old', topics: ['video'] })).toEqual({
      status: 1,
      text: 'Unexpected slug `old`, which is taken by the record of `moved`, expected another: `--slug …`',
    });
  });

  test('asks for what it cannot do without, all at once', async () => {
    rmSync(join(root, 'content/authors.yml'));
    expect((await begin(root, TODAY, {})).text).toBe(
      'content/authors.yml:1:1 Missing file `content/authors.yml`, expected entries by id',
    );
    writeFileSync(join(root, 'content/authors.yml'), 'guest: { name: A guest }\n');
    expect(await begin(root, TODAY, {})).toEqual({
      status: 2,
      text: 'Missing `--title "…"`, expected a title of at most 110 characters\nMissing `--topic …`, expected one of `2026`, `video`\nMissing `--author …`, expected one of `guest`',
    });
  });

  test('knows authors and topics', async () => {
    const wishes = { title: 'A', topics: ['vidoe'], authors: ['staf', 'nobody'] };
    expect((await begin(root, TODAY, wishes)).text).toBe(
      'Unexpected author `staf`, did you mean `staff`?\nUnexpected author `nobody`, expected one of `guest`, `staff`\nUnexpected topic `vidoe`, did you mean `video`?',
    );
    expect(pieces()).toEqual([]);
  });

  test('leaves no folder behind where it cannot be written', async () => {
    writeFileSync(join(root, 'content/analysis'), 'a file in the way');
    const { status, text } = await begin(root, TODAY, { title: 'A', topics: ['video'] });
    expect(status).toBe(1);
    expect(text).toMatch(/^content\/analysis\/a\/index\.mdx was not written: E/);
  });
});

describe('the slug of a title', () => {
  test.each([
    ['Which list has it second?', 'which-list-has-it-second'],
    ['  I ❤ A — B 😀 ', 'i-a-b'],
    ['Cafe\u0301 im Ärger', 'café-im-ärger'],
    ['模型 排名：第二', '模型-排名第二'],
    ['مقارنة النماذج', 'مقارنة-النماذج'],
    ['GPT-5.1 / 2026', 'gpt-51-2026'],
  ])('of “%s” is `%s`', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  test('ends at a word, and within the length of a file name', () => {
    expect(slugOf('abcdefghi '.repeat(11))).toBe('abcdefghi-'.repeat(6).slice(0, -1));
    expect(slugOf('模'.repeat(110))).toHaveLength(60);
  });

  test.each(['', '?!', '😀', 'हिन्दी', 'データ'])(
    'cannot be made of “%s”, and is asked for',
    async (title) => {
      expect(slugOf(title)).toBeUndefined();
      if (title === '') return;
      expect(await begin(root, TODAY, { title, topics: ['video'] })).toEqual({
        status: 2,
        text: `Missing \`--slug\`, expected lowercase words joined by hyphens: none can be made from “${title}”`,
      });
    },
  );

  test.each([
    ['Not A Slug', 'lowercase words joined by hyphens, such as `ai-video`'],
    ['../../up', 'lowercase words joined by hyphens, such as `ai-video`'],
    ['index', 'another slug: the list of records bears this name'],
    ['a'.repeat(61), 'a slug of at most 60 characters'],
  ])('is not “%s”', async (slug, expected) => {
    const { status, text } = await begin(root, TODAY, { title: 'A', topics: ['video'], slug });
    expect(status).toBe(2);
    expect(text).toMatch(/^Unexpected .* in `slug`, expected /);
    expect(text.endsWith(expected)).toBe(true);
  });
});

test.each([
  ['Aux', 'aux', 'which Windows keeps for itself'],
  ['Con', 'con', 'which Windows keeps for itself'],
  ['COM1', 'com1', 'which Windows keeps for itself'],
  ['Index', 'index', 'which the list of records bears'],
])('the title “%s” asks for a slug of another name', async (title, slug, why) => {
  expect(await begin(root, TODAY, { title, topics: ['video'] })).toEqual({
    status: 1,
    text: `Unexpected slug \`${slug}\`, ${why}, expected another name: \`--slug …\``,
  });
  expect(pieces()).toEqual([]);
  const wishes = { title, topics: ['video'], slug: `${slug}-files` };
  expect((await begin(root, TODAY, wishes)).status).toBe(0);
});

describe('in a terminal', () => {
  /** A terminal on which `keys` are typed, each group when the question before it was answered. */
  function typing(keys: readonly string[]): Terminal & { shown: () => string } {
    const input = new PassThrough();
    const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
    let shown = '';
    let next = 0;
    output.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      const asked = shown.split('◆').length - 1;
      const key = keys[next];
      if (asked <= next || key === undefined) return;
      next += 1;
      setImmediate(() => input.write(key));
    });
    return { input, output, shown: () => shown };
  }

  test('it asks for title, description, topics and authors', async () => {
    const terminal = typing(['Which list?\r', '\r', ' \r', '\r']);
    expect(await begin(root, TODAY, {}, terminal)).toMatchObject({ status: 0 });
    expect(terminal.shown()).toContain('Title');
    expect(readPiece(pieceFile(root, 'which-list')).piece).toMatchObject({
      title: 'Which list?',
      topics: ['2026'],
      authors: ['staff'],
    });
  });

  test('it asks only for what the flags leave out', async () => {
    const terminal = typing(['\r', '\r']);
    const wishes = { title: 'Which list?', topics: ['video'] };
    expect(await begin(root, TODAY, wishes, terminal)).toMatchObject({ status: 0 });
    expect(terminal.shown()).not.toContain('Topics');
  });

  test('it asks for another slug where the one of the title is taken', async () => {
    await begin(root, TODAY, { title: 'Which list?', topics: ['video'] });
    const terminal = typing(['\r', '\r', 'another\r']);
    const wishes = { title: 'Which list?', topics: ['video'] };
    expect(await begin(root, TODAY, wishes, terminal)).toMatchObject({ status: 0 });
    expect(pieces()).toEqual(['another', 'which-list']);
  });

  test.each([
    ['at once', ['\u0003']],
    ['at the last question', ['Which list?\r', '\r', ' \r', '\u0003']],
  ])('Ctrl-C %s writes nothing', async (_, keys) => {
    expect(await begin(root, TODAY, {}, typing(keys))).toEqual({
      status: 130,
      text: 'Nothing was written.',
    });
    expect(pieces()).toEqual([]);
  });
});

test('without a terminal the command asks nothing and ends with 2', () => {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'new.ts')], {
    cwd: root,
    encoding: 'utf8',
    input: '',
  });
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/^Missing `--title "…"`/);
});
