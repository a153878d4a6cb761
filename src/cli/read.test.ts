import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answerIn } from '../../tests/answer-in.ts';
import { localHost } from '../../tests/local-web.ts';
import { madePdf } from '../../tests/made-pdf.ts';
import { keptFolder, type KeptTextData } from '../model/kept-text.ts';
import { proofFile, type Proof } from '../model/proof.ts';
import { readCommand } from './read.ts';

/** A piece with one source at an address, and what its entry says besides. */
const piece = (address: string, more = '', prose = 'The mill made 1,850 tonnes [@mill].') => `---
title: "A piece"
description: "One report of a mill and what it made, year by year: what that supports and what it does not."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: mill, title: "The mill", container-title: "A paper", URL: "${address}", issued: 2026-06-21, accessed: 2026-06-21, role: reporting${more} }
caveats: []
---
${prose}
`;

/** A folder with one piece, gone when the test ends. */
function project(text: string): string {
  const root = mkdtempSync(join(tmpdir(), 'read-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  put(root, text);
  return root;
}

function put(root: string, text: string): void {
  const file = join(root, 'content/analysis/mill/index.mdx');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function run(root: string, args: string[], { day = '2026-11-23', input = '' } = {}) {
  const { exitCode, err } = await answerIn(root, readCommand, args, {
    today: () => day,
    input: () => Promise.resolve(input),
  });
  return { exitCode, said: err.join('\n') };
}

const identityOf = (address: string) => address.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Texts and what they came from, of the source at an address, the oldest first. */
function keptOf(root: string, address: string): { text: string; about: KeptTextData }[] {
  const folder = join(root, 'evidence', keptFolder(identityOf(address)));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      about: JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptTextData,
      text: readFileSync(join(folder, name.replace('.json', '.txt')), 'utf8'),
    }));
}

const proofIn = (root: string) =>
  JSON.parse(readFileSync(join(root, proofFile('mill')), 'utf8')) as Proof;

const FILLER =
  'The mill stands by the river and has stood there for as long as anybody in the town can tell. '.repeat(
    4,
  );
const html = (body: string, head = '') =>
  `<!doctype html><html><head><title>The mill</title>${head}</head><body>${body}</body></html>`;

interface Page {
  kind: string;
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** What is kept of it. */
  keeps?: string | RegExp;
  /** Why it is not. */
  says?: RegExp;
  more?: string;
}

const sends =
  (body: string | Buffer, type = 'text/html; charset=utf-8', status = 200): Page['answer'] =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

const pages: Page[] = [
  {
    kind: 'an article with its menus',
    answer: sends(
      html(
        `<nav>Home News 7</nav><article><h1>The mill</h1><p>${FILLER}</p><p>It made 1,850 tonnes.</p></article>`,
      ),
    ),
    keeps: 'It made 1,850 tonnes.',
  },
  {
    kind: 'a table that carries the figure',
    answer: sends(
      html(
        `<article><p>${FILLER}</p><p>${FILLER}</p></article><div class="sidebar"><table><tr><th>Year<th>Tonnes<tr><td>2025<td>1,850</table></div>`,
      ),
    ),
    keeps: '2025 | 1,850',
  },
  {
    kind: 'a figure in the description of an image',
    answer: sends(
      html(
        `<article><p>${FILLER}</p><p>${FILLER}</p><img src="a.png" alt="Bars that end at 1,850 tonnes"></article>`,
      ),
    ),
    keeps: 'Bars that end at 1,850 tonnes',
  },
  {
    kind: 'a text in JSON-LD alone',
    answer: sends(
      html(
        '<div id="app"></div>',
        `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: `${FILLER}\nIt made 1,850 tonnes.` })}</script>`,
      ),
    ),
    keeps: 'It made 1,850 tonnes.',
  },
  {
    kind: 'windows-1252',
    answer: sends(
      Buffer.from(
        html(`<p>${FILLER}</p><p>It cost £1,850 – “a lot”.</p>`)
          .replaceAll('–', '\x96')
          .replaceAll('“', '\x93')
          .replaceAll('”', '\x94'),
        'latin1',
      ),
      'text/html; charset=windows-1252',
    ),
    keeps: 'It cost £1,850 – “a lot”.',
  },
  {
    kind: 'Shift JIS',
    answer: sends(
      Buffer.concat([
        Buffer.from(html(`<p>${FILLER}</p>`).replace('</body></html>', '<p>')),
        Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
        Buffer.from(' 1850</p>'),
      ]),
      'text/html; charset=shift_jis',
    ),
    keeps: '日本 1850',
  },
  {
    kind: 'a page that is compressed',
    answer: (_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(html(`<p>${FILLER} It made 1,850 tonnes.</p>`)));
    },
    keeps: 'It made 1,850 tonnes.',
  },
  {
    kind: 'AMP',
    answer: sends(
      `<!doctype html><html amp><head><title>The mill</title><script async src="https://cdn.example/v0.js"></script></head><body><main><p>${FILLER}</p><amp-img alt="x"></amp-img><p>It made 1,850 tonnes.</p></main></body></html>`,
    ),
    keeps: 'It made 1,850 tonnes.',
  },
  {
    kind: '`noindex`',
    answer: sends(
      html(`<p>${FILLER} It made 1,850 tonnes.</p>`, '<meta name="robots" content="noindex">'),
    ),
    keeps: 'It made 1,850 tonnes.',
  },
  {
    kind: 'a raised mark of a note behind a number',
    answer: sends(
      html(
        `<p>${FILLER}</p><p>It made 1,850<sup><a href="#n">3</a></sup> tonnes, 10<sup>3</sup> more.</p>`,
      ),
    ),
    keeps: 'It made 1,850 tonnes, 10^3 more.',
  },
  {
    kind: 'JSON',
    answer: sends(JSON.stringify({ years: [{ year: 2025, tonnes: 1850 }] }), 'application/json'),
    keeps: 'years: year: 2025, tonnes: 1850',
  },
  {
    kind: 'plain text',
    answer: sends('The mill.\r\n\r\nIt made 1,850 tonnes.', 'text/plain'),
    keeps: 'The mill.\n\nIt made 1,850 tonnes.',
  },
  {
    kind: 'a PDF of two columns',
    answer: sends(
      madePdf([
        { x: 50, y: 700, text: 'The mill stands by the river, and in the' },
        { x: 50, y: 688, text: 'year before last it pro-' },
        { x: 320, y: 700, text: 'duced 1,850 tonnes of flour.' },
        { x: 320, y: 688, text: 'Nobody knows why.' },
        { x: 320, y: 640, text: 'A second paragraph.' },
      ]),
      'application/pdf',
    ),
    keeps:
      /in the year before last it pro-? ?duced 1,850 tonnes of flour\. Nobody knows why\.\n\nA second paragraph\./,
  },
  {
    kind: 'a PDF that is broken',
    answer: sends('%PDF-1.4\nnothing', 'application/pdf'),
    says: /PDF that is broken/,
  },
  {
    kind: 'a PDF of pictures',
    answer: sends(madePdf([]), 'application/pdf'),
    says: /PDF of pictures without text/,
  },
  {
    kind: 'the stub of a paywall',
    answer: sends(html(`<article><p>${FILLER}</p><p>Subscribe to continue reading.</p></article>`)),
    says: /shows its beginning only/,
  },
  {
    kind: 'a paywall that says so in its data',
    answer: sends(
      html(
        `<article><p>${FILLER.repeat(6)}</p></article>`,
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>',
      ),
    ),
    says: /shows its beginning only/,
  },
  {
    kind: 'the stub of a paywall that the piece knows as an excerpt',
    more: ', read: excerpt',
    answer: sends(html(`<article><p>${FILLER}</p><p>Subscribe to continue reading.</p></article>`)),
    keeps: 'The mill stands by the river',
  },
  {
    kind: 'a redirect to a login',
    answer: (request, response) => {
      if (request.url === '/login') sends(html(`<p>${FILLER}</p>`))(request, response);
      else response.writeHead(302, { location: '/login' }).end();
    },
    says: /leads to a login at `http:\/\/127\.0\.0\.1:\d+\/login`/,
  },
  {
    kind: 'a form that asks for a password',
    answer: sends(html('<form>Your name <input name="a"> <input type="password"></form>')),
    says: /asks for a login/,
  },
  {
    kind: 'a page that scripts would write',
    answer: sends(
      html(
        '<div id="root"></div><script src="/app.js"></script><noscript>You need JavaScript.</noscript>',
      ),
    ),
    says: /says nothing before its scripts run/,
  },
  {
    kind: 'frames',
    answer: sends(
      '<html><head><title>Mill</title></head><frameset cols="20%,80%"><frame src="menu.html"><frame src="text.html"></frameset></html>',
    ),
    says: /consists of frames; its text stands at `http:\/\/[^`]+menu\.html`, `[^`]+text\.html`/,
  },
  {
    kind: 'a page that leads on by itself',
    answer: sends(html('Wait.', '<meta http-equiv="refresh" content="0; url=/there">')),
    says: /leads on by itself to `\/there`/,
  },
  {
    kind: 'an image',
    answer: sends(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'image/png'),
    says: /is image\/png, expected HTML, PDF, JSON or text/,
  },
  {
    kind: 'characters that are not in the encoding it names',
    answer: sends(Buffer.from(html(`<p>${'é'.repeat(400)}</p>`), 'latin1')),
    says: /holds 400 characters that are not in the encoding it names/,
  },
  {
    kind: 'JSON that is none',
    answer: sends('{"a": ', 'application/json'),
    says: /says that it is JSON and is not/,
  },
  {
    kind: 'nothing at all',
    answer: sends('', 'text/plain'),
    says: /is empty/,
  },
  {
    kind: '404',
    answer: sends(html(`<p>${FILLER}</p>`), 'text/html', 404),
    says: /answers 404 Not Found/,
  },
  {
    kind: '403',
    answer: sends(html(`<p>${FILLER}</p>`), 'text/html', 403),
    says: /answers 403 Forbidden: save it from a browser/,
  },
  {
    kind: '50 MB',
    answer: (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const piece = Buffer.alloc(1024 * 1024, 'a ');
      let sent = 0;
      const more = () => {
        while (sent < 50 && !response.destroyed) {
          sent += 1;
          if (!response.write(piece)) return response.once('drain', more);
        }
        return response.end();
      };
      more();
    },
    says: /is larger than 20 MB/,
  },
  {
    kind: 'a body that ends too early',
    answer: (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '9999' });
      response.write(html(`<p>${FILLER}</p>`), () => response.destroy());
    },
    says: /broke off before its end/,
  },
  {
    kind: 'a host that hangs',
    answer: () => undefined,
    says: /gave no answer within 0\.3 seconds/,
  },
  {
    kind: 'elements nested beyond measure',
    answer: sends(html(`${'<div>'.repeat(20_000)}deep ${FILLER}`)),
    says: /is nested too deeply to be read/,
  },
];

describe('npm run read', () => {
  for (const { kind, answer, keeps, says, more } of pages) {
    test(`${keeps === undefined ? 'refuses' : 'keeps'} ${kind}`, async () => {
      const { origin } = await localHost(answer);
      const address = `${origin}/page`;
      const root = project(piece(address, more));
      const timeout = kind === 'a host that hangs' ? '0.3' : '20';
      const { exitCode, said } = await run(root, ['mill', '--allow-private', '--timeout', timeout]);
      const kept = keptOf(root, address);
      if (keeps === undefined) {
        expect(said).toMatch(says ?? /./);
        expect(kept).toEqual([]);
        expect(exitCode).toBe(1);
        return;
      }
      expect(kept).toHaveLength(1);
      expect(kept[0]?.text).toMatch(
        keeps instanceof RegExp ? keeps : new RegExp(RegExp.escape(keeps)),
      );
      expect(exitCode).toBe(0);
    });
  }
});

describe('a text that is given', () => {
  const address = 'https://mill.example/page';

  test('is a file, or comes by the standard input, for one source', async () => {
    const root = project(piece(address));
    writeFileSync(join(root, 'saved.html'), html(`<p>${FILLER}</p><p>It made 1,850 tonnes.</p>`));
    expect(await run(root, ['mill', 'mill', '--file', 'saved.html'])).toMatchObject({
      exitCode: 0,
    });
    expect(
      (
        await run(root, ['mill', 'mill', '--file', '-'], {
          input: 'In 1850 tonnes.',
          day: '2026-11-24',
        })
      ).exitCode,
    ).toBe(0);
    expect(keptOf(root, address).map(({ about: { read, words } }) => [read, words > 9])).toEqual([
      ['2026-11-23', true],
      ['2026-11-24', false],
    ]);
  });

  test('may be an excerpt or a copy, which the proof says', async () => {
    const root = project(piece(address));
    const args = ['mill', 'mill', '--file', '-'];
    await run(root, [...args, '--missing', 'the second page'], { input: 'It made 1,850 tonnes.' });
    expect(proofIn(root).sources).toMatchObject([{ part: 'excerpt', missing: 'the second page' }]);
    await run(root, [...args, '--copy-by', 'the town archive'], { input: 'It made 1,850 tonnes.' });
    expect(proofIn(root).sources).toMatchObject([{ part: 'copy', copyBy: 'the town archive' }]);
    await run(root, [...args, '--copy-by', 'the town archive', '--missing', 'the second page'], {
      input: 'It made 1,850 tonnes.',
    });
    expect(proofIn(root).sources).toMatchObject([
      { part: 'excerpt', copyBy: 'the town archive', missing: 'the second page' },
    ]);
  });

  test.each([
    [['mill', '--file', 'a.txt'], 'Unexpected `--file` for 0 sources, expected one'],
    [['mill', 'mlil'], 'Unexpected source `mlil` of `mill`, did you mean `mill`?'],
    [['mill', 'mill', '--missing', ' '], 'Unexpected empty `--missing`, expected words'],
    [[], 'Missing piece, expected its slug: `npm run read -- my-slug`'],
  ])('is asked for in words that can be understood: %j', async (args, sentence) => {
    const { exitCode, said } = await run(project(piece(address)), args);
    expect(exitCode).toBe(2);
    expect(said).toContain(sentence);
  });

  test('is missed where there is no such file', async () => {
    const { exitCode, said } = await run(project(piece(address)), [
      'mill',
      'mill',
      '--file',
      'no.txt',
    ]);
    expect(exitCode).toBe(1);
    expect(said).toContain('`no.txt` cannot be read (ENOENT).');
  });
});

describe('a source that is read again', () => {
  const address = 'https://mill.example/page';
  const give = (root: string, input: string, day: string) =>
    run(root, ['mill', 'mill', '--file', '-'], { input, day });

  test('keeps its earlier text, and says what changed and what it no longer says', async () => {
    const root = project(piece(address));
    await give(root, 'The mill made 1,850 tonnes.', '2026-11-23');
    const { said } = await give(root, 'The mill made 1,580 tonnes.', '2026-12-01');
    expect(keptOf(root, address).map(({ text }) => text.trim())).toEqual([
      'The mill made 1,850 tonnes.',
      'The mill made 1,580 tonnes.',
    ]);
    expect(said).toContain('reads otherwise than on 23 Nov 2026');
    expect(said).toContain('[-850-] [+580+]');
    expect(said).toContain('No longer in `mill`: “1,850”');
    expect(proofIn(root)).toMatchObject({
      sources: [{ read: '2026-12-01', changed: '2026-12-01' }],
      statements: [
        { figures: [{ words: '1,850', is: 'lost', in: ['mill'], since: '2026-12-01' }] },
      ],
    });
  });

  test('is kept once while it says the same, with the day it was last read', async () => {
    const root = project(piece(address));
    await give(root, 'The mill made 1,850 tonnes.', '2026-11-23');
    await give(root, 'The mill made 1,850 tonnes.', '2026-12-01');
    expect(keptOf(root, address).map(({ about }) => about.read)).toEqual(['2026-12-01']);
    expect(proofIn(root).sources).toMatchObject([{ read: '2026-12-01' }]);
    expect(proofIn(root).sources[0]).not.toHaveProperty('changed');
  });

  test('stays as it was where it can no longer be had', async () => {
    const { origin } = await localHost(sends('Gone.', 'text/html', 410));
    const root = project(piece(`${origin}/page`));
    await give(root, 'The mill made 1,850 tonnes.', '2026-11-23');
    const { exitCode, said } = await run(root, ['mill', '--allow-private'], { day: '2026-12-01' });
    expect(exitCode).toBe(1);
    expect(said).toContain('`mill` answers 410 Gone');
    expect(keptOf(root, `${origin}/page`)).toHaveLength(1);
    expect(proofIn(root)).toMatchObject({ statements: [{ figures: [{ is: 'found' }] }] });
  });
});

test('the proof holds no words of the source', async () => {
  const root = project(piece('https://mill.example/page'));
  await run(root, ['mill', 'mill', '--file', '-'], {
    input: 'The miller laughed. The mill made 1,850 tonnes.',
  });
  expect(JSON.stringify(proofIn(root))).not.toMatch(/miller|laughed/);
});

test('a private address is not asked', async () => {
  const { origin, asked } = await localHost(sends(html(`<p>${FILLER}</p>`)));
  const { exitCode } = await run(project(piece(`${origin}/page`)), ['mill']);
  expect(exitCode).toBe(1);
  expect(asked).toEqual([]);
});

test('a copy is read where the page itself is gone', async () => {
  const { origin } = await localHost((request, response) => {
    if (request.url === '/copy')
      sends(html(`<p>${FILLER}</p><p>It made 1,850 tonnes.</p>`))(request, response);
    else sends('Gone.', 'text/html', 404)(request, response);
  });
  const root = project(piece(`${origin}/page`, `, archived: "${origin}/copy"`));
  expect((await run(root, ['mill', '--allow-private'])).exitCode).toBe(0);
  expect(proofIn(root).sources).toMatchObject([{ part: 'copy' }]);
});

test('another folder keeps the texts where `EVIDENCE_DIR` names one', async () => {
  const root = project(piece('https://mill.example/page'));
  await answerIn(root, readCommand, ['mill', 'mill', '--file', '-'], {
    env: { EVIDENCE_DIR: 'elsewhere' },
    input: () => Promise.resolve('The mill made 1,850 tonnes.'),
  });
  expect(existsSync(join(root, 'evidence'))).toBe(false);
  expect(readdirSync(join(root, 'elsewhere'))).toHaveLength(1);
});
