import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { answerIn } from '../../tests/answer-in.ts';
import { UnusableDay } from '../today.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { citeCommand } from './cite.ts';
import { anyText, command, Failure, oneOf, type Command, type World } from './command.ts';
import { linksCommand } from './links.ts';
import { newCommand } from './new.ts';
import { releaseCommand } from './release.ts';
import { schemaCommand } from './schema.ts';
import { serveCommand } from './serve.ts';

const commands = [
  buildCommand,
  checkCommand,
  citeCommand,
  linksCommand,
  newCommand,
  releaseCommand,
  schemaCommand,
  serveCommand,
] as unknown as Command[];

let root: string;
const FILE = 'content/analysis/example/index.mdx';

/** A project with one sound piece. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'command-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const put = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('content/authors.yml', 'staff: { name: Staff }\n');
  put('content/topics.yml', 'video: { name: Video, description: Models. }\n');
  put(
    FILE,
    `---
title: "A piece"
description: "One report, one rank, no index named: what that supports and what it does not."
authors: [staff]
datePublished: 2026-11-22
topics: [video]
sources:
  - { id: report, title: "T", publisher: "P", URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: primary }
caveats: []
---

So [@report].
`,
  );
});

/** Runs a command by its name. */
const run = (name: string, args: string[], world?: Partial<World>) => {
  const found = commands.find((one) => one.name === name);
  if (!found) throw new Error(`no command ${name}`);
  return answerIn(root, found, args, world);
};

const asked = ({ name, typed = `npm run ${name}` }: Command) => `How to ask: ${typed} -- --help`;

describe.each(commands.map((one) => [one.name, one] as const))('%s', (name, declared) => {
  test('shows its options when asked for help, and does nothing else', async () => {
    for (const flag of ['--help', '-h']) {
      const { exitCode, out, err } = await run(name, [flag]);
      expect([exitCode, err]).toEqual([0, []]);
      for (const option of Object.keys(declared.options)) expect(out[0]).toContain(`--${option}`);
      expect(out[0]).toContain(declared.about);
    }
    expect(readdirSync(root)).toEqual(['content']);
  });

  test('refuses an option it does not know, and names the one that is meant', async () => {
    for (const option of ['help', ...Object.keys(declared.options)]) {
      const slip = `--${option.slice(0, -1)}`;
      expect(await run(name, [slip])).toEqual({
        exitCode: 2,
        out: [],
        err: [`Unexpected option \`${slip}\`, did you mean \`--${option}\`?`, asked(declared)],
      });
    }
    const { exitCode, err } = await run(name, ['--nonsense']);
    expect(exitCode).toBe(2);
    expect(err[0]).toMatch(/^Unexpected option `--nonsense`, expected `--/);
  });

  test('misses the value of an option that needs one, and refuses one that is not needed', async () => {
    for (const [option, means] of Object.entries(declared.options)) {
      const isValued = 'takes' in means;
      for (const args of isValued
        ? [[`--${option}`], [`--${option}`, '--help']]
        : [[`--${option}=yes`]]) {
        const { exitCode, err } = await run(name, args);
        expect(exitCode).toBe(2);
        expect(err[0]).toContain(
          isValued
            ? `Missing value of \`--${option}\`, expected ${means.takes.expected}`
            : `Unexpected value \`yes\` of \`--${option}\`, expected none`,
        );
      }
    }
  });
});

test.each([
  [
    'check',
    ['--format', 'xml'],
    'Unexpected value `xml` of `--format`, expected `text`, `json`, `github` or `sarif`',
  ],
  ['links', ['--format=xml'], 'Unexpected value `xml` of `--format`, expected `text` or `json`'],
  [
    'links',
    ['--max-age', 'soon'],
    'Unexpected value `soon` of `--max-age`, expected a number of days such as `7`',
  ],
  [
    'links',
    ['--timeout', '0'],
    'Unexpected value `0` of `--timeout`, expected a number of seconds such as `10`',
  ],
  [
    'links',
    ['--wayback', 'archive'],
    'Unexpected value `archive` of `--wayback`, expected a web address such as',
  ],
  [
    'cite',
    ['vb', '--role', 'boss'],
    'Unexpected value `boss` of `--role`, expected `primary`, `reporting`',
  ],
  [
    'cite',
    ['vb', '--read', 'half'],
    'Unexpected value `half` of `--read`, expected `full`, `excerpt`',
  ],
  [
    'cite',
    ['vb', '--id', 'a b'],
    'Unexpected value `a b` of `--id`, expected letters, digits and `-`',
  ],
  [
    'cite',
    ['vb', '--timeout', '601'],
    'Unexpected value `601` of `--timeout`, expected seconds, such as `10`',
  ],
  [
    'cite',
    ['vb', '--doi-resolver', 'doi.org'],
    'Unexpected value `doi.org` of `--doi-resolver`, expected a web',
  ],
  ['cite', [], 'Nothing to cite'],
  [
    'cite',
    ['ftp://example.org/'],
    'Unexpected address `ftp://example.org/`, expected one that begins',
  ],
  [
    'release',
    ['example', '--reason', ''],
    'Unexpected empty `--reason`, expected why the piece changed',
  ],
  ['new', ['--title', 'A', '--topic', 'vidoe'], 'Unexpected topic `vidoe`, did you mean `video`?'],
  ['links', ['--wrote'], 'Unexpected option `--wrote`, did you mean `--write`?'],
  // Surplus words, and pieces that are not there.
  ['build', ['example'], 'Unexpected argument `example`, expected none'],
  ['links', ['nope'], 'Unexpected argument `nope`, expected none'],
  ['new', ['nope'], 'Unexpected argument `nope`, expected none'],
  ['schema', ['nope'], 'Unexpected argument `nope`, expected none'],
  ['serve', ['nope'], 'Unexpected argument `nope`, expected none'],
  ['cite', ['vb', 'example', 'more'], 'Unexpected argument `more` after the piece, expected none'],
  ['cite', ['--file', 'a.bib', 'example', 'more'], 'Unexpected argument `more` after the piece'],
  ['cite', ['vb', 'exampel'], 'Unexpected piece `exampel`, did you mean `example`?'],
  ['check', ['exampel'], 'Unexpected piece `exampel`, did you mean `example`?'],
  ['release', ['exampel'], 'Unexpected piece `exampel`, did you mean `example`?'],
  ['check', ['content/analysis/exampel/index.mdx'], 'did you mean `example`?'],
  [
    'check',
    ['nowhere'],
    'Unexpected piece `nowhere`, expected a slug or a path below `content/analysis/`',
  ],
])('%s %j is a wrong call', async (name, args, says) => {
  const { exitCode, out, err } = await run(name, args);
  expect([exitCode, out]).toEqual([2, []]);
  expect(err[0]).toContain(says);
  expect(err.at(-1)).toMatch(/^How to ask: npm (run \w+|start) -- --help$/);
});

describe('a piece', () => {
  test.each([
    ['its slug', '', 'example'],
    ['its folder', '', 'content/analysis/example/'],
    ['its file', '', FILE],
    ['the folder one stands in', 'content/analysis/example', '.'],
    ['a file beside one', 'content/analysis/example', 'index.mdx'],
    ['its slug, wherever one stands', 'content/analysis', 'example'],
    ['a path from the project, wherever one stands', 'content/analysis/example', FILE],
  ])('is named by %s', async (_, from, name) => {
    const { exitCode, err } = await run('check', [name], { from: join(root, from) });
    expect(exitCode).toBe(0);
    expect(err.join('\n')).toContain('1 piece checked');
  });

  test('is not the one whose folder one stands in where another is named', async () => {
    const from = join(root, 'content/analysis/example');
    expect((await run('check', ['other'], { from })).exitCode).toBe(2);
  });
});

test('a file of references is found where the writer stands', async () => {
  const from = join(root, 'content/analysis/example');
  writeFileSync(join(from, 'refs.bib'), '@book{roe, title={A book}, year={2017}, publisher={P}}');
  const { exitCode, err } = await run('cite', ['refs.bib', 'example'], { from });
  expect(exitCode).toBe(0);
  expect(err[0]).toContain('added “A book”');
});

describe('a command that cannot do what it should', () => {
  const failing = (error: Error) =>
    command({
      name: 'fail',
      about: 'Fails.',
      options: {},
      run: () => {
        throw error;
      },
    });

  test.each([
    [new Failure('The port is taken'), 1, 'The port is taken'],
    [new UnusableDay('Unexpected SOURCE_DATE_EPOCH'), 2, 'Unexpected SOURCE_DATE_EPOCH'],
    [
      Object.assign(new Error("EACCES: permission denied, open '/a'"), {
        code: 'EACCES',
        syscall: 'open',
      }),
      1,
      'Cannot open: permission denied (EACCES)',
    ],
  ])('says so in a sentence: %s', async (error, exitCode, says) => {
    expect(await answerIn(root, failing(error), [])).toEqual({ exitCode, out: [], err: [says] });
  });

  test('names a file as the writer knows it', async () => {
    const path = join(root, 'content/gone.yml');
    const error = Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
      code: 'ENOENT',
      syscall: 'open',
      path,
    });
    expect((await answerIn(root, failing(error), [])).err).toEqual([
      'Cannot open `content/gone.yml`: no such file or directory (ENOENT)',
    ]);
  });

  test('does not hide a mistake of ours', async () => {
    await expect(answerIn(root, failing(new TypeError('x is no function')), [])).rejects.toThrow(
      'x is no function',
    );
  });

  test('tells that there is nothing to serve, or no such port', async () => {
    expect(await run('serve', [])).toMatchObject({
      exitCode: 1,
      err: ['Missing `dist/`, expected a built site: run `npm run build` first'],
    });
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/index.html'), '');
    expect((await run('serve', [], { env: { PORT: 'http' } })).err).toEqual([
      'Unexpected PORT `http`, expected a number such as `4322`',
    ]);
  });
});

test('options come in any order, once or often, and end where `--` stands', async () => {
  const seen: unknown[] = [];
  const declared = command({
    name: 'try',
    words: '[word …]',
    about: 'Tries.',
    options: {
      dry: { is: 'dry' },
      form: { is: 'form', value: 'FORM', takes: oneOf(['a', 'b']), default: 'a' },
      topic: { is: 'topic', value: 'ID', takes: anyText('an id'), isList: true },
    },
    run: (call) => seen.push(call),
  });
  await answerIn(root, declared, ['one', '--topic', 'x', '--form=b', '--topic=-y', '--', '--dry']);
  await answerIn(root, declared, []);
  expect(seen).toEqual([
    {
      options: { dry: false, form: 'b', topic: ['x', '-y'], help: false },
      words: ['one', '--dry'],
    },
    { options: { dry: false, form: 'a', topic: undefined, help: false }, words: [] },
  ]);
});

test('in a process of its own a command finds its caller’s folder and never shows a stack', () => {
  const spawned = (args: string[], env: Record<string, string>) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'check.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '1795392000', ...env },
    });
  expect(spawned(['.'], { INIT_CWD: join(root, 'content/analysis/example') })).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('1 piece checked') as unknown,
  });
  expect(spawned(['--wrote'], {})).toMatchObject({
    status: 2,
    stdout: '',
    stderr:
      'Unexpected option `--wrote`, expected `--fix`, `--format` or `--help`\nHow to ask: npm run check -- --help\n',
  });
  expect(spawned([], { SOURCE_DATE_EPOCH: 'today' })).toMatchObject({
    status: 2,
    stderr:
      'Unexpected SOURCE_DATE_EPOCH `today`, expected seconds since 1970, such as `1795392000`\n',
  });
});
