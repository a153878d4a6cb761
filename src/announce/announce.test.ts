import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answerIn } from '../../tests/answer-in.ts';
import { localHost } from '../../tests/local-web.ts';
import { published } from '../../tests/made-publication.ts';
import { soundPiece } from '../../tests/scratch-project.ts';
import { NOTHING_TOLD, type Told } from '../model/told.ts';
import { announceCommand } from '../cli/announce.ts';
import { anyAddress } from '../network/safe-address.ts';
import { patience, webClient } from '../network/web-client.ts';
import { announce } from './announce.ts';
import { forPost, forNewsletter, POST } from './in-words.ts';
import { toAnnounce, type Dues, type Services } from './to-announce.ts';

const OURS = 'https://ours.example';
const KEY = 'c0ffee00c0ffee00';
const COMMAND = join(import.meta.dirname, '../cli/announce.ts');
/** 2026-11-30, in seconds since 1970. */
const DAY = '1795996800';

const corrected = (more: string) =>
  soundPiece({
    title: 'The rank that was not',
    frontmatter: `corrections:
  - { id: rank, date: 2026-11-25, kind: correction, severity: material, was: "It ranks second.", now: "It ranks third.", why: "The list says so." }
${more}`,
  });

const services = (more: Partial<Services> = {}): Services => ({
  hubs: [],
  hasSearch: false,
  hasArchive: false,
  url: OURS,
  ...more,
});

const client = (more: Partial<typeof patience> = {}) =>
  webClient({ ...patience, isPermitted: anyAddress, retryWaitMs: 1, ...more });

/** Tells all dues, and answers what is told then, what was heard, and each state that was kept. */
async function tell(
  dues: Dues,
  {
    told = NOTHING_TOLD,
    search = OURS,
    archive = OURS,
    keys,
    timeoutMs = 2000,
  }: { told?: Told; search?: string; archive?: string; keys?: string; timeoutMs?: number } = {},
) {
  const kept: Told[] = [];
  const heard: string[] = [];
  const now = await announce(dues, told, {
    ask: client({ timeoutMs }),
    url: OURS,
    search: { endpoint: search, key: KEY },
    archive: { endpoint: archive, keys, pauseMs: 0 },
    keep: (state) => kept.push(state),
    heard: (_service, about, refusal) => heard.push(`${about} ${refusal ?? 'took'}`),
  });
  return { now, heard, kept };
}

const bodyOf = (request: IncomingMessage) => text(request);

describe('hubs', () => {
  test('each hears once of every feed that has news, and of none again until there is more', async () => {
    const sent: string[][] = [[], [], []];
    const hubs = await Promise.all(
      sent.map((said) =>
        localHost(async (request, response) => {
          said.push(`${request.headers['content-type']} ${await bodyOf(request)}`);
          response.writeHead(204).end();
        }),
      ),
    );
    const addresses = hubs.map(({ origin }) => `${origin}/`);
    const before = published({ rank: soundPiece() });
    const dues = toAnnounce(before, NOTHING_TOLD, services({ hubs: addresses }));
    const { now } = await tell(dues);
    for (const said of sent) {
      expect(said).toContain(
        `application/x-www-form-urlencoded ${new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': `${OURS}/rss.xml` })}`,
      );
      expect(new Set(said).size).toBe(said.length);
      expect(said).toHaveLength(dues.feeds.length / 3);
    }
    expect(toAnnounce(before, now, services({ hubs: addresses })).feeds).toEqual([]);
    const after = published({ rank: corrected('') });
    const again = toAnnounce(after, now, services({ hubs: addresses })).feeds;
    expect(again.map(({ about }) => about)).toContain('/corrections/rss.xml');
    expect(again.map(({ about }) => about)).toContain('/atom.xml');
  });

  test('one that refuses costs the others nothing, and is told of the rest in the next run', async () => {
    const good = await localHost((_, response) => {
      response.writeHead(202).end();
    });
    const bad = await localHost((_, response) => {
      response.writeHead(500).end('<b>down</b>');
    });
    const publication = published({ rank: soundPiece() });
    const wanted = services({ hubs: [bad.origin, good.origin] });
    const { now, heard } = await tell(toAnnounce(publication, NOTHING_TOLD, wanted));
    expect(heard.filter((line) => line.endsWith('answers 500 (down)'))).toHaveLength(3);
    const left = toAnnounce(publication, now, wanted).feeds;
    expect(left.length).toBeGreaterThan(3);
    expect(new Set(left.map(({ hub }) => hub))).toEqual(new Set([bad.origin]));
  });
});

describe('search engines', () => {
  test('hear of new and materially corrected pages in one request, with the key and where it stands', async () => {
    let said: unknown;
    const engine = await localHost(async (request, response) => {
      said = JSON.parse(await bodyOf(request));
      response.writeHead(202).end();
    });
    const pieces = { one: soundPiece({ title: 'One' }), two: soundPiece({ title: 'Two' }) };
    const first = await tell(
      toAnnounce(published(pieces), NOTHING_TOLD, services({ hasSearch: true })),
      { search: engine.origin },
    );
    expect(said).toEqual({
      host: 'ours.example',
      key: KEY,
      keyLocation: `${OURS}/${KEY}.txt`,
      urlList: expect.arrayContaining([
        `${OURS}/analysis/one/`,
        `${OURS}/analysis/two/`,
      ]) as string[],
    });
    const after = published({ ...pieces, two: corrected('') });
    const { news, pages } = toAnnounce(after, first.now, services({ hasSearch: true }));
    expect(pages.map(({ about }) => about)).toEqual(['/analysis/two/']);
    expect(news.map(({ isNew, path }) => [path, isNew])).toEqual([['/analysis/two/', false]]);
  });

  test('a page that only had a minor correction is not announced again', () => {
    const minor = corrected('').replace('severity: material', 'severity: minor');
    const told = { ...NOTHING_TOLD, pages: { '/analysis/rank/': '2026-11-22T00:00:00.000Z' } };
    const wanted = services({ hasSearch: true });
    expect(toAnnounce(published({ rank: minor }), told, wanted).pages).toEqual([]);
  });

  test('what a key is refused for stays to be told', async () => {
    const engine = await localHost((_, response) => {
      response.writeHead(403).end();
    });
    const dues = toAnnounce(
      published({ one: soundPiece() }),
      NOTHING_TOLD,
      services({ hasSearch: true }),
    );
    const { now, heard, kept } = await tell(dues, { search: engine.origin });
    expect(heard).toEqual(['/analysis/one/ answers 403']);
    expect([now, kept]).toEqual([NOTHING_TOLD, []]);
  });
});

describe('the archive', () => {
  const wanted = services({ hasArchive: true });
  const dues = () => toAnnounce(published({ one: soundPiece() }), NOTHING_TOLD, wanted);

  test('is asked for our pages and for the sources that no copy is named of', async () => {
    const archive = await localHost((_, response) => {
      response.writeHead(200).end('saved');
    });
    const { now } = await tell(dues(), { archive: `${archive.origin}/save` });
    expect(archive.asked).toEqual([
      'GET /save/https://example.org/report',
      `GET /save/${OURS}/analysis/one/`,
    ]);
    expect(toAnnounce(published({ one: soundPiece() }), now, wanted).copies).toEqual([]);
    const copied = soundPiece().replace(
      'role: reporting',
      'role: reporting, archived: "https://web.archive.org/web/20261122000000/https://example.org/report"',
    );
    expect(
      toAnnounce(published({ one: copied }), NOTHING_TOLD, wanted).copies.map(({ about }) => about),
    ).toEqual([`${OURS}/analysis/one/`]);
  });

  test('with keys takes a request that is queued, and a refusal in words is one', async () => {
    const said: string[] = [];
    const archive = await localHost(async (request, response) => {
      said.push(`${request.headers.authorization} ${await bodyOf(request)}`);
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(said.length === 1 ? '{"url":"x","job_id":"spn2-1"}' : '{"message":"limit reached"}');
    });
    const { heard } = await tell(dues(), { archive: archive.origin, keys: 'me:secret' });
    expect(said[0]).toBe(
      'LOW me:secret url=https%3A%2F%2Fexample.org%2Freport&skip_first_archive=1',
    );
    expect(heard).toEqual([
      'https://example.org/report took',
      `${OURS}/analysis/one/ answers {"message":"limit reached"}`,
    ]);
  });

  test('is waited for as long as it asks, and asked again after a fault', async () => {
    let times = 0;
    const archive = await localHost((_, response) => {
      times += 1;
      if (times === 1) response.writeHead(429, { 'retry-after': '0' }).end();
      else if (times === 2) response.writeHead(503).end();
      else response.writeHead(200).end();
    });
    const { heard } = await tell(dues(), { archive: archive.origin });
    expect(heard.map((line) => line.split(' ')[1])).toEqual(['took', 'took']);
  });

  test.each([
    ['says nothing', 'gave no answer within 0.2 seconds', () => undefined],
    [
      'breaks off its answer',
      'broke off its answer: gave no answer: ECONNRESET',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('that %s is told so, and nothing is kept as told', async (_, refusal, play) => {
    const archive = await localHost((_request, response) => void play(response));
    const { heard, kept } = await tell(dues(), { archive: archive.origin, timeoutMs: 200 });
    expect(heard[0]).toBe(`https://example.org/report ${refusal}`);
    expect(kept).toEqual([]);
  });
});

describe('in words', () => {
  const of = (piece: string, told = NOTHING_TOLD) => {
    const [page] = toAnnounce(published({ rank: piece }), told, services({ hasSearch: true })).news;
    if (!page) throw new Error('Nothing is due');
    return { newsletter: forNewsletter(page, OURS), post: forPost(page, OURS) };
  };

  test('a new piece is told by its title, what it says and its address', () => {
    const { newsletter, post } = of(soundPiece());
    expect(newsletter).toMatch(/^## A sound piece\n\nA piece that keeps .+\n\nhttps:\/\/ours/);
    expect(post.split('\n\n').at(-1)).toBe(`${OURS}/analysis/rank/`);
  });

  test('a corrected one says first what was wrong', () => {
    const told = { ...NOTHING_TOLD, pages: { '/analysis/rank/': '2026-11-22T00:00:00.000Z' } };
    const { newsletter, post } = of(corrected(''), told);
    const words = 'Correction: was “It ranks second.”, now “It ranks third.”.';
    expect(newsletter.split('\n\n')[1]).toBe(words);
    expect(post).toContain(`Corrected: The rank that was not\n\n${words}`);
  });

  test('a post keeps to the room there is, in whole words, and never loses the address', () => {
    const long = corrected('').replace('It ranks second.', 'ein sehr langer Satz '.repeat(30));
    const told = { ...NOTHING_TOLD, pages: { '/analysis/rank/': '2026-11-22T00:00:00.000Z' } };
    const { post } = of(long, told);
    expect([...post].length).toBeLessThanOrEqual(POST);
    expect([...post].length).toBeGreaterThan(POST - 20);
    expect(post).toMatch(/(?:langer|Satz|sehr|ein)…\n\nhttps:\/\/ours\.example\/analysis\/rank\/$/);
  });
});

describe('the command', () => {
  /** A publication on the disk, a site of it as it is deployed, and an archive. */
  async function setting(sitemap: string) {
    const root = mkdtempSync(join(tmpdir(), 'announce-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    const write = (file: string, content: string) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), content);
    };
    write('content/analysis/one/index.mdx', soundPiece());
    write('content/authors.yml', 'staff: { name: Staff, kind: organization, interests: [] }\n');
    write('content/topics.yml', 'ai-video: { name: AI video, description: Models. }\n');
    cpSync(join(import.meta.dirname, '../../content/pages'), join(root, 'content/pages'), {
      recursive: true,
    });
    const site = await localHost((request, response) => {
      const isIndex = request.url === '/sitemap-index.xml';
      const list = `<sitemapindex><sitemap><loc>${site.origin}/sitemap-0.xml</loc></sitemap></sitemapindex>`;
      response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(isIndex ? list : sitemap.replaceAll('SITE', site.origin));
    });
    const archive = await localHost((_, response) => {
      response.writeHead(200).end();
    });
    const words = ['--allow-private', '--pause', '0', '--archive', archive.origin];
    /** As a process, for which the site stands at the address of our host. */
    const run = async () => {
      const child = spawn(process.execPath, [COMMAND, ...words], {
        cwd: root,
        env: { ...process.env, SITE_URL: site.origin, SOURCE_DATE_EPOCH: DAY },
      });
      const [out, err, code] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        new Promise<number | null>((resolve) => child.on('close', resolve)),
      ]);
      return { out, err, code };
    };
    const inProcess = (...args: string[]) => answerIn(root, announceCommand, [...words, ...args]);
    const told = join(root, 'content/record/announced.json');
    return { site, archive, run, inProcess, told };
  }
  const listed =
    '<urlset><url><loc>SITE/analysis/one/</loc><lastmod>2026-11-22T00:00:00.000Z</lastmod></url></urlset>';

  test('tells of what is deployed, keeps that, and has nothing to tell the next time', async () => {
    const { run, told, archive, site } = await setting(listed);
    const first = await run();
    expect(first.err).toContain(`✔ ${new URL(archive.origin).host}: https://example.org/report`);
    expect(first.out).toContain('## A sound piece');
    expect(first.code).toBe(0);
    const kept = JSON.parse(readFileSync(told, 'utf8')) as Told;
    const addresses = [`${site.origin}/analysis/one/`, 'https://example.org/report'];
    expect(Object.keys(kept.copies)).toEqual(addresses.sort());
    expect(await run()).toMatchObject({ code: 0, err: 'Everybody knows all that is public.\n' });
    expect(archive.asked).toHaveLength(2);
  }, 180_000);

  test('tells nobody of a page that is not public yet', async () => {
    const { run, archive } = await setting('<urlset></urlset>');
    const { err, code } = await run();
    expect(err).toContain('Not deployed yet: /analysis/one/. Nobody was told');
    expect([code, archive.asked]).toEqual([1, []]);
  }, 180_000);

  test('shows who would be told of what, and tells nobody', async () => {
    const { inProcess, told, archive } = await setting(listed);
    const { err, exitCode } = await inProcess('--dry-run');
    expect(err).toContain(`${new URL(archive.origin).host}: https://example.org/report`);
    expect(err.at(-1)).toBe('2 announcements, nobody was told.');
    expect([exitCode, archive.asked, existsSync(told)]).toEqual([0, [], false]);
  });

  test('says where the list of what was told is broken, and tells nobody', async () => {
    const { inProcess, told, archive } = await setting(listed);
    mkdirSync(dirname(told), { recursive: true });
    writeFileSync(
      told,
      '{\n  "feeds": {},\n  "pages": { "/a/": "yesterday" },\n  "copies": {}\n}\n',
    );
    const { err, exitCode } = await inProcess();
    expect(err.join('\n')).toContain('content/record/announced.json:3');
    expect(err.join('\n')).toContain('yesterday');
    expect([exitCode, archive.asked]).toEqual([1, []]);
  });

  test('takes all that is public for told where it is told so', async () => {
    const { inProcess, archive } = await setting(listed);
    expect((await inProcess('--as-told')).err).toEqual(['2 announcements taken for told.']);
    expect(await inProcess()).toMatchObject({
      exitCode: 0,
      err: ['Everybody knows all that is public.'],
    });
    expect(archive.asked).toEqual([]);
  });
});
