/** `npm run links`: do sources and links still answer, and are the sources archived? Exit code 1 where one is dead. */
import { findLinkAnswer, type LinkAnswer } from '../links/link-answer.ts';
import type { Message } from '../model/message.ts';
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import {
  citedAddresses,
  unarchivedSources,
  type UnarchivedSource,
} from '../links/cited-addresses.ts';
import { archiveMessages, linkMessages, type ArchivedCopy } from '../links/link-messages.ts';
import { compare } from '../model/order.ts';
import { reportOf } from '../formats/check-report.ts';
import { counted } from '../model/words.ts';
import { isWebAddress } from '../model/id.ts';
import { byPlace } from '../model/place.ts';
import { openLinkCache, type LinkCache } from '../links/link-cache.ts';
import { patience, webClient, type ClientOptions, type WebClient } from '../network/web-client.ts';
import { startProgress, type Progress } from './progress.ts';
import { readSite } from '../reading/read-site.ts';
import { findArchivedCopy, WAYBACK } from '../links/wayback.ts';
import { writeArchived } from '../links/write-archived.ts';
import { askedAs } from './asking.ts';
import { amount, command, main, oneOf, webAddress, WrongCall } from './command.ts';

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

  const questions = new Map(unarchived.map((source) => [questionOf(source), source]));
  const unasked = addresses.filter(({ address }) => !cache.answerOf(address));
  const unsought = [...questions].filter(([question]) => !cache.copyOf(question));
  const bar = options.progress(unasked.length + unsought.length);
  const asking = { ask: webClient(options.polite), cache, bar };
  const [seen, copies] = await Promise.all([
    answersOf(addresses, asking),
    wayback === undefined ? new Map() : copiesOf(questions, wayback, asking),
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

/** One question to the archive for one address as read on one day, whoever cites it. */
const questionOf = ({ address, source }: UnarchivedSource) => `${source.accessed} ${address}`;

interface Asking {
  ask: WebClient;
  cache: LinkCache;
  bar: Progress;
}

async function answersOf(
  addresses: readonly { address: string }[],
  { ask, cache, bar }: Asking,
): Promise<Map<string, LinkAnswer>> {
  const answers = addresses.map(async ({ address }) => {
    const known = cache.answerOf(address);
    const answer = known ?? (await findLinkAnswer(address, ask));
    if (!known) {
      cache.keepAnswer(address, answer);
      bar.advance(new URL(address).host);
    }
    return [address, answer] as const;
  });
  return new Map(await Promise.all(answers));
}

/** After so many questions without a usable answer in a row, the archive is left alone. */
const MOST_SILENCES = 3;

async function copiesOf(
  questions: ReadonlyMap<string, UnarchivedSource>,
  wayback: string,
  { ask, cache, bar }: Asking,
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
  const host = new URL(archive).hostname.replace(/^\[|\]$/g, '');
  return lookup(host).then(
    () => false,
    () => true,
  );
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

export const linksCommand = command({
  name: 'links',
  about: 'Asks whether sources and links still answer, and whether the sources are archived.',
  options: {
    'max-age': {
      is: 'ask again what was asked this long ago; 0 asks everything',
      value: 'DAYS',
      takes: amount('a number of days such as `7`'),
      default: 7,
    },
    timeout: {
      is: 'give an address this long for each request',
      value: 'SECONDS',
      takes: amount('a number of seconds such as `10`', { least: 0.001 }),
      default: patience.timeoutMs / 1000,
    },
    'no-archive': { is: 'do not ask whether the sources are archived' },
    wayback: {
      is: `availability interface of the archive, or WAYBACK_URL, or ${WAYBACK}`,
      value: 'URL',
      takes: webAddress(WAYBACK),
    },
    write: { is: 'write `archived: …` into the sources that have a copy' },
    'allow-private': { is: 'ask addresses of private networks and of this machine, too' },
    format: {
      is: 'for people, or as JSON on standard output',
      value: 'FORMAT',
      takes: oneOf(['text', 'json']),
      default: 'text',
    },
  },
  async run({ options }, { root, env, today, out, err, paint }) {
    const wayback = options.wayback ?? env.WAYBACK_URL ?? WAYBACK;
    if (!isWebAddress(wayback)) {
      throw new WrongCall(
        `Unexpected WAYBACK_URL \`${wayback}\`, expected a web address such as \`${WAYBACK}\``,
      );
    }
    const day = today();
    const cache = openLinkCache(
      join(root, '.cache/links.json'),
      options['max-age'],
      () => new Date(),
    );
    const { messages, checked, notes } = await keepingAnswers(cache, err, () =>
      checkLinks(root, {
        today: day,
        polite: askedAs(options),
        wayback: options['no-archive'] ? undefined : wayback,
        write: options.write,
        cache,
        progress: (total) => startProgress(total, 'asked', process.stderr),
      }),
    );
    if (options.format === 'json') out(JSON.stringify({ checked, messages, notes }, null, 2));
    else {
      for (const note of notes) err(paint('dim', note));
      err(reportOf(messages, checked, paint));
    }
    return messages.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});

/** Runs `task`; where it is interrupted, what is known is saved. A progress bar ends the process itself on Ctrl-C. */
async function keepingAnswers<T>(
  cache: LinkCache,
  err: (text: string) => void,
  task: () => Promise<T>,
): Promise<T> {
  const saveUnfinished = () => {
    cache.save();
    process.exitCode ||= 130;
    err('\nStopped. What was answered is kept; the same command goes on from here.');
  };
  const stop = () => process.exit(130);
  process.once('exit', saveUnfinished).once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await task();
  } finally {
    process.off('exit', saveUnfinished).off('SIGINT', stop).off('SIGTERM', stop);
  }
}

if (import.meta.main) await main(linksCommand);
