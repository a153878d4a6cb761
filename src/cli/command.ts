/** How is a command called, and how does it end? Its words are read, its help is shown, its failures are told in a sentence. */
import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs, styleText } from 'node:util';
import type { Paint } from '../formats/check-report.ts';
import type { Day } from '../model/date.ts';
import { cureOf, nearest } from '../model/expect.ts';
import { isWebAddress } from '../model/id.ts';
import { PIECES } from '../reading/piece-files.ts';
import { today, UnusableDay } from '../today.ts';

/** What an option takes. */
export interface Value<T> {
  /** Completes “expected …”. */
  expected: string;
  /** Undefined for what it does not take. */
  parse: (text: string) => T | undefined;
}

export const anyText = (expected: string): Value<string> => ({ expected, parse: (text) => text });

export const oneOf = <const Word extends string>(known: readonly Word[]): Value<Word> => ({
  expected: new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    known.map((word) => `\`${word}\``),
  ),
  parse: (text) => known.find((word) => word === text),
});

/** A number without sign, up to `most`. */
export const amount = (expected: string, { least = 0, most = Infinity } = {}): Value<number> => ({
  expected,
  parse(text) {
    const number = /^\d*\.?\d+$/.test(text) ? Number(text) : NaN;
    return number >= least && number <= most ? number : undefined;
  },
});

export const webAddress = (example: string): Value<string> => ({
  expected: `a web address such as \`${example}\``,
  parse: (text) => (isWebAddress(text) ? text : undefined),
});

export interface Flag {
  /** What it does, for the help. */
  is: string;
}

export interface Valued<T> extends Flag {
  /** Stands for its value in the help: `DAYS`. */
  value: string;
  takes: Value<T>;
  default?: T;
  /** Whether it may stand more than once. */
  isList?: true;
}

type Options = Record<string, Flag | Valued<unknown>>;

/** What was given, by the name of its option. */
export type Values<O> = {
  [Name in keyof O]: O[Name] extends Valued<infer T>
    ? O[Name] extends { isList: true }
      ? T[] | undefined
      : O[Name] extends { default: unknown }
        ? T
        : T | undefined
    : boolean;
};

export interface Call<O> {
  options: Values<O>;
  /** Everything that is no option. */
  words: string[];
}

export interface Command<O extends Options = Options> {
  name: string;
  /** What a writer types, where that is not `npm run` and the name. */
  typed?: string;
  /** Words it takes, as the help shows them; without them it takes none. */
  words?: string;
  /** How many of them at most. */
  mostWords?: number;
  /** What it does: one sentence, or a paragraph. */
  about: string;
  options: O;
  /**
   * Answers the exit code: 0 done, 1 faults were found or it could not be done.
   * Throws `WrongCall`, `Failure` and what the file system throws.
   */
  run: (call: Call<O>, world: World) => number | Promise<number>;
}

/** A command, with the types of its options read from their declaration. */
export const command = <const O extends Options>(declared: Command<O>): Command<O> => declared;

/** What a command finds around it. */
export interface World {
  /** The project’s folder. */
  root: string;
  /** The folder in which the writer called the command. */
  from: string;
  env: Readonly<Record<string, string | undefined>>;
  today: () => Day;
  /** A result that a program may read. */
  out: (text: string) => void;
  /** What a person is told. */
  err: (text: string) => void;
  /** The standard input to its end. */
  input: () => Promise<string | Uint8Array>;
  /** Colour where `err` can show it. */
  paint: Paint;
}

/** The caller’s mistake, in a sentence: exit code 2. */
export class WrongCall extends Error {}

/** What could not be done, in a sentence: exit code 1. */
export class Failure extends Error {}

/** Runs `declared` with the words of a command line and answers its exit code. Throws where we made a mistake. */
export async function answer<O extends Options>(
  declared: Command<O>,
  args: readonly string[],
  world: World,
): Promise<number> {
  try {
    const call = parseCall(declared, args);
    if (call) return await declared.run(call, world);
    world.out(helpOf(declared));
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error, world.root);
    if (sentence === undefined) throw error;
    world.err(sentence);
    if (error instanceof WrongCall) world.err(`How to ask: ${typedAs(declared)} -- --help`);
    return error instanceof WrongCall || error instanceof UnusableDay ? 2 : 1;
  }
}

/** Runs a command as this process. */
export async function main<O extends Options>(declared: Command<O>): Promise<void> {
  process.exitCode = await answer(declared, process.argv.slice(2), {
    root: process.cwd(),
    from: callersFolder(process.cwd(), process.env.INIT_CWD),
    env: process.env,
    today,
    out: (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    input: () => buffer(process.stdin),
    // https://no-color.org is kept by `styleText`.
    paint: (style, text) => styleText(style, text, { stream: process.stderr }),
  });
}

/** npm runs a command in the project’s folder and says in `INIT_CWD` where it was called. */
function callersFolder(root: string, called: string | undefined): string {
  const below = called === undefined ? '' : relative(root, called);
  return below.startsWith('..') || isAbsolute(below) ? root : join(root, below);
}

/** A known failure in words, undefined for any other error. */
export function sentenceOf(error: unknown, root: string): string | undefined {
  if (error instanceof WrongCall || error instanceof Failure || error instanceof UnusableDay) {
    return error.message;
  }
  const { syscall, path, code, message } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return undefined;
  const [, reason = message] = /^[A-Z]+: ([^,]+)/.exec(message) ?? [];
  const what = path === undefined ? '' : ` \`${relative(root, path) || '.'}\``;
  return `Cannot ${syscall === 'scandir' ? 'read' : syscall}${what}: ${reason} (${code})`;
}

const typedAs = ({ name, typed = `npm run ${name}` }: Pick<Command, 'name' | 'typed'>) => typed;

const HELP = { is: 'show this' };

function helpOf({ options, about, words, ...names }: Omit<Command, 'run'>): string {
  const lines = Object.entries({ ...options, help: HELP }).map(([name, option]) => {
    const { value, default: usual } = option as Partial<Valued<unknown>>;
    const shown = `--${name}${value === undefined ? '' : ` ${value}`}`;
    return [shown, usual === undefined ? option.is : `${option.is} (${String(usual)})`] as const;
  });
  const width = Math.max(...lines.map(([shown]) => shown.length));
  return [
    [typedAs(names), '--', ...(words === undefined ? [] : [words]), '[options]'].join(' '),
    '',
    about,
    '',
    ...lines.map(([shown, is]) => `  ${shown.padEnd(width)}  ${is}`),
  ].join('\n');
}

/** The words of a command line; undefined where help is asked for. Throws `WrongCall`. */
function parseCall<O extends Options>(
  { options, words, mostWords = words === undefined ? 0 : Infinity }: Omit<Command<O>, 'run'>,
  args: readonly string[],
): Call<O> | undefined {
  const known: Options = { ...options, help: HELP };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(known).map(([name, option]) => [
        name,
        { type: 'takes' in option ? 'string' : 'boolean', ...(name === 'help' && { short: 'h' }) },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [
      name,
      'takes' in option ? option.default : false,
    ]),
  );
  const given: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) throw unknownOption(token.rawName, token.name, Object.keys(known));
    const value = valueOf(option, token.rawName, token.value, token.inlineValue);
    const list = 'isList' in option ? ((values[token.name] ?? []) as unknown[]) : undefined;
    values[token.name] = list ? [...list, value] : value;
  }
  if (values.help === true) return undefined;
  if (given.length > mostWords) {
    const expected = words === undefined ? 'none' : `no more than ${words}`;
    throw new WrongCall(`Unexpected argument \`${given[mostWords]}\`, expected ${expected}`);
  }
  return { options: values as Values<O>, words: given };
}

function unknownOption(rawName: string, name: string, known: readonly string[]): WrongCall {
  const options = known.map((one) => `--${one}`);
  const cure = cureOf(name, known, oneOf(options).expected, (meant) => `--${meant}`);
  return new WrongCall(`Unexpected option \`${rawName}\`, ${cure}`);
}

function valueOf(
  option: Flag | Valued<unknown>,
  rawName: string,
  value: string | undefined,
  isInline = false,
): unknown {
  if (!('takes' in option)) {
    if (value === undefined) return true;
    throw new WrongCall(`Unexpected value \`${value}\` of \`${rawName}\`, expected none`);
  }
  const { expected, parse } = option.takes;
  if (value === undefined || (!isInline && /^-./.test(value))) {
    throw new WrongCall(`Missing value of \`${rawName}\`, expected ${expected}`);
  }
  const parsed = parse(value);
  if (parsed === undefined) {
    throw new WrongCall(`Unexpected value \`${value}\` of \`${rawName}\`, expected ${expected}`);
  }
  return parsed;
}

/** Where a file lies that the writer names from where they stand, or from the project’s folder. */
export function pathOf(written: string, { root, from }: Pick<World, 'root' | 'from'>): string {
  const paths = [from, root].map((folder) => resolve(folder, written));
  return paths.find((path) => existsSync(path)) ?? resolve(from, written);
}

/**
 * The slug of the piece that is named by its slug or by a path. `others` are further names that may be
 * meant. Throws `WrongCall`.
 */
export function pieceNamed(
  written: string,
  slugs: readonly string[],
  world: Pick<World, 'root' | 'from'>,
  others: readonly string[] = [],
): string {
  const name = written.replaceAll('\\', '/').replace(/\/*(index\.mdx)?$/, '');
  const path = pathOf(written, world);
  const [below = ''] = existsSync(path) ? relative(join(world.root, PIECES), path).split(sep) : [];
  const slug = slugs.find((one) => one === name) ?? slugs.find((one) => one === below);
  if (slug !== undefined) return slug;
  const last = name.replace(/^.*\//, '');
  const known = [...slugs, ...others];
  const other = others.length > 0 ? `, or ${oneOf(others).expected}` : '';
  const longer = last === '' ? undefined : slugs.find((one) => one.includes(last));
  const cure =
    longer !== undefined && nearest(last, known) === undefined
      ? `did you mean \`${longer}\`?`
      : cureOf(last, known, `a slug or a path below \`${PIECES}/\`${other}`);
  throw new WrongCall(`Unexpected piece \`${written}\`, ${cure}`);
}
