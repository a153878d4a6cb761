/** Who builds in this folder? One process at a time; the lock says which, and that of a process that has ended is taken over. */
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock. */
export interface Holder {
  pid: number;
  host: string;
  /** Since when, ISO 8601. */
  since: string;
  /** When the process began, in the words of its machine; a number is given to another process once it is free. */
  began?: string | undefined;
}

/** Somebody else builds in the folder: who, in a sentence. */
export class BuildIsHeld extends Error {}

const HOUR = 3_600_000;
/** How long we believe the lock of a machine of whose processes we know nothing. */
const LONGEST = 24 * HOUR;
/** How long a lock may be there before its holder stands in it. */
const MAKING = 10_000;

/**
 * Takes the lock that is the file `lock`, in a folder that is there, and answers what gives it back. Throws
 * `BuildIsHeld` where somebody has it, and what the file system throws.
 */
export function takeBuildLock(lock: string): () => void {
  const { pid } = process;
  const me: Holder = {
    pid,
    host: hostname(),
    since: new Date().toISOString(),
    began: beginOf(pid),
  };
  const isMine = makeLock(lock, me) || (removeIfLeft(lock) && makeLock(lock, me));
  if (!isMine) throw new BuildIsHeld(sentenceOf(holderOf(lock)));
  return () => {
    if (holderOf(lock)?.since === me.since) rmSync(lock, { force: true });
  };
}

/** True for the one process that makes the file. */
function makeLock(lock: string, me: Holder): boolean {
  try {
    writeFileSync(lock, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(lock, JSON.stringify(me));
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  }
  return true;
}

/** Undefined where there is no lock, or nobody stands in it. */
function holderOf(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Takes away the lock of a holder that is gone. True where there is none any more. */
function removeIfLeft(lock: string): boolean {
  const holder = holderOf(lock);
  if (isAtWork(holder, lock)) return false;
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
  // Another may have found it left too, and made its own in the meantime: that one is put back.
  const isLeft = holderOf(aside)?.since === holder?.since;
  if (!isLeft) linkSync(aside, lock);
  rmSync(aside, { force: true });
  return isLeft;
}

function isAtWork(holder: Holder | undefined, lock: string): boolean {
  if (!holder) {
    const made = statSync(lock, { throwIfNoEntry: false });
    return made !== undefined && Date.now() - made.mtimeMs < MAKING;
  }
  if (holder.host !== hostname()) return Date.now() - Date.parse(holder.since) < LONGEST;
  return holder.pid !== process.pid && isAlive(holder.pid) && holder.began === beginOf(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ticks from the start of the machine to that of a process, where `/proc` tells; else undefined. */
function beginOf(pid: number): string | undefined {
  try {
    // The name of the program is in brackets and may hold anything. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19];
  } catch {
    return undefined;
  }
}

function sentenceOf(holder: Holder | undefined): string {
  if (!holder) return 'Another build has just begun in this folder: wait until it has ended';
  const { pid, host, since } = holder;
  const seen = `Process ${pid} on \`${host}\` has been building in this folder since ${since}: wait until it has ended`;
  return host === hostname() ? seen : `${seen}, or remove \`.cache/build.lock\` if it is dead`;
}
