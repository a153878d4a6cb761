import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readFrontmatter } from '../reading/frontmatter.ts';
import { pieceFile } from '../reading/piece-files.ts';
import { readPiece } from '../reading/read-piece.ts';
import { check } from './check.ts';
import { citeCommand } from './cite.ts';
import { answerIn } from '../../tests/answer-in.ts';
import { localHost } from '../../tests/local-web.ts';

const today = '2026-11-22';

/** A piece with the sources given as YAML, each an item of the list. */
const piece = (sources: string, more = '') => `---
title: "A piece" # its title
description: "One report, one rank, no index named: what that supports and what it does not."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
${more}sources:
${sources}caveats: []
---
A report says so [@ap].
`;

const AP = `  - { id: ap, title: "A wire", container-title: "AP", URL: "https://ap.example/a", issued: 2026-06-21, accessed: 2026-06-21, role: reporting, read: excerpt, note: "Opening only." }
`;

/** A folder with these pieces by slug, gone when the test ends. */
function project(pieces: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'cite-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [slug, text] of Object.entries(pieces)) {
    const file = fileOf(root, slug);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

const fileOf = (root: string, slug: string) => join(root, 'content/analysis', slug, 'index.mdx');
const readText = (root: string, slug: string) => readFileSync(fileOf(root, slug), 'utf8');
const sourcesOf = (root: string, slug: string) =>
  (readFrontmatter(readText(root, slug)).value as { sources: Record<string, unknown>[] }).sources;

async function run(root: string, args: string[], input = '') {
  const { exitCode, out, err } = await answerIn(root, citeCommand, args, {
    today: () => today,
    input: () => Promise.resolve(input),
  });
  return { exitCode, output: out.join('\n'), messages: err };
}

/** As `npm run cite` does it, in a process of its own. */
async function spawned(root: string, args: string[], input = '') {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'cite.ts'), ...args], {
    cwd: root,
    env: { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(today) / 1000) },
  });
  child.stdin.end(input);
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [output, errors] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  return { exitCode: await exited, output, errors };
}

const newspaper = `<!doctype html><html lang="en"><head><title>Model rises | VentureBeat</title>
<script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Model rises: No. 2',
  author: { '@type': 'Person', name: 'Jane Doe' },
  publisher: { '@type': 'Organization', name: 'VentureBeat' },
  datePublished: '2026-06-22T08:00:00Z',
  inLanguage: 'en',
})}</script></head><body><p>Text.`;

const answerHtml = (
  response: ServerResponse,
  html: string | Buffer,
  type = 'text/html; charset=utf-8',
) => response.writeHead(200, { 'content-type': type }).end(html);

/** A host that answers every path with one page. */
const hostOf = (html: string | Buffer, type?: string) =>
  localHost((_request, response) => {
    answerHtml(response, html, type);
  });

describe('the address of a page', () => {
  test('becomes a complete entry in the piece, and nothing else changes', async () => {
    const { origin } = await hostOf(newspaper);
    const root = project({ rank: piece(AP) });
    const { exitCode, output, errors } = await spawned(root, [
      `${origin}/a?utm_source=feed`,
      'rank',
      '--role',
      'reporting',
      '--allow-private',
    ]);
    expect(errors).toBe(
      'content/analysis/rank/index.mdx:9:5 added “Model rises: No. 2”, cite it as `[@venturebeat-2026]`\n',
    );
    expect([exitCode, output]).toEqual([0, '']);
    const entry = `  - { id: venturebeat-2026, type: article-newspaper, title: "Model rises: No. 2", container-title: "VentureBeat", URL: "${origin}/a", author: [{ literal: "Jane Doe" }], issued: 2026-06-22, accessed: 2026-11-22, role: reporting, language: en }\n`;
    expect(readText(root, 'rank')).toBe(piece(AP + entry));
    expect(readPiece(pieceFile(root, 'rank')).problems).toEqual([]);
    expect(readdirSync(dirname(fileOf(root, 'rank')))).toEqual(['index.mdx']);
  });

  test.each([
    [
      'Highwire tags',
      '<meta name="citation_title" content="On ranks"><meta name="citation_author" content="Doe, Jane"><meta name="citation_journal_title" content="Journal of Ranks"><meta name="citation_date" content="2017/6/2"><meta name="citation_doi" content="10.1000/182">',
      {
        id: 'doe-2017',
        title: 'On ranks',
        'container-title': 'Journal of Ranks',
        DOI: '10.1000/182',
        issued: '2017-06-02',
        author: [{ family: 'Doe', given: 'Jane' }],
      },
    ],
    [
      'Open Graph',
      '<meta property="og:title" content="On ranks"><meta property="og:site_name" content="The Site">',
      { id: 'the-site', title: 'On ranks', 'container-title': 'The Site', issued: null },
    ],
    [
      'a title alone',
      '<title>On ranks</title>',
      { title: 'On ranks', 'container-title': null, issued: null, role: null },
    ],
    [
      'Latin-1',
      Buffer.from('<meta charset="iso-8859-1"><title>Café à São Paulo</title>', 'latin1'),
      { title: 'Café à São Paulo' },
    ],
  ])('is read from %s', async (_what, html, expected) => {
    const { origin } = await hostOf(html, 'text/html');
    const root = project({ rank: piece(AP) });
    const { exitCode } = await run(root, [`${origin}/a`, 'rank', '--allow-private']);
    expect(exitCode).toBe(0);
    expect(sourcesOf(root, 'rank')[1]).toMatchObject(expected);
  });

  test('of a PDF leaves blanks and says why', async () => {
    const { origin } = await hostOf('%PDF-1.7', 'application/pdf');
    const root = project({ rank: piece(AP) });
    const { messages } = await run(root, [`${origin}/a.pdf`, 'rank', '--allow-private']);
    expect(messages[0]).toContain('is application/pdf, not a page that describes itself');
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ URL: `${origin}/a.pdf`, title: null });
  });

  test('is the last one where it moved for good', async () => {
    const { origin } = await localHost((request, response) => {
      if (request.url === '/new') answerHtml(response, newspaper);
      else response.writeHead(301, { location: '/new' }).end();
    });
    const root = project({ rank: piece(AP) });
    await run(root, [`${origin}/old`, 'rank', '--allow-private']);
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ URL: `${origin}/new` });
  });

  test('is known where the piece has the page it moved to', async () => {
    const { origin } = await localHost((request, response) => {
      if (request.url === '/new') answerHtml(response, newspaper);
      else response.writeHead(301, { location: '/new' }).end();
    });
    const before = piece(AP.replace('https://ap.example/a', `${origin}/new/?utm_medium=x#part`));
    const root = project({ rank: before });
    const { messages } = await run(root, [`${origin}/old`, 'rank', '--allow-private']);
    expect(messages).toEqual(['The piece has it already: cite it as `[@ap]`.']);
    expect(readText(root, 'rank')).toBe(before);
  });
});

describe('blanks', () => {
  test('are told with the words and places of the check, one each', async () => {
    const root = project({
      rank: piece(
        `  - id: ap\n    title: "A wire"\n    publisher: AP\n    URL: https://ap.example/a\n    issued: 2026\n    accessed: 2026-11-22\n    role: reporting\n`,
      ),
    });
    const { exitCode, messages } = await run(root, ['https://example.org/a', 'rank', '--offline']);
    expect(exitCode).toBe(0);
    expect(messages.map((message) => message.trim())).toEqual([
      'content/analysis/rank/index.mdx:15:5 added, cite it as `[@example]`',
      expect.stringMatching(
        /^content\/analysis\/rank\/index\.mdx:16:5 Missing field `sources\.1\.title`/,
      ),
      expect.stringMatching(/:17:5 Missing field `sources\.1\.container-title`/),
      expect.stringMatching(/:19:5 Missing field `sources\.1\.issued`/),
      expect.stringMatching(/:21:5 Missing field `sources\.1\.role`, expected one of `primary`/),
    ]);
    const errors = check(root, today).messages.filter(({ file }) => file.endsWith('index.mdx'));
    expect(errors.map(({ place }) => place.line)).toEqual(expect.arrayContaining([16, 17, 19, 21]));
  });

  test('stand for a book by its ISBN', async () => {
    const root = project({ rank: piece(AP) });
    await run(root, ['978-0-306-40615-7', 'rank', '--role', 'analysis']);
    expect(sourcesOf(root, 'rank')[1]).toEqual({
      id: 'source',
      type: 'book',
      title: null,
      publisher: null,
      ISBN: '9780306406157',
      issued: null,
      accessed: today,
      role: 'analysis',
    });
  });

  test('are left where a host does not answer in time, answers a fault or is not there', async () => {
    const { origin } = await localHost((request, response) => {
      if (request.url === '/forbidden') response.writeHead(403).end();
    });
    const root = project({ rank: piece(AP) });
    const gone = 'http://127.0.0.1:1/';
    for (const [address, reason] of [
      [`${origin}/hangs`, 'did not answer within 0.1 seconds'],
      [`${origin}/forbidden`, 'answers 403 Forbidden'],
      [gone, 'cannot be read (ECONNREFUSED)'],
    ] as const) {
      const { exitCode, messages } = await run(root, [
        address,
        'rank',
        '--allow-private',
        '--timeout',
        '0.1',
      ]);
      expect(exitCode).toBe(0);
      expect(messages[0]).toBe(`${address} ${reason}: the entry has blanks.`);
      expect(sourcesOf(root, 'rank').at(-1)).toMatchObject({ URL: address, title: null });
    }
  });
});

describe('nothing is written', () => {
  test.each([
    ['where the page is gone', 'answers 404 Not Found', ['--allow-private']],
    ['where an address is private', 'not on the public internet', []],
  ])('%s', async (_when, words, options) => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(404).end();
    });
    const root = project({ rank: piece(AP) });
    const { exitCode, output, errors } = await spawned(root, [`${origin}/a`, 'rank', ...options]);
    expect([exitCode, output]).toEqual([1, '']);
    expect(errors).toContain(words);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(readText(root, 'rank')).toBe(piece(AP));
  });

  test.each([
    ['in a loop', '/a', 'redirects more than 5 times'],
    ['off the web', 'file:///etc/passwd', 'redirects off the web, to `file:///etc/passwd`'],
  ])('where a page redirects %s', async (_where, location, words) => {
    const { origin } = await localHost((_request, response) => {
      response.writeHead(302, { location }).end();
    });
    const root = project({ rank: piece(AP) });
    const { exitCode, messages } = await run(root, [`${origin}/a`, 'rank', '--allow-private']);
    expect(exitCode).toBe(1);
    expect(messages.join()).toContain(words);
    expect(readText(root, 'rank')).toBe(piece(AP));
  });

  test('into a piece whose frontmatter cannot be read', async () => {
    const broken = '---\ntitle: A: B\nsources: []\n---\n';
    const root = project({ rank: broken });
    const { exitCode, messages } = await run(root, ['https://example.org/a', 'rank', '--offline']);
    expect(exitCode).toBe(1);
    expect(messages[0]).toMatch(/^content\/analysis\/rank\/index\.mdx:2:\d+ Unexpected `:`/);
    expect(readText(root, 'rank')).toBe(broken);
  });

  test('into a piece that is not UTF-8', async () => {
    const root = project({ rank: '' });
    const bytes = Buffer.from(piece(AP).replace('A piece', 'Café'), 'latin1');
    writeFileSync(fileOf(root, 'rank'), bytes);
    const { exitCode, messages } = await run(root, ['https://example.org/a', 'rank', '--offline']);
    expect(exitCode).toBe(1);
    expect(messages[0]).toContain('expected UTF-8');
    expect(readFileSync(fileOf(root, 'rank'))).toEqual(bytes);
  });

  test('where the piece is unknown, but the likeliest is named', async () => {
    const root = project({ 'happyhorse-1-1': piece(AP) });
    for (const name of [
      'hapyhorse-1-1',
      'happyhorse',
      'content/analysis/happyhorse-1-2/index.mdx',
    ]) {
      const { exitCode, messages } = await run(root, ['https://example.org/a', name, '--offline']);
      expect(exitCode).toBe(2);
      expect(messages[0]).toBe(`Unexpected piece \`${name}\`, did you mean \`happyhorse-1-1\`?`);
    }
  });
});

test('metadata that mean harm end as quoted text that reads back as itself', async () => {
  const evil =
    '"]} \'\u2028---\u2029: # *a &b !!js/function {x} <Aside> </script> \u202E\u0000\n---\n';
  const html = `<meta property="og:title" content="${evil.replaceAll('"', '&quot;')}${'A'.repeat(1_000_000)}">
    <meta property="og:site_name" content="&#10;---&#10;*x: [">
    <meta name="author" content="&amp;anchor *alias"><meta property="og:locale" content="no">`;
  const { origin } = await hostOf(html);
  for (const list of [
    AP,
    '  - id: ap\n    title: "A wire"\n    publisher: AP\n    URL: https://ap.example/a\n    issued: unknown\n    accessed: 2026-11-22\n    role: reporting\n',
  ]) {
    const before = piece(list);
    const root = project({ rank: before });
    await run(root, [
      `${origin}/${encodeURIComponent(evil)}"'#x: y`,
      'rank',
      '--allow-private',
      '--role',
      'vendor',
    ]);
    const [, source] = sourcesOf(root, 'rank');
    expect(source?.title).toMatch(
      /^"\]\} ' --- : # \*a &b !!js\/function \{x\} <Aside> <\/script> .*A…$/,
    );
    expect(String(source?.title)).toHaveLength(300);
    expect(source).toMatchObject({
      'container-title': '--- *x: [',
      author: [{ literal: '&anchor *alias' }],
      language: 'no',
    });
    const text = readText(root, 'rank');
    const added = text.length - before.length;
    const at = before.indexOf('caveats: []');
    expect(text.slice(0, at) + text.slice(at + added)).toBe(before);
    const { problems } = readPiece(pieceFile(root, 'rank'));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('Missing field `sources.1.issued`'),
    ]);
  }
});

describe('a DOI', () => {
  const record = {
    type: 'journal-article',
    title: ['On ranks & <i>files</i>'],
    'container-title': ['Journal of Ranks'],
    author: [{ family: 'Doe', given: 'Jane', ORCID: 'x', affiliation: [] }],
    issued: { 'date-parts': [[2017, 6, 2]] },
    publisher: 'A press',
    URL: 'http://dx.doi.org/10.1000/182',
    DOI: '10.1000/182',
    abstract: '<jats:p>Long.</jats:p>',
    'reference-count': 7,
  };

  test('becomes an entry by its registered record', async () => {
    const { origin, asked } = await localHost((request, response) => {
      const isAsked = request.headers.accept === 'application/vnd.citationstyles.csl+json';
      response
        .writeHead(isAsked ? 200 : 406, {
          'content-type': 'application/vnd.citationstyles.csl+json',
        })
        .end(JSON.stringify(record));
    });
    const root = project({ rank: piece(AP) });
    const args = ['rank', '--allow-private', '--doi-resolver', origin, '--role', 'primary'];
    expect((await run(root, ['https://doi.org/10.1000/182', ...args])).exitCode).toBe(0);
    expect(asked).toEqual(['GET /10.1000/182']);
    expect(sourcesOf(root, 'rank')[1]).toEqual({
      id: 'doe-2017',
      type: 'article-journal',
      title: 'On ranks & files',
      'container-title': 'Journal of Ranks',
      publisher: 'A press',
      DOI: '10.1000/182',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: '2017-06-02',
      accessed: today,
      role: 'primary',
    });
    const again = await run(root, ['10.1000/182', ...args]);
    expect(again.messages).toEqual(['The piece has it already: cite it as `[@doe-2017]`.']);
    expect(asked).toHaveLength(1);
  });

  test.each([
    [
      'an ISBN with a false check digit',
      { ISBN: '978-0-306-40615-8' },
      '`ISBN` “978-0-306-40615-8”',
    ],
    [
      'a day that does not exist',
      { issued: { 'date-parts': [[2017, 2, 30]] } },
      '`issued` “2017-2-30”',
    ],
    ['an address that does not parse', { URL: 'see the website' }, '`URL` “see the website”'],
  ])('is told of what its registered record has wrong: %s', async (_what, wrong, told) => {
    const { origin } = await localHost((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/vnd.citationstyles.csl+json' })
        .end(JSON.stringify({ ...record, ...wrong }));
    });
    const root = project({ rank: piece(AP) });
    const args = ['rank', '--allow-private', '--doi-resolver', origin];
    const { messages } = await run(root, ['10.1000/182', ...args]);
    expect(messages.slice(0, 2)).toEqual([
      `the record of 10.1000/182: left out, as it cannot be right: ${told}.`,
      'Left out, as a source has no place for it: `abstract`.',
    ]);
  });

  test('that is not registered is none, and one without a record has blanks', async () => {
    const { origin } = await localHost((request, response) => {
      if (request.url === '/10.1000/none') response.writeHead(404).end();
      else answerHtml(response, '<title>A landing page</title>');
    });
    const root = project({ rank: piece(AP) });
    const options = ['--allow-private', '--doi-resolver', `${origin}/`];
    const none = await run(root, ['10.1000/none', 'rank', ...options]);
    expect([none.exitCode, none.messages[0]]).toEqual([
      1,
      expect.stringContaining('There is no DOI `10.1000/none`'),
    ]);
    const bare = await run(root, ['10.1000/182', 'rank', ...options]);
    expect(bare.messages[0]).toContain('has no record in CSL-JSON: the entry has blanks');
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ DOI: '10.1000/182', title: null });
  });
});

describe('references from a file', () => {
  const bib = `@online{doe2026, title={A {Report}}, author={Doe, Jane}, date={2026-06-22}, url={https://example.org/a}, organization={Example}}
@book{roe, title={A book}, author={Roe, R.}, year={2017}, publisher={A press}, isbn={9780306406157}}`;
  const ris =
    'TY  - ELEC\r\nTI  - A Report\r\nAU  - Doe, Jane\r\nDA  - 2026/06/22/\r\nT2  - Example\r\nUR  - https://example.org/a\r\nER  - \r\n';
  const json = JSON.stringify([
    {
      id: 'http://zotero.org/users/1/items/A',
      type: 'webpage',
      title: 'A Report',
      'container-title': 'Example',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: { 'date-parts': [['2026', 6, 22]] },
      URL: 'https://example.org/a',
    },
  ]);

  test.each([
    ['refs.bib', bib, 'doe2026'],
    ['refs.ris', ris, 'example-2026'],
    ['refs.json', json, 'example-2026'],
  ])('%s become entries', async (name, text, id) => {
    const root = project({ rank: piece(AP) });
    writeFileSync(join(root, name), text);
    const { exitCode } = await run(root, [name, 'rank', '--role', 'primary']);
    expect(exitCode).toBe(0);
    const { piece: read, problems } = readPiece(pieceFile(root, 'rank'));
    expect(problems).toEqual([]);
    expect(read.sources[1]).toMatchObject({
      id,
      title: 'A Report',
      URL: 'https://example.org/a',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: '2026-06-22',
    });
  });

  test('come through the standard input as well, all at once', async () => {
    const root = project({ rank: piece(AP) });
    const { exitCode, errors } = await spawned(root, ['-', 'rank', '--role', 'primary'], bib);
    expect(exitCode).toBe(0);
    expect(errors).toContain(':10:5 added “A book”, cite it as `[@roe]`');
    expect(sourcesOf(root, 'rank').map(({ id }) => id)).toEqual(['ap', 'doe2026', 'roe']);
    const again = await run(root, ['-', 'rank'], ris + json);
    expect(again.messages).toEqual(['The piece has it already: cite it as `[@doe2026]`.']);
  });

  test.each([
    ['hello', 'standard input: Unexpected text'],
    ['', 'standard input: Empty text'],
    ['@article{a, title={x', 'standard input: BibTeX that cannot be read'],
  ])('that hold none are told: %j', async (text, words) => {
    const { exitCode, messages } = await run(project({ rank: piece(AP) }), ['-', 'rank'], text);
    expect(exitCode).toBe(1);
    expect(messages.join()).toContain(words);
  });
});

describe('a source that another piece has', () => {
  const copy = `  - { id: copy, title: "A copy", container-title: "Scoop", URL: "https://scoop.example/a", issued: unknown, accessed: 2026-06-25, role: reporting, origin: ap, state: paywalled }\n`;
  const other = `  - { id: ap, title: "Other", container-title: "Other", URL: "https://other.example/", issued: unknown, accessed: 2026-11-22, role: vendor }\n`;

  test('is taken over with its id, as it was read, without asking the network', async () => {
    const root = project({ old: piece(AP), rank: piece('  []\n') });
    const { exitCode, messages } = await run(root, [
      'https://ap.example/a',
      'rank',
      '--role',
      'vendor',
    ]);
    expect(exitCode).toBe(0);
    expect(messages.slice(0, 2)).toEqual([
      'content/analysis/old/index.mdx has it as `ap`: its entry is taken over.',
      'It stays `role: reporting`, as one work has one description.',
    ]);
    expect(sourcesOf(root, 'rank')).toEqual([
      {
        id: 'ap',
        title: 'A wire',
        'container-title': 'AP',
        URL: 'https://ap.example/a',
        issued: '2026-06-21',
        accessed: today,
        role: 'reporting',
        note: 'Opening only.',
        read: 'excerpt',
      },
    ]);
  });

  test('brings along what it repeats, under new ids where the piece has them for something else', async () => {
    const root = project({ old: piece(AP + copy), rank: piece(other) });
    await run(root, ['copy', 'rank']);
    expect(sourcesOf(root, 'rank').map(({ id, origin, URL: url }) => [id, origin, url])).toEqual([
      ['ap', undefined, 'https://other.example/'],
      ['copy', 'ap-b', 'https://scoop.example/a'],
      ['ap-b', undefined, 'https://ap.example/a'],
    ]);
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ state: 'paywalled' });
    expect(readPiece(pieceFile(root, 'rank')).problems).toEqual([]);
  });

  test('points at what it repeats where the piece has that', async () => {
    const root = project({ old: piece(AP + copy), rank: piece(AP.replace('id: ap', 'id: wire')) });
    await run(root, ['copy', 'rank']);
    expect(sourcesOf(root, 'rank')).toHaveLength(2);
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ id: 'copy', origin: 'wire' });
  });

  test('is asked for by address where its id names several works', async () => {
    const root = project({ a: piece(AP), b: piece(other), c: piece('  []\n') });
    const { exitCode, messages } = await run(root, ['ap', 'c']);
    expect(exitCode).toBe(1);
    expect(messages[0]).toContain('`ap` names several works');
    expect(messages[0]).toContain('content/analysis/b/index.mdx: “Other”, https://other.example/');
  });

  test('is suggested where its id is misspelt', async () => {
    const { exitCode, messages } = await run(project({ a: piece(AP + copy) }), ['copi']);
    expect(exitCode).toBe(1);
    expect(messages[0]).toContain('No piece has a source `copi`, did you mean `copy`?');
  });

  test('is known although its entry is not finished', async () => {
    const root = project({ rank: piece(AP) });
    await run(root, ['https://example.org/a', 'rank', '--offline']);
    const { messages } = await run(root, ['https://example.org/a/', 'rank']);
    expect(messages).toEqual(['The piece has it already: cite it as `[@example]`.']);
  });
});

describe('a page with status 200 that is not the work', () => {
  test.each([
    ['Page not found | The Daily'],
    ['404 – Nothing here'],
    ['Just a moment...'],
    ['Before you continue to The Daily'],
    ['Access Denied'],
    ['The Daily · Sign in'],
    ['Are you a robot?'],
    ['Seite nicht gefunden'],
  ])('leaves blanks and says what it shows: %s', async (title) => {
    const { origin } = await hostOf(
      `<title>${title}</title><meta property="og:site_name" content="The Daily">`,
    );
    const root = project({ rank: piece(AP) });
    const { messages } = await run(root, [`${origin}/a`, 'rank', '--allow-private']);
    expect(messages[0]).toBe(
      `${origin}/a shows “${title}” in place of the work: the entry has blanks.`,
    );
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ URL: `${origin}/a`, title: null });
  });

  test.each([
    ['404 Media', ''],
    ['Access denied: how a wall was built', '<meta name="author" content="Jane Doe">'],
    ['Robots are you and me', ''],
  ])('is told from one about such things: %s', async (title, more) => {
    const { origin } = await hostOf(`<title>${title}</title>${more}`);
    const root = project({ rank: piece(AP) });
    await run(root, [`${origin}/a`, 'rank', '--allow-private']);
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ title });
  });
});

describe('a file that is not UTF-8', () => {
  const bib = '@misc{a, title={Café à São Paulo, Łódź}, author={{Zażółć}}}';
  const western = '@misc{a, title={Café à “São Paulo” – €5}}';
  test.each<[string, Buffer, string]>([
    ['ISO 8859-1', Buffer.from('@misc{a, title={Café à São Paulo}}', 'latin1'), 'Café à São Paulo'],
    [
      'Windows-1252',
      Buffer.from(
        western.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96').replace('€', '\x80'),
        'latin1',
      ),
      'Café à “São Paulo” – €5',
    ],
    [
      'UTF-16 with a byte order mark',
      Buffer.from(`\uFEFF${bib}`, 'utf16le'),
      'Café à São Paulo, Łódź',
    ],
    ['UTF-16 without one', Buffer.from(bib, 'utf16le'), 'Café à São Paulo, Łódź'],
    [
      'UTF-16, big end first',
      Buffer.from(`\uFEFF${bib}`, 'utf16le').swap16(),
      'Café à São Paulo, Łódź',
    ],
    [
      'what JabRef declares',
      Buffer.from('% Encoding: ISO8859_2\n@misc{a, title={\xA3\xF3d\xBC}}', 'latin1'),
      'Łódź',
    ],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${bib}`), 'Café à São Paulo, Łódź'],
  ])('keeps its letters: %s', async (_encoding, bytes, title) => {
    const root = project({ rank: piece(AP) });
    writeFileSync(join(root, 'refs.bib'), bytes);
    await run(root, ['refs.bib', 'rank', '--role', 'primary']);
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ title });
  });
});

test('a file in UTF-8 with one byte of another encoding keeps its letters, and the line is told', async () => {
  const root = project({ rank: piece(AP) });
  const [before, after] = ['@misc{a, title={Málaga, 東京}}\n@misc{b, title={Garc', 'a}}\n'];
  writeFileSync(
    join(root, 'refs.bib'),
    Buffer.concat([Buffer.from(before), Buffer.of(0xed), Buffer.from(after)]),
  );
  const { messages } = await run(root, ['refs.bib', 'rank']);
  expect(messages[0]).toBe(
    'refs.bib: line 2: 0xED is no UTF-8: it is read as `í`, which may be wrong.',
  );
  expect(sourcesOf(root, 'rank').map(({ title }) => title)).toEqual([
    'A wire',
    'Málaga, 東京',
    'García',
  ]);
});

test.each(['[', '{', '[{'])(
  'a title with 300 times %s in it is taken as it is',
  async (bracket) => {
    const root = project({ rank: piece(AP) });
    const title = `On “${bracket.repeat(300 / bracket.length)}”`;
    const { exitCode } = await run(root, ['-', 'rank'], JSON.stringify([{ type: 'book', title }]));
    expect(exitCode).toBe(0);
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({
      title: title.length > 300 ? `${title.slice(0, 299)}…` : title,
    });
    expect(
      readPiece(pieceFile(root, 'rank'))
        .problems.map(({ message }) => message)
        .join(),
    ).not.toContain('nesting');
  },
);

describe('what no source has a place for is told in one line', () => {
  const told = async (text: string) => {
    const root = project({ rank: piece(AP) });
    const { messages } = await run(root, ['-', 'rank'], text);
    return messages.filter((line) => line.startsWith('Left out'));
  };
  const says = (...fields: string[]) => [
    `Left out, as a source has no place for it: ${fields.map((field) => `\`${field}\``).join(', ')}.`,
  ];

  test.each([
    [
      'of two entries of JabRef',
      '@misc{a, title={One}, url={https://example.org/1}, owner={jd}, timestamp={2026}, file={a.pdf}}\n@misc{b, title={Two}, keywords={x, y}, owner={jd}, groups={}}',
      ['owner', 'timestamp', 'file', 'keywords'],
    ],
    [
      'of Zotero',
      '@article{a, title={One}, abstract={It is.}, langid={english}, bdsk-url-1={x}}',
      ['abstract', 'bdsk-url-1'],
    ],
    ['of RIS', 'TY  - JOUR\nTI  - One\nKW  - a\nKW  - b\nN2  - It is.\nER  - \n', ['KW', 'N2']],
    [
      'of CSL-JSON',
      '[{"id":"a","type":"book","title":"One","abstract":"It is.","keyword":"","my-field":"x"}]',
      ['my-field', 'abstract'],
    ],
    [
      'of PubMed',
      'PMID- 1\nTI  - One.\nJT  - Journal\nDP  - 2026 May 2\nMH  - Mice\nSTAT- MEDLINE\n',
      ['MH', 'STAT'],
    ],
  ])('%s', async (_of, text, fields) => {
    expect(await told(text)).toEqual(says(...fields));
  });

  test('of a record of twenty such fields, twelve by name', async () => {
    const fields = Array.from({ length: 20 }, (_, at) => [`x-${at}`, 'y']);
    const [line] = await told(JSON.stringify([{ title: 'One', ...Object.fromEntries(fields) }]));
    expect(line).toMatch(/`x-11` and 8 more\.$/);
  });

  test('and nothing is told of a record whose every field is taken', async () => {
    expect(await told('@misc{a, title={One}, year={2026}, month=jun, day={2}}')).toEqual([]);
  });
});

test('of three entries one of which is bad two are added, and the bad one is told with its line', async () => {
  const root = project({ rank: piece(AP) });
  writeFileSync(
    join(root, 'refs.bib'),
    '@misc{a, title={One}}\n@misc{b, title={never closed\n@misc{c, title={Three}}\n',
  );
  const { exitCode, messages } = await run(root, ['refs.bib', 'rank']);
  expect(exitCode).toBe(0);
  expect(messages[0]).toMatch(/^refs\.bib: BibTeX that cannot be read: line 2: `title` of `b`/);
  expect(sourcesOf(root, 'rank').map(({ title }) => title)).toEqual(['A wire', 'One', 'Three']);
});

test('a title and a list of authors that are too long are cut, and that is said', async () => {
  const root = project({ rank: piece(AP) });
  const author = Array.from({ length: 60 }, (_, index) => ({ family: `N${index}`, given: 'A.' }));
  const long = [{ id: 'long', type: 'book', title: 'word '.repeat(100), author }];
  const { messages } = await run(root, ['-', 'rank'], JSON.stringify(long));
  expect(messages.slice(0, 2)).toEqual([
    '`long`: `title` is cut at 300 characters.',
    '`long`: 10 of 60 names in `author` are left out: a source holds 50.',
  ]);
});

test.each(['2026-07', '2026', '2026-06-22/2026-06-26'])(
  'a time of access that is no day is told, as that of today takes its place: %s',
  async (urldate) => {
    const root = project({ rank: piece(AP) });
    const { messages } = await run(
      root,
      ['-', 'rank'],
      `@misc{key, title={T}, urldate={${urldate}}}`,
    );
    expect(messages[0]).toBe(
      `\`key\`: \`accessed\` “${urldate}” is no day: that of today stands in its place.`,
    );
    expect(sourcesOf(root, 'rank')[1]).toMatchObject({ accessed: today });
  },
);

test('two commands at once on one piece both add their source, and leave nothing behind', async () => {
  const root = project({ rank: piece(AP) });
  const names = ['a', 'b', 'c', 'd'];
  const ended = await Promise.all(
    names.map((name) => spawned(root, [`https://${name}.example/x`, 'rank', '--offline'])),
  );
  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
  expect(sourcesOf(root, 'rank').map(({ id }) => id)).toHaveLength(5);
  expect(new Set(sourcesOf(root, 'rank').map(({ URL: url }) => url)).size).toBe(5);
  expect(readdirSync(dirname(fileOf(root, 'rank')))).toEqual(['index.mdx']);
});

describe('without a piece', () => {
  test('the only draft takes the source', async () => {
    const root = project({ a: piece(AP), b: piece('  []\n', 'draft: true\n') });
    const { messages } = await run(root, ['https://example.org/a', '--offline']);
    expect(messages[0]).toContain('content/analysis/b/index.mdx:9:5 added');
    expect(readText(root, 'a')).toBe(piece(AP));
  });

  test('the entry is printed to be pasted where no piece is meant', async () => {
    const root = project({ a: piece(AP), b: piece('  []\n') });
    const { exitCode, output, errors } = await spawned(root, [
      'https://example.org/a',
      '--offline',
    ]);
    expect(exitCode).toBe(0);
    expect(output).toBe(
      '  - id: example\n    title:\n    container-title:\n    URL: "https://example.org/a"\n    issued:\n    accessed: 2026-11-22\n    role:\n',
    );
    expect(errors).toContain('To fill in: `title`, `container-title`, `issued`, `role`.');
    expect(errors).toContain('paste this below `sources:`');
    expect(readText(root, 'b')).toBe(piece('  []\n'));
  });

  test('and with --print, a piece only lends its ids', async () => {
    const root = project({ rank: piece(AP.replace('id: ap', 'id: example')) });
    const { output } = await run(root, ['https://example.org/a', 'rank', '--offline', '--print']);
    expect(output).toContain('  - id: example-b\n');
    expect(readText(root, 'rank')).toContain('id: example,');
  });
});
