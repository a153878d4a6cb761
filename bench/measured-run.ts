/** What does a command cost? Wall time, processor time and memory, with all that it starts. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Cost {
  /** Seconds by the clock. */
  wall: number;
  /** Seconds of processor time in programs, and in the system for them. */
  user: number;
  system: number;
  /** Most bytes of memory held at once, a page that two processes share counted twice; NaN without `/proc`. */
  peak: number;
}

/** Milliseconds between two looks at the memory. */
const LOOK = 100;

/** Runs a command to its end. Throws with the last of what it said where its exit code is not 0. */
export async function measuredRun(command: readonly string[], cwd: string): Promise<Cost> {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-times-'));
  const times = join(scratch, 'times');
  // The shell knows the time of all it has waited for: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#times
  const script = 'times="$1"; shift; "$@"; code=$?; times > "$times"; exit $code';
  const begun = performance.now();
  try {
    const child = spawn('sh', ['-c', script, 'sh', times, ...command], { cwd, env: environment });
    let peak = NaN;
    const looking = setInterval(() => {
      const now = memoryBelow(child.pid ?? 0);
      if (!(peak > now)) peak = now;
    }, LOOK);
    const [stdout, stderr, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve, reject) => {
        child.on('error', reject).on('close', resolve);
      }),
    ]).finally(() => {
      clearInterval(looking);
    });
    const wall = (performance.now() - begun) / 1000;
    if (code !== 0) {
      throw new Error(
        `${command.join(' ')} in ${cwd}: exit ${code}\n${`${stdout}${stderr}`.slice(-4000)}`,
      );
    }
    return { wall, ...childTimes(readFileSync(times, 'utf8')), peak };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Without the words of whoever called us, by which Astro and Vite would act otherwise. */
export const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|NODE_ENV$|SOURCE_DATE_EPOCH$)/.test(name),
    ),
  ),
  ASTRO_TELEMETRY_DISABLED: '1',
  ASTRO_DEV_BACKGROUND: '0',
  NO_COLOR: '1',
};

/** The second line of `times`: user and system time of the children, as `1m2.50s 0m3.10s`. */
function childTimes(told: string): { user: number; system: number } {
  const [user = NaN, system = NaN] = [
    ...(told.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g),
  ].map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds));
  return { user, system };
}

/** Bytes of memory that a process and all that it has started hold now. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function memoryBelow(root: number): number {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const pid of processes()) {
    const fields = statOf(pid);
    if (!fields) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    resident.set(pid, Number(fields[21]) * PAGE);
  }
  const sum = (pid: number): number =>
    (resident.get(pid) ?? 0) +
    (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  return resident.size === 0 ? NaN : sum(root);
}

const PAGE = 4096;

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0);
  } catch {
    return [];
  }
}

/** Fields of `/proc/…/stat` from the state on; the program’s name before it may hold anything. */
function statOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    // It has ended since.
    return undefined;
  }
}
