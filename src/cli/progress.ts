/** How far is a long run? A bar in a terminal, a plain line now and then elsewhere. */
import { progress } from '@clack/prompts';
import type { WriteStream } from 'node:tty';

export interface Progress {
  /** One more is done; `name` is shown beside the bar. */
  advance: (name: string) => void;
  stop: () => void;
}

/** Without a terminal, a line is written each time so many are done. */
const LINE_EVERY = 25;

/** Shows progress towards `total` on `stream`; `word` completes “25 of 61 …”. */
export function startProgress(
  total: number,
  word: string,
  stream: Pick<WriteStream, 'isTTY' | 'write'> & NodeJS.WritableStream,
): Progress {
  let done = 0;
  const far = () => `${done} of ${total} ${word}`;
  const bar = stream.isTTY
    ? progress({
        max: total,
        size: 24,
        output: stream as WriteStream,
        withGuide: false,
        cancelMessage: 'Stopped',
        errorMessage: 'Stopped',
      })
    : undefined;
  bar?.start(far());
  return {
    advance(name) {
      done += 1;
      if (bar) bar.advance(1, `${far()} · ${name.slice(0, 24)}`);
      else if (done % LINE_EVERY === 0) stream.write(`${far()}\n`);
    },
    stop: () => bar?.stop(far()),
  };
}
