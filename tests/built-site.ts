/** Which sites do tests read? Each is built once in a run, when the first test asks for it; the others wait. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { fixtures, type FixtureName } from './fixtures/fixtures.ts';

const project = join(import.meta.dirname, '..');

/** The root of a built project, or what was said when it could not be built. */
type Outcome = { root: string } | { fault: string };

/**
 * The folder of a built site, whose project lies above it and stays as it is. To be awaited before the tests of a
 * file begin, as they have no time to wait. Throws where it cannot be built, with what was said.
 */
export async function builtSite(name: FixtureName): Promise<string> {
  const below = inject('sitesFolder');
  const lock = join(project, below, `${name}.lock`);
  const told = join(project, below, `${name}.json`);
  if (isFirst(lock)) {
    const outcome = await Promise.try(fixtures[name], below, builtSite).then(
      (root): Outcome => ({ root }),
      (error: unknown): Outcome => ({ fault: (error as Error).message }),
    );
    // Whole or not at all, as others look for it.
    writeFileSync(`${told}.part`, JSON.stringify(outcome));
    renameSync(`${told}.part`, told);
  }
  while (!existsSync(told)) {
    await setTimeout(50);
    if (!isAlive(Number(readFileSync(lock, 'utf8'))) && !existsSync(told)) {
      throw new Error(`The site “${name}” was never finished: the process that built it has ended`);
    }
  }
  const outcome = JSON.parse(readFileSync(told, 'utf8')) as Outcome;
  if ('fault' in outcome) throw new Error(`The site “${name}” does not build.\n${outcome.fault}`);
  return join(outcome.root, 'dist');
}

/** True for the one process that makes the lock; its number stands in it. */
function isFirst(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  // Made, and its number not yet in it.
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
