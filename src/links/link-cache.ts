/** What did earlier runs find? Answers with their dates, kept so that an interrupted run goes on where it stopped. */
import { linkAnswerSchema, type LinkAnswer } from './link-answer.ts';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ArchivedCopy } from './link-messages.ts';
import { writeFiles } from '../reading/write-files.ts';

const cacheSchema = z.object({
  /** Changes where the shape of the entries does; other versions are not read. */
  version: z.literal(1),
  /** Address → what answered there, and when (ISO 8601, UTC). */
  answers: z.record(z.string(), z.object({ asked: z.iso.datetime(), answer: linkAnswerSchema })),
  /** Question to the archive → the copy it named, and when it was asked. */
  copies: z.record(
    z.string(),
    z.object({ asked: z.iso.datetime(), copy: z.object({ url: z.string(), day: z.string() }) }),
  ),
});

export interface LinkCache {
  answerOf: (address: string) => LinkAnswer | undefined;
  /** Keeps what a server answered; a failure to reach one is no answer and is asked again. */
  keepAnswer: (address: string, answer: LinkAnswer) => void;
  copyOf: (question: string) => ArchivedCopy | undefined;
  keepCopy: (question: string, copy: ArchivedCopy) => void;
  /** Writes the file in one step. Answers why it could not be written, where it could not. */
  save: () => string | undefined;
}

/** How often the file is written while answers come in, in milliseconds. */
const EVERY = 1000;

/**
 * Opens the cache in `file`; entries of `maxAgeDays` and older are forgotten, and so is a file that
 * cannot be read as a cache.
 */
export function openLinkCache(file: string, maxAgeDays: number, now: () => Date): LinkCache {
  const oldest = now().getTime() - maxAgeDays * 86_400_000;
  const kept = readCache(file);
  const cache = {
    ...kept,
    answers: youngerThan(oldest, kept.answers),
    copies: youngerThan(oldest, kept.copies),
  };
  let saved = now().getTime();

  const save = (): string | undefined => {
    try {
      writeFiles(new Map([[file, `${JSON.stringify(cache)}\n`]]));
      saved = now().getTime();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };
  const saveNowAndThen = () => {
    if (now().getTime() - saved >= EVERY) save();
  };

  return {
    answerOf: (address) => cache.answers[address]?.answer,
    keepAnswer(address, answer) {
      if ('fault' in answer.end && answer.end.fault !== 'redirects') return;
      if ('status' in answer.end && (answer.end.status === 429 || answer.end.status >= 500)) return;
      cache.answers[address] = { asked: now().toISOString(), answer };
      saveNowAndThen();
    },
    copyOf: (question) => cache.copies[question]?.copy,
    keepCopy(question, copy) {
      cache.copies[question] = { asked: now().toISOString(), copy };
      saveNowAndThen();
    },
    save,
  };
}

function youngerThan<Entry extends { asked: string }>(
  oldest: number,
  entries: Record<string, Entry>,
): Record<string, Entry> {
  return Object.fromEntries(
    Object.entries(entries).filter(([, { asked }]) => Date.parse(asked) > oldest),
  );
}

function readCache(file: string): z.infer<typeof cacheSchema> {
  try {
    return cacheSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { version: 1, answers: {}, copies: {} };
  }
}
