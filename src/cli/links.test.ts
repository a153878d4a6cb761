import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { answerPage, localHost } from '../../tests/local-web.ts';

const COMMAND = join(dirname(fileURLToPath(import.meta.url)), 'links.ts');
const FILE = 'content/analysis/one/index.mdx';

/** A publication of one piece in a temporary folder. */
function publicationWith(sources: string, prose: string): string {
  const root = mkdtempSync(join(tmpdir(), 'links-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, dirname(FILE)), { recursive: true });
  writeFileSync(join(root, 'content/authors.yml'), 'staff: { name: Staff }\n');
  writeFileSync(join(root, 'content/topics.yml'), 'video: { name: Video, description: Models. }\n');
  writeFileSync(
    join(root, FILE),
    `---
title:  "A piece"  # kept as it is
description: "A description that is long enough to stand on the front page of a site."
authors: [staff]
datePublished: 2026-11-22
topics: [video]
sources:
${sources}
caveats: []
---

${prose}
`,
  );
  return root;
}

const source = (id: string, url: string) =>
  `  - id: ${id}
    title: "T"
    publisher: "P"
    URL: "${url}"
    issued: 2026-06-22
    accessed: 2026-11-22
    role: primary`;

interface Run {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs the command in `root`; `during` is handed a way to interrupt it. */
function links(
  root: string,
  args: string[],
  during: (interrupt: () => void) => void = () => undefined,
): Promise<Run> {
  const child = spawn(process.execPath, [COMMAND, '--allow-private', ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '1795305600', WAYBACK_URL: undefined },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (errors += String(text)));
  during(() => child.kill('SIGINT'));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, output, errors }));
  });
}

const answerJson = (response: ServerResponse, value: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

test('the command names what is dead, moved or unarchived at its place, and fails for the dead', async () => {
  const host = await localHost((request, response) => {
    if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
    else if (request.url === '/gone') response.writeHead(410).end();
    else answerPage(response, 'A report');
  });
  const archive = await localHost((_request, response) => {
    answerJson(response, { archived_snapshots: {} });
  });
  const root = publicationWith(
    [source('a', `${host.origin}/old`), source('b', `${host.origin}/gone`)].join('\n'),
    `See [it](${host.origin}/gone) and [this](${host.origin}/fine).`,
  );
  const { code, errors } = await links(root, ['--wayback', archive.origin]);
  expect(code).toBe(1);
  expect(errors).toContain(
    `${FILE}:11:5 warning Moved address \`${host.origin}/old\`, expected \`${host.origin}/new\` link-answers\n    fix URL: "${host.origin}/new"`,
  );
  expect(errors).toContain(`${FILE}:18:5 error Dead address \`${host.origin}/gone\``);
  expect(errors).toContain('fix state: { is: dead, date: 2026-11-22 }');
  expect(errors).toContain(`${FILE}:25:5 error Dead address`);
  expect(errors).toContain(`${FILE}:8:5 warning Missing field \`archived\` in source \`a\``);
  expect(errors).not.toContain('/fine');
  expect(errors).toContain('1 piece checked: ✖ 2 errors, ⚠ 3 warnings');
});

test('an address cited in five places is asked once, and not again on the same day', async () => {
  const host = await localHost((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const url = `${host.origin}/data`;
  const root = publicationWith(
    [source('a', url), source('b', `${url}#part`)].join('\n'),
    `See [1](${url}), [2](${url}) and [3](${url}#part).`,
  );
  const first = await links(root, ['--no-archive']);
  const second = await links(root, ['--no-archive']);
  expect(host.asked).toEqual(['HEAD /data']);
  expect([first.code, second.code]).toEqual([0, 0]);
  await links(root, ['--no-archive', '--max-age', '0']);
  expect(host.asked).toHaveLength(2);
});

test('messages as JSON stand alone on standard output', async () => {
  const host = await localHost((_request, response) => {
    response.writeHead(404).end();
  });
  const root = publicationWith(source('a', `${host.origin}/gone`), 'Text.');
  const { code, output } = await links(root, ['--no-archive', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(output)).toMatchObject({
    checked: 1,
    messages: [
      { file: FILE, place: { line: 11, column: 5 }, severity: 'error', ruleId: 'link-answers' },
    ],
    notes: [],
  });
});

test('a run that is interrupted goes on where it stopped', async () => {
  let interrupt = () => {};
  let isPatient = false;
  const slow = await localHost((_request, response) => {
    if (isPatient) answerPage(response, 'At last');
    else interrupt();
  });
  const hosts = await Promise.all(
    [1, 2, 3].map(() =>
      localHost((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/pdf' }).end();
      }),
    ),
  );
  // Leads to the slow host once the others have been answered for a while.
  const urls = hosts.map(({ origin }) => `${origin}/paper`);
  const gate = await localHost((_request, response) => {
    const wait = () => {
      const allAsked = hosts.every(({ asked }) => asked.length > 0);
      if (!allAsked) setTimeout(wait, 5);
      else {
        setTimeout(() => {
          response.writeHead(302, { location: `${slow.origin}/slow` }).end();
        }, 100);
      }
    };
    wait();
  });
  const root = publicationWith(
    [...urls, `${gate.origin}/gate`].map((url, index) => source(`s${index}`, url)).join('\n'),
    'Text.',
  );
  const stopped = await links(root, ['--no-archive'], (stop) => {
    interrupt = stop;
  });
  expect(stopped.code).toBe(130);
  expect(stopped.errors).toContain('Stopped.');

  isPatient = true;
  const resumed = await links(root, ['--no-archive']);
  expect(resumed.code).toBe(0);
  expect(hosts.map(({ asked }) => asked)).toEqual([
    ['HEAD /paper'],
    ['HEAD /paper'],
    ['HEAD /paper'],
  ]);
});

test('with `--write` a copy is written into its source, and nothing else in the file changes', async () => {
  const host = await localHost((_request, response) => {
    answerPage(response, 'A report');
  });
  const archive = await localHost((request, response) => {
    const asked =
      new URL(request.url ?? '', 'http://archive.example').searchParams.get('url') ?? '';
    const timestamp = '20260623081500';
    const url = `http://web.archive.org/web/${timestamp}/${asked}`;
    const closest = { available: true, status: '200', url, timestamp };
    answerJson(response, { archived_snapshots: asked.endsWith('/c') ? {} : { closest } });
  });
  const flow = `  - { id: b, title: "T, b", publisher: P, URL: "${host.origin}/b", issued: unknown, accessed: 2026-11-22, role: primary }`;
  const root = publicationWith(
    [source('a', `${host.origin}/a`), flow, source('c', `${host.origin}/c`)].join('\n'),
    'Prose  with odd   spacing.\t',
  );
  const before = readFileSync(join(root, FILE), 'utf8');
  const { code, errors } = await links(root, ['--write', '--wayback', archive.origin]);
  const copyOf = (path: string) =>
    `archived: "https://web.archive.org/web/20260623081500/${host.origin}${path}"`;
  expect(readFileSync(join(root, FILE), 'utf8')).toBe(
    before
      .replace(`URL: "${host.origin}/a"\n`, `URL: "${host.origin}/a"\n    ${copyOf('/a')}\n`)
      .replace(`URL: "${host.origin}/b"`, `URL: "${host.origin}/b", ${copyOf('/b')}`),
  );
  expect(code).toBe(0);
  expect(errors).toContain('Wrote `archived` into 2 sources.');
  expect(errors).toContain(`${FILE}:17:5 warning Missing field \`archived\` in source \`c\``);
  expect(errors).not.toContain('in source `a`');
});

test('an archive that talks nonsense is left alone, and nothing is said or written of copies', async () => {
  const host = await localHost((_request, response) => {
    answerPage(response, 'A report');
  });
  const archive = await localHost((_request, response) => {
    response.end('<html>Down for repairs');
  });
  const root = publicationWith(
    ['a', 'b', 'c', 'd', 'e'].map((id) => source(id, `${host.origin}/${id}`)).join('\n'),
    'Text.',
  );
  const before = readFileSync(join(root, FILE));
  const { code, errors } = await links(root, ['--write', '--wayback', archive.origin]);
  expect(code).toBe(0);
  expect(errors).toContain('The archive gave no usable answer for 5 sources.');
  expect(errors).toContain('nothing to fix');
  expect(archive.asked).toHaveLength(3);
  expect(readFileSync(join(root, FILE))).toEqual(before);
});

test('a host that no longer exists is dead, unless no name at all can be looked up', async () => {
  // Labels of more than 63 characters cannot be registered, so no network is needed to know.
  const unknown = `https://${'a'.repeat(64)}.example/`;
  const archive = await localHost((_request, response) => {
    answerJson(response, { archived_snapshots: {} });
  });
  const root = publicationWith(source('a', `${unknown}report`), 'Text.');
  const online = await links(root, ['--wayback', archive.origin]);
  expect(online.code).toBe(1);
  expect(online.errors).toContain(`:11:5 error Dead address \`${unknown}report\``);
  const offline = await links(root, ['--wayback', unknown]);
  expect(offline.code).toBe(0);
  expect(offline.errors).toContain(`:11:5 warning Unreachable address \`${unknown}report\``);
  expect(offline.errors).toContain('is this machine online?');
});

test('addresses of this machine are not asked unless that is allowed', async () => {
  const host = await localHost((_request, response) => {
    answerPage(response, 'A report');
  });
  const root = publicationWith(source('a', `${host.origin}/a`), 'Text.');
  cpSync(join(root, FILE), join(root, 'content/analysis/two/index.mdx'), { recursive: true });
  const { checkLinks } = await import('./links.ts');
  const { openLinkCache } = await import('../links/link-cache.ts');
  const { patience } = await import('../network/web-client.ts');
  const { messages, checked } = await checkLinks(root, {
    today: '2026-11-22',
    polite: patience,
    wayback: undefined,
    write: false,
    cache: openLinkCache(join(root, '.cache/links.json'), 7, () => new Date()),
    progress: () => ({ advance: () => undefined, stop: () => undefined }),
  });
  expect(host.asked).toEqual([]);
  expect(checked).toBe(2);
  expect(messages.map(({ severity, message }) => [severity, message.slice(0, 11)])).toEqual([
    ['warning', 'Unreachable'],
    ['warning', 'Unreachable'],
  ]);
});
