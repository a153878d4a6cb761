/**
 * `npm run feed-readers`: do readers that people use find every item, word for word as on its page?
 *
 * Reads the built feeds in `dist/` (or in the folder that is named) over HTTP with Universal Feed Parser, newsboat
 * and sfeed, and their XML with xmllint, as far as these are installed. On Debian:
 * `apt-get install python3-feedparser libxml2-utils newsboat sfeed`.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { serveFolder } from './browser.ts';
import { proseWordsOf, wordsOf } from './words-of-html.ts';

const dist = process.argv[2] ?? 'dist';
const FEEDS = ['rss.xml', 'atom.xml'];

interface Item {
  url: string;
  title: string;
  html: string;
}

/** Reads the feed at an address; undefined where the reader is not installed. */
type Reader = (address: string) => Promise<Item[] | undefined>;

/** What a program prints. Runs beside the server that it reads from. */
async function run(
  program: string,
  args: string[],
  { input, env }: { input?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const options = { maxBuffer: 1024 ** 3, env: { ...process.env, ...env } };
  const running = promisify(execFile)(program, args, options);
  running.child.stdin?.end(input);
  return (await running).stdout;
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

const FEEDPARSER = `
import feedparser, json, sys
read = feedparser.parse(sys.argv[1])
# A server may send XML as text/xml without a charset, and the document then says which it is.
if read.bozo and not isinstance(read.bozo_exception, feedparser.CharacterEncodingOverride): sys.exit(str(read.bozo_exception))
print(json.dumps([{'url': e.link, 'title': e.title, 'html': e.content[0].value} for e in read.entries]))
`;

const readers: Record<string, Reader> = {
  async 'Universal Feed Parser'(address) {
    for (const python of ['python3', '/usr/bin/python3']) {
      try {
        await run(python, ['-c', 'import feedparser']);
      } catch {
        continue;
      }
      return JSON.parse(await run(python, ['-c', FEEDPARSER, address])) as Item[];
    }
    return undefined;
  },

  async newsboat(address) {
    const home = mkdtempSync(join(tmpdir(), 'newsboat-'));
    const file = (name: string) => join(home, name);
    writeFileSync(file('urls'), `${address}\n`);
    writeFileSync(file('config'), '');
    try {
      const args = ['-u', file('urls'), '-c', file('cache'), '-C', file('config'), '-x', 'reload'];
      await run('newsboat', args, { env: { HOME: home } });
      const cache = new DatabaseSync(file('cache'));
      const rows = cache.prepare('SELECT url, title, content AS html FROM rss_item').all();
      cache.close();
      return rows as unknown as Item[];
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },

  async sfeed(address) {
    const xml = await (await fetch(address)).text();
    const unescaped = (cell: string) =>
      cell.replace(/\\([nt\\])/g, (_all, one: string) => ({ n: '\n', t: '\t' })[one] ?? one);
    try {
      const lines = (await run('sfeed', [], { input: xml })).split('\n').filter(Boolean);
      return lines.map((line) => {
        const [, title = '', url = '', html = ''] = line.split('\t').map(unescaped);
        return { url, title, html };
      });
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
};

/** What is missing of the pieces in what a reader found. */
function missingIn(items: readonly Item[]): string[] {
  return readdirSync(join(dist, 'analysis')).flatMap((slug) => {
    const file = join(dist, 'analysis', slug, 'index.html');
    if (!existsSync(file)) return [];
    const page = readFileSync(file, 'utf8');
    if (/http-equiv="refresh"/.test(page)) return [];
    const item = items.find(({ url }) => {
      const { pathname, hash } = new URL(url);
      return pathname === `/analysis/${slug}/` && hash === '';
    });
    if (!item) return [`${slug} is not there`];
    return wordsOf(item.html).includes(proseWordsOf(page)) ? [] : [`${slug} is not whole`];
  });
}

async function lint(file: string): Promise<string> {
  try {
    await run('xmllint', ['--noout', join(dist, file)]);
    return 'well formed';
  } catch (error) {
    if (isMissing(error)) return 'not installed';
    process.exitCode = 1;
    return String((error as { stderr?: string }).stderr);
  }
}

if (!existsSync(join(dist, 'rss.xml'))) {
  console.error(`Missing \`${dist}/rss.xml\`, expected a built site: run \`npm run build\` first`);
  process.exit(1);
}
const server = await serveFolder(dist);
try {
  for (const file of FEEDS) {
    console.log(`${file}: xmllint: ${await lint(file)}`);
    for (const [name, read] of Object.entries(readers)) {
      const items = await read(`${server.url}/${file}`);
      const missing = items ? missingIn(items) : [];
      if (missing.length > 0) process.exitCode = 1;
      const found = items
        ? `${items.length} items${missing.length > 0 ? `, ${missing.join(', ')}` : ', every piece whole'}`
        : 'not installed';
      console.log(`${file}: ${name}: ${found}`);
    }
  }
} finally {
  await server.stop();
}
