/** `npm run links`: do sources and links still answer, and are the sources archived? Exit code 1 where one is dead. */
import { findLinkAnswer, type LinkAnswer } from '../links/link-answer.ts';
import type { Message } from '../model/message.ts';
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import {
  citedAddresses,
  unarchivedSources,
  type UnarchivedSource,
} from '../links/cited-addresses.ts';
import { archiveMessages, linkMessages, type ArchivedCopy } from '../links/link-messages.ts';
import { compare } from '../model/order.ts';
import { reportOf, type Paint } from '../formats/check-report.ts';
import { counted } from '../model/words.ts';
import { isWebAddress } from '../model/id.ts';
import { byPlace } from '../model/place.ts';
import { openLinkCache, type LinkCache } from '../links/link-cache.ts';
import { anyAddress } from '../network/safe-address.ts';
import { patience, webClient, type ClientOptions, type WebClient } from '../network/web-client.ts';
import { startProgress, type Progress } from './progress.ts';
import { readSite } from '../reading/read-site.ts';
import { findArchivedCopy, WAYBACK } from '../links/wayback.ts';
import { writeArchived } from '../links/write-archived.ts';
import { today } from '../today.ts';

export interface LinksOptions {
  today: string;
  polite: ClientOptions;
  /** Address of the archive’s availability interface; undefined asks no archive. */
  wayback: string | undefined;
  /** Whether `archived` is written into the pieces. */
  write: boolean;
  cache: LinkCache;
  progress: (total: number) => Progress;
}

export interface LinksReport {
  messages: Message[];
  /** Number of pieces read. */
  checked: number;
  /** What concerns the run as a whole, one sentence each. */
  notes: string[];
}

/** Asks every outside address of the content under `root` and judges the answers. */
export async function checkLinks(root: string, options: LinksOptions): Promise<LinksReport> {
  const { today, wayback, write, cache } = options;
  const { manuscripts } = readSite(root, today).site;
  const addresses = citedAddresses(manuscripts);
  const unarchived = wayback === undefined ? [] : unarchivedSources(manuscripts);
  const ask = webClient(options.polite);

  const questions = new Map(unarchived.map((source) => [questionOf(source), source]));
  const unasked = addresses.filter(({ address }) => !cache.answerOf(address));
  const unsought = [...questions].filter(([question]) => !cache.copyOf(question));
  const bar = options.progress(unasked.length + unsought.length);
  const [seen, copies] = await Promise.all([
    answersOf(unasked, addresses, { ask, cache, bar }),
    wayback === undefined ? noCopies : copiesOf(questions, { ask, cache, bar, wayback }),
  ]);
  bar.stop();

  const notes: string[] = [];
  const unsaved = cache.save();
  if (unsaved !== undefined) notes.push(`Answers could not be kept for the next run: ${unsaved}`);
  const offline = await isOffline(seen, wayback ?? WAYBACK);
  if (offline) {
    notes.push('No name could be looked up, so no host is called dead: is this machine online?');
  }
  const answers = offline ? withoutUnknownHosts(seen) : seen;
  const unanswered = unarchived.filter((source) => copies.get(questionOf(source)) === undefined);
  if (unanswered.length > 0) {
    notes.push(`The archive gave no usable answer for ${counted(unanswered.length, 'source')}.`);
  }
  let now = manuscripts;
  if (write) {
    const found = unarchived.flatMap((one) => {
      const copy = copies.get(questionOf(one));
      return copy ? [{ file: one.file, field: one.field, id: one.source.id, url: copy.url }] : [];
    });
    const { written, notes: refusals } = writeArchived(root, found);
    notes.push(`Wrote \`archived\` into ${counted(written, 'source')}.`, ...refusals);
    now = readSite(root, today).site.manuscripts;
  }
  const faulty = now.filter(({ problems }) => problems.length > 0).length;
  if (faulty > 0) {
    notes.push(
      `${counted(faulty, 'piece')} cannot be read whole, and addresses may be missing: \`npm run check\` says why.`,
    );
  }
  const messages = [
    ...linkMessages(citedAddresses(now), answers, today),
    ...archiveMessages(unarchivedSources(now), (source) => copies.get(questionOf(source))),
  ].sort((a, b) => compare(a.file, b.file) || byPlace(a.place, b.place));
  return { messages, checked: now.length, notes };
}

type Copies = Map<string, ArchivedCopy | null | undefined>;

const noCopies: Copies = new Map();

/** One question to the archive for one address as read on one day, whoever cites it. */
const questionOf = ({ address, source }: UnarchivedSource) => `${source.accessed} ${address}`;

async function answersOf(
  unasked: readonly { address: string }[],
  all: readonly { address: string }[],
  { ask, cache, bar }: { ask: WebClient; cache: LinkCache; bar: Progress },
): Promise<Map<string, LinkAnswer>> {
  const answers = new Map<string, LinkAnswer>();
  for (const { address } of all) {
    const known = cache.answerOf(address);
    if (known) answers.set(address, known);
  }
  await Promise.all(
    unasked.map(async ({ address }) => {
      const answer = await findLinkAnswer(address, ask);
      answers.set(address, answer);
      cache.keepAnswer(address, answer);
      bar.advance(new URL(address).host);
    }),
  );
  return answers;
}

/** After so many questions without a usable answer in a row, the archive is left alone. */
const MOST_SILENCES = 3;

async function copiesOf(
  questions: ReadonlyMap<string, UnarchivedSource>,
  {
    ask,
    cache,
    bar,
    wayback,
  }: { ask: WebClient; cache: LinkCache; bar: Progress; wayback: string },
): Promise<Copies> {
  const copies: Copies = new Map();
  let silences = 0;
  for (const [question, { address, source }] of questions) {
    const known = cache.copyOf(question);
    if (known) {
      copies.set(question, known);
      continue;
    }
    if (silences < MOST_SILENCES) {
      const copy = await findArchivedCopy(address, source.accessed, { ask, wayback });
      silences = copy === undefined ? silences + 1 : 0;
      copies.set(question, copy);
      if (copy) cache.keepCopy(question, copy);
    }
    bar.advance(new URL(wayback).host);
  }
  return copies;
}

/** True where hosts were unknown and not even the archive’s name can be looked up. */
async function isOffline(answers: Map<string, LinkAnswer>, archive: string): Promise<boolean> {
  if (![...answers.values()].some(namesUnknownHost)) return false;
  try {
    await lookup(new URL(archive).hostname.replace(/^\[|\]$/g, ''));
    return false;
  } catch {
    return true;
  }
}

const namesUnknownHost = ({ end }: LinkAnswer) => 'fault' in end && end.fault === 'unknown-host';

function withoutUnknownHosts(answers: Map<string, LinkAnswer>): Map<string, LinkAnswer> {
  const detail = 'names a host that could not be looked up';
  return new Map(
    [...answers].map(([address, answer]) => [
      address,
      namesUnknownHost(answer) ? { ...answer, end: { fault: 'connection', detail } } : answer,
    ]),
  );
}

const USAGE = `npm run links -- [options]
  --max-age DAYS    ask again what was asked this long ago (7; 0 asks everything)
  --timeout SECONDS give an address this long for each request (10)
  --no-archive      do not ask whether the sources are archived
  --wayback URL     availability interface of the archive (or WAYBACK_URL; ${WAYBACK})
  --write           write \`archived: …\` into the sources that have a copy
  --allow-private   ask addresses of private networks and of this machine, too
  --format json     print messages as JSON on standard output`;

/** The options of a command line; a string says what is wrong with it. */
function parseCommandLine(args: string[], env: NodeJS.ProcessEnv) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        'max-age': { type: 'string', default: '7' },
        timeout: { type: 'string', default: String(patience.timeoutMs / 1000) },
        'no-archive': { type: 'boolean', default: false },
        wayback: { type: 'string', default: env.WAYBACK_URL ?? WAYBACK },
        write: { type: 'boolean', default: false },
        'allow-private': { type: 'boolean', default: false },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return (error as Error).message;
  }
  const { 'max-age': age, timeout, wayback, format } = values;
  if (!/^\d+(\.\d+)?$/.test(age)) {
    return `Unexpected value \`${age}\` for \`--max-age\`, expected a number of days such as \`7\``;
  }
  if (!/^\d+(\.\d+)?$/.test(timeout) || Number(timeout) === 0) {
    return `Unexpected value \`${timeout}\` for \`--timeout\`, expected a number of seconds such as \`10\``;
  }
  if (!isWebAddress(wayback)) {
    return `Unexpected value \`${wayback}\` for \`--wayback\`, expected an address such as \`${WAYBACK}\``;
  }
  if (format !== 'text' && format !== 'json') {
    return `Unexpected value \`${format}\` for \`--format\`, expected \`text\` or \`json\``;
  }
  return {
    help: values.help,
    format,
    maxAgeDays: Number(age),
    wayback: values['no-archive'] ? undefined : wayback,
    write: values.write,
    polite: {
      ...patience,
      timeoutMs: Number(timeout) * 1000,
      isPermitted: values['allow-private'] ? anyAddress : patience.isPermitted,
    },
  };
}

/** Colour where the stream is a terminal and `NO_COLOR` is not set: https://no-color.org */
const paint: Paint = (style, text) => styleText(style, text, { stream: process.stderr });

async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2), process.env);
  if (typeof command === 'string') {
    console.error(`${command}\n\n${USAGE}`);
    process.exitCode = 1;
    return;
  }
  if (command.help) {
    console.log(USAGE);
    return;
  }
  const root = process.cwd();
  const cache = openLinkCache(
    join(root, '.cache/links.json'),
    command.maxAgeDays,
    () => new Date(),
  );
  // A progress bar ends the process itself on Ctrl-C, so what is known is saved on the way out.
  const saveUnfinished = () => {
    cache.save();
    process.exitCode ||= 130;
    console.error('\nStopped. What was answered is kept; the same command goes on from here.');
  };
  process.once('exit', saveUnfinished);
  const stop = () => process.exit(130);
  process.once('SIGINT', stop).once('SIGTERM', stop);

  const { messages, checked, notes } = await checkLinks(root, {
    ...command,
    today: today(),
    cache,
    progress: (total) => startProgress(total, 'asked', process.stderr),
  });
  process.off('exit', saveUnfinished).off('SIGINT', stop).off('SIGTERM', stop);
  if (command.format === 'json') {
    console.log(JSON.stringify({ checked, messages, notes }, null, 2));
  } else {
    for (const note of notes) console.error(paint('dim', note));
    console.error(reportOf(messages, checked, paint));
  }
  if (messages.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

if (import.meta.main) await main();
