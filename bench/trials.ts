/** What is asked of every contender? To build cold, unchanged and after edits, and to show a save; each time it must have done the work. */
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../tests/free-port.ts';
import { editStyle, type Contender } from './contenders.ts';
import { madePiece, slugOf, type MadePiece } from './made-piece.ts';
import { environment, measuredRun, type Cost } from './measured-run.ts';
import { median } from './median.ts';

/** A contender with how far its site has come. */
export interface Entrant {
  contender: Contender;
  /** Pieces it began with. */
  count: number;
  /** Pieces added since. */
  added: number;
  /** Marks that edits left so far. */
  marks: number;
}

export const trialNames = ['cold', 'unchanged', 'edit', 'piece', 'style', 'check', 'dev'] as const;
export type TrialName = (typeof trialNames)[number];

/** What a trial answers: the cost of a run, or seconds of what it waited for. */
export interface Answer {
  cost?: Cost;
  size?: Size;
  firstPage?: number;
  save?: number;
}

/** What a built site is. */
export interface Size {
  pages: number;
  files: number;
  bytes: number;
}

/** Each in turn, on what the one before left. Undefined where a contender has no such thing; throws where it failed. */
export const trials: Record<TrialName, (entrant: Entrant) => Promise<Answer | undefined>> = {
  async cold(entrant) {
    for (const kept of entrant.contender.kept) {
      rmSync(join(entrant.contender.root, kept), { recursive: true, force: true });
    }
    const cost = await built(entrant);
    return { cost, size: sizeOf(entrant.contender) };
  },
  async unchanged(entrant) {
    const before = sizeOf(entrant.contender);
    const cost = await built(entrant);
    const after = sizeOf(entrant.contender);
    if (!isAlike(before, after)) {
      throw failed(entrant, `another site from the same files: ${JSON.stringify([before, after])}`);
    }
    return { cost };
  },
  async edit(entrant) {
    const { piece, mark } = edited(entrant, Math.floor(entrant.count / 2));
    entrant.contender.write(piece);
    entrant.contender.release(piece, 'We looked again.');
    const cost = await built(entrant);
    expectText(entrant, pageOf(entrant, piece.slug), mark);
    return { cost };
  },
  async piece(entrant) {
    const piece = madePiece(entrant.count + entrant.added, entrant.count);
    entrant.added += 1;
    entrant.contender.write(piece);
    entrant.contender.release(piece);
    return { cost: await built(entrant) };
  },
  async style(entrant) {
    const mark = markOf(entrant);
    editStyle(entrant.contender, mark);
    const cost = await built(entrant);
    const { root, out } = entrant.contender;
    const page = pageOf(entrant, slugOf(0));
    if (!read(page).includes(mark)) {
      const sheets = globSync('**/*.css', { cwd: join(root, out) });
      if (!sheets.some((sheet) => read(join(root, out, sheet)).includes(mark))) {
        throw failed(entrant, `no page or style sheet with the edited style \`${mark}\``);
      }
    }
    return { cost };
  },
  async check(entrant) {
    const { check, root, write } = entrant.contender;
    if (!check) return undefined;
    write(edited(entrant, entrant.count - 1).piece);
    return { cost: await measuredRun(check, root) };
  },
  dev,
};

/** Builds, and looks whether every piece has its page. */
async function built(entrant: Entrant): Promise<Cost> {
  const { contender, count, added } = entrant;
  const cost = await measuredRun(contender.build, contender.root);
  for (let n = 0; n < count + added; n += 1) {
    const page = pageOf(entrant, slugOf(n));
    if (!existsSync(page)) throw failed(entrant, `no page \`${page}\``);
  }
  return cost;
}

const pageOf = ({ contender: { root, out } }: Entrant, slug: string) =>
  join(root, out, 'analysis', slug, 'index.html');

const read = (file: string) => readFileSync(file, 'utf8');

const failed = ({ contender, count }: Entrant, what: string) =>
  new Error(`${contender.title} with ${count} pieces made ${what}`);

function expectText(entrant: Entrant, page: string, text: string): void {
  if (!read(page).includes(text)) throw failed(entrant, `no page with \`${text}\`: ${page}`);
}

function sizeOf({ root, out }: Contender): Size {
  const files = globSync('**/*', { cwd: join(root, out), withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return {
    pages: files.filter(({ name }) => name.endsWith('.html')).length,
    files: files.length,
    bytes: files.reduce(
      (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
      0,
    ),
  };
}

/** True for two builds of the same files; peers write a byte more or less from one to the next. */
const isAlike = (one: Size, other: Size): boolean =>
  one.pages === other.pages &&
  one.files === other.files &&
  Math.abs(one.bytes - other.bytes) <= one.bytes / 100_000;

/** A word that stands nowhere else, another each time. */
function markOf(entrant: Entrant): string {
  entrant.marks += 1;
  return `zebrafinch-${entrant.marks}`;
}

/** The `n`-th piece with one more sentence in its first paragraph. */
function edited(entrant: Entrant, n: number): { piece: MadePiece; mark: string } {
  const mark = markOf(entrant);
  const piece = madePiece(n, entrant.count);
  const [first = '', ...rest] = piece.blocks;
  return {
    piece: { ...piece, blocks: [`${first} We looked again and call it ${mark}.`, ...rest] },
    mark,
  };
}

const SAVES = 3;
/** Milliseconds until a server that does not answer counts as failed. */
const PATIENCE = 600_000;

/** Seconds from start to the newest piece’s page, and, in the median, from a save to the page that shows it. */
async function dev(entrant: Entrant): Promise<Answer> {
  const { contender, count } = entrant;
  const n = count - 1;
  const port = await freePort();
  const url = `http://localhost:${port}/analysis/${slugOf(n)}/`;
  const [program = '', ...words] = contender.dev(port);
  const begun = performance.now();
  const server = spawn(program, words, {
    cwd: contender.root,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const shown = async (text: string, since: number) => {
    while (performance.now() - since < PATIENCE && server.exitCode === null) {
      const page = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).then(
        (response) => response.text(),
        () => '',
      );
      if (page.includes(text)) return (performance.now() - since) / 1000;
      await setTimeout(20);
    }
    throw failed(entrant, `no page with \`${text}\` in dev: ${said.slice(-2000)}`);
  };
  try {
    const firstPage = await shown(madePiece(n, count).blocks[0]?.slice(0, 12) ?? '', begun);
    const saves: number[] = [];
    for (let save = 0; save < SAVES; save += 1) {
      // A watcher may begin after the first page.
      await setTimeout(1500);
      const { piece, mark } = edited(entrant, n);
      contender.write(piece);
      saves.push(await shown(mark, performance.now()));
    }
    return { firstPage, save: median(saves) };
  } finally {
    const ended = new Promise((resolve) => server.on('close', resolve));
    if (server.exitCode === null) {
      // With all that it has started.
      process.kill(-(server.pid ?? 0), 'SIGTERM');
      await Promise.race([ended, setTimeout(5000)]);
      if (server.exitCode === null && server.signalCode === null)
        process.kill(-(server.pid ?? 0), 'SIGKILL');
    }
  }
}
