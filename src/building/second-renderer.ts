/** Who makes pages on the second core? A process of its own, handed a few addresses at a time. */
import { fork } from 'node:child_process';
import type { Publication } from '../publication/publication.ts';
import type { Made } from './last-site.ts';
import { UnfitSite } from './put-in-place.ts';

/** What is asked of it: the names of files, and where the site is made. */
export interface Task {
  files: string[];
  to: string;
  /** Whether the site is as readers see it. */
  including: Publication['including'];
}

/** What it answers: of what each was made, why one must not be served, or what else went wrong. */
export type Answer =
  { done: Record<string, Pick<Made, 'sheet' | 'asked'>> } | { unfit: string } | { fault: string };

/** Files in one task: enough that asking costs little, few enough that both end at about the same time. */
const TASK = 24;

/**
 * Makes files from the end of `queue`, while others take from its beginning; `told` is handed of what each was made.
 * Ends when the queue is empty. Throws what went wrong in the other process.
 */
export async function renderBeside(
  queue: string[],
  { root, to, signal, including }: Omit<Task, 'files'> & { root: string; signal: AbortSignal },
  told: (file: string, made: Pick<Made, 'sheet' | 'asked'>) => void,
): Promise<void> {
  const child = fork(new URL('./second-renderer-process.ts', import.meta.url), {
    cwd: root,
    signal,
  });
  const answers = async (task: Task): Promise<Answer> => {
    const answer = new Promise<Answer>((resolve, reject) => {
      child.once('message', resolve);
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(new Error(`The second process that makes pages ended with ${code}`)),
      );
    });
    child.send(task);
    const answered = await answer.finally(() => child.removeAllListeners());
    if ('unfit' in answered) throw new UnfitSite(answered.unfit);
    if ('fault' in answered) throw new Error(answered.fault);
    return answered;
  };
  try {
    for (let files = queue.splice(-TASK); files.length > 0; files = queue.splice(-TASK)) {
      const answer = await answers({ files, to, including });
      if ('done' in answer) {
        for (const [file, made] of Object.entries(answer.done)) told(file, made);
      }
    }
  } finally {
    child.kill();
  }
}
