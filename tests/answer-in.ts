/** What does a command answer? Its exit code and all it prints, in this process. */
import { answer, type Command, type World } from '../src/cli/command.ts';

/** Runs a command in the project at `root` with the words of a command line; `world` is what differs from an empty one. */
export async function answerIn<O extends Command['options']>(
  root: string,
  command: Command<O>,
  args: readonly string[],
  world: Partial<World> = {},
): Promise<{ exitCode: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await answer(command, args, {
    root,
    from: root,
    env: {},
    today: () => '2026-11-23',
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    input: () => Promise.resolve(''),
    paint: (_style, text) => text,
    ...world,
  });
  return { exitCode, out, err };
}
