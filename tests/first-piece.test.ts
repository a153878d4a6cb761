/** Can a new writer publish a sound piece? One terminal session, from `npm run new` to the site and the feed. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { lendBundle, ownEnvironment, scratchProject, soundPiece } from './scratch-project.ts';

const ENTER = '\r';
const SPACE = ' ';

let root: string;
let newspaper: Server;
let address: string;

beforeAll(async () => {
  root = scratchProject({ sound: soundPiece() });
  lendBundle(join(await builtSite('sound'), '..'), root);
  newspaper = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Harbour opens · The Daily</title>
<meta property="og:title" content="Harbour opens a third basin">
<meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2026-06-22T08:00:00Z">`);
  });
  await new Promise<void>((resolve) => newspaper.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(newspaper.address() as AddressInfo).port}/harbour`;
});
afterAll(() => {
  newspaper.closeAllConnections();
  newspaper.close();
  rmSync(root, { recursive: true, force: true });
});

/**
 * Types a command into a terminal of its own and answers each question as it appears.
 * Answers the exit code and all that the terminal showed.
 */
async function terminal(
  command: string,
  answers: [question: RegExp, keys: string][] = [],
): Promise<{ code: number | null; shown: string }> {
  const child = spawn('script', ['-qfec', `stty cols 100 rows 40; ${command}`, '/dev/null'], {
    cwd: root,
    env: { ...ownEnvironment(), TERM: 'xterm-256color' },
  });
  let shown = '';
  let seen = 0;
  const waiting = [...answers];
  child.stdout.on('data', (data: Buffer) => {
    shown += data.toString();
    const next = waiting[0];
    if (next?.[0].test(stripVTControlCharacters(shown.slice(seen)))) {
      seen = shown.length;
      waiting.shift();
      child.stdin.write(next[1]);
    }
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, shown: stripVTControlCharacters(shown) };
}

test.skipIf(process.platform !== 'linux')(
  'a writer goes from an idea to a released piece on the site and in the feed',
  async () => {
    const begun = await terminal('npm run new', [
      [/◆ +Title/, `The harbour’s third basin${ENTER}`],
      [/◆ +Description/, ENTER],
      [/◆ +Topics/, `${SPACE}${ENTER}`],
      [/◆ +Authors/, ENTER],
    ]);
    expect(begun.shown).toContain('content/analysis/the-harbours-third-basin/index.mdx');
    expect(begun.code).toBe(0);
    const file = join(root, 'content/analysis/the-harbours-third-basin/index.mdx');
    expect((await terminal('npm run check')).code).toBe(0);

    const cited = await terminal(
      `npm run cite -- ${address} the-harbours-third-basin --role reporting --allow-private`,
    );
    expect(cited.code).toBe(0);
    const id = /^[^#\n]*\bid: "?([\w-]+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(id).not.toBe('');

    const written = readFileSync(file, 'utf8')
      .replace(/^draft: true\n/m, '')
      .replace(
        /^description: .*$/m,
        'description: "The harbour opened its third basin in June; one report says so and no figure is given."',
      );
    const [, frontmatter = ''] = /^(---\n[\s\S]*?\n---\n)/.exec(written) ?? [];
    // Two slips a machine can fix: no comma before the locator, and no slash at the end of a link.
    writeFileSync(
      file,
      `${frontmatter}\nThe Daily reports that the harbour opened a third basin [@${id} para. 2]. What follows is told [elsewhere](/about).\n`,
    );
    expect((await terminal('npm run check')).code).toBe(1);
    const fixed = await terminal('npm run check -- --fix');
    expect(fixed.shown).toContain('fixed content');
    expect(fixed.code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(
      `${frontmatter}\nThe Daily reports that the harbour opened a third basin [@${id}, para. 2]. What follows is told [elsewhere](/about/).\n`,
    );

    const released = await terminal('npm run release -- the-harbours-third-basin');
    expect(released.shown).toContain('the-harbours-third-basin');
    expect(released.code).toBe(0);
    expect((await terminal('npm run build')).code).toBe(0);

    const page = readFileSync(
      join(root, 'dist/analysis/the-harbours-third-basin/index.html'),
      'utf8',
    );
    expect(page).toContain('the harbour opened a third basin');
    expect(page).toContain('Harbour opens a third basin');
    const feed = await new RssParser().parseString(
      readFileSync(join(root, 'dist/rss.xml'), 'utf8'),
    );
    const item = feed.items.find(({ title }) => title === 'The harbour’s third basin');
    expect(item?.guid).toMatch(/^tag:[\w.]+,\d{4}:analysis\/the-harbours-third-basin$/);
    expect(String(item?.['content:encoded'])).toContain('the harbour opened a third basin');
  },
  180_000,
);
